-- What was written of a report before (docs/decisions/0107-report-revisions.md). about tells of it
-- without its texts, content is the whole of it, both as JSON. A report that was there before has
-- none until it is changed: what is overwritten then is its first.
CREATE TABLE report_revision (
  report     ${word} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  number     BIGINT  NOT NULL,
  characters BIGINT  NOT NULL,
  about      TEXT    NOT NULL,
  content    TEXT    NOT NULL,
  PRIMARY KEY (report, number)
);
