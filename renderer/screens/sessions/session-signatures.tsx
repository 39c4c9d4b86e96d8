import { Button } from 'react-aria-components';
import type { SignatureRow } from '../../../main/api/views/signature-views.ts';
import { openSignature } from '../../app/links.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { VerdictBadge } from '../../widgets/verdict-badge.tsx';

/** The session's signed values, each a link to how its verdict came about. */
export function SessionSignatures({ signatures }: { readonly signatures: readonly SignatureRow[] }) {
  const { t } = useWords();
  if (signatures.length === 0) return <EmptyState title={t.sessions.noSignatures} quiet />;
  return (
    <ul className="link-rows">
      {signatures.map((row) => (
        <li key={row.id}>
          <Button className="link-row signature-link" onPress={() => openSignature(row)} data-testid="signature-link">
            <VerdictBadge signature={row.signature} readable={row.readable} />
            <span className="ellipsis">
              {visibleText(row.context ?? row.format.toUpperCase())}{' '}
              <span className="muted">{t.verdict.reason[row.signatureReason]}</span>
            </span>
            <Reading reading={row.closing} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
