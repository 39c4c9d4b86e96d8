import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { VerifiedValueLine, VerifyResult } from '../../../main/api/views/verify-views.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { DataGrid } from '../../widgets/data-grid.tsx';
import type { RowSpan } from '../../widgets/data-grid.tsx';
import { DetailPane } from '../../widgets/detail-pane.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import type { GridColumn, GridSort } from '../../widgets/grid-column.ts';
import { ContextWord } from '../signatures/context-word.tsx';
import { Identifier, lettersIn } from '../../widgets/identifier.tsx';
import { PathName } from '../../widgets/path-name.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { VerdictBadge, VerdictMark } from '../../widgets/verdict-badge.tsx';
import { ValueDetail } from './value-detail.tsx';
import { VerifyCopyMenu } from './verify-copy-menu.tsx';
import { inShownOrder } from './worst-first.ts';
import type { ShownValues } from './worst-first.ts';

const answers = ['invalid', 'unverifiable', 'valid'] as const;

/** Every signed value that was found in the files, with its verdict; what could not be read stands below. */
export function VerifyResults({ result }: { readonly result: VerifyResult }) {
  const { t, language } = useWords();
  const host = useHost();
  const [sort, setSort] = useState<GridSort>({ by: 'verdict', order: 'ascending' });
  const shown = useMemo(() => inShownOrder(result, sort), [result, sort]);
  const columns = useValueColumns(shown);
  const [chosen, setChosen] = useState<VerifiedValueLine | null>(null);
  const { transactions, summary, problems, kept } = result;
  const { values, closing, signedValueIds } = shown;
  const place = chosen === null ? -1 : values.indexOf(chosen);
  const selected = place < 0 ? null : place;
  const value = selected === null ? undefined : values[selected];
  const signedValueId = selected === null ? undefined : signedValueIds[selected];
  const [picked, setPicked] = useState<RowSpan | null>(null);
  const saveCsv = useMutation({
    mutationFn: async (caseId: string) => {
      const { text } = await callProcedure(host, 'verify.csv', { caseId });
      return host.save({ fileName: 'verify.csv', mediaType: 'text/csv', text });
    },
  });
  const saveLines = useMutation({
    mutationFn: () => {
      const lines = [...result.values, ...transactions, summary].map((line) => `${JSON.stringify(line)}\n`);
      return host.save({ fileName: 'verify.jsonl', mediaType: 'application/x-ndjson', text: lines.join('') });
    },
  });
  const failure = saveCsv.error ?? saveLines.error;
  return (
    <>
      <div className="list-bar">
        <span className="verify-counts" data-testid="verify-counts">
          {answers.map((answer) => (
            <span
              key={answer}
              data-verdict={answer}
              data-none={summary[answer] === 0 ? '' : undefined}
              data-testid={`verify-${answer}`}
            >
              <VerdictMark verdict={answer} /> {formatCount(summary[answer], language)} {t.verdict.signature[answer]}
            </span>
          ))}
          {summary.broken > 0 && (
            <span data-verdict="invalid">
              <VerdictMark verdict="invalid" /> {formatCount(summary.broken, language)} {t.verdict.readable.broken}
            </span>
          )}
        </span>
        <span className="list-total">
          {kept !== null && values.length > 0 && (
            <VerifyCopyMenu
              values={values}
              closing={closing}
              caseId={kept.caseId}
              signedValueIds={signedValueIds}
              span={picked ?? { from: selected ?? 0, to: selected ?? values.length - 1 }}
            />
          )}
          {kept !== null && (
            <Button onPress={() => saveCsv.mutate(kept.caseId)} disabled={saveCsv.isPending} testId="verify-save-csv">
              {t.verify.saveCsv}
            </Button>
          )}
          <Button onPress={() => saveLines.mutate()} disabled={saveLines.isPending} testId="verify-save">
            {t.verify.saveJson}
          </Button>
        </span>
      </div>
      {failure !== null && <ErrorState error={failure} inline />}
      <SplitPane
        id="verify"
        label={t.verify.title}
        initial={66}
        first={
          <DataGrid
            id="verify"
            main
            label={t.verify.title}
            columns={columns}
            total={values.length}
            rowAt={(index) => values[index]}
            selected={selected}
            onSelect={setChosen}
            sort={sort}
            onSort={setSort}
            picked={picked}
            onPick={setPicked}
            empty={<EmptyState title={t.signatures.empty} hint={t.verify.nothing} />}
          />
        }
        second={
          <DetailPane>
            {value === undefined || kept === null || signedValueId === undefined ? (
              <EmptyState title={t.signatures.choose} quiet />
            ) : (
              <ValueDetail
                key={signedValueId}
                caseId={kept.caseId}
                signedValueId={signedValueId}
                transaction={transactions.find(
                  ({ source, entry, members }) =>
                    source === value.source && entry === value.entry && members.includes(value.index),
                )}
              />
            )}
            {problems.length > 0 && (
              <section data-testid="verify-problems">
                <h3>{t.evidence.issues}</h3>
                <ul className="plain-list">
                  {problems.map((problem) => (
                    <li key={`${problem.source} ${problem.entry} ${problem.issue.text}`}>
                      <span className="mono">{visibleText(problem.entry ?? problem.source)}</span>: {problem.issue.text}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </DetailPane>
        }
      />
    </>
  );
}

function useValueColumns({ values, closing }: ShownValues): readonly GridColumn<VerifiedValueLine>[] {
  const { t } = useWords();
  return useMemo(() => {
    const closingOf = new Map(values.map((value, index) => [value, closing[index] ?? null]));
    return [
      {
        id: 'verdict',
        label: t.signatures.verdict,
        width: 156,
        least: 132,
        sortBy: 'verdict',
        cell: (row) => (
          <VerdictBadge
            signature={row.signature}
            readable={row.readable}
            title={t.verdict.reason[row.signatureReason]}
            rules={row.rules}
          />
        ),
      },
      {
        id: 'billing',
        label: t.signatures.billing,
        width: 128,
        least: 124,
        cell: (row) => t.verdict.billing[row.billing],
      },
      {
        id: 'source',
        label: t.evidence.name,
        width: 160,
        least: 112,
        grow: true,
        sortBy: 'source',
        cell: (row, widthPx) => <PathName path={row.entry ?? row.source} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'transaction',
        label: t.sessions.transaction,
        short: { label: t.sessions.transactionShort, belowPx: 92 },
        width: 100,
        least: 80,
        gives: 3,
        cell: (row, widthPx) => <Identifier text={row.transactionId} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'context',
        label: t.signatures.context,
        width: 132,
        least: 80,
        cell: (row, widthPx) => <ContextWord text={row.context} widthPx={widthPx} />,
      },
      {
        id: 'reading',
        label: t.signatures.value,
        width: 142,
        least: 138,
        align: 'right',
        cell: (row) => <Reading reading={closingOf.get(row) ?? null} />,
      },
      {
        id: 'meter',
        label: t.signatures.meter,
        width: 128,
        least: 84,
        gives: 1,
        cell: (row, widthPx) => <Identifier text={row.meter} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'key-origin',
        label: t.signatures.keyOrigin,
        width: 174,
        least: 170,
        gives: 2,
        cell: (row) => <span className="ellipsis">{t.verdict.keyOrigin[row.keyOrigin]}</span>,
      },
      { id: 'safe', label: t.signatures.safe, width: 120, gives: 4, cell: (row) => t.verdict.safe[row.safe.verdict] },
    ];
  }, [t, values, closing]);
}
