import { useState } from 'react';
import type { SourceRow } from '../../../../main/api/views/source-views.ts';
import { useCase } from '../../../app/case-context.ts';
import { useProcedure } from '../../../client/use-procedure.ts';
import { formatCount } from '../../../text/format-number.ts';
import { useWords } from '../../../text/texts-context.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { Answer } from '../../../widgets/answer.tsx';
import { Button } from '../../../widgets/button.tsx';
import { EvidenceLink } from '../../../widgets/evidence-link.tsx';

/** Records shown at once; the lists of sessions and messages have the rest. */
const shownRecords = 100;

/** What a store holds: reservations, charging profiles, lists, states, messages, each leading to its row. */
export function StoredRecords({ source }: { readonly source: SourceRow }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const kinds: Readonly<Record<string, string>> = t.tables.kinds;
  const roles: Readonly<Record<string, string>> = t.tables.roles;
  const [kind, setKind] = useState('');
  const input = { caseId, sourceId: source.id, kind, language, limit: shownRecords };
  const records = useProcedure('database.records', input, { keep: true });
  const listed = Object.entries(source.kinds).filter(([name]) => name !== 'configuration');
  return (
    <section data-testid="stored-records">
      <h3>{t.tables.stored}</h3>
      <div className="mapping-tools">
        {[['', listed.reduce((sum, [, count]) => sum + count, 0)] as const, ...listed].map(([name, count]) => (
          <Button key={name} kind="quiet" pressed={kind === name} onPress={() => setKind(name)}>
            {name === '' ? t.tables.storedAll : (kinds[name] ?? name)} {formatCount(count, language)}
          </Button>
        ))}
      </div>
      <Answer of={records}>
        {({ rows }) => (
          <ul className="plain-list stored-records">
            {rows.map((row) => (
              <li key={row.id} data-kind={row.kind}>
                <strong>{kinds[row.kind] ?? row.kind}</strong>{' '}
                {row.connector !== null && (
                  <span>
                    {t.tables.connector} {row.connector}
                    {' · '}
                  </span>
                )}
                {row.fields.map(({ name, value }) => (
                  <span key={name}>
                    <span className="muted">{roles[name] ?? name}</span>{' '}
                    <span className="mono">{visibleText(value)}</span>{' '}
                  </span>
                ))}
                <EvidenceLink evidence={row.evidence} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
