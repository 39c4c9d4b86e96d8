import { addToGroup } from '../../base/group.ts';
import { defineRule } from '../define-rule.ts';
import { isAboutKey } from './key-does-not-fit.ts';
import { sessionOfValue } from './values-of-session.ts';
import type { JudgedValue } from '../finding-rule.ts';
import type { FindingParts } from '../make-finding.ts';
import type { CaseView } from '../finding-rule.ts';

/** The place of a signed value: its session if it has one, else what its carrier says. */
function placeOf(view: CaseView, judged: JudgedValue): Partial<FindingParts> {
  const { value } = judged;
  const session = sessionOfValue(view, judged);
  return {
    session,
    station: value.station,
    connector: value.connector ?? session?.connector ?? null,
    fromMs: value.reportedAt?.epochMs ?? session?.startedAt?.epochMs ?? null,
    toMs: value.reportedAt?.epochMs ?? session?.stoppedAt?.epochMs ?? null,
  };
}

/** A signature that does not match the bytes it stands for. */
export const signatureInvalid = defineRule({
  id: 'signature.invalid',
  severity: 'critical',
  category: 'signature',
  references: ['OCMF 1.4, signature section (tables 8 and 22)', 'MessEG § 33'],
  thresholds: {},
  *evaluate(view) {
    for (const judged of view.judgedValues) {
      const { verdict, value } = judged;
      if (verdict.signature !== 'invalid') continue;
      const told = verdict.rules.filter(({ severity, code }) => severity === 'fatal' && isAboutKey(code));
      yield {
        ...placeOf(view, judged),
        params: {
          ...told[0]?.params,
          rules: told.map(({ code }) => code).join(', '),
          reason: verdict.signatureReason,
          format: value.format,
          context: value.context ?? verdict.readings[0]?.tx ?? null,
          keyOrigin: verdict.keyOrigin,
        },
        evidence: [value.evidence],
        counterEvidence: [{ code: 'other-key-fits', found: false, evidence: null }],
      };
    }
  },
});

/** A signed record that cannot be taken apart. */
export const signatureBroken = defineRule({
  id: 'signature.broken',
  severity: 'warning',
  category: 'signature',
  references: ['OCMF 1.4, framing (OCMF|payload|signature)'],
  thresholds: {},
  *evaluate(view) {
    for (const judged of view.judgedValues) {
      const { verdict, value } = judged;
      if (verdict.readable !== 'broken') continue;
      yield {
        ...placeOf(view, judged),
        params: { reason: verdict.brokenReason, format: value.format },
        evidence: [value.evidence],
      };
    }
  },
});

/** Signatures that nobody can check, by reason. */
export const signatureUnverifiable = defineRule({
  id: 'signature.unverifiable',
  severity: 'info',
  category: 'signature',
  references: ['OCMF 1.4, signature section (tables 8 and 22)'],
  thresholds: {},
  *evaluate(view) {
    const byReason = new Map<string, JudgedValue[]>();
    for (const judged of view.judgedValues) {
      const { readable, signature, signatureReason } = judged.verdict;
      if (readable === 'broken' || signature !== 'unverifiable') continue;
      addToGroup(byReason, signatureReason, judged);
    }
    for (const [reason, values] of byReason) {
      yield { params: { reason, values: values.length }, evidence: values.map(({ value }) => value.evidence) };
    }
  },
});

/** M13: the record breaks a rule of its format so that it must not be billed. */
export const signatureRuleBroken = defineRule({
  id: 'signature.rule-broken',
  severity: 'critical',
  category: 'signature',
  references: ['OCMF 1.4, table 7 (reading object)'],
  thresholds: {},
  *evaluate(view) {
    for (const judged of view.judgedValues) {
      const { verdict, value } = judged;
      // What speaks against a key is no fault of the record (`signature.key-does-not-fit`).
      const fatal = verdict.rules.filter(({ severity, code }) => severity === 'fatal' && !isAboutKey(code));
      const [first] = fatal;
      if (first === undefined || verdict.readable === 'broken') continue;
      yield {
        ...placeOf(view, judged),
        params: {
          ...first.params,
          rules: fatal.map(({ code }) => code).join(', '),
          clause: first.clause,
          quoted: first.quoted,
        },
        evidence: [value.evidence],
      };
    }
  },
});
