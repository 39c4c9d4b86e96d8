import { countUpTo } from '../../../base/sorted-search.ts';
import { WaitingList } from '../../../base/waiting-list.ts';
import { caseIndex } from '../../case-index.ts';
import { membersOf } from '../../../base/members.ts';
import type { EvidenceRef } from '../../../model/evidence.ts';
import { listOf, textOf } from '../../../sessions/payload-fields.ts';
import { profileActions, profileIn } from '../../charging-profile-orders.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { Bound } from '../../left-out.ts';
import { messagesOf } from '../../looks-at.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { statusLanesOf } from '../../status/status-lanes.ts';
import { stationsOf } from '../station-vendor.ts';

interface Limit {
  readonly station: string | null;
  readonly connector: number | null;
  readonly ms: number;
  readonly evidence: EvidenceRef;
  readonly amps: number | null;
}

/** Lowest limit of a profile in amperes; of the DataTransfer the value in `logicalid=...;value=...`. */
function ampsOf(action: string, payload: Readonly<Record<string, unknown>>): number | null {
  if (action === 'DataTransfer') {
    const value = /(?:^|;)\s{0,4}value=(-?\d{1,6}(?:\.\d{1,3})?)/i.exec(textOf(payload['data'], 300) ?? '')?.[1];
    return value === undefined ? null : Number(value);
  }
  const profile = profileIn(payload);
  const limits = listOf(profile['chargingSchedule'])
    .filter((schedule) => schedule['chargingRateUnit'] !== 'W')
    .flatMap((schedule) => listOf(schedule['chargingSchedulePeriod']))
    .map(({ limit }) => Number(textOf(limit) ?? Number.NaN))
    .filter(Number.isFinite);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Orders that wait for their answer, over all stations. */
const openKept = 500;
const limitsKept = 50_000;

/** A vehicle that draws more than allowed for over five seconds is cut off by the contactor: seen right after a limit was lowered. */
export const ablOverLimitDisconnected = defineWatchingRule({
  id: 'vendor.abl.over-limit-disconnected',
  severity: 'warning',
  category: 'vendor',
  references: ['ABL, Integration Manual 2.4p3, 5.3.4 (General Notes on Setting Limits)'],
  thresholds: { leastMs: { value: 4_000, unit: 'ms' }, mostMs: { value: 30_000, unit: 'ms' } },
  looksAt: messagesOf(...profileActions, 'DataTransfer'),
  watch(limits) {
    const pending = new WaitingList<Limit>(openKept);
    const bound = new Bound(limitsKept);
    const set: Limit[] = [];
    return {
      frame(frame, read) {
        const { action, station, loggedAt, evidence, connector } = frame;
        if (action === null) return;
        if (frame.kind === 'call') {
          if (frame.direction !== 'csms-to-station' || loggedAt.epochMs === null) return;
          const amps = ampsOf(action, membersOf(read));
          if (amps !== null && amps >= 0)
            pending.add(frame.frameId, { station, connector, ms: loggedAt.epochMs, evidence, amps });
          return;
        }
        const limit = frame.answerToFrameId === null ? undefined : pending.take(frame.answerToFrameId);
        if (limit === undefined) return;
        if (membersOf(read)['status'] === 'Accepted' && bound.admits(set.length, limit.ms, limit.evidence))
          set.push(limit);
      },
      *finish(view) {
        const index = caseIndex(view);
        const setOf = Map.groupBy(set, (limit) => limit.station);
        for (const [station, vendor] of stationsOf(view, 'abl')) {
          const own = setOf.get(station) ?? [];
          if (own.length === 0) continue;
          for (const lane of statusLanesOf(index.statesOf(station))) {
            for (const [at, state] of lane.entries()) {
              const before = lane[at - 1];
              const ms = state.from.epochMs;
              if (before?.status !== 'Charging' || ms === null || state.evidence === null) continue;
              if (state.status !== 'Faulted' && state.status !== 'SuspendedEVSE' && state.status !== 'Finishing')
                continue;
              const from = countUpTo(own, ms - limits.mostMs - 1, (each) => each.ms);
              const limit = own
                .slice(
                  from,
                  countUpTo(own, ms - limits.leastMs, (each) => each.ms),
                )
                .findLast(
                  (each) => each.connector === null || each.connector === 0 || each.connector === state.connector,
                );
              // A limit of nothing is an order to pause, which the station obeys.
              if (limit === undefined || limit.amps === null || limit.amps < 6) continue;
              const overCurrent = /OverCurrent/i.test(`${state.errorCode ?? ''} ${state.vendorErrorCode ?? ''}`);
              if (state.status === 'Finishing' && !overCurrent) continue;
              yield {
                params: {
                  limit: limit.amps,
                  after: durationText(ms - limit.ms),
                  status: state.status,
                  assumedBy: vendor.assumedBy,
                },
                station,
                connector: state.connector,
                fromMs: limit.ms,
                toMs: ms,
                evidence: [state.evidence, limit.evidence],
                counterEvidence: [
                  overCurrent ? found('over-current-code', state.evidence) : notFound('over-current-code'),
                  vendor.stated === null ? notFound('vendor-stated') : found('vendor-stated', vendor.stated),
                ],
                vendorCode:
                  state.vendorErrorCode === null ? null : { vendor: state.vendorId, code: state.vendorErrorCode },
              };
            }
          }
        }
        yield* bound.leftOut();
      },
    };
  },
});
