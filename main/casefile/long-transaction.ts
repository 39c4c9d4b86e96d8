import type { CaseDatabase } from './open-case-file.ts';

/**
 * Runs work that waits for other threads in one transaction: a reader sees all of it or nothing. better-sqlite3's own `transaction` ends when
 * its function returns, so begin and end are written out. Only for a connection that nobody else uses meanwhile.
 */
export async function inTransaction(database: CaseDatabase, work: () => Promise<void>): Promise<void> {
  database.exec('BEGIN IMMEDIATE');
  try {
    await work();
    database.exec('COMMIT');
  } catch (error) {
    // Some faults (a full disk) make SQLite roll back by itself.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
