import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessPageSize } from '../../../../parsers/databases/sqlite-file/guess-page-size.ts';
import { salvage } from '../../../../parsers/databases/sqlite-file/salvage.ts';
import type { Salvage } from '../../../../parsers/databases/sqlite-file/salvage.ts';
import { databaseBytes, pagesOf, sqliteRows } from './bytes-of.ts';

const pageSize = 1_024;

/** A store of a few hundred rows on many pages, with deleted rows and free pages in it. */
const healthy = databaseBytes((database) => {
  database.pragma(`page_size = ${pageSize}`);
  database.exec(`
    CREATE TABLE sessions (id INTEGER PRIMARY KEY, tag TEXT NOT NULL, start TEXT NOT NULL, meter INT NOT NULL);
    CREATE TABLE notes (note TEXT, weight REAL);
    CREATE TABLE gone (secret TEXT);
    CREATE INDEX by_tag ON sessions (tag);
  `);
  const session = database.prepare('INSERT INTO sessions (tag, start, meter) VALUES (?, ?, ?)');
  const note = database.prepare('INSERT INTO notes VALUES (?, ?)');
  const gone = database.prepare('INSERT INTO gone VALUES (?)');
  for (let index = 0; index < 400; index += 1) {
    session.run(
      `TAG${index % 17}`,
      `2026-03-01T10:${String(index % 60).padStart(2, '0')}:00Z`,
      BigInt(1000 + index * 7),
    );
    note.run(`note ${index} `.repeat(1 + (index % 40) * 3), index / 4);
    gone.run(`deleted ${index}`.repeat(3));
  }
  database.exec('DELETE FROM sessions WHERE id % 13 = 0; DROP TABLE gone');
});
const truth = sqliteRows(healthy);
const pageCount = healthy.length / pageSize;

function found(salvaged: Salvage): ReadonlyMap<string, readonly { page: number; row: readonly unknown[] }[]> {
  return new Map(
    salvaged.tables.map((table) => [
      table.table.declared.name,
      [...salvaged.rows(table)].map(({ page, rowId, cells }) => ({ page, row: [rowId, ...cells] })),
    ]),
  );
}

/** Which rows lie on which pages, by the undamaged file. */
const homes = new Map(
  [...found(salvage(pagesOf(healthy)))].map(([name, rows]) => [
    name,
    rows.map(({ page, row }) => ({ page, key: String(row[0]) })),
  ]),
);

const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.integer({ min: 0, max: healthy.length }) }),
  fc.record({
    kind: fc.constant('flip' as const),
    at: fc.integer({ min: 0, max: healthy.length - 1 }),
    bit: fc.integer({ min: 0, max: 7 }),
    more: fc.array(fc.integer({ min: 0, max: healthy.length - 1 }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('zero' as const),
    at: fc.integer({ min: 0, max: healthy.length - 1 }),
    length: fc.integer({ min: 1, max: 3 * pageSize }),
  }),
);

test('whatever is cut, flipped or overwritten: no row of an intact page is lost or altered, and none is invented', () => {
  fc.assert(
    fc.property(damage, (given) => {
      const bytes = given.kind === 'cut' ? healthy.slice(0, given.at) : healthy.slice();
      const touched = new Set<number>();
      const touch = (at: number): void => {
        touched.add(Math.floor(at / pageSize) + 1);
      };
      switch (given.kind) {
        case 'cut':
          for (let at = given.at; at < healthy.length; at += pageSize) touch(at);
          touch(healthy.length - 1);
          break;
        case 'flip':
          for (const at of [given.at, ...given.more]) {
            bytes[at] = (bytes[at] ?? 0) ^ (1 << given.bit);
            touch(at);
          }
          break;
        case 'zero':
          for (let at = given.at; at < Math.min(bytes.length, given.at + given.length); at += 1) {
            bytes[at] = 0;
            touch(at);
          }
          break;
      }
      let pages;
      try {
        pages = pagesOf(bytes, null, pageSize);
      } catch {
        return;
      }
      const salvaged = salvage(pages);
      const got = found(salvaged);
      // the schema has a page of its own; with it goes the knowledge of names and of free pages
      if (touched.has(1)) return;
      const interior = [...touched].some((page) => ![...homes.values()].flat().some((home) => home.page === page));
      for (const [name, rows] of truth) {
        const expected = new Map(rows.map((row) => [String(row[0]), row]));
        const home = new Map(homes.get(name)?.map(({ key, page }) => [key, page]));
        const seen = new Set<string>();
        for (const { page, row } of got.get(name) ?? []) {
          const key = String(row[0]);
          if (touched.has(page)) continue;
          expect(seen.has(key)).toBe(false);
          seen.add(key);
          // its overflow pages may have been touched: then the text differs, the rest may not
          if (name === 'notes') expect(expected.has(key)).toBe(true);
          else expect(row).toEqual(expected.get(key));
        }
        if (interior || name === 'notes') continue;
        for (const [key, page] of home) if (!touched.has(page)) expect(seen.has(key)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('pages that only a lost page led to come back', () => {
  const bytes = healthy.slice();
  const survey = salvage(pagesOf(healthy));
  const sessions = survey.tables.find(({ table }) => table.declared.name === 'sessions');
  const root = sessions?.table.rootPage ?? 0;
  bytes.fill(0, (root - 1) * pageSize, root * pageSize);
  const salvaged = salvage(pagesOf(bytes));
  const again = salvaged.tables.find(({ table }) => table.declared.name === 'sessions');
  expect(again?.lostPages).toEqual([root]);
  expect(again?.rows).toBe(truth.get('sessions')?.length);
  expect(
    found(salvaged)
      .get('sessions')
      ?.map(({ row }) => row)
      .sort(byId),
  ).toEqual(truth.get('sessions'));
});

function byId(left: readonly unknown[], right: readonly unknown[]): number {
  return Number(left[0]) - Number(right[0]);
}

test('without its first page a known store is recognised by its rows', () => {
  const bytes = databaseBytes((database) => {
    database.pragma(`page_size = ${pageSize}`);
    database.exec(`CREATE TABLE StartTransaction (ID INTEGER PRIMARY KEY, TransactionID INTEGER NOT NULL, ConnectorID INTEGER NOT NULL, IdTag TEXT NOT NULL,
      MeterStart INTEGER NOT NULL, ReservationID INTEGER NOT NULL, Timestamp TIMESTAMP NOT NULL, IsCompleted INTEGER NOT NULL, Offline INTEGER NOT NULL,
      UniqueID TEXT NOT NULL, UNIQUE(TransactionID) ON CONFLICT REPLACE);
      CREATE TABLE StopTransaction (ID INTEGER PRIMARY KEY, TransactionID INTEGER NOT NULL, IdTag TEXT NOT NULL, Timestamp TIMESTAMP NOT NULL,
      MeterStop INTEGER NOT NULL, Reason TEXT NOT NULL, TransactionData TEXT, UniqueID TEXT NOT NULL, UNIQUE(TransactionID) ON CONFLICT REPLACE)`);
    for (let id = 1; id <= 120; id += 1) {
      const at = 1_772_359_200 + id * 3_600;
      database
        .prepare('INSERT INTO StartTransaction VALUES (?,?,?,?,?,?,?,?,?,?)')
        .run(id, 100 + id, 1, 'TAG', id * 1000, 0, at, 1, 0, `u${id}`);
      database
        .prepare('INSERT INTO StopTransaction VALUES (?,?,?,?,?,?,?,?)')
        .run(id, 100 + id, 'TAG', at + 1800, id * 1000 + 900, 'Local', null, `v${id}`);
    }
  });
  bytes.fill(0, 0, pageSize);
  expect(guessPageSize(bytes)).toBe(pageSize);
  const salvaged = salvage(pagesOf(bytes, null, pageSize));
  expect(salvaged.schema).toBe('shapes');
  const rows = new Map(salvaged.tables.map(({ table, rows: count }) => [table.declared.name, count]));
  expect(rows.get('StartTransaction')).toBe(120);
  expect(rows.get('StopTransaction')).toBe(120);
});

test('bytes that are no database give no page size', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40_000 }), (bytes) => {
      expect(guessPageSize(bytes)).toBeNull();
    }),
    { numRuns: 50 },
  );
  expect(pageCount).toBeGreaterThan(20);
});

test('a schema whose tables all lead to the same pages costs no more than one table', () => {
  const bytes = databaseBytes((database) => {
    database.pragma(`page_size = ${pageSize}`);
    for (let index = 0; index < 200; index += 1) database.exec(`CREATE TABLE t${index} (a INTEGER, b TEXT)`);
    const insert = database.prepare('INSERT INTO t0 VALUES (?, ?)');
    for (let index = 0; index < 2_000; index += 1) insert.run(index, 'x'.repeat(40));
    database.unsafeMode();
    database.pragma('writable_schema = ON');
    database.exec(`UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 't0')`);
  });
  const salvaged = salvage(pagesOf(bytes));
  expect(salvaged.tables).toHaveLength(200);
  expect(salvaged.tables.reduce((sum, { rows }) => sum + rows, 0)).toBe(2_000);
  expect(salvaged.tables.reduce((sum, table) => sum + [...salvaged.rows(table)].length, 0)).toBe(2_000);
});
