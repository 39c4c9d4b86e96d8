import { readMeta, writeMeta } from './meta.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { concludedTables, tablesFoundInFrames } from './schema.ts';

/**
 * How the conclusions of a case stand to its records: `drawn` from them; `outdated`, from what the case held before files were read or a key, zone
 * or mapping was changed, and the new ones were never finished; `none` so far.
 */
export type ConclusionState = 'drawn' | 'outdated' | 'none';

export function conclusionState(database: CaseDatabase): ConclusionState {
  if (readMeta(database, 'concluded') === 'yes') return 'drawn';
  return hasConclusions(database) ? 'outdated' : 'none';
}

/** Whether there are any, of whatever age: their sum is written with them. */
export function hasConclusions(database: CaseDatabase): boolean {
  return readMeta(database, 'column-sum') !== null;
}

/**
 * Takes the conclusions away: where new ones are written, and where records that they speak of are gone, so that numbers of messages and places of bytes would
 * stand for others.
 */
export function forgetConclusions(database: CaseDatabase): void {
  for (const table of concludedTables) database.exec(`DELETE FROM ${table}`);
  for (const table of tablesFoundInFrames) database.exec(`DELETE FROM ${table} WHERE frame_id IS NOT NULL`);
  database.exec(`DELETE FROM meta WHERE key IN ('column-sum', 'concluded-by')`);
}

/** What conclusions are drawn from is about to change; in one transaction with the change, so that a crash in between is told. */
export function recordsChange(database: CaseDatabase): void {
  writeMeta(database, 'concluded', 'no');
}
