import type { CaseView, Coverage } from '../../parsers/findings/finding-rule.ts';
import type { CorrelatedFrame } from '../../parsers/model/frame.ts';
import type { LogEventRecord } from '../../parsers/model/log-event.ts';
import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { createFrameList } from '../casefile/frame-list.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { databaseRecords, logEvents, payloadText } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/** A hole in a log is longer than this, and than twenty times the usual distance of its messages (research C21). */
const shortestHoleMs = 10 * 60_000;
const usualDistances = 20;
/** Payloads kept, because neighbouring rules look at the same frames. */
const keptPayloads = 256;

/** Something that can be gone through many times, read anew from the case each time. */
function repeatable<Item>(read: () => Iterator<Item>): Iterable<Item> {
  return { [Symbol.iterator]: read };
}

/** Stretches of time that a station's log covers without a hole. */
export function coverageOf(frames: Iterable<CorrelatedFrame>): readonly Coverage[] {
  const times = new Map<string | null, number[]>();
  for (const { station, loggedAt } of frames) {
    if (loggedAt.epochMs === null) continue;
    const known = times.get(station);
    if (known === undefined) times.set(station, [loggedAt.epochMs]);
    else known.push(loggedAt.epochMs);
  }
  const stretches: Coverage[] = [];
  for (const [station, unordered] of times) {
    const ordered = unordered.sort((left, right) => left - right);
    const distances = ordered.slice(1).map((at, index) => at - (ordered[index] ?? at));
    const usual = [...distances].sort((left, right) => left - right)[Math.floor(distances.length / 2)] ?? 0;
    const hole = Math.max(shortestHoleMs, usualDistances * usual);
    let fromMs = ordered[0] ?? 0;
    ordered.forEach((at, index) => {
      const next = ordered[index + 1];
      if (next !== undefined && next - at <= hole) return;
      stretches.push({ station, fromMs, toMs: at });
      fromMs = next ?? at;
    });
  }
  return stretches;
}

/** What the rules may look at: the case's records and conclusions, read as needed. */
export function createCaseView(
  database: CaseDatabase,
  content: ContentReader,
  concluded: Pick<CaseView, 'sessions' | 'statusHistory' | 'judgedValues' | 'transactionVerdicts' | 'publicKeys'>,
): CaseView {
  const list = createFrameList(database);
  const payloads = new Map<number, unknown>();

  function* frames(): Generator<CorrelatedFrame> {
    const { first, end } = list.span({ fromMs: null, toMs: null });
    for (const { frame } of list.scan(first, end)) yield frame;
  }
  function* events(): Generator<LogEventRecord> {
    for (const { record } of logEvents(database)) yield record;
  }
  function* records(): Generator<DatabaseRecord> {
    for (const { record } of databaseRecords(database)) yield record;
  }

  return {
    ...concluded,
    frames: repeatable(frames),
    events: repeatable(events),
    databaseRecords: repeatable(records),
    coverage: coverageOf(frames()),
    payloadOf(frameId) {
      if (payloads.has(frameId)) return payloads.get(frameId);
      const listed = list.byId(frameId);
      const text =
        listed === undefined ? null : payloadText(content, listed.record.evidence.sourceId, listed.record.payload);
      const payload = text === null ? null : (parsePayload(text) ?? null);
      payloads.set(frameId, payload);
      if (payloads.size > keptPayloads) {
        const oldest = payloads.keys().next();
        if (!oldest.done) payloads.delete(oldest.value);
      }
      return payload;
    },
  };
}
