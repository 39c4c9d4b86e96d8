const newline = 0x0a;
/** So many are found by the host's own search, which is fastest where lines are long. */
const mostBySearch = 1_000;

/** How many line ends stand before `end`. */
export function countNewlines(bytes: Uint8Array, end: number = bytes.length): number {
  let count = 0;
  let at = bytes.indexOf(newline);
  for (; at !== -1 && at < end && count < mostBySearch; at = bytes.indexOf(newline, at + 1)) count += 1;
  if (at === -1) return count;
  for (; at < end; at += 1) if (bytes[at] === newline) count += 1;
  return count;
}
