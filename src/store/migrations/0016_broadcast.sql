-- The lane `broadcast`: what each reader was last brought to among the provider's contacts, so that only differences are
-- called. Not a list of who reads: that is `subscribers`, and a row here whose `made_from` is no confirmed reader's any more
-- is a contact still to be taken away.
CREATE TABLE contacts (
  subscriber INTEGER PRIMARY KEY,      -- no reference: who is erased here has still to be taken away there
  contact TEXT,                        -- the provider's id; null where it takes no such address
  made_from TEXT NOT NULL,             -- (address_hmac)/(token_version): another address, or coming back, is another contact
  segment TEXT                         -- where it was last put: (reader kind)/(frequency); null where nowhere yet
) STRICT;
CREATE UNIQUE INDEX contacts_contact ON contacts (contact) WHERE contact IS NOT NULL;

-- One broadcast of a delivery: the readers of one segment. `version` is what the compare-and-set compares.
CREATE TABLE broadcasts (
  delivery TEXT NOT NULL REFERENCES deliveries (id),
  segment TEXT NOT NULL,               -- (reader kind)/(frequency)
  name TEXT NOT NULL,                  -- by which it is found again at the provider
  n INTEGER NOT NULL,                  -- readers who were planned
  rejected INTEGER NOT NULL DEFAULT 0, -- of these, whose address the provider does not take
  left_n INTEGER NOT NULL DEFAULT 0,   -- of these, who was taken out of the segment before it was sent
  state TEXT NOT NULL DEFAULT 'wanted' CHECK (
    state IN ('wanted', 'drafted', 'sending', 'sent', 'in_doubt', 'failed', 'cancelled')
  ),
  version INTEGER NOT NULL DEFAULT 0,
  provider_id TEXT,
  asks INTEGER NOT NULL DEFAULT 0,     -- how often it was asked to be sent
  asked_at INTEGER NOT NULL DEFAULT 0,
  detail TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (delivery, segment)
) STRICT, WITHOUT ROWID;

CREATE INDEX broadcasts_unsettled ON broadcasts (delivery) WHERE state IN ('wanted', 'drafted', 'sending');
-- By which a webhook of a mail of it is told apart from another's.
CREATE UNIQUE INDEX broadcasts_provider ON broadcasts (provider_id) WHERE provider_id IS NOT NULL;
