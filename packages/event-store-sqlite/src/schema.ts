/** The tables of a ledger's file, and the marks that tell it from any other SQLite file. */

/** "Quit", in the header of the file; see `PRAGMA application_id`. */
export const applicationId = 0x51_75_69_74

/** Of the tables below, in `PRAGMA user_version`. */
export const schemaVersion = 1

/**
 * The marks are set by the transaction that makes the tables: there is no file with the one and
 * without the other. `recorded_at` is taken from the metadata, so that the two cannot disagree.
 */
export const schema = `
  CREATE TABLE events (
    position    INTEGER PRIMARY KEY,
    stream      TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    id          TEXT NOT NULL UNIQUE,
    type        TEXT NOT NULL,
    data        TEXT NOT NULL,
    metadata    TEXT NOT NULL,
    recorded_at TEXT AS (iif(json_valid(metadata), metadata ->> '$.recordedAt', NULL)) VIRTUAL,
    UNIQUE (stream, revision)
  ) STRICT;

  CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'an event is never changed: correct it by another'); END;

  CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'an event is never deleted: correct it by another'); END;

  -- INSERT OR REPLACE deletes what is in its way, and no trigger hears of it.
  CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
  WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
    OR EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND revision = NEW.revision)
  BEGIN SELECT RAISE(ABORT, 'an event is never replaced: correct it by another'); END;

  CREATE TABLE checkpoints (
    name       TEXT PRIMARY KEY,
    checkpoint TEXT NOT NULL
  ) STRICT;

  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`
