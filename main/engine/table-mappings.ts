import { planDatabase } from '../../parsers/databases/index.ts';
import { readSavedMappings } from '../../parsers/databases/table-plan.ts';
import type { SavedMapping } from '../../parsers/databases/table-plan.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { ApiFailure } from '../api/errors.ts';
import { sources } from '../casefile/concluded-records.ts';
import type { StoredSource } from '../casefile/concluded-records.ts';
import { createContentReader } from '../casefile/content-store.ts';
import { addJournalEntry, standingEntries, undoJournalEntry } from '../casefile/journal.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { isDatabaseSource, openKeptDatabase } from './kept-database.ts';
import { person } from './person.ts';

/** What the journal keeps of a mapping; the source is the one at which the person looked, `null` for a mapping file. */
export interface MappingDetail {
  readonly sourceId: number | null;
  readonly mapping: SavedMapping;
}

/** What persons said about tables and did not take back, in the order of saying; the last that fits a database counts. */
export function standingMappings(database: CaseDatabase): readonly SavedMapping[] {
  return standingEntries(database, 'map-tables').map(({ id, detail }) => {
    const { mapping }: MappingDetail = JSON.parse(detail);
    return { ...mapping, entry: id };
  });
}

/** Reads a mapping file; an error names what is wrong with it. */
export function readMappingFile(text: string): readonly SavedMapping[] {
  const read = readSavedMappings(text);
  if (!read.ok) throw new ApiFailure('mapping-unreadable', { reason: read.error });
  return read.value;
}

/** Puts a person's words into the journal; what stands there already is not said twice. */
export function sayMappings(
  database: CaseDatabase,
  sourceId: SourceId | null,
  mappings: readonly SavedMapping[],
): void {
  const [latest] = standingMappings(database).slice(-1);
  for (const { title, tables } of mappings) {
    if (latest !== undefined && JSON.stringify(latest.tables) === JSON.stringify(tables)) continue;
    const detail: MappingDetail = { sourceId, mapping: { title, tables } };
    addJournalEntry(database, new Date().toISOString(), person(), 'map-tables', detail);
  }
}

/** Takes back the word by which a database is read. */
export function takeMappingBack(database: CaseDatabase, sourceId: SourceId): void {
  const source = sources(database).find(({ id }) => id === sourceId);
  const entry = source === undefined ? 0 : appliedEntry(source);
  if (entry !== 0) undoJournalEntry(database, new Date().toISOString(), person(), entry);
}

/** The journal entry that a database was read by; 0 for none. */
function appliedEntry(source: StoredSource): number {
  const reason = source.account?.reasons.find(({ code }) => code === 'mapping.by-person');
  return reason === undefined ? 0 : Number(reason.params['entry'] ?? 0);
}

/** Databases that would be read otherwise by what stands in the journal now. */
export function sourcesToReadAnew(database: CaseDatabase): readonly StoredSource[] {
  const databases = sources(database).filter((source) => isDatabaseSource(source) && source.state !== 'duplicate');
  if (databases.length === 0) return [];
  const mappings = standingMappings(database);
  if (mappings.length === 0 && databases.every((source) => appliedEntry(source) === 0)) return [];
  const content = createContentReader(database);
  return databases.filter((source) => {
    const kept = openKeptDatabase(database, content, source.id);
    if (kept === null) return false;
    return (planDatabase(kept.view, mappings).byPerson?.entry ?? 0) !== appliedEntry(source);
  });
}
