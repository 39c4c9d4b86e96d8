import type { SourceId } from '../../parsers/model/evidence.ts';
import { sameTimeOfDay } from '../../parsers/time/time-of-day.ts';
import { inOrderOfLog, isZone } from '../../parsers/time/zone-offset.ts';
import { ApiFailure } from '../api/errors.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { rewriteTimes } from '../casefile/rewrite-times.ts';
import { standingReadAs } from './read-as.ts';
import { readWritten, writtenTimesOf } from './written-times.ts';

/** Zones that a person gave to single sources. */
function zonesOfSources(database: CaseDatabase): ReadonlyMap<SourceId, string> {
  return new Map(
    [...standingReadAs(database)].flatMap(([id, { zone }]) => (zone === null ? [] : [[id, zone] as const])),
  );
}

/** The year for times without one, as far as the case knows it. */
export function referenceYearOf(database: CaseDatabase): number | null {
  const year = readMeta(database, 'reference-year');
  return year === null ? null : Number(year);
}

/**
 * Reads all wall-clock times of a case anew, or none when `look` throws. Times that state their own offset stay; the written text is the source, so nothing is
 * lost by changing one's mind.
 */
export function rereadTimes(
  database: CaseDatabase,
  zone: string,
  referenceYear: number | null,
  look: () => void = () => {},
): void {
  const ofSources = zonesOfSources(database);
  const ways = writtenTimesOf(database);
  rewriteTimes(
    database,
    (text, sourceId, lastMs, formerMs) => {
      const own = ofSources.get(sourceId) ?? zone;
      const instant = readWritten(text, own, referenceYear, ways.get(sourceId)) ?? sameTimeOfDay(text, formerMs, own);
      return instant === null ? null : inOrderOfLog(own, instant, lastMs);
    },
    look,
  );
  if (referenceYear !== null) writeMeta(database, 'reference-year', String(referenceYear));
}

/** Reads all wall-clock times in a zone and remembers it as the case's. */
export function applyZone(
  database: CaseDatabase,
  zone: string,
  reason: 'given' | 'estimated',
  look?: () => void,
): void {
  if (!isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
  rereadTimes(database, zone, referenceYearOf(database), look);
  writeMeta(database, 'zone', zone);
  writeMeta(database, 'zone-reason', reason);
}
