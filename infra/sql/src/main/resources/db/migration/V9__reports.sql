-- Films of the local WebTV (docs/decisions/0101-reports.md). A report is read and written as one:
-- content is the whole of it as JSON, the other columns are what is asked for.
CREATE TABLE report (
  id           ${word} NOT NULL PRIMARY KEY,
  slug         ${word},
  state        ${word} NOT NULL,
  author       ${word} NOT NULL,
  category     ${word},
  series       ${word},
  film         ${word},
  changed_at   BIGINT  NOT NULL,
  scheduled_at BIGINT,
  published_at BIGINT,
  version      BIGINT  NOT NULL,
  content      TEXT    NOT NULL
);

CREATE INDEX report_by_slug ON report (slug);
CREATE INDEX report_by_film ON report (film);
CREATE INDEX report_by_change ON report (changed_at, id);
CREATE INDEX report_by_publication ON report (state, published_at, id);
CREATE INDEX report_by_schedule ON report (state, scheduled_at);

-- An address is one report's for ever: it stays here when the report is gone.
CREATE TABLE report_slug (
  slug   ${word} NOT NULL PRIMARY KEY,
  report ${word} NOT NULL
);

-- The queue of files that are made into films.
CREATE TABLE preparation (
  id          ${word} NOT NULL PRIMARY KEY,
  report      ${word} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  state       ${word} NOT NULL,
  asked_at    BIGINT  NOT NULL,
  lease_until BIGINT,
  content     TEXT    NOT NULL
);

CREATE INDEX preparation_by_report ON preparation (report, asked_at, id);
CREATE INDEX preparation_by_state ON preparation (state, asked_at, id);

CREATE TABLE report_category (
  slug     ${word} NOT NULL PRIMARY KEY,
  fr       TEXT    NOT NULL,
  en       TEXT    NOT NULL,
  position INTEGER NOT NULL,
  hidden   INTEGER NOT NULL
);

INSERT INTO report_category (slug, fr, en, position, hidden) VALUES
  ('local-life', 'Vie locale', 'Local life', 1, 0),
  ('culture', 'Culture', 'Culture', 2, 0),
  ('sport', 'Sport', 'Sport', 3, 0),
  ('work', 'Emploi', 'Work', 4, 0),
  ('tourism', 'Tourisme', 'Tourism', 5, 0);

CREATE TABLE report_series (
  slug    ${word} NOT NULL PRIMARY KEY,
  title   TEXT    NOT NULL,
  summary TEXT    NOT NULL
);
