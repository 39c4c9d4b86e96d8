import { closeSync, fstatSync, openSync } from 'node:fs';
import { areNames, tableNameFor } from '../../../parsers/databases/csv-table.ts';
import { expandedView } from '../../../parsers/databases/expanded-view.ts';
import { planDatabase, readPlanned, reasonsOf } from '../../../parsers/databases/index.ts';
import type { MappingReason } from '../../../parsers/databases/table-mapping.ts';
import { textView } from '../../../parsers/databases/text-tables.ts';
import type { TextTable } from '../../../parsers/databases/text-tables.ts';
import { detectLog } from '../../../parsers/logs/detect-log.ts';
import type { LogReader } from '../../../parsers/logs/log-format.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { BytesEvidence } from '../../../parsers/model/evidence.ts';
import type { FramePayload } from '../../../parsers/model/frame.ts';
import type { LogItem } from '../../../parsers/model/log-item.ts';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { readOpenDocument } from '../../../parsers/spreadsheets/read-opendocument.ts';
import { readWorkbook, type SheetTable } from '../../../parsers/spreadsheets/read-workbook.ts';
import type {
  FileReading,
  PrivateCopy,
  ReaderItem,
  ReadingContext,
  ReadingReport,
  SourceReader,
} from './source-reader.ts';
import { isWorkbook, type ZipPart, zipParts } from './zip-parts.ts';

/**
 * Workbooks (XLSX and ODS): exports of backends, and logs that were pasted into a sheet (research K3, K31). Evidence is the part of the file that holds
 * the sheet, with the row's number as its line: that is where a person finds it, the packed bytes themselves say nothing to anyone.
 */
export const spreadsheetReader: SourceReader = {
  id: 'spreadsheet',
  takes: 'file',
  recognise: (head) =>
    isWorkbook(head.bytes) ? { confidence: 1, reasons: [{ code: 'sniff.workbook', params: {} }] } : null,
  open: (context, copy) => new WorkbookReading(context, copy),
};

/** So much of a sheet is looked at before it is known how to read it. */
const headBytes = 256 * 1024;
/** A part unpacked; a million rows of messages stay below. */
const largestPart = 256 * 1024 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

/** The text that a sheet stands for, and where its rows begin in it. */
interface SheetText {
  readonly bytes: Uint8Array;
  readonly starts: readonly number[];
  readonly numbers: readonly number[];
}

function textOf(sheet: SheetTable, line: (cells: readonly string[]) => string): SheetText {
  const starts: number[] = [];
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { cells } of sheet.rows) {
    const bytes = encoder.encode(`${line(cells)}\n`);
    starts.push(at);
    pieces.push(bytes);
    at += bytes.length;
  }
  return { bytes: Buffer.concat(pieces), starts, numbers: sheet.rows.map(({ number }) => number) };
}

const asCsv = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const asLine = (cells: readonly string[]): string => cells.filter((cell) => cell !== '').join('\t');

class WorkbookReading implements FileReading {
  readonly #context: ReadingContext;
  readonly #copy: PrivateCopy;
  #understood = 0;
  #size = 0;
  #records = 0;
  #rows = 0;
  #damaged = false;
  readonly #tables: MappingReason[] = [];
  #sheets: readonly SheetTable[] = [];
  #firstMs: number | null = null;
  #lastMs: number | null = null;

  constructor(context: ReadingContext, copy: PrivateCopy) {
    this.#context = context;
    this.#copy = copy;
  }

  *items(): Iterable<ReaderItem> {
    const descriptor = openSync(this.#copy.path, 'r');
    try {
      this.#size = fstatSync(descriptor).size;
      const parts = new Map((zipParts(descriptor, this.#size) ?? []).map((part) => [part.name, part]));
      const inOrder = {
        read: (name: string): string | undefined => {
          const part = parts.get(name);
          const content = part?.read(largestPart);
          if (part !== undefined && content === undefined) this.#damaged = true;
          if (part !== undefined && content !== undefined) this.#understood += part.storedBytes;
          return content === undefined ? undefined : decoder.decode(content);
        },
      };
      if (parts.has('xl/workbook.bin')) {
        yield { record: 'issue', issue: { code: 'log.workbook-binary', severity: 'warning', place: null, params: {} } };
        return;
      }
      const sheets = parts.has('content.xml') ? readOpenDocument(inOrder) : readWorkbook(inOrder);
      if (sheets === undefined || this.#damaged) {
        this.#damaged = true;
        yield { record: 'issue', issue: { code: 'log.workbook-damaged', severity: 'error', place: null, params: {} } };
      }
      this.#sheets = sheets ?? [];
      for (const sheet of this.#sheets) yield* this.#readSheet(sheet, parts.get(sheet.part));
    } finally {
      closeSync(descriptor);
    }
  }

  *#readSheet(sheet: SheetTable, part: ZipPart | undefined): Iterable<ReaderItem> {
    this.#rows += sheet.rows.length;
    if (sheet.leftOut > 0) {
      const params = { sheet: sheet.name, cells: sheet.leftOut };
      yield { record: 'issue', issue: { code: 'log.workbook-cells-left', severity: 'warning', place: null, params } };
    }
    const { sourceId, time, station } = this.#context;
    const stored = part === undefined ? null : storedTable(sheet, part);
    if (stored !== null) {
      yield* this.#readTable(stored);
      return;
    }
    const table = textOf(sheet, asCsv);
    const inTable = detectLog(table.bytes.subarray(0, headBytes), '');
    const isTable = inTable?.formatId === 'csv-export';
    const text = isTable ? table : textOf(sheet, asLine);
    const detection = isTable ? inTable : detectLog(text.bytes.subarray(0, headBytes), '');
    if (part === undefined) return;
    if (detection === undefined) {
      yield* this.#signed(text, part);
      return;
    }
    const reader = openLogReader(detection, { sourceId, time, station });
    yield* this.#mapped(reader.push(text.bytes), text, part);
    yield* this.#mapped(reader.end(), text, part);
    this.#span(reader);
  }

  /** A sheet that is no log may be a list of records, as exports of meters and backends are. */
  *#signed(text: SheetText, part: ZipPart): Iterable<ReaderItem> {
    const { signedValues, publicKeys } = recordsInText(text.bytes, this.#context.sourceId);
    for (const record of [...signedValues, ...publicKeys]) {
      const { evidence } = record;
      this.#records += 1;
      yield evidence?.kind === 'bytes' ? { ...record, evidence: this.#place(evidence, text, part) } : record;
    }
  }

  /** A table of transactions, or one of a known store, that was exported into a sheet. */
  *#readTable(table: TextTable): Iterable<ReaderItem> {
    const { sourceId, time, station, mappings } = this.#context;
    const view = expandedView(textView([table]));
    const plan = planDatabase(view, mappings);
    this.#tables.push(...reasonsOf(plan, view));
    for (const item of readPlanned(view, plan, { sourceId, time, station })) {
      if (item.record !== 'issue') this.#records += 1;
      if (item.record === 'transaction-row') {
        this.#reach(item.startedAt?.epochMs ?? null, item.stoppedAt?.epochMs ?? item.startedAt?.epochMs ?? null);
      }
      yield item;
    }
  }

  #span({ account }: LogReader): void {
    this.#reach(account.firstAt?.epochMs ?? null, account.lastAt?.epochMs ?? null);
  }

  #reach(first: number | null, last: number | null): void {
    if (first !== null && (this.#firstMs === null || first < this.#firstMs)) this.#firstMs = first;
    if (last !== null && (this.#lastMs === null || last > this.#lastMs)) this.#lastMs = last;
  }

  *#mapped(items: readonly LogItem[], text: SheetText, part: ZipPart): Iterable<ReaderItem> {
    for (const item of items) {
      if (item.record === 'issue') {
        const { place } = item.issue;
        yield place?.kind === 'bytes'
          ? { record: 'issue', issue: { ...item.issue, place: this.#place(place, text, part) } }
          : item;
        continue;
      }
      this.#records += 1;
      const evidence = this.#place(item.evidence, text, part);
      if (item.record === 'frame') yield { ...item, payload: payloadText(item.payload, text), evidence };
      else yield { ...item, evidence };
    }
  }

  #place({ offset }: BytesEvidence, { starts, numbers }: SheetText, part: ZipPart): BytesEvidence {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return {
      kind: 'bytes',
      sourceId: this.#context.sourceId,
      offset: part.offset,
      length: part.storedBytes,
      line: numbers[low] ?? null,
    };
  }

  report(): ReadingReport {
    const { recognition } = this.#context;
    const left = Math.max(0, this.#size - this.#understood);
    const counted = {
      code: 'sniff.workbook-rows',
      params: { sheets: this.#sheets.length, rows: this.#rows, messages: this.#records },
    };
    return {
      account: {
        reader: 'spreadsheet',
        confidence: recognition.confidence,
        reasons: [...recognition.reasons, counted, ...this.#tables],
        bytesUnderstood: this.#understood,
        linesTotal: this.#rows,
        linesUnderstood: null,
        leftovers: left === 0 ? [] : [{ code: 'unknown-bytes', bytes: left }],
        firstMs: this.#firstMs,
        lastMs: this.#lastMs,
      },
      found: this.#records > 0 ? 'records' : this.#rows > 0 ? 'text' : 'nothing',
      partial: this.#damaged,
    };
  }
}

/** So far from the top the names of the columns may stand. */
const headingRows = 20;

/** A sheet as a table, when one of its first rows names columns of one that is read. */
function storedTable(sheet: SheetTable, part: ZipPart): TextTable | null {
  const at = { offset: part.offset, length: part.storedBytes };
  for (const [index, { cells }] of sheet.rows.slice(0, headingRows).entries()) {
    const columns = cells.map((cell) => cell.trim());
    const name = areNames(columns) ? tableNameFor(columns, sheet.name) : null;
    if (name === null) continue;
    const rows = sheet.rows.slice(index + 1).map((row) => ({
      cells: columns.map((_column, place) => (row.cells[place] ?? '') || null),
      at,
      number: row.number,
    }));
    return { name, columns, rows };
  }
  return null;
}

/** The payload as text: nobody can read it in the packed bytes. */
function payloadText(payload: FramePayload, { bytes }: SheetText): FramePayload {
  if (payload.at !== 'source') return payload;
  const { offset, length } = payload.range;
  return { at: 'text', text: decoder.decode(bytes.subarray(offset, offset + length)) };
}
