/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the element `search` is not in the oldest browser that is supported */
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useCommandHandlers } from '../app/command-handlers.ts';
import { currentPlace, goTo, usePlace } from '../app/navigation.ts';
import { apiErrorOf } from '../client/api-call-error.ts';
import { useWords } from '../text/texts-context.ts';
import { titled } from './button.tsx';
import { Icon } from './icon.tsx';
import { highlightFilter } from './filter-highlight.ts';
import type { FilterScreen } from './filter-screen.ts';
import { FilterSuggestions, useFilterSuggestions } from './filter-suggestions.tsx';

interface Props {
  readonly screen: FilterScreen;
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

  // Suggestions come while a field's name is typed, and on ArrowDown; they never take the focus.
  const listId = useId();
  const [offer, setOffer] = useState<'no' | 'typed' | 'all'>('no');
  const [active, setActive] = useState<number | null>(null);
  const suggestions = useFilterSuggestions(screen, text, offer === 'all');
  const suggesting = offer !== 'no' && suggestions.fields.length > 0;
  const take = (next: string) => {
    setDraft({ for: applied, text: next });
    setOffer('no');
    setActive(null);
  };

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
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={suggesting}
          aria-controls={suggesting ? listId : undefined}
          aria-activedescendant={suggesting && active !== null ? `${listId}-${active}` : undefined}
          onBlur={() => setOffer('no')}
          onChange={(event) => {
            setDraft({ for: applied, text: event.target.value });
            setOffer('typed');
            setActive(null);
          }}
          onScroll={(event) => {
            if (mirror.current !== null) mirror.current.scrollLeft = event.currentTarget.scrollLeft;
          }}
          onKeyDown={(event) => {
            const count = suggestions.fields.length;
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              if (!suggesting) setOffer('all');
              else
                setActive(
                  ((active ?? (event.key === 'ArrowDown' ? -1 : count)) +
                    (event.key === 'ArrowDown' ? 1 : -1) +
                    count) %
                    count,
                );
              return;
            }
            const chosen = suggesting && active !== null ? suggestions.fields[active] : undefined;
            if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
              event.preventDefault();
              take(suggestions.complete(chosen));
              return;
            }
            if (event.key === 'Escape' && suggesting) {
              setOffer('no');
              return;
            }
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
      {suggesting && <FilterSuggestions id={listId} suggestions={suggestions} active={active} onChoose={take} />}
      {syntax !== null && !suggesting && (
        <span className="filter-error" id="filter-error" role="alert" data-testid="filter-error">
          {t.filter.at(position + 1)}: {reasons[reason] ?? reason}
          {syntax.params['field'] !== undefined && ` (${syntax.params['field']})`}
        </span>
      )}
      {text !== '' && (
        <Button
          className="button button-quiet"
          ref={titled(t.filter.clear)}
          aria-label={t.filter.clear}
          onPress={() => apply(screen, '')}
        >
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}

function apply(screen: Props['screen'], text: string): void {
  goTo({ filters: { ...currentPlace().filters, [screen]: text.trim() === '' ? '' : text } }, 'replace');
}
