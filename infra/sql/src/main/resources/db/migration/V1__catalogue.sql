-- Channels, broadcasts and what they left. Times are microseconds since the Unix epoch.
-- ${word}: text that is compared byte by byte; ${bytes}: a run of bytes;
-- ${clustered}: rows lie in the order of the primary key, where the database can do that.

CREATE TABLE channel (
  id   ${word} NOT NULL PRIMARY KEY,
  name TEXT    NOT NULL
)${clustered};

CREATE TABLE broadcast (
  id       ${word} NOT NULL PRIMARY KEY,
  channel  ${word} NOT NULL,
  title    TEXT    NOT NULL,
  state    ${word} NOT NULL,
  origin   BIGINT  NOT NULL,
  live_at  BIGINT,
  ended_at BIGINT
);

-- bytes: of its segments and assets, kept by those who write them.
CREATE TABLE recording (
  id         ${word}  NOT NULL PRIMARY KEY,
  channel    ${word}  NOT NULL,
  title      TEXT     NOT NULL,
  kind       ${word}  NOT NULL,
  state      ${word}  NOT NULL,
  started_at BIGINT   NOT NULL,
  ended_at   BIGINT,
  revision   INTEGER  NOT NULL,
  version    BIGINT   NOT NULL,
  bytes      BIGINT   NOT NULL,
  format     ${bytes} NOT NULL
);

CREATE INDEX recording_by_time ON recording (started_at, id, bytes);
CREATE INDEX recording_by_state ON recording (state, started_at, id);
CREATE INDEX recording_by_channel ON recording (channel, started_at, id);

-- The index comes last: who reads a playlist never touches its pages.
CREATE TABLE segment (
  recording          ${word}  NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  rendition          ${word}  NOT NULL,
  number             BIGINT   NOT NULL,
  piece              INTEGER  NOT NULL,
  revision           INTEGER  NOT NULL,
  state              ${word}  NOT NULL,
  start_ticks        BIGINT   NOT NULL,
  start_timescale    INTEGER  NOT NULL,
  duration_ticks     BIGINT   NOT NULL,
  duration_timescale INTEGER  NOT NULL,
  length             INTEGER  NOT NULL,
  sha256             ${bytes} NOT NULL,
  samples            ${bytes} NOT NULL,
  PRIMARY KEY (recording, rendition, number, piece)
)${clustered};

CREATE TABLE asset (
  recording ${word}  NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  name      ${word}  NOT NULL,
  file      ${word}  NOT NULL,
  type      TEXT     NOT NULL,
  length    INTEGER  NOT NULL,
  sha256    ${bytes} NOT NULL,
  PRIMARY KEY (recording, name)
)${clustered};

-- No reference to the recording: what was corrected, and why, is known when it is gone.
CREATE TABLE correction (
  recording      ${word} NOT NULL,
  id             INTEGER NOT NULL,
  from_ticks     BIGINT  NOT NULL,
  from_timescale INTEGER NOT NULL,
  to_ticks       BIGINT  NOT NULL,
  to_timescale   INTEGER NOT NULL,
  kind           ${word} NOT NULL,
  reason         TEXT    NOT NULL,
  legal_basis    TEXT    NOT NULL,
  requested_by   TEXT    NOT NULL,
  requested_at   BIGINT  NOT NULL,
  state          ${word} NOT NULL,
  finished_at    BIGINT,
  failure        TEXT,
  sealed_until   BIGINT,
  PRIMARY KEY (recording, id)
);

CREATE INDEX correction_by_state ON correction (state, requested_at, recording, id);
