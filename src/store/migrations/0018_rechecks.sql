-- When the close that a delivery's edition prints was last asked for again, in milliseconds since 1970; 0 is never.
ALTER TABLE deliveries ADD COLUMN rechecked_at INTEGER NOT NULL DEFAULT 0;
