/**
 * How many entries of a list that ascends lie at or before a point, found without going through them: the place of the first that lies after
 * it. Entries at the same point all count.
 */
export function countUpTo<Entry>(entries: readonly Entry[], point: number, at: (entry: Entry) => number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && at(entry) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}
