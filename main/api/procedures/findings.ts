import * as v from 'valibot';
import { caseId, language, fileToken, listEntries, text } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import type { FindingRow } from '../views/finding-views.ts';
import type { Page } from '../views/list-page.ts';
import type { RuleCheck, RuleRow } from '../views/rule-views.ts';

/** Procedures about what was noticed, and by which rules. */
export const findingsProcedures = {
  /** `plainNumbers`: amounts in sentences as they came, for programs; else as the language writes them. */
  'findings.list': query(
    v.object({ ...listEntries, sessionId: v.optional(text(200)), plainNumbers: v.optional(v.boolean()) }),
    returns<Page<FindingRow>>(),
  ),
  /** With a case: how often each fired in it. */
  'rules.list': query(v.object({ caseId: v.optional(caseId), language }), returns<readonly RuleRow[]>()),
  /**
   * A person's own thresholds, kept in the settings folder for every run from now on; `null` takes one back. Conclusions that stand
   * are drawn anew only by `case.conclude`. Answers with all rules as they count then.
   */
  'rules.set-thresholds': command(
    v.object({
      changes: v.pipe(
        v.array(
          v.object({
            rule: text(200),
            name: text(60),
            value: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e15))),
          }),
        ),
        v.minLength(1),
        v.maxLength(1_000),
      ),
      language,
    }),
    returns<readonly RuleRow[]>(),
  ),
  'rules.check': query(v.object({ file: fileToken, language }), returns<RuleCheck>()),
} as const;
