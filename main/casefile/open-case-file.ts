import Database from 'better-sqlite3';
import { existsSync, linkSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import { assertCaseHead } from './case-head.ts';
import { assertStructure } from './case-structure.ts';
import { databasePath } from '../files/file-names.ts';
import { removeFile, tryRemovePath } from '../files/remove-path.ts';
import { renameOver } from '../files/rename-over.ts';
import { expectedFailure } from './expected-failure.ts';
import { writeMeta } from './meta.ts';
import { caseApplicationId, migrations } from './schema.ts';

export type CaseDatabase = Database.Database;

function pragmaNumber(database: CaseDatabase, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}

/**
 * Settings of every connection: readers and the one writer work side by side (WAL), nothing in a case is ever executed. Nothing of the file is mapped: where a
 * share goes away or another program cuts the file short, a read gives an error, a mapped page ends the process; on packs mapping gained nothing.
 */
function configure(database: CaseDatabase): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('busy_timeout = 10000');
  database.pragma('cache_size = -32000');
  database.pragma('mmap_size = 0');
}

function migrate(database: CaseDatabase, path: string): void {
  const version = pragmaNumber(database, 'user_version');
  if (version > migrations.length) {
    throw new ApiFailure('case-file-newer', { file: path, version, known: migrations.length });
  }
  assertStructure(database, version, path);
  for (let step = version; step < migrations.length; step += 1) {
    const migration = migrations[step] ?? '';
    database.transaction(() => {
      database.exec(migration);
      database.pragma(`user_version = ${step + 1}`);
    })();
  }
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const expected = expectedFailure(error, path);
    if (expected === null || expected === error) throw error;
    // Told of the case, not of what lies beside it for the time being.
    throw new ApiFailure(expected.error.code, { file: path }, expected.error.detail);
  }
}

/** Gives a finished file its name, unless one has it already; a hard link tells that at once, file systems without them take a look before. */
function publish(whole: string, path: string): boolean {
  try {
    linkSync(whole, path);
    tryRemovePath(whole);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    if (existsSync(path)) return false;
    renameOver(whole, path);
    return true;
  }
}

/**
 * Makes a new, empty case file: under another name first, so that nobody ever sees half of one, and two programs that make the same case do not
 * write into each other's. Refuses to touch a file that is there already.
 */
export function createCaseFile(path: string, name: string): CaseDatabase {
  if (!makeCaseFile(path, name)) throw new ApiFailure('target-not-writable', { file: path }, 'the file exists');
  return openCaseFile(path, 'write');
}

/** The same, for who is content with the file that is there: false when there is one. */
export function makeCaseFile(path: string, name: string): boolean {
  if (existsSync(path)) return false;
  if (!existsSync(dirname(path))) throw new ApiFailure('folder-missing', { folder: dirname(path) });
  const whole = join(dirname(path), `.${basename(path).slice(0, 60)}.${process.pid}.new`);
  return guarded(path, () => {
    // What a case of this name left behind that is gone itself: SQLite would play it into the new one.
    for (const suffix of ['-wal', '-shm', '-journal']) removeFile(path + suffix);
    try {
      removeFile(whole);
      const database = new Database(databasePath(whole));
      try {
        configure(database);
        database.pragma(`application_id = ${caseApplicationId}`);
        migrate(database, path);
        writeMeta(database, 'name', name);
        database.pragma('journal_mode = WAL');
      } finally {
        database.close();
      }
      return publish(whole, path);
    } finally {
      tryRemovePath(whole);
    }
  });
}

/**
 * Opens a case file for writing (one connection) or reading. Fails with a clear code when the file is missing, not a case,
 * damaged, or written by a newer program.
 */
export function openCaseFile(path: string, mode: 'write' | 'read'): CaseDatabase {
  return guarded(path, () => {
    assertCaseHead(path);
    try {
      return opened(new Database(databasePath(path), { fileMustExist: true }), path, mode);
    } catch (error) {
      if (mode === 'write' || !cannotLock(error)) throw error;
      return opened(fromBytes(path), path, mode);
    }
  });
}

/**
 * Brings what stands in the write-ahead log into the case itself, and empties the log: who copies, renames or replaces the file then has all of
 * it, and what lies beside belongs to nobody. Left for the next time while another one reads.
 */
export function foldLogIn(database: CaseDatabase): void {
  database.pragma('busy_timeout = 100');
  database.pragma('wal_checkpoint(TRUNCATE)');
}

/** A reader of a case in WAL mode writes an index beside it; on a read-only medium, in a folder of others and on a full disk it cannot. */
function cannotLock(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(?:READONLY|CANTOPEN|IOERR_SHM)/.test(String(error.code))
  );
}

/** Larger cases are not read into memory. */
const mostBytesInMemory = 512 * 1024 * 1024;

/**
 * Opens a case from its bytes, for reading where nothing can be written beside it. Bytes 18 and 19 say that a log is kept (SQLite file format
 * 1.3.3); without one they must say that there is none. A log that holds rows of its own would be passed over, so it is refused.
 */
export function fromBytes(path: string): CaseDatabase {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if ((log?.size ?? 0) > 0 || statSync(path).size > mostBytesInMemory) {
    throw new ApiFailure(
      'target-not-writable',
      { file: path },
      'the case keeps a write-ahead log or is too large to be read from memory',
    );
  }
  const bytes = readFileSync(path);
  bytes.fill(1, 18, 20);
  return new Database(bytes);
}

function opened(database: CaseDatabase, path: string, mode: 'write' | 'read'): CaseDatabase {
  try {
    configure(database);
    if (pragmaNumber(database, 'application_id') !== caseApplicationId) {
      throw new ApiFailure('case-file-not-ours', { file: path });
    }
    if (mode === 'write') {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
    }
    migrate(database, path);
    if (mode === 'read') database.pragma('query_only = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
