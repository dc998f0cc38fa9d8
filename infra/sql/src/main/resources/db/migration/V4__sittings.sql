-- The council's sittings. Each is read and written as one: content is the whole of it as JSON
-- (docs/decisions/0091-sittings.md), the other columns are what is asked for.
CREATE TABLE sitting (
  id        ${word} NOT NULL PRIMARY KEY,
  starts_at BIGINT  NOT NULL,
  version   BIGINT  NOT NULL,
  content   TEXT    NOT NULL
);

CREATE INDEX sitting_by_time ON sitting (starts_at, id);
