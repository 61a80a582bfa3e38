/** The tables of projections, made on first use: a ledger without them is as good a ledger. */
export const tableSchema = `
  CREATE TABLE IF NOT EXISTS projections (
    projection TEXT NOT NULL,
    version    TEXT NOT NULL,
    place      TEXT NOT NULL,
    PRIMARY KEY (projection, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS live_projections (
    projection TEXT PRIMARY KEY,
    version    TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS projected_rows (
    projection TEXT NOT NULL,
    version    TEXT NOT NULL,
    key        TEXT NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (projection, version, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS parked_events (
    projection TEXT NOT NULL,
    version    TEXT NOT NULL,
    key        TEXT NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (projection, version, key)
  ) STRICT, WITHOUT ROWID;
`
