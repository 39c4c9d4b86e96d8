/* oxlint-disable jsx-a11y/prefer-tag-over-role jsx-a11y/no-autofocus -- the element `search` is not in the oldest browser that is supported; who comes here wants to type */
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { RawHit } from '../../../main/api/views/raw-views.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { sameEvidence } from '../../app/selection.ts';
import { useEvidence } from '../../app/use-evidence.ts';
import { formatBytes, formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { DataGrid } from '../../widgets/data-grid.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import type { GridColumn } from '../../widgets/grid-column.ts';
import { Icon } from '../../widgets/icon.tsx';
import { useRawFind } from './use-raw-find.ts';

const shownBefore = 44;
/** Less than what comes with a hit (160 bytes), so that a cut can be seen to be one. */
const shownAfter = 120;

/** Text in everything that was given, whatever was made of it: hits as they come, with count, progress and stop. */
export function RawTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t, language } = useWords();
  const { filters } = usePlace();
  const { evidence, show } = useEvidence();
  const [text, setText] = useState(filters.log ?? '');
  const [matchCase, setMatchCase] = useState(false);
  const { search, start, stop } = useRawFind();
  const columns = useHitColumns();
  const hits = search?.hits ?? [];
  const chosen = hits.findIndex((hit) => sameEvidence(hit.evidence.ref, evidence));
  const running = search?.state === 'running';
  return (
    <div className="raw-find">
      <div className="log-head">{tabs}</div>
      <form
        className="list-bar"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== '') void start(text, matchCase);
        }}
      >
        <div className="filter-bar">
          <Icon name="search" />
          <input
            className="mono plain-input"
            autoFocus
            spellCheck={false}
            maxLength={500}
            aria-label={t.log.rawLabel}
            placeholder={t.log.rawPlaceholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
            data-testid="raw-find-input"
          />
        </div>
        <Checkbox className="checkbox" isSelected={matchCase} onChange={setMatchCase}>
          <span className="checkbox-box" aria-hidden="true" />
          {t.log.matchCase}
        </Checkbox>
        {running ? (
          <Button onPress={stop} testId="raw-find-stop">
            {t.log.rawStop}
          </Button>
        ) : (
          <Button type="submit" disabled={text === ''} testId="raw-find-go">
            {t.common.search}
          </Button>
        )}
        <span className="list-total muted" aria-live="polite" data-testid="raw-find-count">
          {search !== null && (
            <>
              {t.log.rawCount(formatCount(hits.length, language))}
              {search.state !== 'done' &&
                ` · ${t.log.rawDone(formatBytes(search.bytesDone, language), formatBytes(search.bytesTotal, language))}`}
              {search.state === 'stopped' && ` · ${t.log.rawStopped}`}
            </>
          )}
        </span>
      </form>
      {search !== null && search.error !== null && <ErrorState error={search.error} inline />}
      <DataGrid
        id="raw-find"
        main
        label={t.log.tabs.raw}
        columns={columns}
        total={hits.length}
        rowAt={(index) => hits[index]}
        selected={chosen === -1 ? null : chosen}
        onSelect={(hit) => {
          show(hit.evidence.ref);
          goTo({ selection: null }, 'replace');
        }}
        empty={
          search === null ? (
            <EmptyState title={t.log.rawTitle} hint={t.log.rawBegin} />
          ) : (
            <EmptyState
              title={running ? t.common.loading : t.log.rawNone}
              {...(running ? {} : { hint: t.log.rawNoneHint })}
            />
          )
        }
      />
    </div>
  );
}

/** The end of what stands before a hit is what matters. */
function before(text: string): string {
  return text.length > shownBefore ? `…${text.slice(-shownBefore)}` : text;
}

function after(text: string): string {
  return text.length > shownAfter ? `${text.slice(0, shownAfter)}…` : text;
}

function useHitColumns(): readonly GridColumn<RawHit>[] {
  const { t } = useWords();
  return useMemo(
    () => [
      {
        id: 'place',
        label: t.log.place,
        width: 200,
        cell: (hit) => <span className="ellipsis mono">{visibleText(hit.evidence.label)}</span>,
      },
      {
        id: 'text',
        label: t.log.hitColumn,
        width: 400,
        grow: true,
        cell: (hit) => (
          <span className="mono raw-hit">
            <span className="raw-hit-before">{visibleText(before(hit.before))}</span>
            <mark>{visibleText(hit.match)}</mark>
            <span className="raw-hit-after">{visibleText(after(hit.after))}</span>
          </span>
        ),
      },
    ],
    [t],
  );
}
