import { shortenMiddle } from '../text/format-number.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/texts-context.ts';

interface Props {
  readonly text: string | null;
  readonly maximum?: number;
  /** How it is made short; in the middle, if nothing else is said. */
  readonly shorten?: (text: string, maximum: number) => string;
}

/** Of the monospaced family at the size of tables, and the padding of a cell. */
const letterPx = 7.2;
const paddingPx = 16;

/** How many letters of an id a column of this width has room for. */
export function lettersIn(widthPx: number): number {
  return Math.max(5, Math.floor((widthPx - paddingPx) / letterPx));
}

/** An id in monospace, shortened in the middle, whole on hover and on copy. */
export function Identifier({ text, maximum = 16, shorten = shortenMiddle }: Props) {
  const { t } = useWords();
  if (text === null || text === '') return <span className="muted">{t.common.none}</span>;
  const shown = visibleText(text);
  const short = shorten(shown, maximum);
  const copyWhole = (event: React.ClipboardEvent) => {
    if (short === shown || window.getSelection()?.toString().trim() !== short) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  return (
    <span className="mono identifier" title={short === shown ? undefined : shown} onCopy={copyWhole}>
      {short}
    </span>
  );
}
