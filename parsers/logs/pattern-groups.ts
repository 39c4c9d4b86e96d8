/*
 * What a pattern's source tells about it. A match gives its groups by number many times faster than by name.
 */

/** The numbers of the named groups of a pattern. */
export function groupNumbers(source: string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let count = 0;
  // An escape, a class of characters, the beginning of a group with its kind.
  for (const [token, kind, name] of source.matchAll(
    /\\.|\[(?:\\.|[^\]\\])*\]|\((\?(?:<([A-Za-z_]\w*)>|[:=!]|<[=!]))?/g,
  )) {
    if (!token.startsWith('(') || (kind !== undefined && name === undefined)) continue;
    count += 1;
    if (name !== undefined) numbers.set(name, count);
  }
  return numbers;
}

/** Whether a pattern knows digits only as digits: texts that differ in which digits they hold are then read alike. */
export function tellsNoDigitsApart(source: string): boolean {
  const bare = source
    .replaceAll(/\{\d+(?:,\d*)?\}/g, '')
    .replaceAll(/\(\?<[A-Za-z_]\w*>/g, '(')
    .replaceAll(/0-9/g, '');
  return !/\d|\\[kxu]/.test(bare);
}
