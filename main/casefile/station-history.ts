import type { SourceId } from '../../parsers/model/evidence.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** When stations started: each BootNotification with a time, ascending. */
export function bootTimes(
  database: CaseDatabase,
): readonly { readonly station: string | null; readonly atMs: number }[] {
  return database
    .prepare<[], { station: string | null; at_ms: number }>(
      `SELECT station, at_ms FROM frame_order
       WHERE action = 'BootNotification' AND kind = 'call' AND at_ms IS NOT NULL ORDER BY at_ms`,
    )
    .all()
    .map(({ station, at_ms: atMs }) => ({ station, atMs }));
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
