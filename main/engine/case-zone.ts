import { isZone } from '../../parsers/time/zone-offset.ts';
import { readTimestamp } from '../../parsers/time/read-timestamp.ts';
import { ApiFailure } from '../api/errors.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { rewriteTimes } from '../casefile/rewrite-times.ts';

/**
 * Reads all wall-clock times of a case in another zone. Times that state their own offset stay; the written text is the source,
 * so nothing is lost by changing one's mind.
 */
export function applyZone(
  database: CaseDatabase,
  zone: string,
  reason: 'given' | 'estimated',
  referenceYear: number | null,
): void {
  if (!isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
  const context = { zone, referenceYear };
  rewriteTimes(database, (text) => readTimestamp(text, context)?.epochMs ?? null);
  if (referenceYear !== null) writeMeta(database, 'reference-year', String(referenceYear));
  writeMeta(database, 'zone', zone);
  writeMeta(database, 'zone-reason', reason);
}

/** The year for times without one, as far as the case knows it. */
export function referenceYearOf(database: CaseDatabase): number | null {
  const year = readMeta(database, 'reference-year');
  return year === null ? null : Number(year);
}
