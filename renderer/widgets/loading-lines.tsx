/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a place holder, not the output of a form */
import { useWords } from '../text/texts-context.ts';

/** Holds the place while an answer is under way: still, the height of what comes. */
export function LoadingLines({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useWords();
  return (
    <div className="loading-lines" role="status" aria-label={t.common.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}
