-- The audit trail as a chain of hashes (docs/decisions/0122-audit-chain.md). salt is null once an
-- entry's content is erased. What was there before is chained by the next version's migration.
ALTER TABLE audit ADD COLUMN salt ${bytes};
ALTER TABLE audit ADD COLUMN commitment ${bytes};
ALTER TABLE audit ADD COLUMN hash ${bytes};

-- One row: where the chain begins.
CREATE TABLE audit_genesis (
  one     INTEGER  NOT NULL PRIMARY KEY,
  seed    ${bytes} NOT NULL,
  at      BIGINT   NOT NULL,
  first   BIGINT   NOT NULL,
  adopted BIGINT   NOT NULL
);

-- The head of each day ('2026-11-28'), its time stamp, and the lease of who works on it.
CREATE TABLE audit_checkpoint (
  day         ${word}  NOT NULL PRIMARY KEY,
  number      BIGINT   NOT NULL,
  hash        ${bytes} NOT NULL,
  made_at     BIGINT   NOT NULL,
  token       ${bytes},
  mailed_at   BIGINT,
  lease_until BIGINT
);

${chainOnly}

-- Signed documents about closed sessions (docs/decisions/0123-proof-of-a-closed-session.md). No
-- reference to the broadcast: they outlive its recording.
CREATE TABLE closed_session_proof (
  broadcast ${word}  NOT NULL,
  from_at   BIGINT   NOT NULL,
  edition   INTEGER  NOT NULL,
  until_at  BIGINT   NOT NULL,
  made_at   BIGINT   NOT NULL,
  result    ${word}  NOT NULL,
  findings  TEXT     NOT NULL,
  document  ${bytes} NOT NULL,
  PRIMARY KEY (broadcast, from_at, edition)
);
