-- How much was watched (docs/decisions/0105-audience.md): sums over everybody, which each server
-- adds to and which go with their recording. watched is in microseconds.
CREATE TABLE audience_minute (
  recording ${word} NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  viewing   ${word} NOT NULL,
  minute    INTEGER NOT NULL,
  watched   BIGINT  NOT NULL,
  PRIMARY KEY (recording, viewing, minute)
)${clustered};

-- day: since the Unix epoch, where the server is.
CREATE TABLE audience_day (
  recording ${word} NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  viewing   ${word} NOT NULL,
  day       BIGINT  NOT NULL,
  watched   BIGINT  NOT NULL,
  PRIMARY KEY (recording, viewing, day)
)${clustered};

CREATE INDEX audience_day_by_day ON audience_day (day);

-- minute: when it began.
CREATE TABLE audience_attendance (
  recording ${word} NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  minute    BIGINT  NOT NULL,
  viewers   INTEGER NOT NULL,
  PRIMARY KEY (recording, minute)
)${clustered};

-- Which tally of each server was the last to be added, so that none is added twice.
CREATE TABLE audience_writer (
  writer ${word} NOT NULL PRIMARY KEY,
  number BIGINT  NOT NULL,
  at     BIGINT  NOT NULL
)${clustered};
