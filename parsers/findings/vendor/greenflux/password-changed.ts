import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** Whether a version such as `4.2.0` is that one or a later one; `null` where it cannot be told. */
function isFrom42(version: string | null): boolean | null {
  const match = /(\d{1,4})\.(\d{1,4})/.exec(version ?? '');
  if (match === null) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > 4 || (major === 4 && minor >= 2);
}

/** From 4.2.0 on each GetConfiguration gives the local management page a new password. */
export const greenfluxPasswordChanged = defineVendorRule('greenflux', {
  id: 'vendor.greenflux.password-changed',
  severity: 'info',
  references: [
    'GreenFlux, Smart Charging Controllers Configuration Manual 2.3, 3.20 and 4.4 (LocalManagementPassword)',
  ],
  thresholds: {},
  *evaluate(view, { station, firmware }) {
    const since = isFrom42(firmware);
    if (since === false) return;
    const reads = caseIndex(view)
      .callsOf(station, 'GetConfiguration')
      .filter(({ answer }) => answer?.kind === 'result');
    const last = reads.at(-1);
    if (last === undefined) return;
    const told = caseIndex(view).settings.findLast(
      (record) => record.station === station && record.key === 'LocalManagementPassword',
    );
    yield {
      params: { times: reads.length, version: firmware, unsure: since === null ? 1 : null },
      fromMs: reads[0]?.ms ?? null,
      toMs: last.ms,
      evidence: [last.frame.evidence, ...reads.slice(0, -1).map(({ frame }) => frame.evidence)],
      counterEvidence: [told === undefined ? notFound('password-told') : found('password-told', told.evidence)],
    };
  },
});
