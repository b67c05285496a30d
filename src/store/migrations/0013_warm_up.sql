-- While the sender's domain is young, at most so many readers get an edition: null is everyone. Planning begins after the
-- reader that the edition before ended with, and begins anew at the first one when it comes to the last.
ALTER TABLE deliveries ADD COLUMN cap INTEGER;
ALTER TABLE deliveries ADD COLUMN starts_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN wrapped INTEGER NOT NULL DEFAULT 0;
-- Readers who were due and are left out for that.
ALTER TABLE deliveries ADD COLUMN not_due INTEGER NOT NULL DEFAULT 0;
-- Over how long the chunks are spread, in milliseconds.
ALTER TABLE deliveries ADD COLUMN spread_ms INTEGER NOT NULL DEFAULT 0;
