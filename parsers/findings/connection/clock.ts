import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import type { Timestamp } from '../../model/timestamp.ts';
import { listOf, timeOf } from '../../sessions/payload-fields.ts';
import { membersOf } from '../../base/members.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Bound } from '../left-out.ts';
import { callsOf } from '../looks-at.ts';
import { durationText, notFound } from '../make-finding.ts';

/** Requests whose timestamp is the station's clock at about the time of sending. */
const stamped = new Set([
  'StatusNotification',
  'StartTransaction',
  'StopTransaction',
  'TransactionEvent',
  'SecurityEventNotification',
  'NotifyEvent',
]);
const stampedCalls = callsOf(...stamped, 'BootNotification', 'MeterValues');
/** MeterValues are many; the first ones after a boot show a clock that is not set. */
const samplesPerBoot = 5;

/** The instant that a station wrote into a request; `null` when it wrote none. */
function stationTime(read: unknown): Timestamp | null {
  const payload = membersOf(read);
  return (
    timeOf(payload['timestamp']) ??
    timeOf(payload['generatedAt']) ??
    timeOf(listOf(payload['meterValue'])[0]?.['timestamp'])
  );
}

/** Gives each stamped request to `take`, and of the meter values the first after each boot. */
function watchStamps(take: (frame: CorrelatedFrame, stated: Timestamp) => void) {
  const samples = new Map<string | null, number>();
  return (frame: CorrelatedFrame, payload: unknown): void => {
    if (frame.kind !== 'call' || frame.action === null) return;
    if (frame.action === 'BootNotification') samples.set(frame.station, 0);
    if (frame.action === 'MeterValues') {
      const seen = samples.get(frame.station) ?? 0;
      if (seen >= samplesPerBoot) return;
      samples.set(frame.station, seen + 1);
    } else if (!stamped.has(frame.action)) return;
    const stated = stationTime(payload);
    if (stated !== null) take(frame, stated);
  };
}

interface Group {
  readonly station: string | null;
  readonly text: string;
  messages: number;
  readonly fromMs: number | null;
  toMs: number | null;
  readonly evidence: EvidenceRef[];
}

function group(groups: Map<string | null, Group>, frame: CorrelatedFrame, text: string): void {
  const { station, loggedAt, evidence } = frame;
  const known = groups.get(station) ?? {
    station,
    text,
    messages: 0,
    fromMs: loggedAt.epochMs,
    toMs: loggedAt.epochMs,
    evidence: [],
  };
  groups.set(station, known);
  known.messages += 1;
  known.toMs = loggedAt.epochMs;
  if (known.evidence.length < 10) known.evidence.push(evidence);
}

/** C14: messages from a time before OCPP existed: the station's clock was never set. */
export const clockNotSet = defineWatchingRule({
  id: 'connection.clock-not-set',
  severity: 'critical',
  category: 'connection',
  references: [
    'OCPP 1.6 edition 2, 4.2 Boot Notification',
    'OCPP 1.6 errata sheet 4.0, 3.11 (behaviour while not accepted)',
  ],
  thresholds: {},
  looksAt: stampedCalls,
  watch() {
    const groups = new Map<string | null, Group>();
    return {
      frame: watchStamps((frame, stated) => {
        if (stated.quality === 'clock-not-set') group(groups, frame, stated.text);
      }),
      *finish() {
        for (const { station, text, messages, fromMs, toMs, evidence } of groups.values()) {
          yield { params: { messages, example: text }, station, fromMs, toMs, evidence };
        }
      },
    };
  },
});

/** C17: timestamps without an offset, so that each reader must guess the zone. */
export const timestampWithoutZone = defineWatchingRule({
  id: 'connection.timestamp-without-zone',
  severity: 'info',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 3.15 Time notations', 'OCPP 1.6 errata sheet 4.0, 3.10 (time notations)'],
  thresholds: {},
  looksAt: stampedCalls,
  watch() {
    const groups = new Map<string | null, Group>();
    return {
      frame: watchStamps((frame, stated) => {
        if (stated.quality === 'zone-assumed') group(groups, frame, stated.text);
      }),
      *finish() {
        for (const { station, text, messages, fromMs, toMs, evidence } of groups.values()) {
          yield { params: { messages, example: text }, station, fromMs, toMs, evidence };
        }
      },
    };
  },
});

/** Payload minus log, at one message after the other: columns of numbers, because there are thousands. */
interface Offsets {
  readonly station: string | null;
  /** The log names no zone: whole quarters of an hour may be that of whoever wrote it. */
  zoneAssumed: boolean;
  readonly frameIds: number[];
  readonly loggedMs: number[];
  readonly aheadMs: number[];
}

/** Kept per station and source; more of them change no median, and jumps after them are not looked for. */
const offsetsKept = 20_000;
/** A message that is further behind its line was queued and says nothing about the clock. */
const queuedMs = 300_000;
/** Zones differ by whole quarters of an hour. */
const quarterMs = 900_000;
/** As close to a whole quarter it may be a zone (as in `sessions/clock-lag.ts`). */
const zoneToleranceMs = 90_000;

function mayBeZone(differenceMs: number): boolean {
  const quarters = Math.round(differenceMs / quarterMs);
  return quarters !== 0 && Math.abs(differenceMs - quarters * quarterMs) <= zoneToleranceMs;
}

function watchOffsets() {
  const bound = new Bound(offsetsKept);
  const stations = new Map<string, Offsets>();
  const frame = watchStamps((sent, stated) => {
    const loggedMs = sent.loggedAt.epochMs;
    const { quality } = sent.loggedAt;
    if ((quality !== 'offset-given' && quality !== 'zone-assumed') || stated.quality !== 'offset-given') return;
    if (loggedMs === null || stated.epochMs === null || sent.action === 'MeterValues') return;
    const aheadMs = stated.epochMs - loggedMs;
    if (aheadMs < -queuedMs) return;
    const key = JSON.stringify([sent.station, sent.evidence.sourceId]);
    const known = stations.get(key) ?? {
      station: sent.station,
      zoneAssumed: false,
      frameIds: [],
      loggedMs: [],
      aheadMs: [],
    };
    stations.set(key, known);
    if (!bound.admits(known.frameIds.length, loggedMs, sent.evidence)) return;
    known.zoneAssumed ||= quality === 'zone-assumed';
    known.frameIds.push(sent.frameId);
    known.loggedMs.push(loggedMs);
    known.aheadMs.push(aheadMs);
  });
  return { frame, stations, bound };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** C15: the station's clock and the clock of whoever wrote the log are apart. */
export const clockOffset = defineWatchingRule({
  id: 'connection.clock-offset',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 4.6 Heartbeat', 'OCPP 1.6 edition 2, 6.4 BootNotification.conf (currentTime)'],
  thresholds: { mostMs: { value: 30_000, unit: 'ms' }, fewest: { value: 5, unit: 'messages' } },
  looksAt: stampedCalls,
  watch(limits, records) {
    const { frame, stations } = watchOffsets();
    return {
      frame,
      *finish() {
        for (const { station, zoneAssumed, frameIds, loggedMs, aheadMs } of stations.values()) {
          if (frameIds.length < limits.fewest) continue;
          const median = medianOf(aheadMs);
          if (Math.abs(median) <= limits.mostMs) continue;
          // A zone that was guessed would look like a wrong clock; beyond a quarter of an hour nobody knows which of both it is.
          if (zoneAssumed && (Math.abs(median) >= quarterMs || mayBeZone(median))) continue;
          yield {
            params: { offset: `${median < 0 ? '-' : '+'}${durationText(median)}`, messages: frameIds.length },
            station,
            fromMs: loggedMs[0] ?? null,
            toMs: loggedMs.at(-1) ?? null,
            evidence: frameIds.slice(0, 5).map((frameId) => records.evidenceOf(frameId)),
          };
        }
      },
    };
  },
});

/** C16: the station's clock was put forward or back. */
export const clockJump = defineWatchingRule({
  id: 'connection.clock-jump',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 4.2 Boot Notification and 4.6 Heartbeat'],
  thresholds: { leastMs: { value: 60_000, unit: 'ms' }, steady: { value: 5, unit: 'messages' } },
  looksAt: stampedCalls,
  watch(limits, records) {
    const { frame, stations, bound } = watchOffsets();
    return {
      frame,
      *finish() {
        for (const { station, zoneAssumed, frameIds, loggedMs, aheadMs } of stations.values()) {
          for (let at = limits.steady; at + limits.steady <= frameIds.length; at += 1) {
            const before = aheadMs.slice(at - limits.steady, at);
            const after = aheadMs.slice(at, at + limits.steady);
            const [was, is] = [medianOf(before), medianOf(after)];
            // Both sides must be steady; one late message is no jump.
            const steady = [...before.map((ahead) => ahead - was), ...after.map((ahead) => ahead - is)].every(
              (deviation) => Math.abs(deviation) <= limits.leastMs / 2,
            );
            if (!steady || Math.abs(is - was) <= limits.leastMs) continue;
            // Whoever wrote the log may have changed between summer and winter time.
            if (zoneAssumed && mayBeZone(is - was)) continue;
            yield {
              params: { jump: `${is < was ? '-' : '+'}${durationText(is - was)}` },
              station,
              fromMs: loggedMs[at] ?? null,
              evidence: frameIds
                .slice(at - 1, at + 1)
                .toReversed()
                .map((frameId) => records.evidenceOf(frameId)),
              counterEvidence: [notFound('queued-message')],
            };
          }
        }
        yield* bound.leftOut();
      },
    };
  },
});
