import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

const pressed = /e-?stop|emergency|not-?aus|not-?halt|\bnothalt\b/i;

function isEmergency({ codes }: FaultEpisode): boolean {
  return codes.some(({ vendorErrorCode, info }) => pressed.test(vendorErrorCode ?? '') || pressed.test(info ?? ''));
}

/** S12: the emergency stop was pressed: faults that name it, at all connectors together. */
export const emergencyStop = defineRule({
  id: 'status.emergency-stop',
  severity: 'warning',
  category: 'status',
  references: [
    'OCPP 1.6 edition 2, 4.9 Status Notification (info, vendorErrorCode)',
    'OCPP 1.6 edition 2, 7.36 Reason (EmergencyStop)',
  ],
  thresholds: { togetherMs: { value: 10_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const presses: FaultEpisode[][] = [];
    const episodes = faultEpisodes(view.statusHistory)
      .filter(isEmergency)
      .toSorted((left, right) => (left.from.epochMs ?? 0) - (right.from.epochMs ?? 0));
    for (const episode of episodes) {
      const press = presses.findLast(
        ([first]) =>
          first?.station === episode.station &&
          (episode.from.epochMs ?? Infinity) - (first.from.epochMs ?? 0) <= limits.togetherMs,
      );
      if (press === undefined) presses.push([episode]);
      else press.push(episode);
    }
    for (const press of presses) {
      const [first] = press;
      if (first === undefined) continue;
      const still = press.filter(({ to, endsUnknown }) => to === null || endsUnknown);
      const fromMs = first.from.epochMs;
      const endMs = Math.max(...press.map(({ to }) => to?.epochMs ?? -Infinity));
      const released = still.length === 0 && Number.isFinite(endMs);
      yield {
        params: {
          connectors: [...new Set(press.map(({ connector }) => connector))].toSorted((a, b) => a - b).join(', '),
          duration: released && fromMs !== null ? durationText(endMs - fromMs) : null,
          partly:
            still.length > 0 && still.length < press.length ? still.map(({ connector }) => connector).join(', ') : null,
        },
        station: first.station,
        fromMs,
        toMs: released ? endMs : null,
        evidence: press.flatMap(({ evidence }) => evidence),
        counterEvidence: [
          released ? found('status-cleared', press.at(-1)?.clearedBy ?? null) : notFound('status-cleared'),
        ],
      };
    }
  },
});
