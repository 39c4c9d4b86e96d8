import { Button } from 'react-aria-components';
import type { SignatureCounts } from '../../../main/api/views/signature-views.ts';
import { openFiltered } from '../../app/links.ts';
import { openScreen } from '../../app/links.ts';
import { formatCount } from '../../text/format-number.ts';
import type { PanelProps } from './panel-props.ts';
import { useWords } from '../../text/texts-context.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { VerdictMark } from '../../widgets/verdict-badge.tsx';

const answers = [
  { id: 'invalid', mark: 'invalid', filter: 'signature:invalid' },
  { id: 'broken', mark: 'invalid', filter: 'readable:broken' },
  { id: 'unverifiable', mark: 'unverifiable', filter: 'signature:unverifiable' },
  { id: 'valid', mark: 'valid', filter: 'signature:valid' },
] as const satisfies readonly { readonly id: keyof SignatureCounts; readonly mark: string; readonly filter: string }[];

/** Signed values by verdict; every count opens its rows. */
export function SignedPanel({ overview, nothingYet }: PanelProps) {
  const { t, language } = useWords();
  const { signed, keys } = overview.counts;
  const total = signed.valid + signed.invalid + signed.unverifiable + signed.broken;
  return (
    <Panel
      title={t.overview.signed}
      testId="signed"
      aside={
        <Button className="count-link" onPress={() => openScreen('signatures')}>
          {t.overview.allSignatures}
        </Button>
      }
    >
      {total === 0 ? (
        <EmptyState title={nothingYet ?? t.overview.noSigned} quiet />
      ) : (
        <ul className="tallies">
          {answers
            .filter(({ id }) => signed[id] > 0 || id === 'valid' || id === 'invalid')
            .map(({ id, mark, filter }) => (
              <li key={id}>
                <Button
                  className="tally"
                  onPress={() => openFiltered('signatures', filter)}
                  data-testid={`signed-${id}`}
                >
                  <span className="tally-number" data-zero={signed[id] === 0 ? '' : undefined}>
                    {formatCount(signed[id], language)}
                  </span>
                  <span className="verdict" data-verdict={mark}>
                    <VerdictMark verdict={mark} />
                    {id === 'broken' ? t.verdict.readable.broken : t.verdict.signature[id]}
                  </span>
                </Button>
              </li>
            ))}
        </ul>
      )}
      {total > 0 && <p className="muted">{t.overview.keys(formatCount(keys, language))}</p>}
    </Panel>
  );
}
