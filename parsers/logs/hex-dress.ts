/*
 * A frame printed as hexadecimal digits: a column of tshark, a dump of a serial line (research K37). Pairs stand close together or with a colon or a
 * blank between them.
 */

/** `[`, a type, a comma, and the beginning of an id, as bytes. */
const head = /\b5[bB]([: ]?)(?:20\1){0,4}3[2-6]\1(?:20\1){0,4}2[cC]\1(?:20\1){0,4}(?:22|3\d)/y;
/** The second digit of the bracket and what follows it: digits stand everywhere, and a search that begins with one takes four times as long. */
const hint = /[bB][: ]?(?:20[: ]?){0,4}3[2-6][: ]?2/g;

/** Where the next frame in hexadecimal digits may begin; -1 without one. */
export function findHexHead(text: string, from: number): number {
  hint.lastIndex = from + 1;
  for (let at = hint.exec(text)?.index; at !== undefined; at = hint.exec(text)?.index) {
    head.lastIndex = at - 1;
    if (head.test(text)) return at - 1;
    hint.lastIndex = at + 1;
  }
  return -1;
}

function digit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Position after the pairs that begin at `from`, at most `limit`; -1 when they go on there. */
export function endOfHex(text: string, from: number, limit: number): number {
  const separated = digit(text.charCodeAt(from + 2)) < 0;
  const step = separated ? 3 : 2;
  let at = from;
  for (; at + 1 < limit; at += step) {
    if (digit(text.charCodeAt(at)) < 0 || digit(text.charCodeAt(at + 1)) < 0)
      return at === from ? at : at - (separated ? 1 : 0);
    if (separated && at + 2 < limit) {
      const between = text.charCodeAt(at + 2);
      if (between !== 0x3a && between !== 0x20) return at + 2;
    }
  }
  return -1;
}

/** The bytes that the pairs stand for. */
export function hexBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at + 1 < text.length; ) {
    const high = digit(text.charCodeAt(at));
    const low = digit(text.charCodeAt(at + 1));
    if (high < 0) at += 1;
    else if (low < 0) break;
    else {
      bytes.push(high * 16 + low);
      at += 2;
    }
  }
  return Uint8Array.from(bytes);
}
