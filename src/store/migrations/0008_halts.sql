-- Why a delivery is stopped, and what that leaves to do: { "kind": …, "reason": …, "at": ms }. Null while it is not.
ALTER TABLE deliveries DROP COLUMN problem;
ALTER TABLE deliveries ADD COLUMN halt TEXT;
-- The kinds of halt after which an editor let it go on: they do not stop it again. JSON.
ALTER TABLE deliveries ADD COLUMN overruled TEXT NOT NULL DEFAULT '[]';
-- From then on nothing more of it is sent: an editor cancelled it.
ALTER TABLE deliveries ADD COLUMN cancelled_at INTEGER;
-- Only every so manieth chunk may go yet: they are its canary. 1 once all may go; null before that is decided.
ALTER TABLE deliveries ADD COLUMN stride INTEGER;
-- When the canary's chunks were all settled.
ALTER TABLE deliveries ADD COLUMN canary_at INTEGER;
