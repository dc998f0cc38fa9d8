-- Who an account is at a provider of identities (OpenID Connect's iss and sub).
CREATE TABLE account_identity (
  account ${word} NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  issuer  ${word} NOT NULL,
  subject ${word} NOT NULL,
  UNIQUE (issuer, subject)
);

-- WebAuthn: the credential is its attested credential data; it and its id in Base64 for addresses.
CREATE TABLE account_passkey (
  id         ${word} NOT NULL PRIMARY KEY,
  account    ${word} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name       TEXT    NOT NULL,
  credential TEXT    NOT NULL,
  counter    BIGINT  NOT NULL,
  created_at BIGINT  NOT NULL,
  used_at    BIGINT
);

CREATE INDEX account_passkey_by_account ON account_passkey (account, created_at);

-- What has opened a session, and must not open another.
CREATE TABLE account_spent_key (
  hash    ${word} NOT NULL PRIMARY KEY,
  ends_at BIGINT  NOT NULL
);

CREATE INDEX account_spent_key_by_end ON account_spent_key (ends_at);
