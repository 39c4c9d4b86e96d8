import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import type { useOpening } from './use-opening.ts';

/** One line above the screens when files could not be taken over; it stays until it is read and closed. */
export function StatusStrip({ opening }: { readonly opening: ReturnType<typeof useOpening> }) {
  const { t } = useWords();
  if (opening.error === null) return null;
  return (
    <div className="status-strip" data-testid="status-strip">
      <ErrorState error={opening.error} inline />
      <Button kind="quiet" onPress={() => opening.reset()}>
        {t.common.close}
      </Button>
    </div>
  );
}
