import type { RuleRow } from '../../../main/api/views/rule-views.ts';
import { useWords } from '../../text/texts-context.ts';

/** By what name a rule goes and on which clauses it rests. */
export function RuleName({ id, references }: { readonly id: string; readonly references: readonly string[] }) {
  return (
    <p className="finding-rule">
      <span className="mono">{id}</span>
      {references.length > 0 && <span className="muted"> · {references.join(' · ')}</span>}
    </p>
  );
}

/** How often a rule fired in this case, and who brought it. */
export function RuleOrigin({ rule }: { readonly rule: RuleRow }) {
  const { t } = useWords();
  const brought = rule.extension === null ? t.findings.builtIn : t.findings.ownRule(rule.extension);
  return (
    <p className="muted finding-rule">
      {rule.fired === null ? brought : `${t.findings.fired(rule.fired)} · ${brought}`}
    </p>
  );
}
