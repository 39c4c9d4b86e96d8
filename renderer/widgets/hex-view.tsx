import type { ByteRange } from '../../parsers/model/evidence.ts';
import { useWidth } from '../charts/use-width.ts';
import { useWords } from '../text/texts-context.ts';
import { VirtualLines } from './virtual-lines.tsx';

interface Props {
  readonly bytes: Uint8Array;
  /** Offset of the first byte within its source. */
  readonly offset: number;
  /** Within the source. */
  readonly marked: ByteRange | null;
}

/** From this width on a line has room for twice as many bytes. */
const widePx = 1_040;

/** Offset, sixteen bytes (thirty-two where there is room), their ASCII; the marked slice stands out. */
export function HexView({ bytes, offset, marked }: Props) {
  const { t } = useWords();
  const [ref, width] = useWidth();
  const perLine = width >= widePx ? 32 : 16;
  // Lines begin at multiples of sixteen of the source, so that offsets can be compared with other tools.
  const lead = offset % perLine;
  const lineCount = Math.ceil((bytes.length + lead) / perLine);
  const markedLine = marked === null ? null : Math.floor((marked.offset - offset + lead) / perLine);
  return (
    <div className="hex-frame" ref={ref}>
      {width > 0 && (
        <VirtualLines label={t.raw.tabs.hex} count={lineCount} focus={markedLine} className="hex-view">
          {(line) => {
            const start = line * perLine - lead;
            const cells = Array.from({ length: perLine }, (_, column) => ({ column, index: start + column }));
            return (
              <>
                <span className="hex-offset">{(offset - lead + line * perLine).toString(16).padStart(8, '0')}</span>
                <span className="hex-bytes">
                  {cells.map(({ column, index }) => (
                    <span
                      key={column}
                      data-marked={isMarked(index)}
                      data-half={column > 0 && column % 8 === 0 ? '' : undefined}
                    >
                      {bytes[index]?.toString(16).padStart(2, '0') ?? '  '}
                    </span>
                  ))}
                </span>
                <span className="hex-text">
                  {cells.map(({ column, index }) => (
                    <span key={column} data-marked={isMarked(index)}>
                      {printable(bytes[index])}
                    </span>
                  ))}
                </span>
              </>
            );
          }}
        </VirtualLines>
      )}
    </div>
  );

  function isMarked(index: number): '' | undefined {
    if (marked === null || index < 0 || index >= bytes.length) return undefined;
    const place = offset + index;
    return place >= marked.offset && place < marked.offset + marked.length ? '' : undefined;
  }
}

function printable(byte: number | undefined): string {
  if (byte === undefined) return ' ';
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
