-- The staff. Secrets are kept as hashes only.
CREATE TABLE account (
  id            ${word} NOT NULL PRIMARY KEY,
  login         ${word} NOT NULL UNIQUE,
  display_name  TEXT    NOT NULL,
  roles         ${word} NOT NULL,
  password_hash ${word},
  active        INTEGER NOT NULL,
  created_at    BIGINT  NOT NULL,
  signed_in_at  BIGINT
);

CREATE TABLE account_session (
  hash         ${word} NOT NULL PRIMARY KEY,
  account      ${word} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at   BIGINT  NOT NULL,
  last_seen_at BIGINT  NOT NULL,
  ends_at      BIGINT  NOT NULL,
  trusted      INTEGER NOT NULL,
  came_from    TEXT    NOT NULL
);

CREATE INDEX account_session_by_account ON account_session (account, last_seen_at);
CREATE INDEX account_session_by_end ON account_session (ends_at);

-- Without an account: the first administrator's.
CREATE TABLE account_link (
  hash    ${word} NOT NULL PRIMARY KEY,
  account ${word} UNIQUE REFERENCES account (id) ON DELETE CASCADE,
  ends_at BIGINT
);

-- Who changes accounts, or adds to the trail, holds a row of this first: one at a time.
CREATE TABLE account_turn (
  what ${word} NOT NULL PRIMARY KEY
);

INSERT INTO account_turn (what) VALUES ('account');
INSERT INTO account_turn (what) VALUES ('audit');

-- Numbers without a gap; the database itself refuses to change or erase. No reference to accounts:
-- the trail outlives them.
CREATE TABLE audit (
  number    BIGINT  NOT NULL PRIMARY KEY,
  at        BIGINT  NOT NULL,
  account   ${word},
  who       TEXT    NOT NULL,
  action    ${word} NOT NULL,
  subject   TEXT    NOT NULL,
  detail    TEXT    NOT NULL,
  came_from TEXT    NOT NULL
);

CREATE INDEX audit_by_account ON audit (account, number);
CREATE INDEX audit_by_action ON audit (action, number);

${appendOnly}
