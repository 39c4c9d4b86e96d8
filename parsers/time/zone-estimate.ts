import { zoneOffsetMs } from './zone-offset.ts';

/*
 * A log in local time without a zone tells its offset when the other side's clock passes through it: the `currentTime` of a BootNotification or
 * Heartbeat answer is written down within moments of being stated (research 1.3, "estimate the file's offset from currentTime answers").
 */

/** A wall-clock time read as if it were UTC, and the instant that was stated beside it, both in milliseconds. */
export interface ClockPair {
  readonly wallAsUtcMs: number;
  readonly statedMs: number;
}

export interface ZoneEstimate {
  /** Fixed offset such as `+02:00`; a zone with summer time where a log shows both of its offsets. */
  readonly zone: string;
  /** Pairs that agree with it, of those looked at. */
  readonly agreeing: number;
  readonly of: number;
}

/** Offsets in use lie on the quarter hour. */
const quarterHourMs = 15 * 60_000;
/** Delay and clock error that still count as agreement. */
const toleranceMs = 5 * 60_000;
const smallestAgreement = 0.6;
/** UTC-12 to UTC+14 is what is in use on Earth. */
const largestOffsetMs = 14 * 60 * 60_000;

/** A log that states both offsets went through a change of summer time; all zones of such a pair change on the same Sunday in Europe. */
const europeanPairs: Readonly<Record<string, string>> = {
  '+00:00 +01:00': 'Europe/London',
  '+01:00 +02:00': 'Europe/Berlin',
  '+02:00 +03:00': 'Europe/Athens',
};

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * The offset that most pairs agree on; `undefined` when there are none or they contradict each other. `tolerance` is what delay and clock error may
 * come to, in milliseconds.
 */
export function estimateZone(pairs: readonly ClockPair[], tolerance: number = toleranceMs): ZoneEstimate | undefined {
  const votes = new Map<number, number>();
  for (const { wallAsUtcMs, statedMs } of pairs) {
    const difference = wallAsUtcMs - statedMs;
    const offsetMs = Math.round(difference / quarterHourMs) * quarterHourMs;
    if (Math.abs(offsetMs) > largestOffsetMs || Math.abs(difference - offsetMs) > tolerance) continue;
    votes.set(offsetMs, (votes.get(offsetMs) ?? 0) + 1);
  }
  const best = [...votes].sort((left, right) => right[1] - left[1] || left[0] - right[0])[0];
  const changing = changingZone(votes, pairs, tolerance);
  if (changing !== undefined && changing.agreeing >= pairs.length * smallestAgreement) return changing;
  if (best === undefined || best[1] < pairs.length * smallestAgreement) return undefined;
  return { zone: offsetText(best[0]), agreeing: best[1], of: pairs.length };
}

/** One pair may be a message that was sent late by an hour; two of each offset are not. */
const fewestOfEach = 2;

/** The zone whose summer time explains two offsets, if its dates fit more pairs than either offset alone. */
function changingZone(
  votes: ReadonlyMap<number, number>,
  pairs: readonly ClockPair[],
  tolerance: number,
): ZoneEstimate | undefined {
  const offsets = [...votes].filter(([, count]) => count >= fewestOfEach).map(([offsetMs]) => offsetText(offsetMs));
  const zone = europeanPairs[offsets.toSorted().join(' ')];
  if (zone === undefined) return undefined;
  const agreeing = pairs.filter(({ wallAsUtcMs, statedMs }) =>
    // In the hour that is shown twice the earlier and the later offset both hold.
    [0, 3_600_000].some((laterMs) => {
      return Math.abs(wallAsUtcMs - statedMs - zoneOffsetMs(zone, wallAsUtcMs + laterMs)) <= tolerance;
    }),
  ).length;
  return agreeing > Math.max(...votes.values()) ? { zone, agreeing, of: pairs.length } : undefined;
}

const writtenOffset = /([+-]\d\d):?(\d\d)$/;

/**
 * The zone of logs that state their offset, from how often each offset stands at the end of a time: the zone of a pair that changes with summer time, else
 * the usual offset. `undefined` when none states one or UTC is usual.
 */
export function zoneOfOffsets(
  endings: readonly { readonly ending: string; readonly count: number }[],
): string | undefined {
  const counts = new Map<string, number>();
  for (const { ending, count } of endings) {
    const [, hours, minutes] = writtenOffset.exec(ending) ?? [];
    if (hours === undefined) continue;
    const offset = `${hours}:${minutes ?? '00'}`;
    counts.set(offset, (counts.get(offset) ?? 0) + count);
  }
  const pair = europeanPairs[[...counts.keys()].toSorted().join(' ')];
  if (pair !== undefined) return pair;
  const [most] = [...counts].toSorted((left, right) => right[1] - left[1]);
  return most === undefined || most[0] === '+00:00' ? undefined : most[0];
}
