-- Mails of a chunk whose call had no answer yet when the provider told of them: enough of them prove that it was taken.
CREATE TABLE chunk_witnesses (
  delivery TEXT NOT NULL,
  seq INTEGER NOT NULL,
  mail TEXT NOT NULL,                  -- the provider's id
  at INTEGER NOT NULL,
  PRIMARY KEY (delivery, seq, mail)
) STRICT, WITHOUT ROWID;
