-- An edition's pictures, drawn before it is frozen; null where it has none.
ALTER TABLE editions ADD COLUMN pictures TEXT; -- JSON: light, dark, og → { key, width, height }, R2 keys
