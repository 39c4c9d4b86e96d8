import Database from 'better-sqlite3';
import type { Cell, DatabaseView, TableShape } from '../../../parsers/databases/dialect.ts';

/** A cell larger than this is cut: nothing that a store keeps per row comes near. */
const largestCellBytes = 16 * 2 ** 20;
/** quick_check reads every page; above this it would cost minutes. */
const checkedBytes = 2 ** 30;
/** How often a damaged table is entered anew behind the damage. */
const maximumGaps = 1_000;

/** What went wrong while the database was read, for the ledger. */
export type SqliteTrouble =
  | { readonly code: 'database.rows-lost'; readonly params: Readonly<Record<string, string | number>> }
  | { readonly code: 'database.cell-cut'; readonly params: Readonly<Record<string, string | number>> }
  | { readonly code: 'database.damaged'; readonly params: Readonly<Record<string, string | number>> };

/** An open private copy. Times and meanings are the dialects' matter; here are only tables and cells. */
export interface SqliteDatabase {
  readonly view: DatabaseView;
  /** What SQLite's own check says; `skipped` for very large files, `unsafe` when it would run expressions of the schema. */
  readonly check: StructureCheck;
  close(): void;
}

export type StructureCheck = { readonly complaint: string } | 'skipped' | 'unsafe' | 'sound';

interface OpenTable {
  readonly shape: TableShape;
  /** The name under which the row id can be asked for; `null` in a WITHOUT ROWID table or when all three names are taken. */
  readonly rowIdName: string | null;
}

/**
 * Opens a private copy for reading only. The schema is hostile input: only real tables are read (no view, no virtual table, no generated
 * column), so that nothing in the schema is executed; functions in it are not trusted either. Throws what SQLite throws.
 */
export function openSqlite(
  path: string,
  sizeBytes: number,
  recover: boolean,
  tell: (trouble: SqliteTrouble) => void,
): SqliteDatabase {
  if (recover) {
    // a rollback journal is played back at the first read, which needs writing; the copy is ours
    const writable = openHardened(path, false);
    try {
      writable.prepare('SELECT count(*) FROM sqlite_master').get();
    } finally {
      writable.close();
    }
  }
  const database = openHardened(path, true);
  try {
    // before anything walks a tree: a hostile one refers to its pages again and again, and only this check notices
    const check = quickCheck(database, sizeBytes);
    const tables = listTables(database, check === 'sound', tell);
    return {
      view: {
        tables: [...tables.values()].map(({ shape }) => shape),
        rows(name, columns) {
          const table = tables.get(name);
          if (table === undefined) throw new Error('rows of a table that the view does not list');
          return readRows(database, table, columns, tell);
        },
      },
      check,
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function openHardened(path: string, readonly: boolean): Database.Database {
  const database = new Database(path, { readonly, fileMustExist: true });
  try {
    database.unsafeMode(false);
    database.defaultSafeIntegers(true);
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('mmap_size = 0');
    database.pragma('ignore_check_constraints = ON');
    database.pragma('writable_schema = OFF');
    if (readonly) database.pragma('query_only = ON');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function listTables(
  database: Database.Database,
  countable: boolean,
  tell: (trouble: SqliteTrouble) => void,
): Map<string, OpenTable> {
  const tables = new Map<string, OpenTable>();
  const listed = database
    .prepare<[], { name: string; wr: bigint; type: string }>(
      // a full-text table keeps its rows in an ordinary table beside it
      `SELECT name, wr, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND (type = 'table' OR (type = 'shadow' AND name LIKE '%\\_content' ESCAPE '\\'))`,
    )
    .all();
  const order = new Map(
    database
      .prepare<[], { name: string; position: bigint }>('SELECT name, rowid AS position FROM sqlite_master')
      .all()
      .map(({ name, position }) => [name, position]),
  );
  listed.sort((a, b) => Number((order.get(a.name) ?? 0n) - (order.get(b.name) ?? 0n)));
  for (const { name, wr, type } of listed) {
    // hidden: 1 is a virtual table's, 2 and 3 are generated columns, whose expressions would run
    const columns = database
      .prepare<[string], { name: string; type: string }>(
        'SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid',
      )
      .all(name)
      .map((column) => ({ name: column.name, declaredType: column.type }))
      // the number that a full-text table gives its rows is none of theirs
      .filter((column) => type === 'table' || column.name !== 'id');
    const taken = new Set(columns.map((column) => column.name.toLowerCase()));
    const free = ['rowid', '_rowid_', 'oid'].find((candidate) => !taken.has(candidate));
    const rowIdName = wr === 1n ? null : (free ?? null);
    tables.set(name, {
      shape: { name, columns, rowCount: countable ? countRows(database, name, tell) : 0 },
      rowIdName,
    });
  }
  return tables;
}

function countRows(database: Database.Database, table: string, tell: (trouble: SqliteTrouble) => void): number {
  try {
    const row = database.prepare<[], { count: bigint }>(`SELECT count(*) AS count FROM ${identifier(table)}`).get();
    return Number(row?.count ?? 0n);
  } catch (error) {
    tell({ code: 'database.damaged', params: { message: sqliteMessage(error) } });
    return 0;
  }
}

/** SQLite's own message; anything else is a bug and passes on. */
export function sqliteMessage(error: unknown): string {
  if (!(error instanceof Database.SqliteError)) throw error;
  return `${error.code}: ${error.message}`.slice(0, 200);
}

type RawRow = readonly Cell[];

function* readRows(
  database: Database.Database,
  table: OpenTable,
  columns: readonly string[],
  tell: (trouble: SqliteTrouble) => void,
): Iterable<{ readonly rowId: string; readonly cells: readonly Cell[] }> {
  const name = identifier(table.shape.name);
  const known = new Set(table.shape.columns.map((column) => column.name));
  for (const column of columns)
    if (!known.has(column)) throw new Error('rows with a column that the table does not have');
  const cells = columns.map((column) => {
    const quoted = identifier(column);
    return `CASE WHEN octet_length(${quoted}) > ${largestCellBytes} THEN substr(${quoted}, 1, ${largestCellBytes / 4}) ELSE ${quoted} END`;
  });
  const cut = columns.map((column) => `octet_length(${identifier(column)}) > ${largestCellBytes}`);
  const anyCut = cut.length === 0 ? '0' : cut.map((condition) => `ifnull(${condition}, 0)`).join(' OR ');
  const select = [anyCut, table.rowIdName ?? '0', ...cells].join(', ');
  let cutTold = false;

  const present = function* (row: RawRow, position: number): Iterable<{ rowId: string; cells: readonly Cell[] }> {
    const [wasCut, rowId, ...values] = row;
    if (wasCut === 1n && !cutTold) {
      cutTold = true;
      const column = columns.join(', ').slice(0, 200);
      tell({ code: 'database.cell-cut', params: { table: table.shape.name, column, limit: largestCellBytes } });
    }
    yield { rowId: table.rowIdName === null ? String(position) : String(rowId), cells: values };
  };

  if (table.rowIdName === null) {
    // rows are counted in the order of the primary key, because they have no number of their own
    const statement = database.prepare<[], RawRow>(`SELECT ${select} FROM ${name}`).raw();
    let position = 0;
    try {
      for (const row of statement.iterate()) {
        position += 1;
        yield* present(row, position);
      }
    } catch (error) {
      const params = {
        table: table.shape.name,
        rows: position,
        message: sqliteMessage(error),
        after: position,
        until: '?',
      };
      tell({ code: 'database.rows-lost', params });
    }
    return;
  }
  yield* readByRowId(database, table, table.rowIdName, select, present, tell);
}

/** Reads in the order of row ids; behind a damaged page it searches for the next row id that can be read again. */
function* readByRowId(
  database: Database.Database,
  table: OpenTable,
  rowIdName: string,
  select: string,
  present: (row: RawRow, position: number) => Iterable<{ rowId: string; cells: readonly Cell[] }>,
  tell: (trouble: SqliteTrouble) => void,
): Iterable<{ readonly rowId: string; readonly cells: readonly Cell[] }> {
  const name = identifier(table.shape.name);
  const statement = database
    .prepare<[bigint], RawRow>(`SELECT ${select} FROM ${name} WHERE ${rowIdName} > ? ORDER BY ${rowIdName}`)
    .raw();
  const probe = database
    .prepare<[bigint], RawRow>(`SELECT ${rowIdName} FROM ${name} WHERE ${rowIdName} > ? ORDER BY ${rowIdName} LIMIT 1`)
    .raw();
  let after = -(2n ** 63n);
  let rows = 0;
  for (let gap = 0; gap <= maximumGaps; gap += 1) {
    let failure: string | null = null;
    try {
      for (const row of statement.iterate(after)) {
        const id = row[1];
        // a tree that is out of order may go round for ever
        if (typeof id !== 'bigint' || id <= after) {
          failure = 'row numbers are out of order';
          break;
        }
        after = id;
        rows += 1;
        yield* present(row, rows);
      }
      if (failure !== null) {
        tell({ code: 'database.rows-lost', params: lost(table, rows, failure, after, null) });
        return;
      }
    } catch (error) {
      failure = sqliteMessage(error);
    }
    if (failure === null) return;
    const next = nextReadable(probe, after);
    tell({ code: 'database.rows-lost', params: lost(table, rows, failure, after, next) });
    if (next === null) return;
    after = next;
  }
}

function lost(
  table: OpenTable,
  rows: number,
  message: string,
  after: bigint,
  until: bigint | null,
): Readonly<Record<string, string | number>> {
  const from = after < 0n ? '0' : String(after);
  return { table: table.shape.name, rows, message, after: from, until: until === null ? '?' : String(until) };
}

/** The row id behind the damage, found by doubling the distance; `null` when nothing behind it can be read. */
function nextReadable(probe: Database.Statement<[bigint], RawRow>, after: bigint): bigint | null {
  const from = after < 0n ? 0n : after;
  for (let distance = 1n; distance < 2n ** 40n; distance *= 2n) {
    try {
      const row = probe.get(from + distance);
      return row === undefined ? null : from + distance;
    } catch (error) {
      sqliteMessage(error);
    }
  }
  return null;
}

function quickCheck(database: Database.Database, sizeBytes: number): StructureCheck {
  if (sizeBytes > checkedBytes) return 'skipped';
  try {
    const generated = database
      .prepare<[], { count: bigint }>(
        `SELECT count(*) AS count FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
          WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden > 1`,
      )
      .get();
    if (generated?.count !== 0n) return 'unsafe';
    const result = database.pragma('quick_check(1)', { simple: true });
    return result === 'ok'
      ? 'sound'
      : {
          complaint: String(result)
            .replaceAll(/[\s*]+/g, ' ')
            .trim()
            .slice(0, 200),
        };
  } catch (error) {
    return { complaint: sqliteMessage(error) };
  }
}
