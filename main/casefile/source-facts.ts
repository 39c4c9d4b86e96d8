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

/** The record that was read from one row of a database source; `null` when nothing was. */
export function databaseRecordAt(
  database: CaseDatabase,
  sourceId: number,
  table: string,
  rowId: string,
): Readonly<Record<string, unknown>> | null {
  const row = database
    .prepare<[number, string, string], { record: string }>(
      `SELECT record FROM database_record WHERE source_id = ? AND json_extract(record, '$.evidence.table') = ?
       AND json_extract(record, '$.evidence.rowId') = ? LIMIT 1`,
    )
    .get(sourceId, table, rowId);
  return row === undefined ? null : JSON.parse(row.record);
}
