import type { SourceId } from '../../parsers/model/evidence.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** Size of a source's content in bytes; `null` for an unknown source. While it is being read: what is kept so far. */
export function sourceSize(database: CaseDatabase, sourceId: number): number | null {
  const row = database
    .prepare<[number], { size: number | null; kept: number | null }>(
      `SELECT size_bytes AS size, (SELECT max(start_offset + length) FROM content WHERE source_id = source.id) AS kept
       FROM source WHERE id = ?`,
    )
    .get(sourceId);
  return row === undefined ? null : (row.size ?? row.kept ?? 0);
}

/** Of the parts of rotated logs: which log they are parts of. One writer wrote them all. */
export function rotatedLogsOf(database: CaseDatabase): ReadonlyMap<SourceId, string> {
  const rows = database
    .prepare<[], { id: number; log: string }>(
      `SELECT id, json_extract(account, '$.part.log') AS log FROM source
       WHERE account IS NOT NULL AND json_extract(account, '$.part.log') IS NOT NULL`,
    )
    .all();
  return new Map(rows.map(({ id, log }) => [id, log]));
}
