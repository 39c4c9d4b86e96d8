import type { ListSearch } from '../client/use-paged-list.ts';
import { formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';

interface Props {
  readonly total: number | undefined;
  readonly search?: ListSearch | undefined;
}

/** How many rows there are; while a search takes long, that it runs, and a way to stop it. */
export function ListTotal({ total, search }: Props) {
  const { t, language } = useWords();
  const state = search?.state ?? 'quiet';
  return (
    <>
      <span className="list-total muted" data-testid="total" aria-live="polite">
        {state === 'slow'
          ? t.grid.searching
          : state === 'stopped'
            ? t.grid.stopped
            : total === undefined
              ? t.common.loading
              : t.grid.rows(formatCount(total, language))}
      </span>
      {state === 'slow' && (
        <Button onPress={() => search?.stop()} testId="search-stop">
          {t.grid.stop}
        </Button>
      )}
      {state === 'stopped' && (
        <Button onPress={() => search?.again()} testId="search-again">
          {t.grid.again}
        </Button>
      )}
    </>
  );
}
