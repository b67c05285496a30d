-- One sending of one edition version for one purpose. `envelope` freezes all that enters a body besides the frozen texts.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,                 -- bitcoin/2026-02-08/1/edition
  newsletter TEXT NOT NULL,
  slug TEXT NOT NULL,
  version INTEGER NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('edition', 'late', 'correction', 'test')),
  state TEXT NOT NULL CHECK (state IN ('planning', 'sending', 'done', 'stopped')),
  envelope TEXT NOT NULL,              -- JSON
  frequencies TEXT NOT NULL,           -- JSON: readers of which frequencies are due
  planned INTEGER NOT NULL DEFAULT 0,  -- readers whose ids stand in chunks
  cursor INTEGER NOT NULL DEFAULT 0,   -- the last subscriber id that planning has taken in
  first_try_before INTEGER NOT NULL,   -- from then on a chunk of which no body is out is not sent
  problem TEXT,
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT, WITHOUT ROWID;

-- An edition is sent to its readers once, whatever its version.
CREATE UNIQUE INDEX deliveries_edition ON deliveries (newsletter, slug) WHERE purpose = 'edition';

-- At most 100 readers that go to the provider in one call. `version` is what the compare-and-set compares. Who is
-- planned is split into `ids`, `left_n` and `suppressed_n`, which always add up to `n`.
CREATE TABLE chunks (
  delivery TEXT NOT NULL REFERENCES deliveries (id),
  seq INTEGER NOT NULL,
  n INTEGER NOT NULL,
  ids TEXT NOT NULL,                   -- JSON: subscriber ids, written at planning; claiming only removes
  left_n INTEGER NOT NULL DEFAULT 0,
  suppressed_n INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'claimed', 'submitted', 'failed', 'in_doubt')),
  version INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  claimed_at INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  freeze INTEGER NOT NULL DEFAULT 0,
  frozen TEXT,                         -- JSON: the readers in the body, while their addresses may be needed for a retry
  first_unknown_at INTEGER,
  result TEXT,                         -- JSON: counts, provider ids, rejected subscriber ids
  PRIMARY KEY (delivery, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX chunks_unsettled ON chunks (delivery, seq) WHERE state IN ('pending', 'claimed');
