-- Two of five rows that a chunk wrote were this index's. Adding a delivery up walks all of its chunks all the same, and what
-- is not settled is found on the way.
DROP INDEX chunks_unsettled;
