import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { readPayloadTimestamp } from '../../parsers/time/read-timestamp.ts';
import { estimateZone } from '../../parsers/time/zone-estimate.ts';
import type { ClockPair } from '../../parsers/time/zone-estimate.ts';
import { createContentReader } from '../casefile/content-store.ts';
import { payloadText } from '../casefile/imported-records.ts';
import { assumedAnswers } from '../casefile/assumed-answers.ts';
import { readMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { applyZone, referenceYearOf } from './case-zone.ts';

function statedInstant(payload: unknown): number | null {
  if (typeof payload !== 'object' || payload === null || !('currentTime' in payload)) return null;
  const { currentTime } = payload;
  const read = typeof currentTime === 'string' ? readPayloadTimestamp(currentTime) : undefined;
  return read?.quality === 'offset-given' ? read.epochMs : null;
}

/**
 * Estimates the zone of wall-clock logs, and the year of logs without one, from the `currentTime` that backends state in their
 * answers. A zone that a person gave is never touched. Estimated once, when the first assumed times come in.
 */
export function estimateClock(database: CaseDatabase): void {
  if (readMeta(database, 'zone') !== null) return;
  const content = createContentReader(database);
  const pairs: ClockPair[] = [];
  const years: number[] = [];
  for (const { sourceId, payload, loggedMs } of assumedAnswers(database)) {
    const text = payloadText(content, sourceId, payload);
    const statedMs = text === null ? null : statedInstant(parsePayload(text));
    if (statedMs === null) continue;
    years.push(new Date(statedMs).getUTCFullYear());
    if (loggedMs !== null) pairs.push({ wallAsUtcMs: loggedMs, statedMs });
  }
  const year = years[0];
  if (year === undefined) return;
  const estimate = estimateZone(pairs);
  if (estimate !== undefined || referenceYearOf(database) === null) {
    applyZone(database, estimate?.zone ?? 'UTC', 'estimated', referenceYearOf(database) ?? year);
  }
}
