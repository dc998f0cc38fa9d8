-- Why a film could not be heard, for its author: words in each language, as JSON; NULL if nothing failed
-- (docs/decisions/0183-films-are-heard.md).
ALTER TABLE transcript_hearing ADD COLUMN failure TEXT;
