import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ApiFailure } from '../api/errors.ts';
import { fileIdentity } from '../files/file-identity.ts';
import { databasePath } from '../files/file-names.ts';
import { removeAtOnce } from '../files/remove-path.ts';
import { expectedFailure } from './expected-failure.ts';

/** The right to work on a case for as long as a job takes. */
export interface CaseLock {
  release(): void;
}

const lookEveryMs = 100;

/** One attempt; `null` while another program holds the lock. */
function tryLock(lockPath: string): CaseLock | null {
  writeFileSync(lockPath, '', { flag: 'a', mode: 0o600 });
  const before = fileIdentity(lockPath);
  const lock = new Database(databasePath(lockPath), { timeout: 0 });
  try {
    // Of an empty database nothing is written: it is only the lock of the system, which ends with the process, however that ends.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  if (before === null || fileIdentity(lockPath) !== before) {
    // Who had it before took it away while we waited.
    lock.close();
    return null;
  }
  return {
    release() {
      // Away first, so that nobody gets the lock of a file that is about to go. Windows keeps what is open: there the file goes afterwards, unless the
      // next one has it open already.
      removeAtOnce(lockPath);
      lock.close();
      if (process.platform === 'win32') removeAtOnce(lockPath);
    },
  };
}

/**
 * One job at a time works on a case, whichever program started it: SQLite's own lock is free between transactions, and two imports would take
 * each other's half-read sources for interrupted ones. Marks and notes are single writes and ask for no lock. `null` when `cancelled` says so
 * meanwhile; `case-file-in-use` when the other one takes longer than `patienceMs`.
 */
export async function lockCase(
  path: string,
  patienceMs: number,
  cancelled: () => boolean = () => false,
): Promise<CaseLock | null> {
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    let lock: CaseLock | null;
    try {
      lock = tryLock(`${path}-lock`);
    } catch (error) {
      // Told of the case, not of the file beside it.
      const expected = expectedFailure(error, path)?.error;
      throw expected === undefined ? error : new ApiFailure(expected.code, { file: path }, expected.detail);
    }
    if (lock !== null) return lock;
    if (cancelled()) return null;
    if (waitedMs >= patienceMs) throw new ApiFailure('case-file-in-use', { file: path }, 'another job works on it');
    await setTimeout(lookEveryMs);
  }
}
