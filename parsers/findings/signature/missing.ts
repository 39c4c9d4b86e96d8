import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { JudgedValue } from '../finding-rule.ts';
import { notFound, stepEvidence } from '../make-finding.ts';
import { valuesOf } from './values-of-session.ts';

const endMarks = new Set(['E', 'L', 'R', 'A', 'P']);

function hasBegin({ value, verdict }: JudgedValue): boolean {
  return value.context === 'Transaction.Begin' || verdict.readings.some(({ tx }) => tx === 'B');
}

function hasEnd({ value, verdict }: JudgedValue): boolean {
  return value.context === 'Transaction.End' || verdict.readings.some(({ tx }) => tx !== null && endMarks.has(tx));
}

/** M11: of a finished session one signed reading is there and the other is not, or both are missing where sessions before had them. */
export const signedReadingMissing = defineRule({
  id: 'signature.reading-missing',
  severity: 'critical',
  category: 'signature',
  references: ['OCMF 1.4, table 7 (TX)', 'OCPP 1.6 edition 2, 9.1 StopTxnSampledData'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const lane of index.sessionLanes) {
      let before: Session | undefined;
      for (const session of lane) {
        const values = valuesOf(view, session);
        const { start, stop } = index.endsInLog(session);
        const [begin, end] = [values.some(hasBegin), values.some(hasEnd)];
        if (begin && end) before = session;
        // Only a session that the log shows from its start to its stop can miss something.
        if (start === null || stop === null || (begin && end)) continue;
        // Signed values of other contexts (samples, fiscal readings) make no pair.
        if (values.length > 0 && !begin && !end) continue;
        if (values.length === 0 && before === undefined) continue;
        yield {
          params: { present: begin ? 'Transaction.Begin' : end ? 'Transaction.End' : null },
          session,
          evidence: [...values.map(({ value }) => value.evidence), ...stepEvidence(session, 'stopped', 'started')],
          counterEvidence: [notFound(begin ? 'signed-end' : end ? 'signed-begin' : 'signed-pair')],
        };
      }
    }
  },
});
