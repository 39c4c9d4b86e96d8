import type { KeyDetail } from '../../../main/api/views/key-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useCommandHandlers } from '../../app/command-handlers.ts';
import { goTo } from '../../app/navigation.ts';
import { rememberJob } from '../../client/job-store.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Button } from '../../widgets/button.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { KeyConflicts } from './key-conflicts.tsx';
import { KeyLinks } from './key-links.tsx';
import { KeyReadings } from './key-readings.tsx';
import { shownVia } from './shown-via.ts';
import { KeyStructureTable } from './key-structure-table.tsx';

/**
 * One key, whole: where it is from, what contradicts it, how it was written, its structure, where else it stands.
 * A pinned one can be taken back; the journal keeps who and when.
 */
export function KeyDetailView({ keyId }: { readonly keyId: number }) {
  const { caseId } = useCase();
  const { language } = useWords();
  const detail = useProcedure('key.get', { caseId, keyId, language }, { keep: true });
  return (
    <Answer of={detail} lines={12}>
      {(value) => <Whole key={value.row.id} detail={value} />}
    </Answer>
  );
}

function Whole({ detail }: { readonly detail: KeyDetail }) {
  const { t, language } = useWords();
  const { row } = detail;
  const { caseId } = useCase();
  const unpin = useApiCommand('key.unpin');
  const takeBack = () =>
    unpin.mutate(
      { caseId, keyId: row.id },
      {
        onSuccess: (job) => {
          rememberJob(job);
          goTo({ selection: null }, 'replace');
        },
      },
    );
  const compared = row.fingerprint !== null;
  const rows = new Map(detail.others.map((other) => [other.id, other]));
  useCommandHandlers({ copyRow: () => void navigator.clipboard.writeText(row.text) });
  return (
    <article className="key" data-testid="key-detail">
      <header className="detail-head">
        <h2 className="ellipsis">{t.verdict.keyOrigin[row.origin]}</h2>
        <div className="detail-tools">
          <CopyButton text={row.text} />
          {row.origin === 'pinned' && (
            <Button disabled={unpin.isPending} testId="unpin-key" onPress={takeBack}>
              {t.keys.unpin}
            </Button>
          )}
        </div>
      </header>
      <p>{t.verdict.keyOriginMeaning[row.origin]}</p>
      {unpin.error !== null && <ErrorState error={unpin.error} inline />}
      {detail.problemText !== null && (
        <p className="notice" data-testid="key-problem">
          {visibleText(detail.problemText)} {row.problem !== null && <span className="muted mono">{row.problem}</span>}
        </p>
      )}
      <KeyValueList
        entries={[
          { label: t.keys.via, value: shownVia(row, t) },
          { label: t.keys.meter, value: visibleText(row.meterSerial ?? t.common.none), mono: true },
          { label: t.keys.usedBy, value: t.keys.signedValues(formatCount(row.usedBy, language)) },
          { label: t.keys.observed, value: <TimeText iso={row.observed} /> },
          row.evidence === null ? null : { label: t.common.evidence, value: <EvidenceLink evidence={row.evidence} /> },
        ]}
      />
      <KeyConflicts conflicts={detail.conflicts} compared={compared} rows={rows} />
      <KeyReadings text={row.text} readings={detail.readings} />
      <KeyStructureTable structure={detail.structure} reading={chosenReading(detail)} />
      {compared && (
        <section data-testid="key-elsewhere">
          <h3>{t.keys.same}</h3>
          {detail.sameKeyIds.length === 0 ? (
            <p className="muted">{t.keys.noSame}</p>
          ) : (
            <KeyLinks ids={detail.sameKeyIds} rows={rows} everyPlace />
          )}
        </section>
      )}
    </article>
  );
}

/** Which of several readings the row and the structure are about: the one of the row's fingerprint, else the first. */
function chosenReading({ row, readings }: KeyDetail): number | null {
  if (readings.length < 2) return null;
  return Math.max(1, readings.findIndex(({ fingerprint }) => fingerprint === row.fingerprint) + 1);
}
