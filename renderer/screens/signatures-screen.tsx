import { useMemo, useState } from 'react';
import type { SignatureRow } from '../../main/api/views/signature-views.ts';
import { useCase } from '../app/case-context.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useRange } from '../app/range.ts';
import { markLook, useMarks } from '../client/use-marks.ts';
import { usePagedList } from '../client/use-paged-list.ts';
import { useSelectedIndex } from '../client/use-selected-index.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import type { RowSpan } from '../widgets/data-grid.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { FilterBar } from '../widgets/filter-bar.tsx';
import type { GridColumn } from '../widgets/grid-column.ts';
import { formatSort, parseSort } from '../widgets/grid-column.ts';
import { Identifier, lettersIn } from '../widgets/identifier.tsx';
import { PagedGrid } from '../widgets/paged-grid.tsx';
import { PathName } from '../widgets/path-name.tsx';
import { ListScreen } from '../widgets/list-screen.tsx';
import { Reading } from '../widgets/reading.tsx';
import { ContextWord } from './signatures/context-word.tsx';
import { TimeText } from '../widgets/time-text.tsx';
import { VerdictBadge } from '../widgets/verdict-badge.tsx';
import { SignatureCopyMenu } from './signatures/signature-copy-menu.tsx';
import { SignatureDetailView } from './signatures/signature-detail-view.tsx';
import { StationName } from '../widgets/station-name.tsx';

const sortable = ['time', 'source'] as const;

/** The auditor's home: every signed value with its verdict, and for the chosen one how it came about. */
export function SignaturesScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const marks = useMarks(caseId);
  const { filters, selection, sort } = usePlace();
  const { input: range } = useRange();
  const columns = useSignatureColumns();
  const filter = filters.signatures ?? '';
  const order = parseSort(sort, sortable, { by: 'time', order: 'ascending' });
  const input = { caseId, language, range, filter, sortBy: order.by, order: order.order };
  const list = usePagedList('signatures.list', input);
  const selectedId = selection?.kind === 'signature' ? selection.id : null;
  const selected = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  const listKey = JSON.stringify(input);
  const [picking, setPicking] = useState<{ readonly of: string; readonly span: RowSpan | null }>({
    of: listKey,
    span: null,
  });
  const picked = picking.of === listKey ? picking.span : null;
  return (
    <ListScreen
      id="signatures"
      title={t.screens.signatures}
      bar={<FilterBar screen="signatures" error={list.error} />}
      total={list.total}
      search={list.search}
      aside={
        selected === null ? null : <SignatureCopyMenu input={input} span={picked ?? { from: selected, to: selected }} />
      }
      initial={65}
      list={
        <PagedGrid
          list={list}
          narrowedBy={{ screen: 'signatures', filter }}
          empty={{ title: t.signatures.empty, hint: t.signatures.emptyHint }}
          id="signatures"
          label={t.screens.signatures}
          columns={columns}
          selected={selected}
          onSelect={(row) =>
            goTo({ selection: { kind: 'signature', id: row.id }, evidence: row.evidence.ref }, 'replace')
          }
          sort={order}
          onSort={(next) => goTo({ sort: formatSort(next) }, 'replace')}
          picked={picked}
          onPick={(span) => setPicking({ of: listKey, span })}
          rowMark={(row) => markLook(marks.get(row.target))}
        />
      }
      detail={
        selectedId === null ? (
          <EmptyState title={t.signatures.choose} quiet />
        ) : (
          <SignatureDetailView signedValueId={selectedId} />
        )
      }
    />
  );
}

function useSignatureColumns(): readonly GridColumn<SignatureRow>[] {
  const { t } = useWords();
  const severalStations = useCase().stations.length > 1;
  return useMemo(
    () => [
      {
        id: 'verdict',
        label: t.signatures.verdict,
        // `nicht prüfbar` with the count of its departures.
        width: 156,
        least: 132,
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
        gives: 1,
        cell: (row) => t.verdict.billing[row.billing],
      },
      {
        id: 'time',
        label: t.common.time,
        width: 186,
        sortBy: 'time',
        least: 181,
        cell: (row) => <TimeText iso={row.time} quality={row.timeQuality} />,
      },
      {
        id: 'station',
        label: t.common.station,
        width: 128,
        least: 84,
        hiddenAtFirst: !severalStations,
        cell: (row, widthPx) => <StationName name={row.station} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'context',
        label: t.signatures.context,
        width: 132,
        gives: 0,
        least: 66,
        grow: true,
        cell: (row, widthPx) => <ContextWord text={row.context} widthPx={widthPx} />,
      },
      {
        id: 'reading',
        label: t.signatures.value,
        width: 132,
        // `25.695.931,6 Wh`: a unit is never cut.
        least: 128,
        align: 'right',
        cell: (row) => <Reading reading={row.closing} />,
      },
      {
        id: 'meter',
        label: t.signatures.meter,
        width: 128,
        least: 84,
        gives: 2,
        cell: (row, widthPx) => <Identifier text={row.meter} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'key-origin',
        label: t.signatures.keyOrigin,
        width: 174,
        least: 170,
        gives: 3,
        cell: (row) => (
          <span className="ellipsis" title={t.verdict.keyOriginMeaning[row.keyOrigin]}>
            {t.verdict.keyOrigin[row.keyOrigin]}
          </span>
        ),
      },
      {
        id: 'transaction',
        label: t.sessions.transaction,
        short: { label: t.sessions.transactionShort, belowPx: 92 },
        width: 100,
        least: 84,
        gives: 4,
        cell: (row, widthPx) => <Identifier text={row.transactionId} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'safe',
        label: t.signatures.safe,
        width: 120,
        gives: 5,
        cell: (row) => t.verdict.safe[row.safe.verdict],
      },
      {
        id: 'pagination',
        label: t.signatures.pagination,
        width: 82,
        gives: 6,
        align: 'right',
        cell: (row) => row.pagination ?? '',
      },
      {
        id: 'source',
        label: t.evidence.name,
        width: 160,
        least: 110,
        sortBy: 'source',
        hiddenAtFirst: true,
        cell: (row, widthPx) => <PathName path={row.evidence.label} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'format',
        label: t.signatures.format,
        width: 80,
        hiddenAtFirst: true,
        cell: (row) => visibleText(row.format),
      },
      {
        id: 'fingerprint',
        label: t.signatures.fingerprint,
        width: 130,
        least: 90,
        hiddenAtFirst: true,
        cell: (row, widthPx) => <Identifier text={row.keyFingerprint} maximum={lettersIn(widthPx)} />,
      },
    ],
    [t, severalStations],
  );
}
