import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { readPayloadTimestamp } from '../../parsers/time/read-timestamp.ts';
import { estimateZone, zoneOfOffsets } from '../../parsers/time/zone-estimate.ts';
import type { ClockPair } from '../../parsers/time/zone-estimate.ts';
import { createContentReader } from '../casefile/content-store.ts';
import { payloadText } from '../casefile/imported-records.ts';
import { assumedAnswers, hasYearlessTimes, timeEndings } from '../casefile/assumed-answers.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { applyZone, referenceYearOf, rereadTimes } from './case-zone.ts';

function statedInstant(payload: unknown): number | null {
  if (typeof payload !== 'object' || payload === null || !('currentTime' in payload)) return null;
  const { currentTime } = payload;
  const read = typeof currentTime === 'string' ? readPayloadTimestamp(currentTime) : undefined;
  return read?.quality === 'offset-given' ? read.epochMs : null;
}

/** Pairs of a written and a stated time, and the years that were stated. */
function collect(database: CaseDatabase): { readonly pairs: readonly ClockPair[]; readonly year: number | undefined } {
  const content = createContentReader(database);
  const pairs: ClockPair[] = [];
  let year: number | undefined;
  for (const { sourceId, payload, loggedMs } of assumedAnswers(database)) {
    const text = payloadText(content, sourceId, payload);
    const statedMs = text === null ? null : statedInstant(parsePayload(text));
    if (statedMs === null) continue;
    year ??= new Date(statedMs).getUTCFullYear();
    if (loggedMs !== null) pairs.push({ wallAsUtcMs: loggedMs, statedMs });
  }
  return { pairs, year };
}

/**
 * Estimates the zone of wall-clock logs, and the year of logs without one, from the `currentTime` that backends state in their
 * answers. A zone that a person gave is never touched. Estimated once, when the first assumed times come in.
 */
export function estimateClock(database: CaseDatabase): void {
  if (readMeta(database, 'zone') !== null) return;
  const { year } = collect(database);
  if (year === undefined) {
    const zone = zoneOfOffsets(timeEndings(database));
    if (zone === undefined) return;
    // Every log states its offset: nothing has to be read anew, but a person thinks in the station's time.
    writeMeta(database, 'zone', zone);
    writeMeta(database, 'zone-reason', 'estimated');
    return;
  }
  // The year first: without it syslog lines have no instant that could be compared.
  if (referenceYearOf(database) === null && hasYearlessTimes(database)) rereadTimes(database, 'UTC', year);
  const estimate = estimateZone(collect(database).pairs);
  if (estimate === undefined) return;
  if (estimate.zone !== '+00:00') applyZone(database, estimate.zone, 'estimated');
  else {
    // Read as UTC already: nothing to read anew.
    writeMeta(database, 'zone', estimate.zone);
    writeMeta(database, 'zone-reason', 'estimated');
  }
}
