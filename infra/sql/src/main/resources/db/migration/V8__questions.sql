-- What citizens ask (docs/decisions/0099-questions.md). A question is read and written as one:
-- content is the whole of it as JSON, the other columns are what is asked for.
CREATE TABLE question (
  id       ${word} NOT NULL PRIMARY KEY,
  sitting  ${word} NOT NULL,
  asked_at BIGINT  NOT NULL,
  leader   ${word},
  version  BIGINT  NOT NULL,
  content  TEXT    NOT NULL
);

CREATE INDEX question_by_sitting ON question (sitting, asked_at, id);

-- Apart from the question, for a shorter time: what is forgotten is empty.
CREATE TABLE question_asker (
  question  ${word} NOT NULL PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
  link_hash ${word} NOT NULL,
  browser   ${word} NOT NULL,
  origin    ${word} NOT NULL,
  email     TEXT,
  language  ${word} NOT NULL,
  asked_at  BIGINT  NOT NULL,
  known     INTEGER NOT NULL
);

CREATE INDEX question_asker_by_time ON question_asker (known, asked_at);

CREATE TABLE question_support (
  question  ${word} NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  supporter ${word} NOT NULL,
  at        BIGINT  NOT NULL,
  PRIMARY KEY (question, supporter)
);

CREATE INDEX question_support_by_supporter ON question_support (supporter);

CREATE TABLE question_report (
  id       ${word} NOT NULL PRIMARY KEY,
  question ${word} NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  sitting  ${word} NOT NULL,
  at       BIGINT  NOT NULL,
  content  TEXT    NOT NULL
);

CREATE INDEX question_report_by_sitting ON question_report (sitting, at);

CREATE TABLE question_ban (
  id      ${word} NOT NULL PRIMARY KEY,
  ends_at BIGINT  NOT NULL,
  content TEXT    NOT NULL
);

CREATE INDEX question_ban_by_end ON question_ban (ends_at);

CREATE TABLE question_hold (
  question ${word} NOT NULL PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
  sitting  ${word} NOT NULL,
  account  ${word} NOT NULL,
  who      TEXT    NOT NULL,
  ends_at  BIGINT  NOT NULL
);

CREATE INDEX question_hold_by_sitting ON question_hold (sitting, ends_at);

-- When a sitting takes questions.
CREATE TABLE questioning (
  sitting ${word} NOT NULL PRIMARY KEY,
  version BIGINT  NOT NULL,
  content TEXT    NOT NULL
);

-- A number that is higher after each change of what a sitting's page shows.
CREATE TABLE question_turn (
  sitting ${word} NOT NULL PRIMARY KEY,
  number  BIGINT  NOT NULL
);

-- Challenges that were solved: each is good once.
CREATE TABLE question_challenge (
  hash    ${word} NOT NULL PRIMARY KEY,
  ends_at BIGINT  NOT NULL
);

CREATE INDEX question_challenge_by_end ON question_challenge (ends_at);

-- Such as the salt of a day; destroyed at its end.
CREATE TABLE site_secret (
  name    ${word} NOT NULL PRIMARY KEY,
  value   TEXT    NOT NULL,
  ends_at BIGINT  NOT NULL
);
