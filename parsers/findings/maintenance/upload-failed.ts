import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex, lastBefore } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

const failed = new Set(['UploadFailed', 'UploadFailure', 'BadMessage', 'NotSupportedOperation', 'PermissionDenied']);

/** The next notification of the same station. */
function followers(notifications: readonly Call[]): ReadonlyMap<Call, Call> {
  const last = new Map<string | null, Call>();
  const next = new Map<Call, Call>();
  for (const call of notifications) {
    const before = last.get(call.frame.station);
    if (before !== undefined) next.set(before, call);
    last.set(call.frame.station, call);
  }
  return next;
}

/** F01: a diagnostics archive did not arrive. */
export const uploadFailed = defineRule({
  id: 'maintenance.upload-failed',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 edition 2, 4.4 Diagnostics Status Notification',
    'OCPP 1.6 security whitepaper, LogStatusNotification',
  ],
  thresholds: { longestMs: { value: 1_800_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const notifications = index.calls('DiagnosticsStatusNotification', 'LogStatusNotification');
    const nextOf = followers(notifications);
    for (const call of notifications) {
      const { frame, ms } = call;
      const status = textOf(call.payload['status'], 40);
      if (status === null) continue;
      const next = nextOf.get(call);
      const endless =
        status === 'Uploading' &&
        ms !== null &&
        (next?.ms === undefined || next.ms === null || next.ms - ms > limits.longestMs) &&
        index.coverage.covers(frame.station, ms, ms + limits.longestMs);
      if (!failed.has(status) && !endless) continue;
      const asked = lastBefore(index.callsOf(frame.station, 'GetDiagnostics', 'GetLog'), call);
      yield {
        params: { status, waited: endless ? durationText(limits.longestMs) : null },
        station: frame.station,
        fromMs: ms,
        evidence: [frame.evidence, asked?.frame.evidence],
        counterEvidence: endless ? [notFound('upload-end')] : [],
      };
    }
  },
});
