/*
 * Codes with a slip of the finger: one letter missing, too many, wrong, or two swapped (optimal string alignment).
 */

/** Slips that are forgiven in a word of this length: none in a short one, because short codes lie close together. */
export function forgivenSlips(length: number): number {
  if (length < 6) return 0;
  return length < 12 ? 1 : 2;
}

/** Number of slips between two words, or more than `most` when there are more. Quadratic in the length, which callers bound. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: readonly number[] = [];
  let last: number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
      next.push(slips);
    }
    if (Math.min(...next) > most) return most + 1;
    beforeLast = last;
    last = next;
  }
  return last[other.length] ?? most + 1;
}
