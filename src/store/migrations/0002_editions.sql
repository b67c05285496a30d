-- One row an edition. The words, their proof, the raw replies and the finished texts lie in R2 under their hashes.
CREATE TABLE editions (
  newsletter TEXT NOT NULL,
  slug TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  day TEXT NOT NULL,
  slot_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL, -- the slot by the clock that leases and deadlines are kept by; a replayed slot lies long past
  -- making: gathered to rendered; waiting: for an editor; held: not to be sent as it stands; released: to be planned;
  -- sending: its delivery is under way; stopped: the provider refuses it until a person acts; done; rejected: by an
  -- editor; missed: its slot is too long past; failed: taken up again too often.
  state TEXT NOT NULL CHECK (
    state IN ('making', 'waiting', 'held', 'released', 'sending', 'stopped', 'done', 'rejected', 'missed', 'failed')
  ),
  status TEXT CHECK (status IN ('complete', 'degraded', 'held')),
  gathered TEXT,          -- R2 key of observations and failures
  edition_sha TEXT,       -- R2 key of the edition's canonical JSON
  evidence_sha TEXT,
  mails TEXT,             -- JSON: reader kind → { html, text }, R2 keys
  pictures TEXT,          -- JSON: light, dark, og → { key, width, height }, R2 keys; null where it has no chart
  subject TEXT,
  big_move INTEGER NOT NULL DEFAULT 0,   -- whether readers who want only big moves get it
  reasons TEXT NOT NULL DEFAULT '[]',
  decided_by TEXT,
  decision TEXT,          -- JSON: { action, reason, at }
  report TEXT,            -- JSON: the delivery's conservation law, once done
  runs INTEGER NOT NULL DEFAULT 0,       -- Workflow instances started for it: the next one's id must be new
  stages TEXT NOT NULL DEFAULT '{}',     -- JSON: stage → when it was reached, for whoever watches
  heartbeat_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  frozen_at INTEGER,
  done_at INTEGER,
  PRIMARY KEY (newsletter, slug)
) STRICT, WITHOUT ROWID;
