import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { sources } from '../../../main/casefile/concluded-records.ts';
import { openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { DamagedRecord } from '../../../main/casefile/seals.ts';
import { temporaryCase } from './temporary-case.ts';

/** A case that another program has changed while it was closed. */
function alteredBy(change: (database: Database.Database) => void): string {
  const { path, database } = temporaryCase();
  database.close();
  const other = new Database(path);
  change(other);
  other.close();
  return path;
}

const evil = 'AFTER INSERT ON verdict BEGIN UPDATE verdict SET signature = char(118); END';

test.each<readonly [string, (database: Database.Database) => void]>([
  ['a trigger', (database) => database.exec(`CREATE TRIGGER evil ${evil}`)],
  [
    'a trigger under a name that SQLite keeps for itself',
    (database) => {
      database.unsafeMode(true);
      database.pragma('writable_schema = ON');
      database
        .prepare(`INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_evil', 'verdict', 0, ?)`)
        .run(`CREATE TRIGGER sqlite_evil ${evil}`);
    },
  ],
  [
    'a view in the place of a table',
    (database) => database.exec('DROP TABLE verdict; CREATE VIEW verdict AS SELECT 1'),
  ],
  ['a table of another program', (database) => database.exec('CREATE TABLE other (x)')],
  ['a column that fills itself', (database) => database.exec(`ALTER TABLE verdict ADD COLUMN more DEFAULT 'x'`)],
])('a case with %s is refused for reading and writing', (_what, change) => {
  const path = alteredBy(change);
  for (const mode of ['read', 'write'] as const) expect(() => openCaseFile(path, mode)).toThrow(/case-file-altered/);
});

test('a case that another program has looked at and analysed is the same', () => {
  const path = alteredBy((database) => database.exec('ANALYZE'));
  expect(() => openCaseFile(path, 'read').close()).not.toThrow();
});

test('a source whose account is no JSON any more is damage, not a fault of the program', () => {
  const path = alteredBy((database) => {
    database.exec(`INSERT INTO source (name, state, account) VALUES ('a.log', 'complete', '[')`);
  });
  const reader = openCaseFile(path, 'read');
  expect(() => sources(reader)).toThrow(DamagedRecord);
  reader.close();
});

test('an index that begins where another one does is damage: rows would be missing', () => {
  const path = alteredBy((database) => {
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    database.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'verdict_session')
      WHERE name = 'session_ordinal'`);
  });
  expect(() => openCaseFile(path, 'read')).toThrow(/case-file-damaged/);
});
