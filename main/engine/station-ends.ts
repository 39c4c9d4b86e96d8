import type { Coverage } from '../../parsers/model/coverage.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/**
 * When each station was last heard of. In a case of several stations a log that ends early says nothing of the time that the others still
 * tell of: a state that lasted then is not known any more.
 */

export function writeStationEnds(database: CaseDatabase, coverage: readonly Coverage[]): void {
  const ends = new Map<string | null, number>();
  for (const { station, toMs } of coverage) ends.set(station, Math.max(ends.get(station) ?? toMs, toMs));
  writeMeta(database, 'station-ends', JSON.stringify([...ends]));
}

/** By station; empty before the first conclusion. */
export function stationEnds(database: CaseDatabase): ReadonlyMap<string | null, number> {
  // Written by us alone, in the function above.
  return new Map(
    JSON.parse(readMeta(database, 'station-ends') ?? '[]') as readonly (readonly [string | null, number])[],
  );
}
