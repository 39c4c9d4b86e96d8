import type { LogDetection } from '../../../parsers/logs/log-format.ts';

const newline = 0x0a;
const blank = 0x20;

/** How the characters of a log lie in its bytes: one or two each, and which of two holds ASCII. */
export interface TextUnits {
  readonly bytes: 1 | 2;
  /** Within a unit of two bytes, where that of ASCII stands. */
  readonly low: 0 | 1;
}

export function textUnits(encoding: LogDetection['encoding']): TextUnits {
  return { bytes: encoding.startsWith('utf-16') ? 2 : 1, low: encoding === 'utf-16be' ? 1 : 0 };
}

/** Whether a line ends at a position, which is one of a whole unit. */
function isLineEnd(bytes: Uint8Array, at: number, { bytes: width, low }: TextUnits): boolean {
  return bytes[at + low] === newline && (width === 1 || bytes[at + 1 - low] === 0);
}

/** The last line end at or before `from`; `first` is where the bytes begin in their file. -1 without one. */
export function lastLineEnd(bytes: Uint8Array, from: number, first: number, units: TextUnits): number {
  const { bytes: width } = units;
  for (let at = from - ((from + first) % width); at >= 0; at -= width) if (isLineEnd(bytes, at, units)) return at;
  return -1;
}

/** Whether a line ends within the bytes, which begin with a whole unit. */
export function hasLineEnd(bytes: Uint8Array, units: TextUnits): boolean {
  for (let at = 0; at + units.bytes <= bytes.length; at += units.bytes) if (isLineEnd(bytes, at, units)) return true;
  return false;
}

/** How many lines end within the bytes, which begin with a whole unit. */
export function lineEnds(bytes: Uint8Array, units: TextUnits): number {
  let count = 0;
  for (let at = 0; at + units.bytes <= bytes.length; at += units.bytes) if (isLineEnd(bytes, at, units)) count += 1;
  return count;
}

/** Bytes of the mark that a text begins with. */
export function byteOrderMark(bytes: Uint8Array, { bytes: width }: TextUnits): number {
  if (width === 1) return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
}

/** Bytes of a part with those blanked that belong to a frame of the part before; line ends stay, so that places stay. `from` is where the bytes begin. */
export function blanked(chunk: Uint8Array, bytes: number, from: number, units: TextUnits): Uint8Array {
  const copy = Uint8Array.from(chunk);
  for (let index = 0; index < Math.min(bytes, copy.length); index += 1) {
    const isLow = units.bytes === 1 || (from + index) % 2 === units.low;
    if (!isLow) copy[index] = 0;
    else if (copy[index] !== newline) copy[index] = blank;
  }
  return copy;
}
