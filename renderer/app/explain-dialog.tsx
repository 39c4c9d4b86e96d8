/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that was opened on purpose begins at its field */
import { useDeferredValue } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useProcedure } from '../client/use-procedure.ts';
import { apiErrorOf } from '../client/api-call-error.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { ExplanationCard } from '../widgets/explanation-card.tsx';
import { Overlay } from '../widgets/overlay.tsx';

interface Props {
  /** `null` while closed. */
  readonly query: string | null;
  readonly onQuery: (query: string) => void;
  readonly onClose: () => void;
}

/** One of each kind that the catalogues know. */
const examples = ['PlugLockCannotLock', 'GroundFailure', 'MeterValueSampleInterval', 'SuspendedEVSE', 'PowerLoss'];

/** Asks the catalogues: a code, a key, or a whole log line. Needs no case. */
export function ExplainDialog({ query, onQuery, onClose }: Props) {
  const { t, language } = useWords();
  const asked = useDeferredValue((query ?? '').trim());
  const answer = useProcedure('explain.find', { query: asked, language }, { enabled: asked !== '', keep: true });
  const unknown = answer.error !== null && apiErrorOf(answer.error).code === 'explain-unknown';
  return (
    <Overlay title={t.explain.title} open={query !== null} onClose={onClose} testId="explain-dialog" wide>
      <SearchField value={query ?? ''} onChange={onQuery} className="field" autoFocus>
        <Label>{t.explain.label}</Label>
        <Input placeholder={t.explain.placeholder} className="mono" data-testid="explain-input" />
      </SearchField>
      <div className="explain-answers" aria-live="polite">
        {asked === '' && (
          <>
            <p className="muted">{t.explain.begin}</p>
            <p className="explain-examples">
              {examples.map((example) => (
                <Button key={example} onPress={() => onQuery(example)} testId="explain-example">
                  <span className="mono">{example}</span>
                </Button>
              ))}
            </p>
          </>
        )}
        {asked !== '' && (unknown || answer.data?.matches.length === 0) && (
          <EmptyState title={t.explain.nothing} hint={t.explain.nothingHint} quiet />
        )}
        {asked !== '' && answer.error !== null && !unknown && <ErrorState error={answer.error} />}
        {asked !== '' &&
          answer.data?.matches.map((match) => (
            <ExplanationCard
              key={`${match.vendor} ${match.kind} ${match.code} ${match.source.section}`}
              explanation={match}
            />
          ))}
      </div>
    </Overlay>
  );
}
