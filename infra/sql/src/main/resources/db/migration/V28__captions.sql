-- The captions of a recording, in its own time. All of one recording's are read and written as one:
-- content is the whole of them as JSON (docs/decisions/0148-captions-of-recordings.md).
CREATE TABLE recording_captions (
  recording ${word} NOT NULL PRIMARY KEY,
  version   BIGINT  NOT NULL,
  content   TEXT    NOT NULL
);
