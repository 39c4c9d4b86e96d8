import type { SourceId } from '../../parsers/model/evidence.ts';
import { isZone } from '../../parsers/time/zone-offset.ts';
import { ApiFailure } from '../api/errors.ts';
import type { ReadAs } from '../api/views/reading-views.ts';
import { sources } from '../casefile/concluded-records.ts';
import { addJournalEntry, standingEntries, undoJournalEntry } from '../casefile/journal.ts';
import { readMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { referenceYearOf, rereadTimes } from './case-zone.ts';
import { person } from './person.ts';
import { saidOf } from './read-as.ts';
import type { ReadAsDetail } from './read-as.ts';

/** Wall-clock times anew, each source in the zone that holds for it. */
function applyZones(database: CaseDatabase): void {
  rereadTimes(database, readMeta(database, 'zone') ?? 'UTC', referenceYearOf(database));
}

/** Puts a person's words about a source into the journal. */
export function sayReadAs(database: CaseDatabase, sourceId: SourceId, words: ReadAs): void {
  if (!sources(database).some(({ id }) => id === sourceId)) throw new ApiFailure('source-unknown', { sourceId });
  if (words.zone !== null && !isZone(words.zone)) throw new ApiFailure('zone-unknown', { zone: words.zone });
  const before = saidOf(database).get(sourceId)?.zone ?? null;
  const detail: ReadAsDetail = { sourceId, station: words.station, viewpoint: words.viewpoint, zone: words.zone };
  addJournalEntry(database, new Date().toISOString(), person(), 'read-as', detail);
  if (before !== words.zone) applyZones(database);
}

/** Takes all words about a source back. */
export function takeReadAsBack(database: CaseDatabase, sourceId: SourceId): void {
  let changed = false;
  for (const { id, detail } of standingEntries(database, 'read-as')) {
    const said: ReadAsDetail = JSON.parse(detail);
    if (said.sourceId !== sourceId) continue;
    undoJournalEntry(database, new Date().toISOString(), person(), id);
    changed ||= said.zone !== null;
  }
  if (changed) applyZones(database);
}
