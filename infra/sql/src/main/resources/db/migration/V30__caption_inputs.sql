-- Where caption software may send what it writes for a channel. The secret in its address is kept nowhere: hash is its
-- SHA-256.
CREATE TABLE caption_input (
  id           ${word} NOT NULL PRIMARY KEY,
  channel      ${word} NOT NULL,
  name         TEXT    NOT NULL,
  hash         ${word} NOT NULL UNIQUE,
  delay_millis BIGINT  NOT NULL,
  added_at     BIGINT  NOT NULL,
  added_by     TEXT    NOT NULL
);
