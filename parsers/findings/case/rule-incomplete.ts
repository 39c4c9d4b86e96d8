import { defineClosingRule } from '../define-rule.ts';
import { leftOutOf } from '../left-out.ts';

/** A rule remembers a bounded number of things and passed over what came after them: whoever reads its findings must know. */
export const ruleIncomplete = defineClosingRule({
  id: 'case.rule-incomplete',
  severity: 'info',
  category: 'case',
  references: [],
  thresholds: {},
  *evaluate(view) {
    for (const [rule, parts] of Map.groupBy(leftOutOf(view), (each) => each.rule)) {
      const [first] = parts;
      if (first === undefined) continue;
      yield {
        params: { rule, kept: first.kept, times: parts.reduce((sum, { leftOut }) => sum + leftOut, 0) },
        fromMs: first.fromMs,
        evidence: parts.map(({ evidence }) => evidence),
      };
    }
  },
});
