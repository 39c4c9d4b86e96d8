import { describe, expect, test } from 'vitest';
import { openLostPages } from '../../../../parsers/databases/sqlite-file/lost-front.ts';
import { salvage } from '../../../../parsers/databases/sqlite-file/salvage.ts';
import { databaseBytes, randomBytes } from './bytes-of.ts';

const rowCount = 700;

/** A store as a station's firmware keeps it; its rows are known by their columns when their schema is lost. */
function store(pragmas: readonly string[]): Uint8Array {
  return databaseBytes((database) => {
    for (const pragma of pragmas) database.pragma(pragma);
    database.exec(`CREATE TABLE StartTransaction (ID INTEGER PRIMARY KEY, TransactionID INTEGER NOT NULL, ConnectorID INTEGER NOT NULL, IdTag TEXT NOT NULL,
      MeterStart INTEGER NOT NULL, ReservationID INTEGER NOT NULL, Timestamp TIMESTAMP NOT NULL, IsCompleted INTEGER NOT NULL, Offline INTEGER NOT NULL,
      UniqueID TEXT NOT NULL)`);
    const insert = database.prepare('INSERT INTO StartTransaction VALUES (?, ?, 1, ?, ?, 0, ?, 1, 0, ?)');
    for (let id = 1; id <= rowCount; id += 1) {
      insert.run(id, 100 + id, `TAG${id}`, id * 1000, 1_772_359_200 + id * 3_600, `u${id}`);
    }
  });
}

function tagsOf(bytes: Uint8Array): readonly unknown[] {
  const pages = openLostPages(randomBytes(bytes), null);
  if (pages === null) return [];
  const salvaged = salvage(pages);
  return salvaged.tables.flatMap((table) =>
    table.table.declared.name === 'StartTransaction' ? [...salvaged.rows(table)].map(({ cells }) => cells[3]) : [],
  );
}

const tags = Array.from({ length: rowCount }, (_unused, index) => `TAG${index + 1}`);

describe('a database without its front', () => {
  test.each([512, 1_024, 4_096, 16_384, 65_536])('whose first page is gone, with pages of %i bytes', (size) => {
    expect(tagsOf(store([`page_size = ${size}`]).subarray(size))).toEqual(tags);
  });

  test.each([512, 1_536, 3_584])('whose first %i bytes are gone, in the middle of a page', (cut) => {
    expect(tagsOf(store([]).subarray(cut))).toEqual(tags);
  });

  test('whose first three pages are gone gives the rest', () => {
    const found = tagsOf(store(['page_size = 1024']).subarray(3 * 1024));
    expect(found.length).toBeGreaterThan(rowCount - 60);
    expect(tags).toEqual(expect.arrayContaining([...found]));
  });

  test.each(['UTF-16le', 'UTF-16be'])('in %s', (encoding) => {
    const bytes = store([`encoding = "${encoding}"`]);
    bytes.fill(0, 0, 4_096);
    expect(tagsOf(bytes)).toEqual(tags);
  });

  test('behind something else, with places in the whole file', () => {
    const before = new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n');
    const plain = store([]);
    const bytes = new Uint8Array(before.length + plain.length);
    bytes.set(before);
    bytes.set(plain, before.length);
    expect(tagsOf(bytes)).toEqual(tags);
    const pages = openLostPages(randomBytes(bytes), null);
    expect(pages?.place(2, 0, 8)?.offset).toBe(before.length + 4_096);
  });
});
