import { useMemo } from 'react';
import type { ByteRange } from '../../parsers/model/evidence.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { splitLines } from './text-lines.ts';
import { VirtualLines } from './virtual-lines.tsx';

interface Props {
  readonly bytes: Uint8Array;
  /** Offset of the first byte within its source. */
  readonly offset: number;
  /** Number of the line in which the first byte lies, `null` where lines mean nothing. */
  readonly firstLine: number | null;
  /** Within the source. */
  readonly marked: ByteRange | null;
}

/** Raw text with line numbers, the marked bytes standing out, control characters as escapes. */
export function TextView({ bytes, offset, firstLine, marked }: Props) {
  const { t } = useWords();
  const markedFrom = marked === null ? null : marked.offset - offset;
  const markedLength = marked?.length ?? 0;
  const lines = useMemo(
    () => splitLines(bytes, markedFrom === null ? null : { offset: markedFrom, length: markedLength }),
    [bytes, markedFrom, markedLength],
  );
  const focus = lines.findIndex(({ marked: slice }) => slice !== null);
  return (
    <VirtualLines label={t.raw.tabs.text} count={lines.length} focus={focus < 0 ? null : focus} className="text-view">
      {(index) => {
        const line = lines[index];
        if (line === undefined) return null;
        return (
          <>
            <span className="line-number">{firstLine === null || line.continued ? '' : firstLine + line.number}</span>
            <span className="line-text" data-marked-line={line.marked === null ? undefined : ''}>
              {line.marked === null ? (
                visibleText(line.text)
              ) : (
                <>
                  {visibleText(line.marked.before)}
                  <mark>{visibleText(line.marked.within)}</mark>
                  {visibleText(line.marked.after)}
                </>
              )}
            </span>
          </>
        );
      }}
    </VirtualLines>
  );
}
