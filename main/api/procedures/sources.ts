import * as v from 'valibot';
import { caseId, language, zone, id, text, tablePlans } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import type { SourceReading } from '../views/reading-views.ts';
import type { DatabaseMapping } from '../views/mapping-views.ts';
import type { StoredRecordRow } from '../views/stored-record-views.ts';
import type { RawBytes, RawRow } from '../views/evidence-views.ts';
import type { JobView } from '../views/import-views.ts';
import type { Page } from '../views/list-page.ts';
import type { RawFound } from '../views/raw-views.ts';
import type { SourceRow } from '../views/source-views.ts';

/** Procedures about what was imported: how it is read, and its bytes. */
export const sourcesProcedures = {
  /** How a source is read (station, viewpoint, zone), on what grounds, and what a person said instead. */
  'source.reading': query(v.object({ caseId, sourceId: id }), returns<SourceReading>()),
  /** A person says how a source is to be read; what is `null` or left out stays with the program. */
  'source.read-as': command(
    v.object({
      caseId,
      sourceId: id,
      station: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), null),
      viewpoint: v.optional(v.nullable(v.picklist(['station', 'csms'])), null),
      zone: v.optional(v.nullable(zone), null),
    }),
    returns<JobView>(),
  ),
  /** Takes back what was said about a source. */
  'source.read-as-undo': command(v.object({ caseId, sourceId: id }), returns<JobView>()),
  'sources.list': query(v.object({ caseId, language: v.optional(language, 'en') }), returns<readonly SourceRow[]>()),
  /** What the tables of a database hold and why; with `tables` as they would be read by that word of a person. */
  'database.mapping': query(
    v.object({ caseId, sourceId: id, language: v.optional(language, 'en'), tables: v.optional(tablePlans) }),
    returns<DatabaseMapping>(),
  ),
  'database.mappings': query(
    v.object({ caseId, language: v.optional(language, 'en') }),
    returns<readonly DatabaseMapping[]>(),
  ),
  /** A person's word about the tables: kept in the journal, applied to every database of the case that it fits, read anew from the kept bytes. */
  'database.set-mapping': command(v.object({ caseId, sourceId: id, tables: tablePlans }), returns<JobView>()),
  /** The same from the text of a mapping file. */
  'database.load-mapping': command(v.object({ caseId, text: text(4_000_000) }), returns<JobView>()),
  /** Takes the word back by which a database is read. */
  'database.reset-mapping': command(v.object({ caseId, sourceId: id }), returns<JobView>()),
  /** What a store holds besides sessions: a line a record. */
  'database.records': query(
    v.object({
      caseId,
      sourceId: id,
      kind: v.optional(text(40), ''),
      language: v.optional(language, 'en'),
      offset: v.optional(id, 0),
      limit: v.optional(v.pipe(id, v.maxValue(1_000)), 200),
    }),
    returns<Page<StoredRecordRow>>(),
  ),
  'raw.read': query(
    v.object({
      caseId,
      sourceId: id,
      offset: id,
      length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(262_144)),
    }),
    returns<RawBytes>(),
  ),
  /** A database row as text, for evidence of kind `row`. */
  'raw.row': query(v.object({ caseId, sourceId: id, table: text(200), rowId: text(32) }), returns<RawRow>()),
  /** Text in the original bytes of all sources, a stretch a call: ask again with `next` until it is `null`, or stop asking. */
  'raw.find': query(
    v.object({
      caseId,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
      matchCase: v.optional(v.boolean(), false),
      sourceId: v.optional(v.nullable(id), null),
      from: v.optional(v.nullable(v.object({ sourceId: id, offset: id })), null),
      limit: v.optional(v.pipe(id, v.minValue(1), v.maxValue(1_000)), 200),
    }),
    returns<RawFound>(),
  ),
} as const;
