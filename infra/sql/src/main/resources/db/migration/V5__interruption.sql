-- When a broadcast's camera was off the air: 'KIND FROM UNTIL' each, with ';' between them, times in
-- microseconds since the Unix epoch, UNTIL '-' while it lasts.
ALTER TABLE broadcast ADD COLUMN interruptions TEXT NOT NULL DEFAULT '';
