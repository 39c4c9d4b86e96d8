import type { ByteRange } from '../../parsers/model/evidence.ts';

export interface TextLine {
  /** Lines after the first byte's own. */
  readonly number: number;
  /** A very long line goes on below. */
  readonly continued: boolean;
  readonly text: string;
  readonly marked: { readonly before: string; readonly within: string; readonly after: string } | null;
}

const newline = 0x0a;
const longestBytes = 2_000;

/** Cuts bytes into lines and each marked line into before, within and after. Long lines are folded, never cut off. */
export function splitLines(bytes: Uint8Array, marked: ByteRange | null): readonly TextLine[] {
  const decoder = new TextDecoder();
  const text = (from: number, to: number) => decoder.decode(bytes.subarray(from, to));
  const lines: TextLine[] = [];
  const markEnd = marked === null ? 0 : marked.offset + marked.length;
  let number = 0;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(newline, start);
    const stop = end < 0 ? bytes.length : end;
    let from = start;
    do {
      const to = from + longestBytes >= stop ? stop : characterStart(bytes, from + longestBytes);
      const within = marked !== null && marked.offset < to && markEnd > from;
      const markFrom = within ? Math.max(from, marked.offset) : from;
      const markTo = within ? Math.min(to, markEnd) : from;
      lines.push({
        number,
        continued: from > start,
        text: text(from, to),
        marked: within
          ? { before: text(from, markFrom), within: text(markFrom, markTo), after: text(markTo, to) }
          : null,
      });
      from = to;
    } while (from < stop);
    number += 1;
    start = stop + 1;
  }
  return lines;
}

/** Steps back to the start of a UTF-8 character, at most three bytes. */
function characterStart(bytes: Uint8Array, at: number): number {
  let index = at;
  while (index > at - 3 && ((bytes[index] ?? 0) & 0xc0) === 0x80) index -= 1;
  return index;
}
