-- The minutes of sittings (docs/decisions/0189-minutes.md). Each is read and written as one: content is the
-- whole of it as JSON. published_at is when they were adopted and published, NULL for a draft.
CREATE TABLE minutes (
  sitting      ${word} NOT NULL PRIMARY KEY,
  version      BIGINT  NOT NULL,
  published_at BIGINT,
  content      TEXT    NOT NULL
);

-- What a draft was before; none once it is adopted. is_composed: as it was made of the sitting, which nobody
-- had edited yet.
CREATE TABLE minutes_revision (
  sitting     ${word} NOT NULL,
  number      BIGINT  NOT NULL,
  is_composed INTEGER NOT NULL,
  about       TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  PRIMARY KEY (sitting, number)
);
