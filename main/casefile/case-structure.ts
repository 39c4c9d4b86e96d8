import Database from 'better-sqlite3';
import { ApiFailure } from '../api/errors.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { migrations } from './schema.ts';

/*
 * A case is input (design 8): a trigger in it would run with our writes, a view could stand for a table, another column default could fill what we leave
 * out. So a case is taken only when its structure is letter by letter the one that our migrations make.
 */

/** Statements by name, those that SQLite makes for itself as well: a trigger may bear such a name, too. */
function structureOf(database: CaseDatabase): ReadonlyMap<string, string> {
  const rows = database
    .prepare<[], { name: unknown; sql: unknown }>(`SELECT type || ' ' || name AS name, sql FROM sqlite_schema`)
    .all();
  return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
}

const known = new Map<number, ReadonlyMap<string, string>>();

/** The structure that a version has. */
function structureAt(version: number): ReadonlyMap<string, string> {
  let structure = known.get(version);
  if (structure === undefined) {
    const made = new Database(':memory:');
    for (const migration of migrations.slice(0, version)) made.exec(migration);
    structure = structureOf(made);
    made.close();
    known.set(version, structure);
  }
  return structure;
}

/** Each table and index begins on a page of its own: where a bit of that number turned over, one would be read as the other, and rows be missing. */
function assertOwnRoots(database: CaseDatabase, file: string): void {
  const roots = database.prepare<[], number>('SELECT rootpage FROM sqlite_schema WHERE rootpage > 0').pluck().all();
  if (new Set(roots).size < roots.length) throw new ApiFailure('case-file-damaged', { file });
}

/** Refuses a case whose structure is not that of its version. */
export function assertStructure(database: CaseDatabase, version: number, file: string): void {
  const expected = structureAt(version);
  const found = structureOf(database);
  const differs =
    [...expected].find(([name, sql]) => found.get(name) !== sql)?.[0] ??
    // Figures of ANALYZE, which other programs run on what they open, change no answer.
    [...found.keys()].find((name) => !expected.has(name) && !/^table sqlite_stat\d$/.test(name));
  assertOwnRoots(database, file);
  if (differs !== undefined) throw new ApiFailure('case-file-altered', { file, what: differs.slice(0, 100) });
}
