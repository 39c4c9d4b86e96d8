import type { KeyRow } from '../../../main/api/views/key-views.ts';
import { useCase } from '../../app/case-context.ts';
import { goTo } from '../../app/navigation.ts';
import { rememberJob } from '../../client/job-store.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { TimeText } from '../../widgets/time-text.tsx';

/** One key, whole; a pinned one can be unpinned (the journal keeps who and when). */
export function KeyDetail({ row }: { readonly row: KeyRow }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const unpin = useApiCommand('key.unpin');
  return (
    <article className="key" data-testid="key-detail">
      <header className="detail-head">
        <h2 className="ellipsis">{t.verdict.keyOrigin[row.origin]}</h2>
        <div className="detail-tools">
          <CopyButton text={row.text} />
          {row.origin === 'pinned' && (
            <Button
              disabled={unpin.isPending}
              testId="unpin-key"
              onPress={() =>
                unpin.mutate(
                  { caseId, keyId: row.id },
                  {
                    onSuccess: (job) => {
                      rememberJob(job);
                      goTo({ selection: null }, 'replace');
                    },
                  },
                )
              }
            >
              {t.keys.unpin}
            </Button>
          )}
        </div>
      </header>
      <p>{t.verdict.keyOriginMeaning[row.origin]}</p>
      {unpin.error !== null && <ErrorState error={unpin.error} inline />}
      <KeyValueList
        entries={[
          { label: t.keys.via, value: visibleText(row.via) },
          { label: t.keys.meter, value: visibleText(row.meterSerial ?? t.common.none), mono: true },
          { label: t.keys.curve, value: visibleText(row.curve ?? t.common.none) },
          { label: t.keys.fingerprint, value: row.fingerprint ?? t.common.none, mono: true },
          row.problem === null ? null : { label: t.keys.problem, value: row.problem, mono: true },
          { label: t.keys.observed, value: <TimeText iso={row.observed} /> },
          row.evidence === null ? null : { label: t.common.evidence, value: <EvidenceLink evidence={row.evidence} /> },
        ]}
      />
      <section>
        <h3>{t.keys.key}</h3>
        <pre className="key-text">{visibleText(row.text, true)}</pre>
      </section>
    </article>
  );
}
