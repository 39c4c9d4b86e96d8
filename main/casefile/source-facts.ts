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
