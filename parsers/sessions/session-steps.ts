import type { SessionStep, SessionStepKind } from '../model/session.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { isPlaced } from './payload-fields.ts';

/*
 * What the states of the connector add to a session's time line (OCPP 1.6 edition 2, 4.9). Charge Control C reports SuspendedEV and
 * SuspendedEVSE as Charging (user guide 3.3.1), so a missing suspension proves nothing.
 */

const stepOfStatus: Readonly<Record<string, SessionStepKind>> = {
  preparing: 'plugged',
  occupied: 'plugged',
  charging: 'charging',
  suspendedev: 'suspended-by-vehicle',
  suspendedevse: 'suspended-by-station',
  faulted: 'fault',
  finishing: 'finishing',
};

/** After the stop a vehicle may stay for long; what comes later is not this session's any more. */
const aftermathMs = 24 * 3_600_000;

/** Where a session takes place: a connector, or in 2.x a connector of an EVSE. */
export interface Place {
  readonly connector: number;
  /** `null` where nobody says which one of the EVSE. */
  readonly evseConnector: number | null;
}

/** Status intervals of one connector in order of time, for looking up a stretch. */
export interface StatusLanes {
  /** Steps of a session between two instants; `nextStartMs` is where the next session of the connector begins. */
  steps(
    station: string | null,
    place: Place,
    fromMs: number,
    toMs: number | null,
    nextStartMs: number | null,
  ): readonly SessionStep[];
  /** Stretches of a connector between two instants that nobody knows, in order of time. */
  unknown(station: string | null, place: Place, fromMs: number, toMs: number): readonly StatusInterval[];
}

const none: readonly StatusInterval[] = [];

export function statusLanes(history: readonly StatusInterval[]): StatusLanes {
  const lanes = new Map<string, StatusInterval[]>();
  for (const interval of history) {
    if (!isPlaced(interval.from)) continue;
    const key = `${interval.connector} ${interval.station ?? ''}`;
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [interval]);
    else lane.push(interval);
  }
  // 2.x: the connectors of one EVSE have histories of their own, told one after the other.
  for (const lane of lanes.values()) lane.sort((left, right) => (left.from.epochMs ?? 0) - (right.from.epochMs ?? 0));
  const laneOf = (station: string | null, connector: number): readonly StatusInterval[] =>
    lanes.get(`${connector} ${station ?? ''}`) ?? lanes.get(`${connector} `) ?? none;

  // What another connector of the EVSE reported is not this session's.
  const byPlace = new Map<string, readonly StatusInterval[]>();
  const placeOf = (station: string | null, { connector, evseConnector }: Place): readonly StatusInterval[] => {
    const lane = laneOf(station, connector);
    if (evseConnector === null) return lane;
    const key = `${evseConnector} ${connector} ${station ?? ''}`;
    const known = byPlace.get(key);
    if (known !== undefined) return known;
    const made = lane.filter((interval) => (interval.evseConnector ?? evseConnector) === evseConnector);
    byPlace.set(key, made);
    return made;
  };

  const unknownOf = subset((interval) => interval.status === 'unknown');
  const faultsOf = subset((interval) => interval.status.toLowerCase() === 'faulted');
  return {
    unknown(station, place, fromMs, toMs) {
      const unknown = unknownOf(placeOf(station, place));
      return unknown.slice(lastBegunBy(unknown, fromMs) + 1, lastBegunBy(unknown, toMs) + 1);
    },
    steps(station, place, fromMs, toMs, nextStartMs) {
      const own = connectorSteps(placeOf(station, place), fromMs, toMs, nextStartMs);
      // A fault of the station as a whole stops its connectors too.
      const faults = faultsOf(laneOf(station, 0));
      const whole = faults
        .slice(Math.max(0, lastBegunBy(faults, fromMs)), lastBegunBy(faults, toMs ?? Infinity) + 1)
        .filter((interval) => overlaps(interval, fromMs, toMs))
        .flatMap((interval) => stepOf(interval));
      return [...own, ...whole];
    },
  };
}

/** Position of the last interval that begins at or before an instant; -1 when all begin later. Intervals of a lane are in order of time. */
function lastBegunBy(lane: readonly StatusInterval[], atMs: number): number {
  let low = 0;
  let high = lane.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lane[middle]?.from.epochMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The intervals of each lane that matter, picked out once. */
function subset(
  matters: (interval: StatusInterval) => boolean,
): (lane: readonly StatusInterval[]) => readonly StatusInterval[] {
  const picked = new Map<readonly StatusInterval[], readonly StatusInterval[]>();
  return (lane) => {
    const known = picked.get(lane);
    if (known !== undefined) return known;
    const made = lane.filter(matters);
    picked.set(lane, made);
    return made;
  };
}

function overlaps({ from, to }: StatusInterval, fromMs: number, toMs: number | null): boolean {
  return (from.epochMs ?? 0) <= (toMs ?? Infinity) && (to?.epochMs ?? Infinity) > fromMs;
}

function connectorSteps(
  lane: readonly StatusInterval[],
  fromMs: number,
  toMs: number | null,
  nextStartMs: number | null,
): readonly SessionStep[] {
  const steps: SessionStep[] = [];
  const last = lastBegunBy(lane, fromMs);
  // Back to where the vehicle was plugged in: states that follow each other without the connector being free.
  let first = Math.max(last, 0);
  for (let index = last; index >= 0; index -= 1) {
    if (stepOfStatus[lane[index]?.status.toLowerCase() ?? ''] !== 'plugged') break;
    first = index;
  }
  for (let index = first; index < lane.length; index += 1) {
    const interval = lane[index];
    if (interval === undefined) break;
    const at = interval.from.epochMs ?? 0;
    if (toMs !== null && (at > toMs + aftermathMs || (nextStartMs !== null && at >= nextStartMs))) break;
    if ((interval.to?.epochMs ?? Infinity) <= fromMs && stepOfStatus[interval.status.toLowerCase()] !== 'plugged')
      continue;
    const ended = toMs !== null && at >= toMs;
    const free = /^(?:available|reserved|unavailable|unknown)$/i.test(interval.status);
    if (ended && free) {
      if (interval.status.toLowerCase() === 'available' && interval.evidence !== null) {
        steps.push(step('unplugged', interval.from, null, interval));
      }
      break;
    }
    // Preparing after the stop belongs to whoever comes next.
    if (ended && stepOfStatus[interval.status.toLowerCase()] === 'plugged') break;
    steps.push(...stepOf(interval));
  }
  return steps;
}

function stepOf(interval: StatusInterval): readonly SessionStep[] {
  const kind = stepOfStatus[interval.status.toLowerCase()];
  return kind === undefined || interval.evidence === null ? [] : [step(kind, interval.from, interval.to, interval)];
}

function step(kind: SessionStepKind, at: Timestamp, until: Timestamp | null, interval: StatusInterval): SessionStep {
  const code = interval.vendorErrorCode ?? (interval.errorCode === 'NoError' ? null : interval.errorCode);
  const detail = kind === 'fault' && code !== null ? code : interval.status;
  if (interval.evidence === null) throw new Error('a step needs the notification that proves it');
  return { step: kind, at, until, detail, evidence: interval.evidence };
}
