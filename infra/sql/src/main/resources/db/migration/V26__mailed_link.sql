-- SHA-256 of the secret of a private link that was mailed (docs/decisions/0129-private-link-by-mail.md);
-- null if none was.
ALTER TABLE question_asker ADD COLUMN mailed_hash ${word};
