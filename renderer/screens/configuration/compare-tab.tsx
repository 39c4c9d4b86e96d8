import { useMemo, useState } from 'react';
import type { ComparedConfigKey, ConfigAudit } from '../../../main/api/views/configuration-views.ts';
import { useCase } from '../../app/case-context.ts';
import { usePlace } from '../../app/navigation.ts';
import { useHost } from '../../client/host-context.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { shortOffset, wallClock } from '../../text/format-time.ts';
import { useShownZone } from '../../text/zone-context.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { ConfigurationList } from './configuration-list.tsx';
import { KeyDetail } from './key-detail.tsx';
import { matchesWords } from './matches-words.ts';
import { compareSides } from './compare-sides.ts';
import type { CompareSide } from './compare-sides.ts';
import { SelectField } from './select-field.tsx';
import { SwitchBox } from './switch-box.tsx';

/** Two stations, one station at two times, or a station against a file. */
export function CompareTab({ audit }: { readonly audit: ConfigAudit }) {
  const { t, language } = useWords();
  const words = t.configuration;
  const { caseId } = useCase();
  const host = useHost();
  const { filters } = usePlace();
  const filter = filters.configuration ?? '';
  const [file, setFile] = useState<{ readonly token: string; readonly name: string } | null>(null);
  const [withSame, setWithSame] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const zone = useShownZone();
  const sides = compareSides(audit, file, words, (epochMs) => {
    const { date, time, offset } = wallClock(epochMs, zone);
    return `${date} ${time} ${shortOffset(offset)}`;
  });
  const [leftId, setLeftId] = useState<string | null>(null);
  const [rightId, setRightId] = useState<string | null>(null);
  const left = sides.find(({ id }) => id === leftId) ?? sides[0];
  // Something other than the left side, the file that was just chosen first.
  const right = sides.find(({ id }) => id === rightId) ?? sides.findLast(({ id }) => id !== left?.id);
  const answer = useProcedure(
    'config.compare',
    { caseId, language, left: left?.input ?? {}, right: right?.input ?? {} },
    { enabled: left !== undefined && right !== undefined, keep: true },
  );
  const rows = useMemo(
    () =>
      (answer.data?.rows ?? []).filter(
        (row) => (withSame || row.state !== 'same') && matchesWords(filter, [row.key, row.left, row.right, row.title]),
      ),
    [answer.data, filter, withSame],
  );
  const columns = useCompareColumns(left, right, audit);
  const row = at === null ? undefined : rows[at];
  const entry =
    row === undefined ? undefined : audit.keys.find(({ key }) => key.toLowerCase() === row.key.toLowerCase());
  const chooseFile = async (): Promise<void> => {
    const [chosen] = (await host.choose('evidence')) ?? [];
    if (chosen === undefined) return;
    setFile(chosen);
    setRightId(`file:${chosen.token}`);
  };
  const toFile = (
    <Button onPress={() => void chooseFile()} testId="compare-file">
      {words.file}
    </Button>
  );
  if (left === undefined || right === undefined) {
    return (
      <EmptyState title={words.nothingToCompare} hint={words.nothingToCompareHint}>
        {toFile}
      </EmptyState>
    );
  }
  const counts = answer.data?.counts;
  const choices = sides.map(({ id, label }) => ({ id, label }));
  return (
    <>
      <div className="compare-bar">
        <SelectField label={words.left} choices={choices} chosen={left.id} onChoose={setLeftId} testId="compare-left" />
        <SelectField
          label={words.right}
          choices={choices}
          chosen={right.id}
          onChoose={setRightId}
          testId="compare-right"
        />
        {toFile}
        {counts !== undefined && (
          <span className="muted" data-testid="compare-counts">
            {words.counts(
              formatCount(counts.different, language),
              formatCount(counts['only-left'], language),
              formatCount(counts['only-right'], language),
              formatCount(counts.same, language),
            )}
          </span>
        )}
      </div>
      {answer.error === null ? (
        <ConfigurationList
          id="configuration-compare"
          label={words.tabs.compare}
          rows={rows}
          columns={columns}
          selected={at !== null && at < rows.length ? at : null}
          onSelect={(_row, index) => setAt(index)}
          target={(each) => ({
            id: audit.keys.find(({ key }) => key === each.key)?.id ?? null,
            evidence: each.leftEvidence ?? each.rightEvidence,
          })}
          rowLook={(each) => (each.state === 'same' ? 'partial' : undefined)}
          aside={<SwitchBox label={words.withSame} on={withSame} onChange={setWithSame} testId="with-same" />}
          empty={{ title: words.same, hint: words.sameHint }}
          initial={66}
          detail={
            row === undefined ? (
              <EmptyState title={words.choose} quiet />
            ) : (
              <>
                <Places row={row} />
                {entry !== undefined && <KeyDetail entry={entry} audit={audit} />}
              </>
            )
          }
        />
      ) : (
        <ErrorState error={answer.error} />
      )}
    </>
  );
}

/** Where both values stand. */
function Places({ row }: { readonly row: ComparedConfigKey }) {
  const { t } = useWords();
  return (
    <p className="compare-places">
      {t.configuration.left}: <EvidenceLink evidence={row.leftEvidence}>{row.leftEvidence?.label ?? '–'}</EvidenceLink>{' '}
      · {t.configuration.right}:{' '}
      <EvidenceLink evidence={row.rightEvidence}>{row.rightEvidence?.label ?? '–'}</EvidenceLink>
    </p>
  );
}

function useCompareColumns(
  left: CompareSide | undefined,
  right: CompareSide | undefined,
  audit: ConfigAudit,
): readonly GridColumn<ComparedConfigKey>[] {
  const { t } = useWords();
  const leftLabel = left?.label ?? '';
  const rightLabel = right?.label ?? '';
  return useMemo(() => {
    const words = t.configuration;
    const units = new Map(
      audit.keys.flatMap(({ key, brief }) =>
        (brief?.unit ?? null) === null ? [] : [[key.toLowerCase(), brief?.unit] as const],
      ),
    );
    const value = (row: ComparedConfigKey, text: string | null) =>
      row.masked && text !== null ? (
        <span className="muted">{words.masked}</span>
      ) : (
        <span className="ellipsis mono" title={text === null ? undefined : visibleText(text)}>
          {text === null ? '–' : visibleText(text)}
          {text !== null && units.has(row.key.toLowerCase()) && (
            <span className="muted"> {units.get(row.key.toLowerCase())}</span>
          )}
        </span>
      );
    return [
      { id: 'state', label: words.state, width: 94, least: 86, cell: (row) => words.states[row.state] },
      {
        id: 'key',
        label: words.key,
        width: 184,
        least: 150,
        grow: true,
        cell: (row) => (
          <span className="ellipsis mono" title={visibleText(row.key)}>
            {visibleText(row.key)}
          </span>
        ),
      },
      {
        id: 'left',
        label: leftLabel,
        name: leftLabel,
        width: 148,
        least: 104,
        grow: true,
        cell: (row) => value(row, row.left),
      },
      {
        id: 'right',
        label: rightLabel,
        name: rightLabel,
        width: 204,
        least: 104,
        grow: true,
        cell: (row) => value(row, row.right),
      },
      {
        id: 'meaning',
        label: words.meaning,
        width: 126,
        gives: 1,
        grow: true,
        cell: (row) => <span className="ellipsis">{row.title ?? ''}</span>,
      },
    ];
  }, [t, leftLabel, rightLabel, audit]);
}
