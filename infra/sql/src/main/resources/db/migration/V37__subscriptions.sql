-- Who wants to be written to when a subject comes up (docs/decisions/0193-alerts.md). ciphertext holds the
-- address, the secret of the links and the words, under a key of the row's; key_hash is the SHA-256 of that
-- secret. confirmed_at is NULL until who has the address said yes.
CREATE TABLE subscription (
  id           ${word}  NOT NULL PRIMARY KEY,
  key_hash     ${word}  NOT NULL,
  asked_at     BIGINT   NOT NULL,
  confirmed_at BIGINT,
  is_asked     INTEGER  NOT NULL,
  is_caught_up INTEGER  NOT NULL,
  ciphertext   ${bytes} NOT NULL
);

CREATE UNIQUE INDEX subscription_by_key ON subscription (key_hash);

-- What each was told, noted before it is sent: a thing is never sent twice.
CREATE TABLE subscription_told (
  subscription ${word} NOT NULL,
  thing        ${word} NOT NULL,
  told_at      BIGINT  NOT NULL,
  PRIMARY KEY (subscription, thing)
);

CREATE INDEX subscription_told_by_time ON subscription_told (told_at);
