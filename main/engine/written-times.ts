import { membersOf } from '../../parsers/base/members.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { type DateOrder, readPayloadTimestamp, readTimestamp } from '../../parsers/time/read-timestamp.ts';
import { assumedTimesOf, monthFirstSources, type StatedBeside } from '../casefile/assumed-times.ts';
import { sourcesWithAssumedTimes } from '../casefile/assumed-times.ts';
import { createContentReader } from '../casefile/content-store.ts';
import { payloadText } from '../casefile/imported-records.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/*
 * How each source writes its times (research 1.3, K31): which number of a date is the month, and the year where none is written. Both show where an
 * instant is stated beside a line. Learned once for each source, and kept, because times are read anew whenever a person changes the zone.
 */

export interface WrittenTimes {
  readonly order: DateOrder;
  /** Year of the first time without one, and that time. */
  readonly year: number | null;
  readonly first: string | null;
}

/** Offsets of the Earth come to 14 hours; what is stated may be some minutes old. */
const nearMs = 15 * 3_600_000;
const halfYearMs = 183 * 86_400_000;
const enoughVotes = 24;
const numbersOnly = /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/;

interface Pair {
  readonly text: string;
  readonly statedMs: number;
}

function pairsOf(database: CaseDatabase, sourceId: SourceId, stated: readonly StatedBeside[]): readonly Pair[] {
  const content = createContentReader(database);
  const pairs: Pair[] = [];
  for (const { text, payload, member } of stated) {
    const written = payloadText(content, sourceId, payload);
    const value = written === null ? undefined : membersOf(parsePayload(written))[member];
    const instant = typeof value === 'string' ? readPayloadTimestamp(value) : undefined;
    if (instant?.quality !== 'offset-given' || instant.epochMs === null) continue;
    pairs.push({ text, statedMs: instant.epochMs });
    if (pairs.length === enoughVotes) break;
  }
  return pairs;
}

function read(text: string, year: number | null, order: DateOrder): number | null {
  return readTimestamp(text, { zone: 'UTC', referenceYear: year }, order)?.epochMs ?? null;
}

function orderOf(pairs: readonly Pair[]): DateOrder {
  const votes = (order: DateOrder) =>
    pairs.filter(({ text, statedMs }) => {
      const ms = numbersOnly.test(text) ? read(text, null, order) : null;
      return ms !== null && Math.abs(ms - statedMs) < nearMs;
    }).length;
  return votes('month-first') > votes('day-first') ? 'month-first' : 'day-first';
}

/** The year of the first line without one, from the first line beside which an instant is stated. */
function yearOf(first: string, pairs: readonly Pair[], order: DateOrder): number | null {
  const [pair] = pairs;
  if (pair === undefined) return null;
  const stated = new Date(pair.statedMs).getUTCFullYear();
  const years = [stated - 1, stated, stated + 1].flatMap((year) => {
    const ms = read(pair.text, year, order);
    return ms === null ? [] : [{ year, ms, off: Math.abs(ms - pair.statedMs) }];
  });
  const nearest = years.toSorted((left, right) => left.off - right.off)[0];
  if (nearest === undefined) return null;
  const firstMs = read(first, nearest.year, order);
  // The log went on over New Year before anything was stated.
  if (firstMs !== null && firstMs - nearest.ms > halfYearMs) return nearest.year - 1;
  // Or it runs newest first, and its first line is of the year after.
  return firstMs !== null && nearest.ms - firstMs > halfYearMs ? nearest.year + 1 : nearest.year;
}

/** What was learned of the sources of a case so far. */
export function writtenTimesOf(database: CaseDatabase): ReadonlyMap<SourceId, WrittenTimes> {
  const kept = readMeta(database, 'written-times');
  return new Map(kept === null ? [] : (JSON.parse(kept) as [SourceId, WrittenTimes][]));
}

/** Learns how the sources that are new write their times; whether times must be read anew for it. */
export function learnWrittenTimes(database: CaseDatabase): boolean {
  const known = new Map(writtenTimesOf(database));
  const monthFirst = monthFirstSources(database);
  const before = known.size;
  let differs = false;
  for (const sourceId of sourcesWithAssumedTimes(database)) {
    if (known.has(sourceId)) continue;
    const { firstYearless: first, stated } = assumedTimesOf(database, sourceId);
    const pairs = pairsOf(database, sourceId, stated);
    const order = monthFirst.has(sourceId) ? 'month-first' : orderOf(pairs);
    const year = first === null ? null : yearOf(first, pairs, order);
    known.set(sourceId, { order, year, first });
    if (year !== null || (order === 'month-first' && !monthFirst.has(sourceId))) differs = true;
  }
  if (known.size > before) writeMeta(database, 'written-times', JSON.stringify([...known]));
  return differs;
}

/** A written time of a source whose ways are known, in milliseconds; lines behind New Year are a year on. */
export function readWritten(
  text: string,
  zone: string,
  year: number | null,
  ways: WrittenTimes | undefined,
): number | null {
  const order = ways?.order ?? 'day-first';
  const own = ways?.year ?? year;
  const found = readTimestamp(text, { zone, referenceYear: own }, order);
  const ms = found?.epochMs ?? null;
  if (ms === null || own === null || found?.quality !== 'year-inferred' || ways?.first === null || ways === undefined)
    return ms;
  const firstMs = readTimestamp(ways.first, { zone, referenceYear: own }, order)?.epochMs ?? ms;
  const step = firstMs - ms > halfYearMs ? 1 : ms - firstMs > halfYearMs ? -1 : 0;
  return step === 0 ? ms : (readTimestamp(text, { zone, referenceYear: own + step }, order)?.epochMs ?? ms);
}
