import type { ReadingView } from '../../parsers/model/verdict.ts';
import { formatDecimalText } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';

/** A reading's value with its unit, digit by digit as signed. */
export function Reading({ reading }: { readonly reading: ReadingView | null }) {
  const { t, language } = useWords();
  if (reading === null || reading.value === null) return <span className="muted">{t.common.none}</span>;
  return (
    <span className="ellipsis number" title={`${formatDecimalText(reading.value, language)} ${reading.unit ?? ''}`}>
      {formatDecimalText(reading.value, language)}
      <span className="unit"> {reading.unit ?? ''}</span>
    </span>
  );
}
