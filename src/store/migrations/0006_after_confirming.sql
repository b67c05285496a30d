-- What the provider says came of our mails: only what may end a subscription, so that a delivery costs next to no rows. It
-- names no address, and is forgotten after thirty days.
CREATE TABLE webhook_events (
  id TEXT PRIMARY KEY,                 -- the provider's, the same for each try: svix-id
  type TEXT NOT NULL CHECK (type IN ('bounced', 'complained', 'suppressed', 'failed')),
  detail TEXT NOT NULL,                -- of a bounce: permanent or transient
  delivery TEXT,                       -- null for a single mail
  subscriber INTEGER REFERENCES subscribers (id) ON DELETE SET NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The editions that came back from a reader for a while, newest last: [{ "delivery": id, "at": ms }]. Null where none did.
ALTER TABLE subscribers ADD COLUMN bounces TEXT;

-- How many mails of a delivery came to what: delivered, bounced and so on. Summed in a Durable Object and written now and
-- then, never row by row.
CREATE TABLE delivery_outcomes (
  delivery TEXT NOT NULL,
  outcome TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (delivery, outcome)
) STRICT, WITHOUT ROWID;

-- Rises with each change of address: no link to the account from before it holds.
ALTER TABLE subscribers ADD COLUMN account_version INTEGER NOT NULL DEFAULT 1;

-- New addresses that were asked for and are not confirmed yet, one a reader: forgotten after a day.
CREATE TABLE address_changes (
  id TEXT PRIMARY KEY,                 -- random; stands in the link that is mailed to the new address
  subscriber INTEGER NOT NULL UNIQUE REFERENCES subscribers (id) ON DELETE CASCADE,
  address TEXT NOT NULL,
  address_hmac TEXT NOT NULL,
  asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened to readers, day by day in UTC, as long as the rows that say so are kept. `source` is empty where none was
-- named, `kind` and `frequency` where nobody is left to tell.
CREATE VIEW reader_events AS
  SELECT date(asked_at / 1000, 'unixepoch') AS day, 'signed-up' AS event, coalesce(source, '') AS source, kind, frequency,
    subscriber
  FROM consents
  UNION ALL
  SELECT date(confirmed_at / 1000, 'unixepoch'), 'confirmed', coalesce(source, ''), kind, frequency, subscriber
  FROM consents WHERE confirmed_at IS NOT NULL
  UNION ALL
  SELECT date(left_at / 1000, 'unixepoch'), 'left',
    coalesce((SELECT c.source FROM consents c WHERE c.subscriber = s.id ORDER BY c.hour DESC LIMIT 1), ''), kind, frequency,
    id
  FROM subscribers s WHERE state = 'unsubscribed' AND left_at IS NOT NULL
  UNION ALL
  SELECT date(x.at / 1000, 'unixepoch'), iif(x.reason = 'complaint', 'complained', 'bounced'),
    coalesce((SELECT c.source FROM consents c WHERE c.subscriber = s.id ORDER BY c.hour DESC LIMIT 1), ''),
    coalesce(s.kind, ''), coalesce(s.frequency, ''), s.id
  FROM suppressions x LEFT JOIN subscribers s ON s.address_hmac = x.address_hmac
  WHERE x.reason IN ('bounce', 'provider', 'complaint');

-- The same once a day is over, for good: numbers outlive the people.
CREATE TABLE daily_counts (
  day TEXT NOT NULL,
  event TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  frequency TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (day, event, source, kind, frequency)
) STRICT, WITHOUT ROWID;

-- The days that are counted: each up to the newest.
CREATE TABLE counted_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
