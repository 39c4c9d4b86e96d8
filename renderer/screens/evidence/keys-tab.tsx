import { useMemo, useState } from 'react';
import type { KeyRow } from '../../../main/api/views/key-views.ts';
import { useCase } from '../../app/case-context.ts';
import { usePlace } from '../../app/navigation.ts';
import { usePagedList } from '../../client/use-paged-list.ts';
import { useSelectedIndex } from '../../client/use-selected-index.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { Identifier, lettersIn } from '../../widgets/identifier.tsx';
import { DetailPane } from '../../widgets/detail-pane.tsx';
import { PagedGrid } from '../../widgets/paged-grid.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { KeyDetailView } from './key-detail.tsx';
import { selectKey } from './key-links.tsx';
import { shownVia } from './shown-via.ts';
import { PinDialog } from './pin-dialog.tsx';

/** Every public key with where it comes from; a person can pin the one of the meter's label. */
export function KeysTab() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { selection } = usePlace();
  const [pinning, setPinning] = useState(false);
  const input = { caseId, language, distinct: true };
  const list = usePagedList('keys.list', input);
  const columns = useKeyColumns();
  const selectedId = selection?.kind === 'key' ? selection.id : null;
  const selected = useSelectedIndex(list, (row) => row.id, selectedId, JSON.stringify(input));
  return (
    <>
      <div className="list-bar">
        <Button onPress={() => setPinning(true)} testId="pin-key">
          {t.keys.pin}
        </Button>
        <span className="list-total muted" data-testid="total">
          {list.total === undefined ? '' : t.grid.rows(formatCount(list.total, language))}
        </span>
      </div>
      <SplitPane
        id="keys"
        label={t.evidence.tabs.keys}
        initial={62}
        first={
          <PagedGrid
            list={list}
            narrowedBy={null}
            empty={{ title: t.keys.empty, hint: t.keys.emptyHint }}
            id="keys"
            label={t.evidence.tabs.keys}
            columns={columns}
            selected={selected}
            onSelect={selectKey}
          />
        }
        second={
          <DetailPane>
            {selectedId === null ? <EmptyState title={t.keys.choose} quiet /> : <KeyDetailView keyId={selectedId} />}
          </DetailPane>
        }
      />
      {pinning && <PinDialog onClose={() => setPinning(false)} />}
    </>
  );
}

function useKeyColumns(): readonly GridColumn<KeyRow>[] {
  const { t, language } = useWords();
  return useMemo(
    () => [
      { id: 'origin', label: t.keys.origin, width: 176, least: 172, cell: (row) => t.verdict.keyOrigin[row.origin] },
      {
        id: 'via',
        label: t.keys.via,
        width: 158,
        gives: 1,
        least: 130,
        grow: true,
        cell: (row) => (
          <span className="ellipsis" title={shownVia(row, t)}>
            {shownVia(row, t)}
          </span>
        ),
      },
      {
        id: 'meter',
        label: t.keys.meter,
        width: 128,
        least: 112,
        cell: (row, widthPx) => <Identifier text={row.meterSerial} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'fingerprint',
        label: t.keys.fingerprint,
        width: 130,
        least: 103,
        cell: (row, widthPx) => <Identifier text={row.fingerprint} maximum={lettersIn(widthPx)} />,
      },
      {
        id: 'times',
        label: t.keys.times,
        width: 74,
        gives: 5,
        align: 'right',
        cell: (row) => formatCount(row.times, language),
      },
      {
        id: 'used-by',
        label: t.keys.usedBy,
        width: 76,
        gives: 0,
        align: 'right',
        cell: (row) => formatCount(row.usedBy, language),
      },
      { id: 'observed', label: t.keys.observed, width: 178, gives: 3, cell: (row) => <TimeText iso={row.observed} /> },
      {
        id: 'curve',
        label: t.keys.curve,
        width: 124,
        least: 116,
        gives: 4,
        cell: (row) => visibleText(row.curve ?? t.common.none),
      },
      {
        id: 'problem',
        label: t.keys.problem,
        width: 100,
        gives: 2,
        cell: (row) =>
          row.problem === null ? null : (
            <span className="ellipsis" title={row.problem}>
              {t.keys.unusable}
            </span>
          ),
      },
    ],
    [t, language],
  );
}
