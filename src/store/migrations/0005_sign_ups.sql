-- Planning walks subscribers in the order of their ids, which is the table's own: most rows of it are confirmed readers, so
-- this index saved no reading, and cost a written row at each confirmation and each leaving.
DROP INDEX subscribers_confirmed;
