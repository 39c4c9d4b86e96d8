import type { Issue } from '../../parsers/model/issue.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { createSourceSeal } from './source-seal.ts';

/*
 * Nothing is half (design 3.4, 7): of a source whose reading was cut off - by a cancel, a kill, a power cut - neither records nor bytes stay, for a session
 * without its end or a message without its answer would be a finding about our reading and not about the station. Its row stays and says so.
 */

/** Tables with what readers found in a source. */
export const recordTables = [
  'frame_pack',
  'log_event',
  'database_record',
  'configuration',
  'signed_value',
  'public_key',
] as const;

const brokenOff: readonly Issue[] = [{ code: 'import.broken-off', severity: 'error', place: null, params: {} }];

/** Clears what a program that was killed left of sources it was reading; for the one writer of a case, before it begins. */
export function clearUnfinishedSources(database: CaseDatabase): void {
  const unfinished = database.prepare<[], number>(`SELECT id FROM source WHERE state = 'reading'`).pluck().all();
  if (unfinished.length === 0) return;
  const tables = [...recordTables, 'content'];
  const removals = tables.map((table) => database.prepare(`DELETE FROM ${table} WHERE source_id = ?`));
  const mark = database.prepare(`UPDATE source SET state = 'interrupted', account = NULL WHERE id = ?`);
  const seals = createSourceSeal(database);
  database.transaction(() => {
    for (const sourceId of unfinished) {
      for (const removal of removals) removal.run(sourceId);
      mark.run(sourceId);
      seals.seal(sourceId, brokenOff);
    }
  })();
}
