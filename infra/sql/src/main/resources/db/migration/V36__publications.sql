-- The register of what was published electronically (docs/decisions/0190-deliberations-and-their-register.md).
-- An entry is content, as JSON; number is its place in the register, from 1 on. None is ever deleted.
CREATE TABLE publication (
  number  BIGINT  NOT NULL PRIMARY KEY,
  sitting ${word} NOT NULL,
  content TEXT    NOT NULL
);
CREATE INDEX publication_sitting ON publication (sitting);

-- When an entry's file was asked for again and again and answered whole: from since (microseconds) on.
CREATE TABLE publication_seen (
  publication BIGINT NOT NULL,
  since       BIGINT NOT NULL,
  content     TEXT   NOT NULL,
  PRIMARY KEY (publication, since)
);
