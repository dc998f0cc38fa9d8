-- To which address a person of the staff is written to (docs/decisions/0141-mail-to-the-staff.md).
-- ciphertext holds the address, the language and what is wanted, under a key of the account's;
-- link_hash is the SHA-256 of the secret of the link in the last letter that asks for confirmation.
CREATE TABLE account_contact (
  account    ${word}  NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  state      ${word}  NOT NULL,
  since      BIGINT   NOT NULL,
  ends_at    BIGINT,
  link_hash  ${word},
  ciphertext ${bytes} NOT NULL
);

CREATE INDEX account_contact_by_end ON account_contact (ends_at);
