import { caseIndex } from '../../case-index.ts';
import { faultEpisodes } from '../../../sessions/fault-episodes.ts';
import { found, notFound, stepEvidence } from '../../make-finding.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** At 95 % of the logging gateway's database no new session is let begin; it is looked at once a day. */
export const ablGatewayDatabaseFull = defineVendorRule('abl', {
  id: 'vendor.abl.gateway-database-full',
  severity: 'critical',
  references: ['ABL, Integration Manual 2.4p3, 3 (Eichrecht) and 4.5 (SMGW DB_FULL)'],
  thresholds: {},
  *evaluate(view, { station }) {
    const full = (code: string | null): boolean => /\bDB_FULL\b/i.test(code ?? '');
    const index = caseIndex(view);
    const states = index.statesOf(station);
    const state = states.find((each) => full(each.vendorErrorCode) || full(each.info));
    if (state === undefined || state.evidence === null) return;
    const episode = faultEpisodes(states).find((each) =>
      each.codes.some(({ vendorErrorCode }) => full(vendorErrorCode)),
    );
    const fromMs = state.from.epochMs;
    const later = index
      .sessionsOf(station)
      .find((session) => (session.startedAt?.epochMs ?? -Infinity) > (fromMs ?? Infinity));
    yield {
      params: {},
      connector: state.connector,
      fromMs,
      toMs: episode?.to?.epochMs ?? state.to?.epochMs ?? null,
      evidence: [state.evidence, ...(episode?.evidence ?? [])],
      counterEvidence: [
        later === undefined
          ? notFound('session-afterwards')
          : found('session-afterwards', stepEvidence(later, 'started')[0] ?? null),
      ],
      vendorCode: { vendor: 'ABL', code: state.vendorErrorCode ?? 'SMGW DB_FULL' },
    };
  },
});
