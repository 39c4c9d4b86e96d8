import { membersOf } from '../../parsers/base/members.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { readPayloadTimestamp } from '../../parsers/time/read-timestamp.ts';
import { estimateZone, zoneOfOffsets } from '../../parsers/time/zone-estimate.ts';
import type { ClockPair } from '../../parsers/time/zone-estimate.ts';
import { createContentReader } from '../casefile/content-store.ts';
import { payloadText } from '../casefile/imported-records.ts';
import { assumedAnswers, assumedNotifications, hasYearlessTimes, timeEndings } from '../casefile/assumed-answers.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { applyZone, referenceYearOf, rereadTimes } from './case-zone.ts';
import { learnWrittenTimes, writtenTimesOf } from './written-times.ts';

function statedInstant(payload: unknown, name: 'currentTime' | 'timestamp'): number | null {
  const written = membersOf(payload)[name];
  const read = typeof written === 'string' ? readPayloadTimestamp(written) : undefined;
  return read?.quality === 'offset-given' ? read.epochMs : null;
}

/** Pairs of a written and a stated time, and the years that were stated. */
function collect(
  database: CaseDatabase,
  messages: ReturnType<typeof assumedAnswers>,
  name: 'currentTime' | 'timestamp',
): { readonly pairs: readonly ClockPair[]; readonly year: number | undefined } {
  const content = createContentReader(database);
  const pairs: ClockPair[] = [];
  let year: number | undefined;
  for (const { sourceId, payload, loggedMs } of messages) {
    const text = payloadText(content, sourceId, payload);
    const statedMs = text === null ? null : statedInstant(parsePayload(text), name);
    if (statedMs === null) continue;
    year ??= new Date(statedMs).getUTCFullYear();
    if (loggedMs !== null) pairs.push({ wallAsUtcMs: loggedMs, statedMs });
  }
  return { pairs, year };
}

/** Stations state seconds, and what they report they report at once; a replayed report agrees with no zone this closely. */
const notificationToleranceMs = 45_000;

/** What the log states beside its own clock: first the backend's clock, then what stations say of themselves. */
function stated(database: CaseDatabase) {
  const answers = collect(database, assumedAnswers(database), 'currentTime');
  if (answers.year !== undefined) return { ...answers, toleranceMs: undefined };
  return { ...collect(database, assumedNotifications(database), 'timestamp'), toleranceMs: notificationToleranceMs };
}

/** The year of the first log without years, for what is imported later. */
function firstYear(database: CaseDatabase): number | null {
  for (const { year } of writtenTimesOf(database).values()) if (year !== null) return year;
  return null;
}

/**
 * Estimates the zone of wall-clock logs, and the year of logs without one, from the `currentTime` that backends state in their
 * answers, else from the timestamps of status notifications. A zone that a person gave is never touched. Estimated once, when the first
 * assumed times come in.
 */
export function estimateClock(database: CaseDatabase, look: () => void): void {
  const learned = learnWrittenTimes(database);
  const known = readMeta(database, 'zone');
  if (known !== null) {
    // The zone stands; years and the order of dates are nothing that a person gave.
    if (learned) rereadTimes(database, known, referenceYearOf(database) ?? firstYear(database), look);
    return;
  }
  const { year } = stated(database);
  if (year === undefined) {
    const zone = zoneOfOffsets(timeEndings(database));
    if (zone === undefined) return;
    // Every log states its offset: nothing has to be read anew, but a person thinks in the station's time.
    writeMeta(database, 'zone', zone);
    writeMeta(database, 'zone-reason', 'estimated');
    return;
  }
  // The year first: without it syslog lines have no instant that could be compared.
  if (learned || (referenceYearOf(database) === null && hasYearlessTimes(database)))
    rereadTimes(
      database,
      'UTC',
      referenceYearOf(database) ?? firstYear(database) ?? (hasYearlessTimes(database) ? year : null),
      look,
    );
  const { pairs, toleranceMs } = stated(database);
  const estimate = estimateZone(pairs, toleranceMs);
  if (estimate === undefined) return;
  if (estimate.zone !== '+00:00') applyZone(database, estimate.zone, 'estimated', look);
  else {
    // Read as UTC already: nothing to read anew.
    writeMeta(database, 'zone', estimate.zone);
    writeMeta(database, 'zone-reason', 'estimated');
  }
}
