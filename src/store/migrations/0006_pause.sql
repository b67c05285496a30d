-- Until when a reader wants no edition, in milliseconds since 1970; null or past where there is no pause.
ALTER TABLE subscribers ADD COLUMN paused_until INTEGER;
-- Counts the changes of kind, frequency and pause: each is told in a mail of its own, once.
ALTER TABLE subscribers ADD COLUMN choices_version INTEGER NOT NULL DEFAULT 0;
