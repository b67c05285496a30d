-- One sending of one edition version for one purpose. `envelope` freezes all that enters a body besides the frozen texts.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,                 -- bitcoin/2026-02-08/1/edition
  newsletter TEXT NOT NULL,
  slug TEXT NOT NULL,
  version INTEGER NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('edition', 'late', 'correction', 'test')),
  state TEXT NOT NULL CHECK (state IN ('planning', 'sending', 'done', 'stopped')),
  envelope TEXT NOT NULL,              -- JSON
  planned INTEGER NOT NULL DEFAULT 0,  -- readers whose ids stand in chunks
  cursor INTEGER NOT NULL DEFAULT 0,   -- the last subscriber id that planning looked at
  first_try_before INTEGER NOT NULL,   -- a chunk not tried by then is not sent
  problem TEXT,
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT, WITHOUT ROWID;

-- At most 100 readers that go to the provider in one call. `version` is what the compare-and-set compares.
CREATE TABLE chunks (
  delivery TEXT NOT NULL REFERENCES deliveries (id),
  seq INTEGER NOT NULL,
  ids TEXT NOT NULL,                   -- JSON: subscriber ids, written at planning; claiming only removes
  n INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'submitted', 'failed', 'in_doubt')),
  version INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0,
  freeze INTEGER NOT NULL DEFAULT 0,
  frozen TEXT,                         -- JSON: the ids that went in, and how many had left or were suppressed
  first_unknown_at INTEGER,
  not_before INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  result TEXT,                         -- JSON: counts, provider ids, rejected subscriber ids
  PRIMARY KEY (delivery, seq)
) STRICT, WITHOUT ROWID;
