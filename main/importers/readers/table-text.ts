import { countUpTo } from '../../../parsers/base/sorted-search.ts';
import { csvHeading, readCsvTable } from '../../../parsers/databases/csv-table.ts';
import type { DatabaseView } from '../../../parsers/databases/dialect.ts';
import { expandedView } from '../../../parsers/databases/expanded-view.ts';
import { planDatabase, readPlanned, reasonsOf } from '../../../parsers/databases/index.ts';
import { jsonTableHeading, readJsonTables } from '../../../parsers/databases/json-table.ts';
import { looksLikeSqlDump, readSqlDump } from '../../../parsers/databases/sql-dump.ts';
import { textView } from '../../../parsers/databases/text-tables.ts';
import type { TextTable } from '../../../parsers/databases/text-tables.ts';
import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { sourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import type { ReaderItem, ReadingReport, SourceReader } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

/** Looked at for the names of columns and the first statements. */
const headCharacters = 65_536;

function stemOf(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'table';
}

/** Tables as text: dumps of databases as SQL, and exports of their tables as JSON or separated fields. They are understood as the tables of a database are. */
export const tableTextReader: SourceReader = {
  id: 'table-text',
  takes: 'stream',
  recognise(head) {
    const text = head.text?.text.slice(0, headCharacters) ?? '';
    if (looksLikeSqlDump(text)) return { confidence: 0.96, reasons: [{ code: 'sniff.sql-dump', params: {} }] };
    const listed = jsonTableHeading(text, stemOf(head.fileName));
    if (listed !== null) return { confidence: 0.93, reasons: [{ code: 'sniff.json-table', params: listed }] };
    const heading = csvHeading(text, stemOf(head.fileName));
    if (heading === null) return null;
    const params = { table: heading.table, columns: heading.columns.length };
    return { confidence: 0.96, reasons: [{ code: 'sniff.csv-table', params }] };
  },
  open: (context) => new TableTextReading(context),
};

class TableTextReading extends WholeReading {
  #reader = 'table-text';
  #confidence = 0;
  #reasons: ReadingAccount['reasons'] = [];
  #records = 0;
  #unknown = 0;
  #firstMs: number | null = null;
  #lastMs: number | null = null;

  protected *read(bytes: Uint8Array): Iterable<ReaderItem> {
    const { sourceId, time, station, mappings } = this.context;
    const view = expandedView(textView(yield* this.#tables(bytes)));
    const plan = planDatabase(view, mappings);
    const carried = new Set<number>();
    this.#reader = plan.dialect?.id ?? 'table-text';
    this.#confidence = plan.confidence;
    this.#reasons = plan.dialect === null ? [] : reasonsOf(plan, view);
    for (const item of plan.dialect === null ? [] : readPlanned(view, plan, { sourceId, time, station })) {
      if (item.record !== 'issue') this.#records += 1;
      if (item.record === 'transaction-row') this.#span(item.startedAt?.epochMs, item.stoppedAt?.epochMs);
      if (item.record === 'frame') this.#span(item.loggedAt.epochMs);
      const { evidence } = item.record === 'issue' ? { evidence: null } : item;
      const holds =
        item.record === 'frame' || item.record === 'stored-message-row' || item.record === 'meter-sample-row';
      const at = evidence?.kind === 'row' ? evidence.at : evidence?.kind === 'bytes' ? evidence : undefined;
      if (holds && at !== undefined) carried.add(at.offset);
      yield item;
    }
    yield* this.#signedValues(bytes, view, carried);
  }

  /** Records of meters and keys in cells; messages and samples bring theirs along. */
  *#signedValues(bytes: Uint8Array, view: DatabaseView, carried: ReadonlySet<number>): Iterable<ReaderItem> {
    const found = recordsInText(bytes, this.context.sourceId);
    if (found.signedValues.length + found.publicKeys.length === 0) return;
    const rows = view.tables
      .flatMap(({ name }) => [...view.rows(name, [])].flatMap(({ at }) => at ?? []))
      .toSorted((one, other) => one.offset - other.offset);
    for (const record of [...found.signedValues, ...found.publicKeys]) {
      const place = record.evidence?.kind === 'bytes' ? record.evidence.offset : -1;
      const row = rows[countUpTo(rows, place, ({ offset }) => offset) - 1];
      if (row !== undefined && place < row.offset + row.length && carried.has(row.offset)) continue;
      this.#records += 1;
      yield record;
    }
  }

  *#tables(bytes: Uint8Array): Generator<ReaderItem, readonly TextTable[], void> {
    const source = sourceText(bytes, this.context.sourceId);
    const placeOf = (from: number, to: number) => {
      const { offset, length } = source.evidence(from, to);
      return { offset, length };
    };
    const wide = bytes.length >= source.text.length * 2 ? 2 : 1;
    const stem = stemOf(this.context.head.fileName);
    if (jsonTableHeading(source.text.slice(0, headCharacters), stem) !== null) {
      const listed = readJsonTables(source.text, stem, placeOf);
      this.#unknown = Math.min(bytes.length, listed.unknownCharacters * wide);
      for (const [table, rows] of listed.unreadRows) yield unread(table, rows);
      return listed.tables;
    }
    const heading = looksLikeSqlDump(source.text.slice(0, headCharacters)) ? null : csvHeading(source.text, stem);
    if (heading !== null) {
      const read = readCsvTable(source.text, heading, placeOf);
      this.#unknown = Math.min(bytes.length, read.unknownCharacters * wide);
      if (read.unreadRows > 0) yield unread(heading.table, read.unreadRows);
      return [read.table];
    }
    const dump = readSqlDump(source.text, placeOf);
    this.#unknown = Math.min(bytes.length, dump.unknownCharacters * wide);
    for (const [table, rows] of dump.unreadRows) yield unread(table, rows);
    return dump.tables;
  }

  #span(...times: readonly (number | null | undefined)[]): void {
    for (const at of times) {
      if (at === null || at === undefined) continue;
      this.#firstMs = Math.min(this.#firstMs ?? at, at);
      this.#lastMs = Math.max(this.#lastMs ?? at, at);
    }
  }

  report(): ReadingReport {
    const { recognition } = this.context;
    const unknown = this.tooLarge ? this.bytes : this.#unknown;
    return {
      account: {
        reader: this.#reader,
        confidence: this.#confidence === 0 ? recognition.confidence : this.#confidence,
        reasons: [...recognition.reasons, ...this.#reasons],
        bytesUnderstood: this.bytes - unknown,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: unknown === 0 ? [] : [{ code: 'unknown-text', bytes: unknown }],
        firstMs: this.#firstMs,
        lastMs: this.#lastMs,
      },
      found: this.#records > 0 ? 'records' : 'text',
      partial: this.tooLarge,
    };
  }
}

function unread(table: string, rows: number): ReaderItem {
  const params = { table, rows };
  return {
    record: 'issue',
    issue: { code: 'database.rows-not-understood', severity: 'warning', place: null, params },
  };
}
