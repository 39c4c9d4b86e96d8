import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { formatBytes, formatCount, formatShare } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { Icon } from '../../widgets/icon.tsx';
import { Identifier, lettersIn } from '../../widgets/identifier.tsx';
import { PathName } from '../../widgets/path-name.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import type { SourceRow } from '../../../main/api/views/source-views.ts';
import type { TreeRow } from './source-tree.ts';

/** How much further in an entry stands than its archive, and the room of the sign that folds it. */
const indentPx = 16;
const foldPx = 18;

/** The ledger's columns; the first one carries the tree. */
export function useSourceColumns(
  folded: ReadonlySet<number>,
  fold: (id: number) => void,
): readonly GridColumn<TreeRow>[] {
  const { t, language } = useWords();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t.evidence.name,
        width: 220,
        least: 168,
        grow: true,
        cell: ({ source, depth, children }, widthPx) => (
          <span className="tree-name" style={{ paddingLeft: depth * indentPx }}>
            {children > 0 ? (
              <Button
                className="tree-fold"
                excludeFromTabOrder
                aria-expanded={!folded.has(source.id)}
                aria-label={folded.has(source.id) ? t.evidence.expand : t.evidence.collapse}
                onPress={() => fold(source.id)}
              >
                <Icon name={folded.has(source.id) ? 'right' : 'down'} />
              </Button>
            ) : (
              <span className="tree-fold" />
            )}
            <PathName path={source.entry ?? source.name} maximum={lettersIn(widthPx - depth * indentPx - foldPx)} />
          </span>
        ),
      },
      {
        id: 'state',
        label: t.evidence.state,
        width: 84,
        cell: ({ source }) => (
          <span className="source-state" data-state={source.state}>
            {t.evidence.states[source.state]}
          </span>
        ),
      },
      {
        id: 'read-as',
        label: t.evidence.readAs,
        width: 196,
        least: 126,
        gives: 2,
        cell: ({ source }) => (
          <span className="ellipsis" title={`${source.readAs} (${source.account.reader})`}>
            {source.readAs}
          </span>
        ),
      },
      {
        id: 'understood',
        label: t.evidence.understood,
        width: 92,
        gives: 1,
        align: 'right',
        cell: ({ source: { account } }) => {
          const share = understoodShare(account);
          return share === null ? '' : formatShare(share, language);
        },
      },
      {
        id: 'records',
        label: t.evidence.records,
        width: 84,
        gives: 3,
        align: 'right',
        cell: ({ source: { counts } }) => {
          const sum = counts.frames + counts.events + counts.rows + counts.signed;
          return sum === 0 ? '' : formatCount(sum, language);
        },
      },
      {
        id: 'issues',
        label: t.evidence.issues,
        width: 66,
        align: 'right',
        cell: ({ source }) => (source.issues.length === 0 ? '' : formatCount(source.issues.length, language)),
      },
      {
        id: 'size',
        label: t.evidence.size,
        width: 68,
        gives: 4,
        align: 'right',
        cell: ({ source }) => formatBytes(source.sizeBytes, language),
      },
      {
        id: 'first',
        label: t.evidence.period,
        width: 178,
        hiddenAtFirst: true,
        cell: ({ source: { account } }) =>
          account.firstMs === null ? '' : <TimeText iso={new Date(account.firstMs).toISOString()} />,
      },
      {
        id: 'sha256',
        label: t.evidence.sha256,
        width: 130,
        least: 100,
        // It stands whole in the detail, where it can be copied.
        gives: 5,
        cell: ({ source }, widthPx) => <Identifier text={source.sha256} maximum={lettersIn(widthPx)} />,
      },
    ],
    [t, language, folded, fold],
  );
}

/** Of lines where there are lines: what stands around a message in its line is understood with it. `null` for nothing. */
function understoodShare(account: SourceRow['account']): number | null {
  if (account.linesTotal !== null && account.linesTotal > 0) return (account.linesUnderstood ?? 0) / account.linesTotal;
  return account.bytesTotal === 0 ? null : account.bytesUnderstood / account.bytesTotal;
}
