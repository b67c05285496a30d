-- Who reads. Times are milliseconds since 1970 in UTC and come as parameters.
CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,      -- random; stands in tokens where an id or an address must not
  address TEXT,                        -- null once it is forgotten: after leaving, and where it must not be written to
  address_hmac TEXT NOT NULL UNIQUE,   -- keyed hash, by which an address is known again
  state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'unsubscribed', 'suppressed')),
  kind TEXT NOT NULL CHECK (kind IN ('general', 'long-term-holder', 'trader', 'beginner')),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'big-moves')),
  token_version INTEGER NOT NULL DEFAULT 1,   -- rises with each leaving: no older link confirms
  choices_version INTEGER NOT NULL DEFAULT 0, -- counts the changes of choices: each is told in a mail of its own, once
  paused_until INTEGER,                -- until when no edition is wanted; null or past where there is no pause
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  left_at INTEGER,
  CHECK (address IS NOT NULL OR state IN ('unsubscribed', 'suppressed'))
) STRICT;

-- Planning walks the confirmed in order of id.
CREATE INDEX subscribers_confirmed ON subscribers (id) WHERE state = 'confirmed';

-- What was asked for and agreed to, when, and by which form: the proof of opting in, and what confirming brings about.
-- An address is asked once an hour at most; (public id of the subscriber)-(hour) is the consent's id in links and in the outbox.
CREATE TABLE consents (
  subscriber INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  hour INTEGER NOT NULL,               -- whole hours since 1970
  kind TEXT NOT NULL CHECK (kind IN ('general', 'long-term-holder', 'trader', 'beginner')),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'big-moves')),
  text_version TEXT NOT NULL,
  form TEXT NOT NULL,
  source TEXT,                         -- where the form said that the reader came from
  marks TEXT,                          -- JSON: the utm_ marks of the page that the form stood on
  ip_hmac TEXT,                        -- keyed hash, for twelve months
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  PRIMARY KEY (subscriber, hour)
) STRICT, WITHOUT ROWID;

-- Addresses that must not be written to, as keyed hashes, which outlive their subscribers. Who had everything erased may
-- come back by a sign-up of their own, and by nothing else; the other reasons let nobody back.
CREATE TABLE suppressions (
  address_hmac TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('bounce', 'complaint', 'provider', 'manual', 'erased')),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Single mails: a row here and a message in the queue `mail` that carries the row's id. Whoever asks for a mail names its
-- id, so asking twice is one mail. `frozen` is the mail from the first attempt on, until it is settled.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN (
    'confirm', 'reminder', 'welcome', 'moved', 'preferences-changed', 'account-link', 'account-changed', 'address-confirm',
    'editors'
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
CREATE INDEX outbox_queued ON outbox (created_at) WHERE state = 'queued';
