-- Keys of what may have to die (docs/decisions/0119-crypto-shredding.md). A data key lies here
-- wrapped under the master key, whose file is not in the database; a name has one at a time.
CREATE TABLE data_key (
  kind    ${word}  NOT NULL,
  subject ${word}  NOT NULL,
  id      ${word}  NOT NULL UNIQUE,
  master  ${word}  NOT NULL,
  wrapped ${bytes} NOT NULL,
  made_at BIGINT   NOT NULL,
  PRIMARY KEY (kind, subject)
)${clustered};

CREATE INDEX data_key_by_master ON data_key (master);

-- Keys that were destroyed: their random ids alone. audited is 1 once the audit trail counts it.
CREATE TABLE shredded_key (
  id      ${word}  NOT NULL PRIMARY KEY,
  kind    ${word}  NOT NULL,
  at      BIGINT   NOT NULL,
  audited INTEGER  NOT NULL
);

CREATE INDEX shredded_key_unaudited ON shredded_key (kind) WHERE audited = 0;

-- One row. master is the id of the master key that wraps new keys, empty before the first;
-- rotation_due is 1 if a key was destroyed since it began to.
CREATE TABLE key_state (
  slot         INTEGER NOT NULL PRIMARY KEY,
  master       ${word} NOT NULL,
  rotation_due INTEGER NOT NULL
);

INSERT INTO key_state (slot, master, rotation_due) VALUES (1, '', 0);

-- Where ciphertext is null the row is as it was written before there were keys, in plain text.
ALTER TABLE question ADD COLUMN ciphertext ${bytes};
ALTER TABLE question_report ADD COLUMN ciphertext ${bytes};
ALTER TABLE question_ban ADD COLUMN ciphertext ${bytes};
ALTER TABLE question_asker ADD COLUMN ciphertext ${bytes};

CREATE INDEX question_in_plain ON question (id) WHERE ciphertext IS NULL;
CREATE INDEX question_report_in_plain ON question_report (id) WHERE ciphertext IS NULL;
CREATE INDEX question_ban_in_plain ON question_ban (id) WHERE ciphertext IS NULL;
CREATE INDEX question_asker_in_plain ON question_asker (question)
  WHERE ciphertext IS NULL AND known <> 0;

-- 1 was also who left an address: from now on 1 is the author alone, 2 the address alone, 3 both.
UPDATE question_asker SET known = 3 WHERE known = 1 AND email IS NOT NULL;
