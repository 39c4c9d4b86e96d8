import { createRegistry } from '../../base/registry.ts';
import type { Finding } from '../../model/finding.ts';
import { evaluateFindings } from '../evaluate-findings.ts';
import type { RuleFile, WrittenRule } from './rule-file.ts';
import { caseOfLogText } from './sample-case.ts';
import { writtenRule } from './written-rule.ts';

/** How a rule of a rule file did on one of its own samples. */
export interface SampleAnswer {
  readonly rule: string;
  readonly line: number;
  readonly sample: 'fires' | 'quiet';
  /** From 0 within `fires` or `quiet`. */
  readonly index: number;
  readonly outcome: 'as-expected' | 'did-not-fire' | 'fired' | 'no-messages';
  /** What it found, where it should have kept quiet or did as expected. */
  readonly findings: readonly Finding[];
}

/** Runs the rules of a file over their own samples. A rule without samples has no answer here. */
export function checkSamples(file: RuleFile): readonly SampleAnswer[] {
  return file.rules.flatMap((rule) => [
    ...rule.samples.fires.map((text, index) => answer(file, rule, 'fires', text, index)),
    ...rule.samples.quiet.map((text, index) => answer(file, rule, 'quiet', text, index)),
  ]);
}

function answer(
  file: RuleFile,
  rule: WrittenRule,
  sample: SampleAnswer['sample'],
  text: string,
  index: number,
): SampleAnswer {
  const common = { rule: rule.id, line: rule.line, sample, index };
  const view = caseOfLogText(text);
  // A sample that is no log proves nothing, not even quiet.
  if (view === null) return { ...common, outcome: 'no-messages', findings: [] };
  const findings = evaluateFindings(createRegistry('the rule', [writtenRule(rule)]), view, file.thresholds);
  const fired = findings.length > 0;
  const outcome = fired === (sample === 'fires') ? 'as-expected' : fired ? 'fired' : 'did-not-fire';
  return { ...common, outcome, findings };
}
