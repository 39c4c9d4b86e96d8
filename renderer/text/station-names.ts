import { shortenMiddle } from './format-number.ts';

/** Shorter than this a common beginning is no burden. */
const worthCutting = 3;

/**
 * How many letters all stations begin with, up to a separator: `DE-ABC-1000` and `DE-ABC-1007` share `DE-ABC-` and not the digits. 0 where there is
 * one station, or nothing that is worth leaving out.
 */
export function sharedBeginning(stations: readonly string[]): number {
  const [first, ...others] = stations;
  if (first === undefined || others.length === 0) return 0;
  let shared = 0;
  while (shared < first.length && others.every((other) => other[shared] === first[shared])) shared += 1;
  while (shared > 0 && !/[-_.*:/\s]/.test(first[shared - 1] ?? '')) shared -= 1;
  return shared < worthCutting || stations.some(({ length }) => length === shared) ? 0 : shared;
}

/** A station's name in so many letters: what all begin with goes first, because it tells none of them apart. */
export function shortStation(name: string, shared: number, maximum: number): string {
  if (name.length <= maximum || shared === 0) return shortenMiddle(name, maximum);
  const own = `…${name.slice(shared)}`;
  return own.length <= maximum ? own : `…${shortenMiddle(name.slice(shared), maximum - 1)}`;
}
