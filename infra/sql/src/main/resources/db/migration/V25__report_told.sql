-- 1 for a report that is decided and whose address waits for the letter that says so
-- (docs/decisions/0127-who-reported-is-told.md).
ALTER TABLE question_report ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;

CREATE INDEX question_report_untold ON question_report (at) WHERE untold = 1;
