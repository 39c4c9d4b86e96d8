import { useCase } from '../../app/case-context.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useJobOutcome } from '../../client/use-job-outcome.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';

/** Says that the findings of this case rest on other rules or thresholds than those that count now, and draws them anew when asked. */
export function ConcludeNotice() {
  const { t } = useWords();
  const { caseId, extensionsDiffer, concluded } = useCase();
  const conclude = useApiCommand('case.conclude');
  const outcome = useJobOutcome(caseId, () => undefined);
  const failure = conclude.error ?? outcome.error;
  if (!extensionsDiffer || !concluded) return null;
  return (
    <section className="rules-notice" aria-label={t.screens.rules} aria-live="polite" data-testid="conclude-notice">
      <p>{t.rules.differ}</p>
      <Button
        kind="main"
        disabled={conclude.isPending || outcome.running}
        onPress={() => {
          outcome.reset();
          conclude.mutate({ caseId }, { onSuccess: outcome.watch });
        }}
        testId="conclude-anew"
      >
        {outcome.running ? t.rules.concluding : t.rules.conclude}
      </Button>
      {failure !== null && <ErrorState error={failure} inline />}
    </section>
  );
}
