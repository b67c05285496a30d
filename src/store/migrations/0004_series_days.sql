-- Closed days of the series whose history is kept, as each source gave them once they were agreed on: numerals as they
-- came, never floats. A day is written again only where its source restates it.
CREATE TABLE series_days (
  series TEXT NOT NULL,   -- the figure: btc.daily
  source TEXT NOT NULL,   -- who gave it: binance
  day TEXT NOT NULL,      -- UTC, named by its start
  o TEXT,                 -- null where the source gave none
  h TEXT,
  l TEXT,
  c TEXT NOT NULL,
  v TEXT,
  PRIMARY KEY (series, source, day)
) STRICT, WITHOUT ROWID;
