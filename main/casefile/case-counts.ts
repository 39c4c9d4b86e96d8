import { earliestBelievedMs } from '../../parsers/time/clock-quality.ts';
import type { FindingCounts } from '../api/views/finding-views.ts';
import type { ImportSummary } from '../api/views/import-views.ts';
import type { SignatureCounts } from '../api/views/signature-views.ts';
import { conclusionState } from './conclusion-state.ts';
import { createFrameOrder } from './frame-order.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { DamagedRecord } from './seals.ts';

function count(database: CaseDatabase, sql: string): number {
  return database.prepare<[], { n: number }>(sql).get()?.n ?? 0;
}

function signatureCounts(database: CaseDatabase): SignatureCounts {
  const of = (condition: string): number => count(database, `SELECT count(*) AS n FROM verdict WHERE ${condition}`);
  const counts = {
    valid: of(`signature = 'valid' AND readable = 'ok'`),
    invalid: of(`signature = 'invalid' AND readable = 'ok'`),
    unverifiable: of(`signature = 'unverifiable' AND readable = 'ok'`),
    broken: of(`readable = 'broken'`),
  };
  assertAll(database, 'verdict', counts);
  return counts;
}

/** A row that falls under none of the kinds that we write was altered by a fault of the medium. */
function assertAll(database: CaseDatabase, table: string, counts: object): void {
  const counted = Object.values(counts).reduce((sum: number, one: number) => sum + one, 0);
  if (counted !== count(database, `SELECT count(*) AS n FROM ${table}`)) throw new DamagedRecord();
}

function findingCounts(database: CaseDatabase): FindingCounts {
  const of = (severity: string): number =>
    count(database, `SELECT count(*) AS n FROM finding WHERE severity = '${severity}'`);
  const counts = { critical: of('critical'), warning: of('warning'), info: of('info') };
  assertAll(database, 'finding', counts);
  return counts;
}

/** The numbers of a case: the last line of `import --json` (design 6). */
export function caseCounts(database: CaseDatabase, keys: number): ImportSummary {
  const frames = (kind: string): number => count(database, `SELECT coalesce(sum(${kind}), 0) AS n FROM frame_pack`);
  return {
    type: 'summary',
    conclusions: conclusionState(database),
    sources: count(database, 'SELECT count(*) AS n FROM source'),
    frames: {
      // An elided frame is a mention of a message whose body the logger left out, a described one was never a message in the log: shown, but counted apart.
      call: frames('call'),
      result: frames('result'),
      error: frames('error'),
      repaired: frames('repaired'),
      truncated: frames('truncated'),
      elided: frames('elided'),
      described: frames('described'),
    },
    statusNotifications: count(database, 'SELECT coalesce(sum(max(status_notifications, 0)), 0) AS n FROM order_pack'),
    sessions: count(database, 'SELECT count(*) AS n FROM session'),
    signed: signatureCounts(database),
    keys,
    findings: findingCounts(database),
    unread: count(database, `SELECT count(*) AS n FROM source WHERE state = 'unread'`),
  };
}

/** First and last instant of a case's frames; sessions known only from a database or from signed values widen it, unless their clock was not set. */
export function caseSpan(database: CaseDatabase): { readonly firstMs: number | null; readonly lastMs: number | null } {
  const row = database
    .prepare<[number], { first: number | null; last: number | null }>(
      `SELECT min(first) AS first, max(last) AS last FROM (
         SELECT min(first_ms) AS first, max(last_ms) AS last FROM order_pack
         UNION ALL SELECT min(start_ms), max(coalesce(stop_ms, start_ms)) FROM session WHERE start_ms >= ?)`,
    )
    .get(earliestBelievedMs);
  return { firstMs: row?.first ?? null, lastMs: row?.last ?? null };
}

function framesPerBucket(database: CaseDatabase, fromMs: number, bucketMs: number, buckets: number): number[] {
  const counts = Array.from({ length: buckets }, () => 0);
  const order = createFrameOrder(database);
  for (const { instants } of order.packs(order.firstAt(fromMs), order.firstAt(fromMs + bucketMs * buckets))) {
    for (const instant of instants) {
      const bucket = Math.floor((instant - fromMs) / bucketMs);
      // Neither what lies before and behind, nor what has no time.
      if (bucket >= 0 && bucket < buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  }
  return counts;
}

/** Counts per bucket of equal width: frames, faulted notifications' intervals that begin, sessions that begin. */
export function histogram(
  database: CaseDatabase,
  fromMs: number,
  bucketMs: number,
  buckets: number,
): { readonly frames: number[]; readonly faults: number[]; readonly sessions: number[] } {
  const toMs = fromMs + bucketMs * buckets;
  // cast(): better-sqlite3 binds numbers as REAL, and `/` would then group by fractions (research/stack 4b).
  const fill = (table: string, column: string, condition: string): number[] => {
    const counts = Array.from({ length: buckets }, () => 0);
    const rows = database
      .prepare<[number, number, number, number], { bucket: number; n: number }>(
        `SELECT (${column} - cast(? AS INTEGER)) / cast(? AS INTEGER) AS bucket, count(*) AS n FROM ${table}
         WHERE ${column} >= ? AND ${column} < ? AND ${condition} GROUP BY bucket`,
      )
      .all(fromMs, bucketMs, fromMs, toMs);
    for (const { bucket, n } of rows) if (bucket >= 0 && bucket < buckets) counts[bucket] = n;
    return counts;
  };
  return {
    frames: framesPerBucket(database, fromMs, bucketMs, buckets),
    faults: fill('status_interval', 'from_ms', `json_extract(record, '$.status') = 'Faulted'`),
    sessions: fill('session', 'start_ms', '1'),
  };
}
