-- Who sits in the town's assemblies. Each is read and written as one: content is the whole of it as JSON
-- (docs/decisions/0185-attendance.md). name is that of the assembly as names are compared: no two have the same.
CREATE TABLE assembly (
  id      ${word} NOT NULL PRIMARY KEY,
  name    ${word} NOT NULL UNIQUE,
  version BIGINT  NOT NULL,
  content TEXT    NOT NULL
);
