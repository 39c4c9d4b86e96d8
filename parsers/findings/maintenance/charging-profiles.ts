import { countUpTo } from '../../base/sorted-search.ts';
import type { Members } from '../../base/members.ts';
import { listOf, textOf } from '../../sessions/payload-fields.ts';
import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import type { Call, RequestFrame } from '../case-index.ts';
import { profileActions, profileIn } from '../charging-profile-orders.ts';
import { defineRule } from '../define-rule.ts';
import { found, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';

interface Limit {
  readonly amps: number;
  readonly lasts: boolean;
}

/** The lowest limit of a profile in amperes per phase; watts count for one phase at 230 V. `null` when it has none. */
function lowestLimit(profile: Members): Limit | null {
  const schedules = listOf(profile['chargingSchedule']);
  let lowest: Limit | null = null;
  for (const schedule of schedules) {
    const watts = textOf(schedule['chargingRateUnit']) === 'W';
    const periods = listOf(schedule['chargingSchedulePeriod']);
    for (const [at, period] of periods.entries()) {
      const limit = Number(textOf(period['limit']) ?? Number.NaN);
      if (!Number.isFinite(limit)) continue;
      const phases = Number(textOf(period['numberPhases']) ?? 1);
      const amps = watts ? limit / (230 * (phases > 0 ? phases : 1)) : limit;
      // The last period of a schedule without a duration holds until the profile is taken back.
      const lasts = at === periods.length - 1 && schedule['duration'] === undefined;
      if (lowest === null || amps < lowest.amps) lowest = { amps, lasts };
    }
  }
  return lowest;
}

/** Orders with too low a limit on one connector, one after the other until the limit is lifted. */
interface Pause {
  readonly first: Call;
  readonly session: Session | undefined;
  readonly limit: Limit;
  lifted: Call | undefined;
  orders: number;
}

/** Whether two orders are about different connectors; 0 and none are the whole station. */
function isElsewhere({ connector }: RequestFrame, other: RequestFrame): boolean {
  return (connector ?? 0) > 0 && (other.connector ?? 0) > 0 && connector !== other.connector;
}

/** The session that runs at an instant on a connector, or on any for 0: of each the one that began last. */
function runningAt(lanes: readonly (readonly Session[])[], connector: number, ms: number): Session | undefined {
  for (const lane of lanes) {
    if (connector !== 0 && lane[0]?.connector !== connector) continue;
    const last =
      lane[countUpTo(lane, ms, ({ startedAt, stoppedAt }) => (startedAt ?? stoppedAt)?.epochMs ?? -Infinity) - 1];
    if (last?.startedAt?.epochMs !== undefined && (last.stoppedAt?.epochMs ?? Infinity) >= ms) return last;
  }
  return undefined;
}

/** F08: a charging profile that leaves a vehicle nothing to charge with. */
export const profileBlocks = defineRule({
  id: 'maintenance.profile-blocks-charging',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 edition 2, 3.13 Smart Charging',
    'OCPP 1.6 edition 2, 5.11 Remote Start Transaction',
    'OCPP 1.6 edition 2, 5.16 Set Charging Profile',
    'IEC 61851-1 (duty cycle, 6 A)',
  ],
  thresholds: { leastA: { value: 6, unit: 'A' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const lanes = Map.groupBy(index.sessionLanes, ([first]) => first?.station ?? null);
    const pauses: Pause[] = [];
    const open = new Map<string | null, Map<string, Pause>>();
    for (const call of index.calls(...profileActions, 'ClearChargingProfile')) {
      const { frame, ms, reply } = call;
      if (reply['status'] !== 'Accepted' || ms === null) continue;
      const limit = frame.action === 'ClearChargingProfile' ? null : lowestLimit(profileIn(call.payload));
      if (frame.action !== 'ClearChargingProfile' && limit === null) continue;
      const startsSession = frame.action !== 'SetChargingProfile' && frame.action !== 'ClearChargingProfile';
      const ofStation = open.get(frame.station) ?? new Map<string, Pause>();
      open.set(frame.station, ofStation);
      if (limit === null || limit.amps >= limits.leastA) {
        // What comes with a remote start is for the transaction that begins, and lifts nothing.
        if (startsSession) continue;
        for (const [key, pause] of ofStation) {
          // What is allowed at one connector lets nobody charge at another one.
          if (limit !== null && isElsewhere(frame, pause.first.frame)) continue;
          pause.lifted = call;
          ofStation.delete(key);
        }
        continue;
      }
      // Only what lasts or falls into a session keeps somebody from charging.
      const session = startsSession
        ? index.sessionOfFrame(frame.frameId)
        : runningAt(lanes.get(frame.station) ?? [], frame.connector ?? 0, ms);
      if (session === undefined && (startsSession || !limit.lasts)) continue;
      const key = JSON.stringify([frame.station, frame.connector, session?.id]);
      const known = ofStation.get(key);
      if (known !== undefined) {
        known.orders += 1;
        continue;
      }
      const pause: Pause = { first: call, session, limit, lifted: undefined, orders: 1 };
      ofStation.set(key, pause);
      pauses.push(pause);
    }
    yield* tellPauses(pauses);
  },
});

/** One finding for the pauses of a session; a pause outside of sessions counts only where it was never lifted. */
function* tellPauses(pauses: readonly Pause[]): Generator<FindingParts> {
  const groups = new Map<string, Pause[]>();
  for (const pause of pauses) {
    const { first, session, lifted } = pause;
    if (session === undefined && lifted !== undefined) continue;
    const key = JSON.stringify([first.frame.station, first.frame.connector, session?.id]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pause]);
    else group.push(pause);
  }
  for (const group of groups.values()) {
    const [begin] = group;
    const last = group.at(-1);
    if (begin === undefined || last === undefined) continue;
    const { first, session, limit } = begin;
    const endMs = session?.stoppedAt?.epochMs ?? Infinity;
    // Load management pauses and goes on; what is not lifted while the session runs is another matter.
    const goesOn = last.lifted !== undefined && (last.lifted.ms ?? Infinity) < endMs;
    const profile = profileIn(first.payload);
    yield {
      severity: goesOn ? 'info' : 'warning',
      params: {
        limit: Math.round(limit.amps * 10) / 10,
        purpose: textOf(profile['chargingProfilePurpose'], 60),
        level: textOf(profile['stackLevel'], 20),
        pauses: group.length,
        orders: group.reduce((sum, { orders }) => sum + orders, 0),
        lifted: goesOn ? 1 : null,
        atStart: first.frame.action === 'SetChargingProfile' ? null : 1,
      },
      station: first.frame.station,
      session,
      connector: first.frame.connector,
      fromMs: first.ms,
      toMs: last.lifted?.ms ?? last.first.ms,
      evidence: group.flatMap((pause) => [
        pause.first.frame.evidence,
        pause.first.answer?.evidence,
        pause.lifted?.frame.evidence,
      ]),
      counterEvidence: [
        last.lifted === undefined ? notFound('limit-lifted') : found('limit-lifted', last.lifted.frame.evidence),
      ],
    };
  }
}
