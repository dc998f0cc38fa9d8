-- How far a recording was heard a second time, by a better recogniser (docs/decisions/0182-heard-a-second-time.md).
CREATE TABLE transcript_hearing (
  recording ${word} NOT NULL PRIMARY KEY,
  heard_to  BIGINT  NOT NULL,
  is_done   INTEGER NOT NULL
);
