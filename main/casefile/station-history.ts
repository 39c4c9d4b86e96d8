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
  for (const { action, kind, station, at: atMs } of list.scanHeaders(first, end)) {
    if (action === 'BootNotification' && kind === 'call' && atMs !== null) found.push({ station, atMs });
  }
  return found;
}

/** Where signed readings came from: the station of the message that carried them, or the source they were found in. */
export function originsOfSignedValues(
  database: CaseDatabase,
): readonly { readonly sourceId: SourceId; readonly station: string | null }[] {
  return database
    .prepare<[], { source_id: number; station: string | null }>(
      `SELECT DISTINCT signed_value.source_id, frame.station FROM signed_value
       LEFT JOIN frame ON frame.id = signed_value.frame_id`,
    )
    .all()
    .map(({ source_id: sourceId, station }) => ({ sourceId, station }));
}
