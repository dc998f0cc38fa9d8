-- Written by NewSqliteFileTest: all tables of a new SQLite file, as the migrations make them together.
CREATE TABLE "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE TABLE channel (
  id   TEXT NOT NULL PRIMARY KEY,
  name TEXT    NOT NULL
) WITHOUT ROWID;
CREATE TABLE broadcast (
  id       TEXT NOT NULL PRIMARY KEY,
  channel  TEXT NOT NULL,
  title    TEXT    NOT NULL,
  state    TEXT NOT NULL,
  origin   BIGINT  NOT NULL,
  live_at  BIGINT,
  ended_at BIGINT
, interruptions TEXT NOT NULL DEFAULT '', withholdings TEXT NOT NULL DEFAULT '');
CREATE TABLE recording (
  id         TEXT  NOT NULL PRIMARY KEY,
  channel    TEXT  NOT NULL,
  title      TEXT     NOT NULL,
  kind       TEXT  NOT NULL,
  state      TEXT  NOT NULL,
  started_at BIGINT   NOT NULL,
  ended_at   BIGINT,
  revision   INTEGER  NOT NULL,
  version    BIGINT   NOT NULL,
  bytes      BIGINT   NOT NULL,
  format     BLOB NOT NULL
);
CREATE INDEX recording_by_time ON recording (started_at, id, bytes);
CREATE INDEX recording_by_state ON recording (state, started_at, id);
CREATE INDEX recording_by_channel ON recording (channel, started_at, id);
CREATE TABLE segment (
  recording          TEXT  NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  rendition          TEXT  NOT NULL,
  number             BIGINT   NOT NULL,
  piece              INTEGER  NOT NULL,
  revision           INTEGER  NOT NULL,
  state              TEXT  NOT NULL,
  start_ticks        BIGINT   NOT NULL,
  start_timescale    INTEGER  NOT NULL,
  duration_ticks     BIGINT   NOT NULL,
  duration_timescale INTEGER  NOT NULL,
  length             INTEGER  NOT NULL,
  sha256             BLOB NOT NULL,
  samples            BLOB NOT NULL,
  PRIMARY KEY (recording, rendition, number, piece)
) WITHOUT ROWID;
CREATE TABLE asset (
  recording TEXT  NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  name      TEXT  NOT NULL,
  file      TEXT  NOT NULL,
  type      TEXT     NOT NULL,
  length    INTEGER  NOT NULL,
  sha256    BLOB NOT NULL,
  PRIMARY KEY (recording, name)
) WITHOUT ROWID;
CREATE TABLE correction (
  recording      TEXT NOT NULL,
  id             INTEGER NOT NULL,
  from_ticks     BIGINT  NOT NULL,
  from_timescale INTEGER NOT NULL,
  to_ticks       BIGINT  NOT NULL,
  to_timescale   INTEGER NOT NULL,
  kind           TEXT NOT NULL,
  reason         TEXT    NOT NULL,
  legal_basis    TEXT    NOT NULL,
  requested_by   TEXT    NOT NULL,
  requested_at   BIGINT  NOT NULL,
  state          TEXT NOT NULL,
  finished_at    BIGINT,
  failure        TEXT,
  sealed_until   BIGINT,
  PRIMARY KEY (recording, id)
);
CREATE INDEX correction_by_state ON correction (state, requested_at, recording, id);
CREATE TABLE deletion (
  recording    TEXT NOT NULL PRIMARY KEY,
  channel      TEXT NOT NULL,
  title        TEXT    NOT NULL,
  kind         TEXT NOT NULL,
  started_at   BIGINT  NOT NULL,
  bytes        BIGINT  NOT NULL,
  reason       TEXT NOT NULL,
  announced_at BIGINT  NOT NULL,
  told_at      BIGINT  NOT NULL,
  due_at       BIGINT  NOT NULL,
  erased_at    BIGINT
);
CREATE TABLE account (
  id            TEXT NOT NULL PRIMARY KEY,
  login         TEXT NOT NULL UNIQUE,
  display_name  TEXT    NOT NULL,
  roles         TEXT NOT NULL,
  password_hash TEXT,
  active        INTEGER NOT NULL,
  created_at    BIGINT  NOT NULL,
  signed_in_at  BIGINT
);
CREATE TABLE account_session (
  hash         TEXT NOT NULL PRIMARY KEY,
  account      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at   BIGINT  NOT NULL,
  last_seen_at BIGINT  NOT NULL,
  ends_at      BIGINT  NOT NULL,
  trusted      INTEGER NOT NULL,
  came_from    TEXT    NOT NULL
);
CREATE INDEX account_session_by_account ON account_session (account, last_seen_at);
CREATE INDEX account_session_by_end ON account_session (ends_at);
CREATE TABLE account_link (
  hash    TEXT NOT NULL PRIMARY KEY,
  account TEXT UNIQUE REFERENCES account (id) ON DELETE CASCADE,
  ends_at BIGINT
);
CREATE TABLE account_turn (
  what TEXT NOT NULL PRIMARY KEY
);
CREATE TABLE audit (
  number    BIGINT  NOT NULL PRIMARY KEY,
  at        BIGINT  NOT NULL,
  account   TEXT,
  who       TEXT    NOT NULL,
  action    TEXT NOT NULL,
  subject   TEXT    NOT NULL,
  detail    TEXT    NOT NULL,
  came_from TEXT    NOT NULL
, salt BLOB, commitment BLOB, hash BLOB);
CREATE INDEX audit_by_account ON audit (account, number);
CREATE INDEX audit_by_action ON audit (action, number);
CREATE TRIGGER audit_not_erased BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'The audit trail can not be erased');
END;
CREATE TABLE sitting (
  id        TEXT NOT NULL PRIMARY KEY,
  starts_at BIGINT  NOT NULL,
  version   BIGINT  NOT NULL,
  content   TEXT    NOT NULL
);
CREATE INDEX sitting_by_time ON sitting (starts_at, id);
CREATE TABLE marking (
  broadcast TEXT NOT NULL PRIMARY KEY,
  version   BIGINT  NOT NULL,
  content   TEXT    NOT NULL
);
CREATE TABLE account_identity (
  account TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  issuer  TEXT NOT NULL,
  subject TEXT NOT NULL,
  UNIQUE (issuer, subject)
);
CREATE TABLE account_passkey (
  id         TEXT NOT NULL PRIMARY KEY,
  account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name       TEXT    NOT NULL,
  credential TEXT    NOT NULL,
  counter    BIGINT  NOT NULL,
  created_at BIGINT  NOT NULL,
  used_at    BIGINT
);
CREATE INDEX account_passkey_by_account ON account_passkey (account, created_at);
CREATE TABLE account_spent_key (
  hash    TEXT NOT NULL PRIMARY KEY,
  ends_at BIGINT  NOT NULL
);
CREATE INDEX account_spent_key_by_end ON account_spent_key (ends_at);
CREATE TABLE question (
  id       TEXT NOT NULL PRIMARY KEY,
  sitting  TEXT NOT NULL,
  asked_at BIGINT  NOT NULL,
  leader   TEXT,
  version  BIGINT  NOT NULL,
  content  TEXT    NOT NULL
, changed BIGINT NOT NULL DEFAULT 0, waits_since BIGINT, contested INTEGER NOT NULL DEFAULT 0, flagged INTEGER NOT NULL DEFAULT 0, ciphertext BLOB);
CREATE INDEX question_by_sitting ON question (sitting, asked_at, id);
CREATE TABLE question_asker (
  question  TEXT NOT NULL PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
  link_hash TEXT NOT NULL,
  browser   TEXT NOT NULL,
  origin    TEXT NOT NULL,
  email     TEXT,
  language  TEXT NOT NULL,
  asked_at  BIGINT  NOT NULL,
  known     INTEGER NOT NULL
, ciphertext BLOB, mailed_hash TEXT);
CREATE INDEX question_asker_by_time ON question_asker (known, asked_at);
CREATE TABLE question_support (
  question  TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  supporter TEXT NOT NULL,
  at        BIGINT  NOT NULL,
  PRIMARY KEY (question, supporter)
);
CREATE INDEX question_support_by_supporter ON question_support (supporter);
CREATE TABLE question_report (
  id       TEXT NOT NULL PRIMARY KEY,
  question TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  sitting  TEXT NOT NULL,
  at       BIGINT  NOT NULL,
  content  TEXT    NOT NULL
, is_open INTEGER NOT NULL DEFAULT 0, ciphertext BLOB, untold INTEGER NOT NULL DEFAULT 0);
CREATE INDEX question_report_by_sitting ON question_report (sitting, at);
CREATE TABLE question_ban (
  id      TEXT NOT NULL PRIMARY KEY,
  ends_at BIGINT  NOT NULL,
  content TEXT    NOT NULL
, ciphertext BLOB);
CREATE INDEX question_ban_by_end ON question_ban (ends_at);
CREATE TABLE question_hold (
  question TEXT NOT NULL PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
  sitting  TEXT NOT NULL,
  account  TEXT NOT NULL,
  who      TEXT    NOT NULL,
  ends_at  BIGINT  NOT NULL
);
CREATE INDEX question_hold_by_sitting ON question_hold (sitting, ends_at);
CREATE TABLE questioning (
  sitting TEXT NOT NULL PRIMARY KEY,
  version BIGINT  NOT NULL,
  content TEXT    NOT NULL
);
CREATE TABLE question_turn (
  sitting TEXT NOT NULL PRIMARY KEY,
  number  BIGINT  NOT NULL
);
CREATE TABLE question_challenge (
  hash    TEXT NOT NULL PRIMARY KEY,
  ends_at BIGINT  NOT NULL
);
CREATE INDEX question_challenge_by_end ON question_challenge (ends_at);
CREATE TABLE site_secret (
  name    TEXT NOT NULL PRIMARY KEY,
  value   TEXT    NOT NULL,
  ends_at BIGINT  NOT NULL
);
CREATE TABLE report (
  id           TEXT NOT NULL PRIMARY KEY,
  slug         TEXT,
  state        TEXT NOT NULL,
  author       TEXT NOT NULL,
  category     TEXT,
  series       TEXT,
  film         TEXT,
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
CREATE TABLE report_slug (
  slug   TEXT NOT NULL PRIMARY KEY,
  report TEXT NOT NULL
);
CREATE TABLE preparation (
  id          TEXT NOT NULL PRIMARY KEY,
  report      TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  state       TEXT NOT NULL,
  asked_at    BIGINT  NOT NULL,
  lease_until BIGINT,
  content     TEXT    NOT NULL
);
CREATE INDEX preparation_by_report ON preparation (report, asked_at, id);
CREATE INDEX preparation_by_state ON preparation (state, asked_at, id);
CREATE TABLE report_category (
  slug     TEXT NOT NULL PRIMARY KEY,
  fr       TEXT    NOT NULL,
  en       TEXT    NOT NULL,
  position INTEGER NOT NULL,
  hidden   INTEGER NOT NULL
);
CREATE TABLE report_series (
  slug    TEXT NOT NULL PRIMARY KEY,
  title   TEXT    NOT NULL,
  summary TEXT    NOT NULL
);
CREATE INDEX question_by_change ON question (sitting, changed);
CREATE INDEX question_that_waits ON question (sitting) WHERE waits_since IS NOT NULL;
CREATE INDEX question_report_open ON question_report (sitting) WHERE is_open = 1;
CREATE TABLE audience_minute (
  recording TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  viewing   TEXT NOT NULL,
  minute    INTEGER NOT NULL,
  watched   BIGINT  NOT NULL,
  PRIMARY KEY (recording, viewing, minute)
) WITHOUT ROWID;
CREATE TABLE audience_day (
  recording TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  viewing   TEXT NOT NULL,
  day       BIGINT  NOT NULL,
  watched   BIGINT  NOT NULL,
  PRIMARY KEY (recording, viewing, day)
) WITHOUT ROWID;
CREATE INDEX audience_day_by_day ON audience_day (day);
CREATE TABLE audience_attendance (
  recording TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  minute    BIGINT  NOT NULL,
  viewers   INTEGER NOT NULL,
  PRIMARY KEY (recording, minute)
) WITHOUT ROWID;
CREATE TABLE audience_writer (
  writer TEXT NOT NULL PRIMARY KEY,
  number BIGINT  NOT NULL,
  at     BIGINT  NOT NULL
) WITHOUT ROWID;
CREATE TABLE report_revision (
  report     TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  number     BIGINT  NOT NULL,
  characters BIGINT  NOT NULL,
  about      TEXT    NOT NULL,
  content    TEXT    NOT NULL,
  PRIMARY KEY (report, number)
);
CREATE TABLE audit_genesis (
  one     INTEGER  NOT NULL PRIMARY KEY,
  seed    BLOB NOT NULL,
  at      BIGINT   NOT NULL,
  first   BIGINT   NOT NULL,
  adopted BIGINT   NOT NULL
);
CREATE TABLE audit_checkpoint (
  day         TEXT  NOT NULL PRIMARY KEY,
  number      BIGINT   NOT NULL,
  hash        BLOB NOT NULL,
  made_at     BIGINT   NOT NULL,
  token       BLOB,
  mailed_at   BIGINT,
  lease_until BIGINT
);
CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit
WHEN COALESCE(NOT ((OLD.hash IS NULL AND NEW.number = OLD.number AND NEW.at = OLD.at
  AND NEW.account IS NOT DISTINCT FROM OLD.account AND NEW.who = OLD.who
  AND NEW.action = OLD.action AND NEW.subject = OLD.subject AND NEW.detail = OLD.detail
  AND NEW.came_from = OLD.came_from
) OR (NEW.salt IS NULL AND NEW.account IS NULL AND NEW.who = '' AND NEW.subject = ''
  AND NEW.detail = '' AND NEW.came_from = '' AND NEW.number = OLD.number
  AND NEW.at = OLD.at AND NEW.action = OLD.action AND NEW.commitment = OLD.commitment
  AND NEW.hash = OLD.hash
)), 1)
BEGIN
  SELECT RAISE(ABORT, 'The audit trail can not be changed');
END;
CREATE TRIGGER audit_genesis_not_changed BEFORE UPDATE ON audit_genesis WHEN EXISTS (SELECT 1 FROM audit WHERE hash IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'The beginning of the audit trail can not be changed');
END;
CREATE TRIGGER audit_genesis_not_erased BEFORE DELETE ON audit_genesis WHEN EXISTS (SELECT 1 FROM audit WHERE hash IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'The beginning of the audit trail can not be erased');
END;
CREATE TRIGGER audit_checkpoint_not_changed BEFORE UPDATE ON audit_checkpoint
WHEN COALESCE(NOT (NEW.day = OLD.day AND NEW.number = OLD.number AND NEW.hash = OLD.hash
  AND NEW.made_at = OLD.made_at
  AND (OLD.token IS NULL OR NEW.token IS NOT DISTINCT FROM OLD.token)
  AND (OLD.mailed_at IS NULL OR NEW.mailed_at IS NOT DISTINCT FROM OLD.mailed_at)
), 1)
BEGIN
  SELECT RAISE(ABORT, 'A checkpoint of the audit trail can not be changed');
END;
CREATE TRIGGER audit_checkpoint_not_erased BEFORE DELETE ON audit_checkpoint
BEGIN
  SELECT RAISE(ABORT, 'A checkpoint of the audit trail can not be erased');
END;
CREATE TABLE closed_session_proof (
  broadcast TEXT  NOT NULL,
  from_at   BIGINT   NOT NULL,
  edition   INTEGER  NOT NULL,
  until_at  BIGINT   NOT NULL,
  made_at   BIGINT   NOT NULL,
  result    TEXT  NOT NULL,
  findings  TEXT     NOT NULL,
  document  BLOB NOT NULL,
  PRIMARY KEY (broadcast, from_at, edition)
);
CREATE TABLE data_key (
  kind    TEXT  NOT NULL,
  subject TEXT  NOT NULL,
  id      TEXT  NOT NULL UNIQUE,
  master  TEXT  NOT NULL,
  wrapped BLOB NOT NULL,
  made_at BIGINT   NOT NULL,
  PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
CREATE INDEX data_key_by_master ON data_key (master);
CREATE TABLE shredded_key (
  id      TEXT  NOT NULL PRIMARY KEY,
  kind    TEXT  NOT NULL,
  at      BIGINT   NOT NULL,
  audited INTEGER  NOT NULL
);
CREATE INDEX shredded_key_unaudited ON shredded_key (kind) WHERE audited = 0;
CREATE TABLE key_state (
  slot         INTEGER NOT NULL PRIMARY KEY,
  master       TEXT NOT NULL,
  rotation_due INTEGER NOT NULL
);
CREATE INDEX question_in_plain ON question (id) WHERE ciphertext IS NULL;
CREATE INDEX question_report_in_plain ON question_report (id) WHERE ciphertext IS NULL;
CREATE INDEX question_ban_in_plain ON question_ban (id) WHERE ciphertext IS NULL;
CREATE INDEX question_asker_in_plain ON question_asker (question)
  WHERE ciphertext IS NULL AND known <> 0;
CREATE INDEX question_report_untold ON question_report (at) WHERE untold = 1;
CREATE TABLE account_contact (
  account    TEXT  NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  state      TEXT  NOT NULL,
  since      BIGINT   NOT NULL,
  ends_at    BIGINT,
  link_hash  TEXT,
  ciphertext BLOB NOT NULL
);
CREATE INDEX account_contact_by_end ON account_contact (ends_at);
CREATE TABLE recording_captions (
  recording TEXT NOT NULL PRIMARY KEY,
  version   BIGINT  NOT NULL,
  content   TEXT    NOT NULL
);
CREATE TABLE transcript_caption (
  recording TEXT NOT NULL,
  id        TEXT NOT NULL,
  revision  INTEGER NOT NULL,
  start_at  BIGINT  NOT NULL,
  end_at    BIGINT  NOT NULL,
  language  TEXT NOT NULL,
  source    TEXT NOT NULL,
  state     TEXT NOT NULL,
  speaker   TEXT,
  content   TEXT    NOT NULL,
  words     TEXT,
  PRIMARY KEY (recording, id)
);
CREATE INDEX transcript_caption_time ON transcript_caption (recording, start_at);
CREATE TABLE caption_input (
  id           TEXT NOT NULL PRIMARY KEY,
  channel      TEXT NOT NULL,
  name         TEXT    NOT NULL,
  hash         TEXT NOT NULL UNIQUE,
  delay_millis BIGINT  NOT NULL,
  added_at     BIGINT  NOT NULL,
  added_by     TEXT    NOT NULL
);
CREATE TABLE caption_revision (
  recording TEXT NOT NULL,
  language  TEXT NOT NULL,
  number    INTEGER NOT NULL,
  saved_at  BIGINT  NOT NULL,
  saved_by  TEXT    NOT NULL,
  cues      INTEGER NOT NULL,
  content   TEXT    NOT NULL,
  PRIMARY KEY (recording, language, number)
);
CREATE TABLE transcript_hearing (
  recording TEXT NOT NULL PRIMARY KEY,
  heard_to  BIGINT  NOT NULL,
  is_done   INTEGER NOT NULL
, failure TEXT);
CREATE TABLE assembly (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  version BIGINT  NOT NULL,
  content TEXT    NOT NULL
);
CREATE TABLE minutes (
  sitting      TEXT NOT NULL PRIMARY KEY,
  version      BIGINT  NOT NULL,
  published_at BIGINT,
  content      TEXT    NOT NULL
);
CREATE TABLE minutes_revision (
  sitting     TEXT NOT NULL,
  number      BIGINT  NOT NULL,
  is_composed INTEGER NOT NULL,
  about       TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  PRIMARY KEY (sitting, number)
);
CREATE TABLE publication (
  number  BIGINT  NOT NULL PRIMARY KEY,
  sitting TEXT NOT NULL,
  content TEXT    NOT NULL
);
CREATE INDEX publication_sitting ON publication (sitting);
CREATE TABLE publication_seen (
  publication BIGINT NOT NULL,
  since       BIGINT NOT NULL,
  content     TEXT   NOT NULL,
  PRIMARY KEY (publication, since)
);
CREATE TABLE subscription (
  id           TEXT  NOT NULL PRIMARY KEY,
  key_hash     TEXT  NOT NULL,
  asked_at     BIGINT   NOT NULL,
  confirmed_at BIGINT,
  is_asked     INTEGER  NOT NULL,
  is_caught_up INTEGER  NOT NULL,
  ciphertext   BLOB NOT NULL
);
CREATE UNIQUE INDEX subscription_by_key ON subscription (key_hash);
CREATE TABLE subscription_told (
  subscription TEXT NOT NULL,
  thing        TEXT NOT NULL,
  told_at      BIGINT  NOT NULL,
  PRIMARY KEY (subscription, thing)
);
CREATE INDEX subscription_told_by_time ON subscription_told (told_at);
INSERT INTO account_turn (what) VALUES ('account');
INSERT INTO account_turn (what) VALUES ('audit');
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (1, '1', 'catalogue', 'SQL', 'V1__catalogue.sql', -2004402797, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (2, '2', 'deletion', 'SQL', 'V2__deletion.sql', -932202646, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (3, '3', 'accounts', 'SQL', 'V3__accounts.sql', -105788030, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (4, '4', 'sittings', 'SQL', 'V4__sittings.sql', 926417894, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (5, '5', 'interruption', 'SQL', 'V5__interruption.sql', 793351715, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (6, '6', 'marking', 'SQL', 'V6__marking.sql', 392543556, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (7, '7', 'sign in', 'SQL', 'V7__sign_in.sql', -33655390, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (8, '8', 'questions', 'SQL', 'V8__questions.sql', 434289539, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (9, '9', 'reports', 'SQL', 'V9__reports.sql', -1714603756, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (10, '11', 'question work', 'SQL', 'V11__question_work.sql', -1433170615, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (11, '12', 'audience', 'SQL', 'V12__audience.sql', -2043143410, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (12, '13', 'report versions', 'SQL', 'V13__report_versions.sql', 1086435971, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (13, '16', 'audit chain', 'SQL', 'V16__audit_chain.sql', 1305949348, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (14, '17', 'AuditChain', 'JDBC', 'org.tribune.sql.database.V17__AuditChain', null, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (15, '19', 'data keys', 'SQL', 'V19__data_keys.sql', -1556271058, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (16, '22', 'withholding', 'SQL', 'V22__withholding.sql', 559412872, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (17, '25', 'report told', 'SQL', 'V25__report_told.sql', -395142465, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (18, '26', 'mailed link', 'SQL', 'V26__mailed_link.sql', -112039090, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (19, '27', 'account contact', 'SQL', 'V27__account_contact.sql', 1210636510, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (20, '28', 'captions', 'SQL', 'V28__captions.sql', 665638811, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (21, '29', 'transcripts', 'SQL', 'V29__transcripts.sql', -1101088165, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (22, '30', 'caption inputs', 'SQL', 'V30__caption_inputs.sql', -631379821, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (23, '31', 'caption revisions', 'SQL', 'V31__caption_revisions.sql', -2087973337, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (24, '32', 'second hearing', 'SQL', 'V32__second_hearing.sql', 1163846727, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (25, '33', 'film drafts', 'SQL', 'V33__film_drafts.sql', -481518226, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (26, '34', 'assemblies', 'SQL', 'V34__assemblies.sql', -556934513, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (27, '35', 'minutes', 'SQL', 'V35__minutes.sql', -1928636771, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (28, '36', 'publications', 'SQL', 'V36__publications.sql', 613855686, '', 0, 1);
INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (29, '37', 'subscriptions', 'SQL', 'V37__subscriptions.sql', 239396213, '', 0, 1);
INSERT INTO key_state (slot, master, rotation_due) VALUES (1, '', 0);
INSERT INTO report_category (slug, fr, en, position, hidden) VALUES ('culture', 'Culture', 'Culture', 2, 0);
INSERT INTO report_category (slug, fr, en, position, hidden) VALUES ('local-life', 'Vie locale', 'Local life', 1, 0);
INSERT INTO report_category (slug, fr, en, position, hidden) VALUES ('sport', 'Sport', 'Sport', 3, 0);
INSERT INTO report_category (slug, fr, en, position, hidden) VALUES ('tourism', 'Tourisme', 'Tourism', 5, 0);
INSERT INTO report_category (slug, fr, en, position, hidden) VALUES ('work', 'Emploi', 'Work', 4, 0);
