-- What waits for moderators, and what is to be searched anew, without the questions being read
-- (docs/decisions/0094-search.md). changed is the sitting's number after which one was written;
-- waits_since is null where nobody has to decide.
ALTER TABLE question ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN waits_since BIGINT;
ALTER TABLE question ADD COLUMN contested INTEGER NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0;

UPDATE question SET
  waits_since = CASE WHEN content${json} -> 'standing' ->> 'state' IN ('WAITING', 'CONTESTED') THEN asked_at END,
  contested = CASE WHEN content${json} -> 'standing' ->> 'state' = 'CONTESTED' THEN 1 ELSE 0 END,
  flagged = CASE WHEN content${json} ->> 'flags' = '[]' THEN 0 ELSE 1 END;

CREATE INDEX question_by_change ON question (sitting, changed);
CREATE INDEX question_that_waits ON question (sitting) WHERE waits_since IS NOT NULL;

ALTER TABLE question_report ADD COLUMN is_open INTEGER NOT NULL DEFAULT 0;

UPDATE question_report SET is_open = CASE WHEN content${json} ->> 'state' = 'OPEN' THEN 1 ELSE 0 END;

CREATE INDEX question_report_open ON question_report (sitting) WHERE is_open = 1;
