/*
 * A place in a decoded frame is found again in its source by counting `]`, of an object `}`: every dress and every decoding keeps their number and order.
 */

/** Position after the n-th `]` (or `closer`) of a stretch; its end when it holds fewer. */
export function afterBracket(text: string, from: number, to: number, count: number, closer = ']'): number {
  let at = from - 1;
  for (let seen = 0; seen < count; seen += 1) {
    at = text.indexOf(closer, at + 1);
    if (at < 0 || at >= to) return to;
  }
  return at + 1;
}

/** How many `]` (or `closer`) stand before `to`. */
export function bracketsIn(text: string, to: number, closer = ']'): number {
  let count = 0;
  for (let at = text.indexOf(closer); at >= 0 && at < to; at = text.indexOf(closer, at + 1)) count += 1;
  return count;
}
