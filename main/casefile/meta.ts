import type { CaseDatabase } from './open-case-file.ts';
import { sealed, unsealed } from './seals.ts';

/** The named values of a case; absent until first written. */
export type MetaKey =
  | 'name'
  | 'revision'
  | 'zone'
  | 'zone-reason'
  /** How each source was read and on what grounds: station, viewpoint (JSON). */
  | 'source-readings'
  | 'reference-year'
  /** How each source writes its times: order of day and month, year of its first time without one (JSON). */
  | 'written-times'
  | 'concluded'
  /** `column-sums.ts` */
  | 'column-sum'
  | 'concluded-by'
  | 'extensions'
  /** When the log of each station ends (JSON: station and instant, a pair each). */
  | 'station-ends'
  | 'station-count';

/** Reads one value; `null` when it was never written. */
export function readMeta(database: CaseDatabase, key: MetaKey): string | null {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key);
  return row === undefined ? null : JSON.parse(unsealed(row.value, key))[0];
}

export function writeMeta(database: CaseDatabase, key: MetaKey, value: string): void {
  database
    .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(key, sealed([value], key));
}

/** Number that grows with every change of a case; caches are keyed by it. */
export function readRevision(database: CaseDatabase): number {
  return Number(readMeta(database, 'revision') ?? '0');
}

export function bumpRevision(database: CaseDatabase): number {
  const next = readRevision(database) + 1;
  writeMeta(database, 'revision', String(next));
  return next;
}
