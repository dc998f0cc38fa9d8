-- What captions of a recording were before they were replaced or removed, for the staff. Each revision is
-- the captions of one language as JSON, in the recording's own time
-- (docs/decisions/0180-files-of-captions.md).
CREATE TABLE caption_revision (
  recording ${word} NOT NULL,
  language  ${word} NOT NULL,
  number    INTEGER NOT NULL,
  saved_at  BIGINT  NOT NULL,
  saved_by  TEXT    NOT NULL,
  cues      INTEGER NOT NULL,
  content   TEXT    NOT NULL,
  PRIMARY KEY (recording, language, number)
);
