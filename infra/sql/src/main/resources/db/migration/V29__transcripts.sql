-- What was said on air: the last revision of each caption of each source, in the recording's own time
-- (docs/decisions/0174-captions-on-air.md). Words are JSON, and NULL where the source does not know them.
CREATE TABLE transcript_caption (
  recording ${word} NOT NULL,
  id        ${word} NOT NULL,
  revision  INTEGER NOT NULL,
  start_at  BIGINT  NOT NULL,
  end_at    BIGINT  NOT NULL,
  language  ${word} NOT NULL,
  source    ${word} NOT NULL,
  state     ${word} NOT NULL,
  speaker   TEXT,
  content   TEXT    NOT NULL,
  words     TEXT,
  PRIMARY KEY (recording, id)
);
CREATE INDEX transcript_caption_time ON transcript_caption (recording, start_at);
