-- What is to be deleted, and what was. No reference to the recording: it outlives it.
CREATE TABLE deletion (
  recording    ${word} NOT NULL PRIMARY KEY,
  channel      ${word} NOT NULL,
  title        TEXT    NOT NULL,
  kind         ${word} NOT NULL,
  started_at   BIGINT  NOT NULL,
  bytes        BIGINT  NOT NULL,
  reason       ${word} NOT NULL,
  announced_at BIGINT  NOT NULL,
  told_at      BIGINT  NOT NULL,
  due_at       BIGINT  NOT NULL,
  erased_at    BIGINT
);
