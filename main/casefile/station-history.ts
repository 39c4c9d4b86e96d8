import type { SourceId } from '../../parsers/model/evidence.ts';
import { createFrameList } from './frame-list.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** When stations started: each BootNotification with a time, ascending. */
export function bootTimes(
  database: CaseDatabase,
): readonly { readonly station: string | null; readonly atMs: number }[] {
  const list = createFrameList(database);
  const { first, end } = list.span({ fromMs: null, toMs: null });
  const found: { station: string | null; atMs: number }[] = [];
  for (const cursor of list.cursor(first, end)) {
    if (cursor.kind !== 'call' || cursor.action !== 'BootNotification') continue;
    const { station, at: atMs } = cursor.header;
    if (atMs !== null) found.push({ station, atMs });
  }
  return found;
}

/** Sources in which signed readings stand outside of messages (records of a meter, a store of the station). */
export function sourcesOfSignedValues(database: CaseDatabase): readonly SourceId[] {
  return database
    .prepare<[], { source_id: number }>('SELECT DISTINCT source_id FROM signed_value WHERE frame_id IS NULL')
    .all()
    .map(({ source_id: sourceId }) => sourceId);
}
