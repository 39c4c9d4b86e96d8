import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { unsealed } from './seals.ts';

/** Records of one store, a page of them; `kind` empty for all. */
export function databaseRecordsOf(
  database: CaseDatabase,
  {
    sourceId,
    kind,
    offset,
    limit,
  }: { readonly sourceId: number; readonly kind: string; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly records: readonly { readonly id: number; readonly record: DatabaseRecord }[] } {
  const total = database
    .prepare<[number, string, string], { count: number }>(
      `SELECT count(*) AS count FROM database_record WHERE source_id = ? AND (? = '' OR kind = ?)`,
    )
    .get(sourceId, kind, kind);
  const rows = database
    .prepare<[number, string, string, number, number], { id: number; record: string }>(
      `SELECT id, record FROM database_record WHERE source_id = ? AND (? = '' OR kind = ?) ORDER BY id LIMIT ? OFFSET ?`,
    )
    .all(sourceId, kind, kind, limit, offset);
  return {
    total: total?.count ?? 0,
    records: rows.map(({ id, record }) => ({ id, record: JSON.parse(unsealed(record)) })),
  };
}

/** How many records of each kind each source gave. */
export function recordKinds(database: CaseDatabase): ReadonlyMap<number, Readonly<Record<string, number>>> {
  const found = new Map<number, Record<string, number>>();
  const count = (sourceId: number, kind: string, number: number): void => {
    const kinds = found.get(sourceId) ?? {};
    kinds[kind] = number;
    found.set(sourceId, kinds);
  };
  const stored = database.prepare<[], { source_id: number; kind: string; count: number }>(
    'SELECT source_id, kind, count(*) AS count FROM database_record GROUP BY source_id, kind',
  );
  for (const { source_id: sourceId, kind, count: number } of stored.all()) count(sourceId, kind, number);
  const configuration = database.prepare<[], { source_id: number; count: number }>(
    'SELECT source_id, count(*) AS count FROM configuration WHERE frame_id IS NULL GROUP BY source_id',
  );
  for (const { source_id: sourceId, count: number } of configuration.all()) count(sourceId, 'configuration', number);
  return found;
}
