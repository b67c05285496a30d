-- The outbox takes two more purposes. SQLite changes no CHECK in place, so the table is made anew.
CREATE TABLE outbox_of_all_purposes (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'welcome', 'preferences-changed', 'editors')),
  subscriber INTEGER REFERENCES subscribers (id) ON DELETE CASCADE,
  params TEXT NOT NULL DEFAULT '{}',   -- JSON; never an address
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'submitted', 'dropped', 'failed', 'in_doubt')),
  version INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  claimed_at INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  frozen TEXT,
  first_unknown_at INTEGER,
  provider_id TEXT,
  problem TEXT,
  created_at INTEGER NOT NULL,
  settled_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_of_all_purposes SELECT * FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_all_purposes RENAME TO outbox;
CREATE INDEX outbox_queued ON outbox (created_at) WHERE state = 'queued';
