import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';

/** Of proportional letters, and the padding of a cell. */
const letterPx = 6.8;
const paddingPx = 16;

/** What a reading was taken for, as `Transaction.Begin`: where there is no room its last word, in which the values differ. */
export function ContextWord({ text, widthPx }: { readonly text: string | null; readonly widthPx: number }) {
  const { t } = useWords();
  if (text === null || text === '') return <span className="muted">{t.common.none}</span>;
  const shown = visibleText(text);
  const dot = shown.lastIndexOf('.');
  const short = dot <= 0 || shown.length * letterPx <= widthPx - paddingPx ? shown : `…${shown.slice(dot + 1)}`;
  return (
    <span className="ellipsis" title={shown}>
      {short}
    </span>
  );
}
