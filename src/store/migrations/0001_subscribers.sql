-- Who reads. Times are milliseconds since 1970 in UTC and come as parameters.
CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,      -- random; stands in tokens where an id or an address must not
  address TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'unsubscribed', 'suppressed')),
  kind TEXT NOT NULL CHECK (kind IN ('general', 'long-term-holder', 'trader', 'beginner')),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly')),
  token_version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  left_at INTEGER
) STRICT;

-- Planning walks the confirmed in order of id.
CREATE INDEX subscribers_confirmed ON subscribers (id) WHERE state = 'confirmed';

-- What was agreed to, when, and by which form: the proof of opting in.
CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  subscriber INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  text_version TEXT NOT NULL,
  form TEXT NOT NULL,
  ip_hmac TEXT,
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER
) STRICT;
CREATE INDEX consents_subscriber ON consents (subscriber);

-- Addresses that must not be written to, as keyed hashes.
CREATE TABLE suppressions (
  address_hmac TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Single mails: a row here and a message in the queue `mail` that carries the row's id. `key` makes a second request
-- for the same mail within its window the same row. `frozen` is the request's body from the first attempt on.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'editors')),
  subscriber INTEGER REFERENCES subscribers (id) ON DELETE CASCADE,
  params TEXT NOT NULL DEFAULT '{}',   -- JSON; never an address
  state TEXT NOT NULL CHECK (state IN ('queued', 'submitted', 'dropped', 'failed', 'in_doubt')),
  frozen TEXT,
  provider_id TEXT,
  problem TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0,
  first_unknown_at INTEGER,
  created_at INTEGER NOT NULL,
  settled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_queued ON outbox (created_at) WHERE state = 'queued';
