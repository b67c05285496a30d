-- An edition is sent late, to those who confirmed after its plan, once: one row, and one delivery of purpose `late`.
CREATE TABLE late_sends (
  newsletter TEXT NOT NULL,
  slug TEXT NOT NULL,
  -- sending: to be planned, or under way; stopped: it rests until a person acts; done; failed: the provider took none of it,
  -- or it was taken up again too often.
  state TEXT NOT NULL DEFAULT 'sending' CHECK (state IN ('sending', 'stopped', 'done', 'failed')),
  asked_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  report TEXT,                         -- JSON, as an edition's: never added to it
  runs INTEGER NOT NULL DEFAULT 0,     -- Workflow instances started for it
  asked_at INTEGER NOT NULL,
  heartbeat_at INTEGER NOT NULL,
  done_at INTEGER,
  PRIMARY KEY (newsletter, slug)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX deliveries_late ON deliveries (newsletter, slug) WHERE purpose = 'late';

-- By which address a reader was known who is not any more, as keyed hashes: whoever comes by one as somebody else may have an
-- edition already. `at` is when the newest delivery of that moment was opened. Forgotten after thirty days.
CREATE TABLE former_addresses (
  address_hmac TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_opened ON deliveries (created_at);
CREATE TRIGGER subscribers_moved AFTER UPDATE OF address_hmac ON subscribers
WHEN old.confirmed_at IS NOT NULL AND old.address_hmac <> new.address_hmac
BEGIN
  INSERT OR REPLACE INTO former_addresses
  SELECT old.address_hmac, max(created_at) FROM deliveries HAVING max(created_at) IS NOT NULL;
END;
CREATE TRIGGER subscribers_erased AFTER DELETE ON subscribers WHEN old.confirmed_at IS NOT NULL
BEGIN
  INSERT OR REPLACE INTO former_addresses
  SELECT old.address_hmac, max(created_at) FROM deliveries HAVING max(created_at) IS NOT NULL;
END;

-- Requests for test mails: the key that makes one asked twice one, what was asked as a keyed hash, and how many mails.
CREATE TABLE test_sends (
  id TEXT PRIMARY KEY,                 -- (newsletter)/(slug)/(key)
  newsletter TEXT NOT NULL,
  asked_hmac TEXT NOT NULL,
  mails INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX test_sends_at ON test_sends (newsletter, at);

-- A CHECK cannot be changed in place: the table is made again, with the purpose `test`.
CREATE TABLE outbox_with_tests (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN (
    'confirm', 'reminder', 'welcome', 'moved', 'preferences-changed', 'account-link', 'account-changed', 'address-confirm',
    'editors', 'test'
  )),
  subscriber INTEGER,                  -- no reference: all rows would be searched for each subscriber who is deleted
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
INSERT INTO outbox_with_tests SELECT * FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_with_tests RENAME TO outbox;
CREATE INDEX outbox_queued ON outbox (created_at) WHERE state = 'queued';
