import type { ConfigStatement } from '../../../main/api/views/configuration-views.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { SeverityMark } from '../../widgets/severity-mark.tsx';

/** What the audit says, a line each, with clause and bytes. */
export function StatementLines({ statements }: { readonly statements: readonly ConfigStatement[] }) {
  return (
    <ul className="plain-list statement-lines">
      {statements.map((statement) => (
        <li key={`${statement.code} ${statement.keys.join(' ')} ${statement.text}`}>
          <SeverityMark severity={statement.severity} />
          <span>
            {visibleText(statement.text)}
            <span className="statement-base">
              {statement.source !== null && (
                <span className="muted">
                  {statement.source.document}, {statement.source.section}
                </span>
              )}
              {statement.evidence.map((evidence) => (
                <EvidenceLink key={evidence.label} evidence={evidence} />
              ))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
