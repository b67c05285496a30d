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
