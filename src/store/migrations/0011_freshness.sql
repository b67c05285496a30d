-- Whether a released edition may go at the price of the moment, looked at just before its first mail.
ALTER TABLE editions ADD COLUMN fresh TEXT;                          -- JSON: { at, price }; this version was looked at and may go
ALTER TABLE editions ADD COLUMN stale TEXT NOT NULL DEFAULT '[]';    -- JSON: why the version before was not sent
ALTER TABLE editions ADD COLUMN recomposed INTEGER NOT NULL DEFAULT 0; -- times composed anew since an editor last had it made
