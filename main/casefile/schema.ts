/**
 * The case file: one SQLite database (design 7). Tables of the first group hold what was imported and are append-only; those of
 * the second are conclusions and are rebuilt from the first; the journal holds what a person added.
 */

/** "Lade" in ASCII; tells our files from any other SQLite database. */
export const caseApplicationId = 0x4c616465;

/** Forward migrations; the position plus one is the `user_version` that the migration leads to. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  -- imported, append-only
  CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES source(id),
    name TEXT NOT NULL,
    entry TEXT,
    sha256 TEXT,
    size_bytes INTEGER,
    state TEXT NOT NULL,            -- reading | complete | partial | unread | duplicate
    account TEXT,
    issues TEXT NOT NULL DEFAULT '[]'
  );
  CREATE INDEX source_hash ON source(size_bytes, sha256);
  CREATE INDEX source_parent ON source(parent_id, entry);

  CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    start_offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    first_line INTEGER NOT NULL,    -- number of the line in which the block begins, from 1
    codec TEXT NOT NULL,            -- zstd | deflate | raw
    bytes BLOB NOT NULL
  );
  CREATE INDEX content_place ON content(source_id, start_offset);

  CREATE TABLE frame_pack (
    first_id INTEGER PRIMARY KEY,   -- number of the first frame; those behind it count on
    source_id INTEGER NOT NULL REFERENCES source(id),
    count INTEGER NOT NULL,
    call INTEGER NOT NULL,          -- counts by kind leave out elided and described frames
    result INTEGER NOT NULL,
    error INTEGER NOT NULL,
    repaired INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    elided INTEGER NOT NULL,
    described INTEGER NOT NULL,
    timeless INTEGER NOT NULL,
    assumed INTEGER NOT NULL,
    yearless INTEGER NOT NULL,
    pack BLOB NOT NULL              -- frame-columns.ts
  );
  CREATE INDEX frame_pack_source ON frame_pack(source_id);

  CREATE TABLE log_event (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    event TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX log_event_source ON log_event(source_id);
  CREATE TABLE database_record (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    kind TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX database_record_source ON database_record(source_id);

  -- found in sources (frame_id null) or inside frames (rebuilt with the conclusions)
  CREATE TABLE configuration (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    frame_id INTEGER,
    station TEXT,
    key TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE TABLE signed_value (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    frame_id INTEGER,
    record TEXT NOT NULL
  );
  CREATE INDEX signed_value_source ON signed_value(source_id);
  CREATE TABLE public_key (
    id INTEGER PRIMARY KEY,
    source_id INTEGER,
    frame_id INTEGER,
    journal_id INTEGER,
    record TEXT NOT NULL,
    UNIQUE (record)
  );

  -- what a person added: pinned keys, notes, marks; never deleted, an undo is an entry of its own
  CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    undoes INTEGER REFERENCES journal(id),
    detail TEXT NOT NULL
  );

  -- conclusions, rebuilt
  CREATE TABLE order_pack (
    number INTEGER PRIMARY KEY,     -- a pack holds a stretch of positions, dense, from 0, in time order: lists page by it
    count INTEGER NOT NULL,
    first_key REAL NOT NULL,        -- what the order goes by: log time, or the nearest time the payloads tell; 0 without any
    first_ms REAL,
    last_ms REAL,
    status_notifications INTEGER NOT NULL,
    pack BLOB NOT NULL              -- order-columns.ts
  );
  CREATE INDEX order_pack_key ON order_pack(first_key);
  CREATE TABLE place_pack (
    number INTEGER PRIMARY KEY,
    pack BLOB NOT NULL              -- frame-places.ts: by a frame's number its position, first answer and session
  );
  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    start_ms INTEGER,
    stop_ms INTEGER,
    connector INTEGER,
    energy_wh REAL,                 -- for sorting only; the exact text is in the record
    record TEXT NOT NULL,
    frames BLOB NOT NULL            -- numbers of its frames in the order of the fold, 32 bits each
  ) WITHOUT ROWID;
  CREATE INDEX session_ordinal ON session(ordinal);
  CREATE TABLE status_interval (
    id INTEGER PRIMARY KEY,
    station TEXT,
    connector INTEGER NOT NULL,
    from_ms INTEGER,
    to_ms INTEGER,
    record TEXT NOT NULL
  );
  CREATE TABLE verdict (
    signed_value_id INTEGER PRIMARY KEY,
    session_id TEXT,
    signature TEXT NOT NULL,
    readable TEXT NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX verdict_session ON verdict(session_id);
  CREATE TABLE transaction_verdict (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL,
    session_id TEXT,
    record TEXT NOT NULL
  );
  CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    severity TEXT NOT NULL,
    rule TEXT NOT NULL,
    session_id TEXT,
    from_ms INTEGER,
    record TEXT NOT NULL
  );
  CREATE INDEX finding_session ON finding(session_id);
  CREATE TABLE station (
    ordinal INTEGER PRIMARY KEY,
    record TEXT NOT NULL
  );
  `,
];

/** Tables with records of sources, and of those that a conclusion finds in messages: they have a `frame_id`. */
export const tablesFoundInFrames = ['signed_value', 'public_key', 'configuration'] as const;

/** Tables that a conclusion empties before it fills them again. */
export const concludedTables = [
  'order_pack',
  'place_pack',
  'session',
  'status_interval',
  'verdict',
  'transaction_verdict',
  'finding',
  'station',
] as const;
