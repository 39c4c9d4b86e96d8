import { defineRule } from '../define-rule.ts';
import { sessionOfValue } from './values-of-session.ts';

/** Whether a deviation speaks of the key that was handed over and not of the record. */
export function isAboutKey(code: string): boolean {
  return code.startsWith('key.');
}

/**
 * The key that someone entered or that came along does not fit or cannot be used, and the signature is not thereby wrong: another key fits, or
 * none is left to check it with. A signature that a key refutes is `signature.invalid`.
 */
export const keyDoesNotFit = defineRule({
  id: 'signature.key-does-not-fit',
  severity: 'critical',
  category: 'signature',
  references: ['OCMF 1.4, Relation of Serial Numbers to Charge Points', 'MessEG § 33'],
  thresholds: {},
  *evaluate(view) {
    for (const judged of view.judgedValues) {
      const { value, verdict } = judged;
      const told = verdict.rules.filter(({ severity, code }) => severity === 'fatal' && isAboutKey(code));
      const [first] = told;
      if (first === undefined || verdict.signature === 'invalid' || verdict.readable === 'broken') continue;
      const session = sessionOfValue(view, judged);
      yield {
        session,
        station: value.station,
        connector: value.connector ?? session?.connector ?? null,
        fromMs: value.reportedAt?.epochMs ?? session?.startedAt?.epochMs ?? null,
        params: {
          ...first.params,
          rules: told.map(({ code }) => code).join(', '),
          keyOrigin: verdict.keyOrigin,
          meter: verdict.meter,
        },
        evidence: [value.evidence],
      };
    }
  },
});
