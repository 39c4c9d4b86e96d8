import { membersOf } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { found, notFound } from '../make-finding.ts';

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

/** F08: a charging profile that leaves a vehicle nothing to charge with. */
export const profileBlocks = defineRule({
  id: 'maintenance.profile-blocks-charging',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 edition 2, 3.13 Smart Charging',
    'OCPP 1.6 edition 2, 5.16 Set Charging Profile',
    'IEC 61851-1 (duty cycle, 6 A)',
  ],
  thresholds: { leastA: { value: 6, unit: 'A' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const clears = index.calls('ClearChargingProfile');
    const sets = index.calls('SetChargingProfile');
    for (const call of sets) {
      const { frame, ms, payload, reply, answer } = call;
      const profile = membersOf(payload['csChargingProfiles'] ?? payload['chargingProfile']);
      const limit = lowestLimit(profile);
      if (limit === null || limit.amps >= limits.leastA || reply['status'] !== 'Accepted' || ms === null) continue;
      // Only what lasts or falls into a session keeps somebody from charging.
      const session = view.sessions.find(
        ({ station, connector, startedAt, stoppedAt }) =>
          station === frame.station &&
          (frame.connector === null || frame.connector === 0 || connector === frame.connector) &&
          (startedAt?.epochMs ?? Infinity) <= ms &&
          (stoppedAt?.epochMs ?? Infinity) >= ms,
      );
      if (session === undefined && !limit.lasts) continue;
      const lifted = [...sets, ...clears].find(
        (other) =>
          other !== call &&
          other.frame.station === frame.station &&
          (other.ms ?? -Infinity) > ms &&
          other.reply['status'] === 'Accepted' &&
          (other.frame.action === 'ClearChargingProfile' ||
            (lowestLimit(membersOf(other.payload['csChargingProfiles'] ?? other.payload['chargingProfile']))?.amps ??
              0) >= limits.leastA),
      );
      if (session === undefined && lifted !== undefined) continue;
      yield {
        params: {
          limit: Math.round(limit.amps * 10) / 10,
          purpose: textOf(profile['chargingProfilePurpose'], 60),
          level: textOf(profile['stackLevel'], 20),
        },
        station: frame.station,
        session,
        connector: frame.connector,
        fromMs: ms,
        toMs: lifted?.ms ?? ms,
        evidence: [frame.evidence, answer?.evidence, lifted?.frame.evidence],
        counterEvidence: [
          lifted === undefined ? notFound('limit-lifted') : found('limit-lifted', lifted.frame.evidence),
        ],
      };
    }
  },
});
