/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the element `search` is not in the oldest browser that is supported */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ScreenId } from '../app/screens.ts';
import { useCommandHandlers } from '../app/command-handlers.ts';
import { currentPlace, goTo, usePlace } from '../app/navigation.ts';
import { apiErrorOf } from '../client/api-call-error.ts';
import { useWords } from '../text/texts-context.ts';
import { Icon } from './icon.tsx';
import { highlightFilter } from './filter-highlight.ts';

interface Props {
  readonly screen: ScreenId &
    ('log' | 'sessions' | 'signatures' | 'findings' | 'status' | 'configuration' | 'evidence' | 'journal');
  /** What the list's query failed with, if it did. */
  readonly error: unknown;
}

const pauseMs = 300;

/** One line in the filter language; it applies when typing pauses. An error is named and marked at its place. */
export function FilterBar({ screen, error }: Props) {
  const { t } = useWords();
  const { filters } = usePlace();
  const applied = filters[screen] ?? '';
  const [draft, setDraft] = useState({ for: applied, text: applied });
  const field = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  // A filter that came from elsewhere (link, back button) replaces the draft.
  const text = draft.for === applied ? draft.text : applied;
  useCommandHandlers({ filter: () => field.current?.select() });

  useEffect(() => {
    if (text === applied) return undefined;
    const timer = setTimeout(() => apply(screen, text), pauseMs);
    return () => clearTimeout(timer);
  }, [screen, text, applied]);

  const failure = error === null ? null : apiErrorOf(error);
  const syntax = failure?.code === 'filter-syntax' && text === applied ? failure : null;
  const position = Number(syntax?.params['position'] ?? 0);
  const length = Math.max(1, Number(syntax?.params['length'] ?? 1));
  const reason = String(syntax?.params['reason'] ?? '');
  const reasons: Readonly<Record<string, string>> = t.filter.reasons;
  return (
    <div className="filter-bar" data-broken={syntax === null ? undefined : ''} role="search">
      <Icon name="search" />
      <div className="filter-field">
        <div className="filter-mirror mono" aria-hidden="true" ref={mirror}>
          {highlightFilter(text, syntax === null ? null : { position, length }).map((piece) => (
            <span key={piece.from} data-piece={piece.kind}>
              {piece.text}
            </span>
          ))}
        </div>
        <input
          ref={field}
          className="mono"
          type="text"
          spellCheck={false}
          autoComplete="off"
          aria-label={t.filter.label}
          aria-invalid={syntax !== null}
          aria-describedby={syntax === null ? undefined : 'filter-error'}
          placeholder={t.filter.placeholders[screen]}
          value={text}
          maxLength={2_000}
          data-testid="filter"
          onChange={(event) => setDraft({ for: applied, text: event.target.value })}
          onScroll={(event) => {
            if (mirror.current !== null) mirror.current.scrollLeft = event.currentTarget.scrollLeft;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              apply(screen, text);
              // Whoever is done with the words goes on among the rows.
              event.currentTarget.closest('main')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
            }
            if (event.key === 'Escape') {
              if (text !== '') setDraft({ for: applied, text: '' });
              else event.currentTarget.blur();
            }
          }}
        />
      </div>
      {syntax !== null && (
        <span className="filter-error" id="filter-error" role="alert" data-testid="filter-error">
          {t.filter.at(position + 1)}: {reasons[reason] ?? reason}
          {syntax.params['field'] !== undefined && ` (${syntax.params['field']})`}
        </span>
      )}
      {text !== '' && (
        <Button className="button button-quiet" aria-label={t.filter.clear} onPress={() => apply(screen, '')}>
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}

function apply(screen: Props['screen'], text: string): void {
  goTo({ filters: { ...currentPlace().filters, [screen]: text.trim() === '' ? '' : text } }, 'replace');
}
