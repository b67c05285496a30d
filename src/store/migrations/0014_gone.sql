-- Planned readers of a chunk who do not get it, and why: [{ "id": …, "why": "left" | "suppressed" }]. As many as left_n and
-- suppressed_n say.
ALTER TABLE chunks ADD COLUMN gone TEXT NOT NULL DEFAULT '[]';
