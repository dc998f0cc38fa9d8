-- Passages of a broadcast that are withheld or were: 'ID FROM TO SINCE LIFTED CORRECTION' each, with
-- ';' between them, times in microseconds since the Unix epoch, LIFTED and CORRECTION '-' if there is
-- none.
ALTER TABLE broadcast ADD COLUMN withholdings TEXT NOT NULL DEFAULT '';
