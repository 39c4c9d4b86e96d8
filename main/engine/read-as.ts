import type { SourceId } from '../../parsers/model/evidence.ts';
import type { ReadAs } from '../api/views/reading-views.ts';
import { sources } from '../casefile/concluded-records.ts';
import { standingEntries } from '../casefile/journal.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/** What a person said about the reading of a source; the detail of a `read-as` entry. */
export interface ReadAsDetail extends ReadAs {
  readonly sourceId: SourceId;
}

/** A person's words with the entry that holds them. */
export interface StandingReadAs extends ReadAs {
  readonly entry: number;
  readonly at: string;
  readonly who: string;
}

/** What persons said and did not take back, by the source that they said it of; the last word counts. */
export function saidOf(database: CaseDatabase): ReadonlyMap<SourceId, StandingReadAs> {
  return new Map(
    standingEntries(database, 'read-as').map(({ id, at, who, detail }) => {
      const { sourceId, station, viewpoint, zone }: ReadAsDetail = JSON.parse(detail);
      return [sourceId, { station, viewpoint, zone, entry: id, at, who }];
    }),
  );
}

/** What holds for each source: words about an archive hold for all in it that has none of its own. */
export function standingReadAs(database: CaseDatabase): ReadonlyMap<SourceId, StandingReadAs> {
  const said = saidOf(database);
  if (said.size === 0) return said;
  const parents = new Map(sources(database).map(({ id, parentId }) => [id, parentId]));
  const found = new Map<SourceId, StandingReadAs>();
  for (const id of parents.keys()) {
    for (let at: SourceId | null = id; at !== null; at = parents.get(at) ?? null) {
      const words = said.get(at);
      if (words === undefined) continue;
      found.set(id, words);
      break;
    }
  }
  return found;
}
