import { useCase } from '../../app/case-context.ts';
import { goTo, usePlace } from '../../app/navigation.ts';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import type { useHits } from './use-hits.ts';

/** Whether the list shows only what fits the filter or everything with the hits marked; steps from hit to hit. */
export function HitTools({ filter, hits }: { readonly filter: string; readonly hits: ReturnType<typeof useHits> }) {
  const { t, language } = useWords();
  const { tab } = usePlace();
  const all = tab === 'all';
  if (filter === '') return null;
  return (
    <span className="hit-tools">
      <Button kind="quiet" pressed={all} onPress={() => goTo({ tab: all ? null : 'all' }, 'replace')} testId="log-all">
        {t.log.keepAll}
      </Button>
      <Button kind="quiet" label={t.commands.hitPrevious} onPress={hits.previous} testId="hit-previous">
        <Icon name="up" />
      </Button>
      <Button kind="quiet" label={t.commands.hitNext} onPress={hits.next} testId="hit-next">
        <Icon name="down" />
      </Button>
      <span className="hit-count muted" aria-live="polite" data-testid="hit-count">
        {hits.last === null
          ? ''
          : t.log.hitOf(formatCount(hits.last.number, language), formatCount(hits.last.count, language))}
      </span>
    </span>
  );
}

/** Folds runs of routine, or shows each of their messages. */
export function FoldButton() {
  const { t } = useWords();
  const { logFolded } = usePreferences();
  // Which answers are routine is known when their requests are.
  const isKnown = useCase().conclusions !== 'none';
  return (
    <Button
      kind="quiet"
      pressed={logFolded && isKnown}
      disabled={!isKnown}
      onPress={() => setPreferences({ logFolded: !logFolded })}
      testId="log-fold"
    >
      {t.log.fold}
    </Button>
  );
}
