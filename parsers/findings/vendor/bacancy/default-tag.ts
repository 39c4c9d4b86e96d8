import { cardOf } from '../../../sessions/authorisation-messages.ts';
import { caseIndex } from '../../case-index.ts';
import { found, notFound } from '../../make-finding.ts';
import { holds, recordsOf } from '../../settings.ts';
import { defineVendorRule } from '../define-vendor-rule.ts';

/** In free mode all sessions run under the default tag: whose they were, nobody can tell. */
export const bacancyDefaultTag = defineVendorRule('bacancy', {
  id: 'vendor.bacancy.default-tag',
  severity: 'info',
  references: ['Bacancy, Custom Key Guide CCS2 Controller rev. 5, 2.2 (DefaultTag) and 2.4 (FreeMode)'],
  thresholds: {},
  *evaluate(view, { station }) {
    const index = caseIndex(view);
    const tags = new Set(
      recordsOf(index, station, 'DefaultTag')
        .filter(holds)
        .map(({ value }) => value?.toLowerCase()),
    );
    const free = recordsOf(index, station, 'FreeMode').filter(holds).at(-1);
    const isFree = /^true$/i.test(free?.value ?? '');
    const starts = index
      .callsOf(station, 'StartTransaction')
      .filter(({ payload }) => tags.has(cardOf(payload)?.toLowerCase()));
    const [first] = starts;
    if (first === undefined) return;
    yield {
      params: { times: starts.length, free: isFree ? 1 : null },
      fromMs: first.ms,
      toMs: starts.at(-1)?.ms ?? first.ms,
      evidence: [
        ...starts.map(({ frame }) => frame.evidence),
        ...recordsOf(index, station, 'DefaultTag').map(({ evidence }) => evidence),
      ],
      counterEvidence: [isFree && free !== undefined ? found('free-mode', free.evidence) : notFound('free-mode')],
    };
  },
});
