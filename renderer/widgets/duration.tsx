import { formatDuration } from '../text/format-duration.ts';
import { formatDecimalText } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';

/** The one duration: the two largest units; exact on hover. */
export function Duration({ ms }: { readonly ms: number | null }) {
  const { t, language } = useWords();
  if (ms === null) return <span className="muted">{t.common.none}</span>;
  return (
    <span className="nowrap" title={`${formatDecimalText((ms / 1_000).toFixed(3), language)} s`}>
      {formatDuration(ms, language)}
    </span>
  );
}
