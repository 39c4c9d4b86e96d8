/* oxlint-disable jsx-a11y/prefer-tag-over-role jsx-a11y/no-noninteractive-element-to-interactive-role jsx-a11y/interactive-supports-focus jsx-a11y/click-events-have-key-events -- a listbox whose keys and focus stay with the field */
import type { FilterFieldView } from '../../main/api/views/filter-views.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import type { FilterScreen } from './filter-screen.ts';
import { fieldsOfScreen } from './filter-screen.ts';

const mostShown = 8;

export interface Suggestions {
  readonly fields: readonly FilterFieldView[];
  /** The filter with the last word completed to a field. */
  complete(field: FilterFieldView): string;
}

/** The word at the end of the filter that may become a field: letters only, without its colon yet. */
const lastWord = /(^|[\s(]|-)([A-Za-z]*)$/;

/** Fields that the word being typed may become; with `all` also where nothing was typed yet. */
export function useFilterSuggestions(screen: FilterScreen, text: string, all: boolean): Suggestions {
  const { language } = useWords();
  const known = useProcedure('filter.fields', { language }, { keep: true }).data ?? [];
  const word = lastWord.exec(text)?.[2];
  const offered = fieldsOfScreen[screen];
  const fits = (name: string) =>
    word !== undefined && (word !== '' || all) && name.startsWith(word.toLowerCase()) && offered.includes(name);
  return {
    fields: known.filter(({ name }) => fits(name)).slice(0, word === '' ? offered.length : mostShown),
    complete: ({ name }) => `${text.slice(0, text.length - (word ?? '').length)}${name}:`,
  };
}

interface Props {
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly active: number | null;
  readonly onChoose: (text: string) => void;
}

/** What a filter can ask for, with an example and what it means. */
export function FilterSuggestions({ id, suggestions, active, onChoose }: Props) {
  const { t } = useWords();
  return (
    <ul className="filter-suggestions" id={id} role="listbox" aria-label={t.filter.suggestions}>
      {suggestions.fields.map((field, index) => (
        <li
          key={field.name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          data-testid={`suggest-${field.name}`}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestions.complete(field))}
        >
          <code>{field.name}:</code>
          <span>{field.description}</span>
          <code className="muted">{field.example}</code>
        </li>
      ))}
    </ul>
  );
}
