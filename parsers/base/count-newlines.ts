const newline = 0x0a;
/** Where lines are this long or longer, the host's own search finds them fastest. */
const longLine = 128;
/** So many lines tell how long they are. */
const tellingLines = 16;

const newlines = 0x0a0a_0a0a;
const lowBits = 0x7f7f_7f7f;
/** Counts of four bytes side by side; so many words can be added up before one of them is full. */
const mostAddedUp = 255;

/** The sum of the four bytes of a number. */
function sumOfBytes(four: number): number {
  return (four & 0xff) + ((four >>> 8) & 0xff) + ((four >>> 16) & 0xff) + (four >>> 24);
}

/** How many line ends stand in whole words. A byte of `word ^ newlines` that is zero is one; its highest bit is counted. */
function countInWords(words: Int32Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; ) {
    const stop = Math.min(to, at + mostAddedUp);
    let four = 0;
    for (; at < stop; at += 1) {
      const word = (words[at] ?? 0) ^ newlines;
      four += ~(((word & lowBits) + lowBits) | word | lowBits) >>> 7;
    }
    count += sumOfBytes(four);
  }
  return count;
}

/** How many line ends stand between two places of bytes; `words` are the same bytes four by four, from the first on. */
export function countNewlinesBetween(bytes: Uint8Array, words: Int32Array, from: number, to: number): number {
  const wordFrom = (from + 3) >> 2;
  const wordTo = to >> 2;
  let count = 0;
  if (wordFrom >= wordTo) {
    for (let at = from; at < to; at += 1) if (bytes[at] === newline) count += 1;
    return count;
  }
  for (let at = from; at < wordFrom * 4; at += 1) if (bytes[at] === newline) count += 1;
  for (let at = wordTo * 4; at < to; at += 1) if (bytes[at] === newline) count += 1;
  return count + countInWords(words, wordFrom, wordTo);
}

/** How many line ends stand before `end`. */
export function countNewlines(bytes: Uint8Array, end: number = bytes.length): number {
  let count = 0;
  let at = bytes.indexOf(newline);
  while (at !== -1 && at < end && (count < tellingLines || at > count * longLine)) {
    count += 1;
    at = bytes.indexOf(newline, at + 1);
  }
  if (at === -1 || at >= end) return count;
  const { buffer, byteOffset } = bytes;
  // Words must stand at places that four divides.
  while (at < end && (byteOffset + at) % 4 !== 0) {
    if (bytes[at] === newline) count += 1;
    at += 1;
  }
  if (at === end) return count;
  const rest = bytes.subarray(at, end);
  return count + countNewlinesBetween(rest, new Int32Array(buffer, rest.byteOffset, rest.length >> 2), 0, rest.length);
}
