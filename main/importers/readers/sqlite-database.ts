import { statSync, truncateSync } from 'node:fs';
import { readDatabase } from '../../../parsers/databases/index.ts';
import type { DatabaseItem } from '../../../parsers/databases/dialect.ts';
import type { IssueParams, IssueSeverity } from '../../../parsers/model/issue.ts';
import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import { quoted } from '../issue-list.ts';
import type { FileReading, PrivateCopy, ReaderItem, ReadingContext, SourceReader } from './source-reader.ts';
import { databaseFileKind, statedSize, usesWriteAheadLog } from './sqlite-file-kind.ts';
import { openSqlite, sqliteMessage } from './sqlite-view.ts';
import type { SqliteDatabase, SqliteTrouble } from './sqlite-view.ts';

/** A cut copy is extended up to this; the file system keeps the empty part as a hole. */
const largestExtendedBytes = 8 * 2 ** 30;

/** Up to this confidence no table of a database meant anything. */
const unknownSchema = 0.1;

/** SQLite databases: the stores of charge points and small backends. */
export const sqliteDatabaseReader: SourceReader = {
  id: 'sqlite',
  takes: 'file',
  recognise: (head) =>
    databaseFileKind(head.bytes) === 'database'
      ? { confidence: 1, reasons: [{ code: 'sniff.sqlite-header', params: {} }] }
      : null,
  open: (context, copy) => new DatabaseFileReading(context, copy),
};

class DatabaseFileReading implements FileReading {
  readonly #context: ReadingContext;
  readonly #copy: PrivateCopy;
  readonly #troubles: SqliteTrouble[] = [];
  #dialect: string | null = null;
  #confidence = 0;
  #reasons: ReadingAccount['reasons'] = [];
  #records = 0;
  #firstMs: number | null = null;
  #lastMs: number | null = null;
  #sizeBytes = 0;
  #opened = false;
  #partial = false;

  constructor(context: ReadingContext, copy: PrivateCopy) {
    this.#context = context;
    this.#copy = copy;
  }

  *items(): Iterable<ReaderItem> {
    const sizeBytes = statSync(this.#copy.path).size;
    this.#sizeBytes = sizeBytes;
    const { companions } = this.#copy;
    if (companions.length > 0) yield issue('database.companion-used', 'info', { files: companions.join(', ') });
    else if (usesWriteAheadLog(this.#context.head.bytes)) yield issue('database.log-missing', 'info', {});
    const stated = statedSize(this.#context.head.bytes);
    if (stated !== null && stated > sizeBytes && !companions.includes('-journal')) {
      this.#partial = true;
      yield issue('database.cut', 'error', { stated, found: sizeBytes });
      // SQLite refuses a file that is shorter than its header says; with empty pages in place it reads what is there
      if (stated <= largestExtendedBytes) truncateSync(this.#copy.path, stated);
    }
    let database: SqliteDatabase;
    try {
      database = openSqlite(this.#copy.path, sizeBytes, companions.includes('-journal'), (trouble) => {
        this.#troubles.push(trouble);
      });
    } catch (error) {
      this.#partial = true;
      yield issue('database.not-a-database', 'error', { message: quoted(sqliteMessage(error)) });
      return;
    }
    try {
      yield* this.#read(database);
    } finally {
      database.close();
    }
  }

  *#read(database: SqliteDatabase): Iterable<ReaderItem> {
    this.#opened = true;
    if (database.check === 'skipped') yield issue('database.check-skipped', 'info', { limit: 2 ** 30 });
    else if (database.check === 'unsafe') yield issue('database.check-unsafe', 'info', {});
    else if (database.check !== 'sound') {
      this.#partial = true;
      yield issue('database.damaged', 'error', { message: quoted(database.check.complaint) });
    }
    if (database.view.tables.length === 0) yield issue('database.no-tables', 'info', {});
    const { sourceId, time, station } = this.#context;
    const reading = readDatabase(database.view, { sourceId, time, station });
    this.#dialect = reading.dialect;
    this.#confidence = reading.confidence;
    this.#reasons = reading.reasons;
    for (const item of reading.items) {
      this.#note(item);
      yield item;
      yield* this.#tellTroubles();
    }
    yield* this.#tellTroubles();
    if (this.#records === 0 && database.view.tables.length > 0 && reading.confidence <= unknownSchema) {
      yield issue('database.unknown-schema', 'info', { tables: database.view.tables.length });
    }
  }

  *#tellTroubles(): Iterable<ReaderItem> {
    for (const { code, params } of this.#troubles.splice(0)) {
      this.#partial = true;
      yield issue(code, 'error', params);
    }
  }

  #note(item: DatabaseItem): void {
    if (item.record === 'issue') return;
    this.#records += 1;
    if (item.record !== 'transaction-row') return;
    for (const at of [item.startedAt, item.stoppedAt]) {
      if (at === null || at.epochMs === null || at.quality === 'clock-not-set') continue;
      this.#firstMs = this.#firstMs === null ? at.epochMs : Math.min(this.#firstMs, at.epochMs);
      this.#lastMs = this.#lastMs === null ? at.epochMs : Math.max(this.#lastMs, at.epochMs);
    }
  }

  report(): ReturnType<FileReading['report']> {
    const { recognition } = this.#context;
    const sizeBytes = this.#opened && (this.#records > 0 || this.#confidence > unknownSchema) ? this.#sizeBytes : 0;
    return {
      account: {
        reader: this.#dialect ?? 'sqlite',
        confidence: this.#dialect === null ? recognition.confidence : this.#confidence,
        reasons: [...recognition.reasons, ...this.#reasons],
        bytesUnderstood: sizeBytes,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: [],
        firstMs: this.#firstMs,
        lastMs: this.#lastMs,
      },
      found: this.#records > 0 || this.#confidence > unknownSchema ? 'records' : 'nothing',
      partial: this.#partial,
    };
  }
}

function issue(code: string, severity: IssueSeverity, params: IssueParams): ReaderItem {
  return { record: 'issue', issue: { code, severity, place: null, params } };
}
