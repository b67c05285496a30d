-- Lists of readers that are moved here. Until a list is committed, nothing of it stands anywhere but in `import_rows`.
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  file_sha256 TEXT NOT NULL,           -- of the file as the operator has it, in hex
  format TEXT NOT NULL,
  basis TEXT,                          -- what proves the consent of its readers; null where they must be asked
  source TEXT,
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'big-moves')),
  moved INTEGER NOT NULL CHECK (moved IN (0, 1)), -- whether its readers are told that the newsletter has moved
  -- open: takes parts; committing: its rows become readers, a thousand at a time; done; undoing, undone; expired: never
  -- committed, and its rows are forgotten.
  state TEXT NOT NULL CHECK (state IN ('open', 'committing', 'done', 'undoing', 'undone', 'expired')),
  step TEXT NOT NULL DEFAULT '',       -- up to which address_hmac it is committed, or undone
  mailed TEXT DEFAULT '',              -- up to which address_hmac its mails are asked for; null once there are no more
  created_at INTEGER NOT NULL,
  committed_at INTEGER
) STRICT, WITHOUT ROWID;

-- The pieces that a list comes in: a piece that is sent again is known by its hash.
CREATE TABLE import_parts (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  rows INTEGER NOT NULL,
  faults TEXT NOT NULL,                -- JSON: [{ line, problem }]; never an address
  PRIMARY KEY (import, n)
) STRICT, WITHOUT ROWID;

-- One row an address. The address is forgotten as soon as the row is settled; the rest stays for thirty days after the
-- commit, so that it can be undone.
CREATE TABLE import_rows (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  address_hmac TEXT NOT NULL,
  address TEXT,
  public_id TEXT NOT NULL,             -- random; the subscriber's, if it becomes one
  line INTEGER NOT NULL,
  wants TEXT NOT NULL,
  strictness INTEGER NOT NULL,         -- of `wants`: where a list has an address twice, the strictest row counts
  since INTEGER,
  basis TEXT,
  source TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('general', 'long-term-holder', 'trader', 'beginner')),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'big-moves')),
  text_version TEXT,
  paid INTEGER NOT NULL,
  dormant INTEGER NOT NULL,
  verdict TEXT,                        -- null until committed
  PRIMARY KEY (import, address_hmac)
) STRICT, WITHOUT ROWID;

-- What an import brought: the proof of a consent that was given elsewhere, and hashes of whom nothing is sent to.
ALTER TABLE consents ADD COLUMN import_job TEXT;
ALTER TABLE consents ADD COLUMN basis TEXT;
ALTER TABLE suppressions ADD COLUMN import_job TEXT;

-- As before, but for what happened elsewhere: who is brought by a list did not sign up, leave or complain here.
DROP VIEW reader_events;
CREATE VIEW reader_events AS
  SELECT date(asked_at / 1000, 'unixepoch') AS day, 'signed-up' AS event, coalesce(source, '') AS source, kind, frequency,
    subscriber
  FROM consents WHERE basis IS NULL
  UNION ALL
  SELECT date(confirmed_at / 1000, 'unixepoch'), 'confirmed', coalesce(source, ''), kind, frequency, subscriber
  FROM consents WHERE confirmed_at IS NOT NULL AND basis IS NULL
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
  WHERE x.reason IN ('bounce', 'provider', 'complaint') AND x.import_job IS NULL;
