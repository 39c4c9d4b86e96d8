import Database from 'better-sqlite3';
import type { PageOverlay, RandomBytes } from '../../../../parsers/databases/sqlite-file/page-source.ts';
import { openPages } from '../../../../parsers/databases/sqlite-file/page-source.ts';

/** The bytes of a database that a function fills. */
export function databaseBytes(fill: (database: Database.Database) => void): Uint8Array {
  const database = new Database(':memory:');
  try {
    fill(database);
    return new Uint8Array(database.serialize());
  } finally {
    database.close();
  }
}

export function randomBytes(bytes: Uint8Array): RandomBytes {
  return { sizeBytes: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

export function pagesOf(bytes: Uint8Array, overlay: PageOverlay | null = null, pageSize: number | null = null) {
  const pages = openPages(randomBytes(bytes), overlay, pageSize);
  if (pages === null) throw new Error('these bytes are no database');
  return pages;
}

/** What SQLite itself reads: rows of each table with their row ids. */
export function sqliteRows(bytes: Uint8Array): ReadonlyMap<string, readonly unknown[][]> {
  const database = new Database(Buffer.from(bytes));
  try {
    database.defaultSafeIntegers(true);
    const tables = database
      .prepare<[], { name: string; wr: bigint }>(
        `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
      )
      .all();
    return new Map(
      tables.map(({ name, wr }) => [
        name,
        database
          .prepare(`SELECT ${wr === 1n ? '*' : '_rowid_, *'} FROM "${name.replaceAll('"', '""')}"`)
          .raw()
          .all() as unknown[][],
      ]),
    );
  } finally {
    database.close();
  }
}
