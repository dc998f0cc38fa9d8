-- What clerks marked in a broadcast. Each marking is read and written as one: content is the whole
-- of it as JSON (docs/decisions/0093-chapters.md).
CREATE TABLE marking (
  broadcast ${word} NOT NULL PRIMARY KEY,
  version   BIGINT  NOT NULL,
  content   TEXT    NOT NULL
);
