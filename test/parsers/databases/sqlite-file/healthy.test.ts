import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDatabaseFile } from '../../../../parsers/databases/sqlite-file/database-file.ts';
import { salvage } from '../../../../parsers/databases/sqlite-file/salvage.ts';
import { databaseBytes, pagesOf, sqliteRows } from './bytes-of.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.integer({ min: -200, max: 200 }).map(BigInt),
  fc.double({ noNaN: true }),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.integer({ min: 0, max: 9_000 }).map((length) => 'ä'.repeat(length)),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
);

const types = ['', 'INT', 'INTEGER', 'TEXT', 'REAL', 'BLOB', 'NUMERIC', 'VARCHAR(20)', 'TIMESTAMP', 'DOUBLE PRECISION'];

const world = fc.record({
  pageSize: fc.constantFrom(512, 1024, 4096),
  encoding: fc.constantFrom('UTF-8', 'UTF-16le', 'UTF-16be'),
  types: fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 6 }),
  key: fc.constantFrom('none', 'integer', 'text', 'without-rowid'),
  rows: fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 60 }),
  deleted: fc.integer({ min: 1, max: 9 }),
  added: fc.constantFrom(null, `TEXT DEFAULT ''`, 'INT DEFAULT -7', 'REAL DEFAULT 3', `TEXT NOT NULL DEFAULT "x"`),
});

test('a healthy database reads like SQLite reads it', () => {
  fc.assert(
    fc.property(world, (given) => {
      const bytes = databaseBytes((database) => {
        database.pragma(`page_size = ${given.pageSize}`);
        database.pragma(`encoding = '${given.encoding}'`);
        const columns = given.types.map((type, index) => `"c ${index}" ${type}`);
        if (given.key === 'integer') columns.unshift('id INTEGER PRIMARY KEY');
        if (given.key === 'text') columns.unshift('id TEXT PRIMARY KEY');
        const withoutRowId = given.key === 'without-rowid';
        if (withoutRowId) columns.push('k1 INT', 'k2 TEXT', 'PRIMARY KEY (k2, k1)');
        database.exec(`CREATE TABLE t (${columns.join(', ')}) ${withoutRowId ? 'WITHOUT ROWID' : ''}`);
        database.exec('CREATE TABLE [other table] (a /* a comment */ INT, b TEXT -- another\n)');
        const width = given.types.length + { none: 0, integer: 1, text: 1, 'without-rowid': 2 }[given.key];
        const insert = database.prepare(`INSERT OR IGNORE INTO t VALUES (${Array(width).fill('?').join(',')})`);
        given.rows.forEach((row, index) => {
          const values: unknown[] = row.slice(0, given.types.length);
          if (given.key === 'integer') values.unshift(BigInt(index * 3 - 5));
          if (given.key === 'text') values.unshift(`k${index}`);
          if (withoutRowId) values.push(BigInt(index), `key ${index % 7}`);
          insert.run(...values);
        });
        database.exec(`DELETE FROM t WHERE "c 0" IS NULL OR abs(random()) % 10 < ${given.deleted % 3}`);
        if (given.added !== null) {
          database.exec(`ALTER TABLE t ADD COLUMN later ${given.added}`);
          const [first] = given.rows;
          if (first !== undefined && given.key === 'none') {
            database
              .prepare(
                `INSERT INTO t VALUES (${Array(width + 1)
                  .fill('?')
                  .join(',')})`,
              )
              .run(...first.slice(0, given.types.length), 'new');
          }
        }
      });
      const expected = sqliteRows(bytes);
      const file = readDatabaseFile(pagesOf(bytes));
      const losses: unknown[] = [];
      for (const table of file.tables) {
        const rows = [...file.rows(table, (loss) => losses.push(loss))].map(({ rowId, cells }) =>
          rowId === null ? cells : [rowId, ...cells],
        );
        expect(rows.map(plain)).toEqual(expected.get(table.declared.name)?.map(plain));
        const [some] = rows;
        if (some !== undefined && typeof some[0] === 'bigint' && !table.declared.withoutRowId) {
          expect(plain(file.row(table, some[0])?.cells ?? [])).toEqual(plain(some.slice(1)));
        }
      }
      expect(losses).toEqual([]);
      expect(file.tables.map(({ declared }) => declared.name).sort()).toEqual([...expected.keys()].sort());
      const all = salvage(pagesOf(bytes));
      expect(all.tables.map((table) => [...all.rows(table)].length)).toEqual(
        all.tables.map(({ table }) => expected.get(table.declared.name)?.length),
      );
      expect(all.tables.every(({ lostPages, lostRows }) => lostPages.length + lostRows === 0)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

function plain(row: readonly unknown[]): readonly unknown[] {
  return row.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value));
}

test('large trees of several levels', () => {
  const bytes = databaseBytes((database) => {
    database.pragma('page_size = 512');
    database.exec(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE w (k TEXT PRIMARY KEY, v INT) WITHOUT ROWID',
    );
    const one = database.prepare('INSERT INTO t VALUES (?, ?)');
    const two = database.prepare('INSERT INTO w VALUES (?, ?)');
    database.transaction(() => {
      for (let id = 1; id <= 5_000; id += 1) {
        one.run(id, 'x'.repeat(id % 90));
        two.run(`${(id * 7919) % 5000}`, id);
      }
    })();
  });
  const expected = sqliteRows(bytes);
  const file = readDatabaseFile(pagesOf(bytes));
  for (const table of file.tables) {
    const rows = [...file.rows(table, () => undefined)].map(({ rowId, cells }) =>
      rowId === null ? cells : [rowId, ...cells],
    );
    expect(rows).toEqual(expected.get(table.declared.name));
  }
  const [first] = file.tables;
  expect(first === undefined ? null : file.row(first, 3_333n)?.cells).toEqual([3_333n, 'x'.repeat(3_333 % 90)]);
  expect(first === undefined ? null : file.row(first, 9_999n)).toBeNull();
});
