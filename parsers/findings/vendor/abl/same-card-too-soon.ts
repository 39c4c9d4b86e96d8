import { countUpTo } from '../../../base/sorted-search.ts';
import { cardOf } from '../../../sessions/authorisation-messages.ts';
import { isPlaced } from '../../../sessions/payload-fields.ts';
import { caseIndex } from '../../case-index.ts';
import type { Call } from '../../case-index.ts';
import { durationText, found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** For 30 s after the start the same card does not stop the session: who shows it again too soon goes on charging. */
export const ablSameCardTooSoon = defineVendorRule('abl', {
  id: 'vendor.abl.same-card-too-soon',
  severity: 'info',
  references: ['ABL, Integration Manual 2.4p3, 2.2 (Stop Charging)'],
  thresholds: { deafMs: { value: 30_000, unit: 'ms' }, goesOnMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, { station }, limits) {
    const index = caseIndex(view);
    const shown = new Map<string, Call[]>();
    for (const call of index.callsOf(station, 'Authorize')) {
      const card = cardOf(call.payload)?.toLowerCase();
      if (card === undefined) continue;
      const known = shown.get(card);
      if (known === undefined) shown.set(card, [call]);
      else known.push(call);
    }
    for (const session of index.sessionsOf(station)) {
      if (session.idTag === null || !isPlaced(session.startedAt)) continue;
      const startedMs = session.startedAt.epochMs;
      const calls = shown.get(session.idTag.toLowerCase()) ?? [];
      const again = calls[countUpTo(calls, startedMs, ({ ms }) => ms ?? 0)];
      if (again?.ms === undefined || again.ms === null || again.ms - startedMs > limits.deafMs) continue;
      const stoppedMs = session.stoppedAt?.epochMs ?? null;
      if (stoppedMs !== null && stoppedMs - again.ms < limits.goesOnMs) continue;
      const untilMs = stoppedMs ?? again.ms + limits.goesOnMs;
      if (!index.coverage.covers(station, startedMs, untilMs)) continue;
      const { stop } = index.endsInLog(session);
      yield {
        params: {
          after: durationText(again.ms - startedMs),
          wentOn: stoppedMs === null ? null : durationText(stoppedMs - again.ms),
        },
        session,
        fromMs: again.ms,
        toMs: stoppedMs,
        evidence: [again.frame.evidence],
        counterEvidence: [stop === null ? notFound('stop-in-log') : found('stop-came-later', stop.frame.evidence)],
      };
    }
  },
});
