import { setPreview, cutRanges, useRange } from '../app/range.ts';
import { currentPlace, goTo } from '../app/navigation.ts';
import { useCase } from '../app/case-context.ts';
import { useConclusionWords } from '../app/conclusion-words.ts';
import { isRunning, useJob } from '../client/job-store.ts';
import { isFilterError } from '../client/api-call-error.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import type { FilterScreen } from './filter-screen.ts';

interface Props {
  readonly screen: FilterScreen;
  readonly filter: string;
  /** What the list's query failed with, if it did. */
  readonly error: unknown;
  /** What is said of a list that nothing narrows. */
  readonly title: string;
  readonly hint: string;
}

/** Why a list has no rows, and the way out: a filter that cannot be read, one that nothing fits, a range without any. */
export function ListEmpty({ screen, filter, error, title, hint }: Props) {
  const { t } = useWords();
  const { committed, preview } = useRange();
  const { caseId, conclusions } = useCase();
  const job = useJob(caseId);
  const running = job !== undefined && isRunning(job);
  const progress = useConclusionWords();
  const broken = error !== null && isFilterError(error);
  // What nobody knows yet is not missing. Messages are listed before they are concluded from.
  const unknown =
    conclusions === 'none' &&
    screen !== 'log' &&
    screen !== 'journal' &&
    screen !== 'rules' &&
    (progress !== null || !running);
  const filtered = filter !== '' && !unknown;
  const narrowed = committed.length > 0 || preview !== null;
  const said = broken
    ? { title: t.filter.unreadable, hint: t.filter.unreadableHint }
    : unknown
      ? progress === null
        ? { title: t.conclusion.missing, hint: t.conclusion.missingHint }
        : { title: t.conclusion.pending, hint: t.conclusion.pendingHint(progress) }
      : filtered
        ? { title: t.filter.nothing, hint: t.filter.nothingHint }
        : running
          ? { title: t.overview.stillReading, hint: t.overview.stillReadingHint }
          : { title, hint };
  return (
    <EmptyState {...said}>
      {(filtered || narrowed) && (
        <p className="empty-actions">
          {filtered && (
            <Button
              onPress={() => goTo({ filters: { ...currentPlace().filters, [screen]: '' } }, 'replace')}
              testId="empty-clear"
            >
              {t.filter.clear}
            </Button>
          )}
          {narrowed && !broken && (
            <Button
              onPress={() => {
                setPreview(null);
                cutRanges(0);
              }}
              testId="empty-range"
            >
              {t.commands.wholeRange}
            </Button>
          )}
        </p>
      )}
    </EmptyState>
  );
}
