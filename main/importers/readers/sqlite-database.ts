import { statSync } from 'node:fs';
import { planDatabase, readPlanned, reasonsOf } from '../../../parsers/databases/index.ts';
import type { DatabasePlan } from '../../../parsers/databases/index.ts';
import type { DatabaseItem, DatabaseView } from '../../../parsers/databases/dialect.ts';
import { expandedView } from '../../../parsers/databases/expanded-view.ts';
import { readDatabaseFile } from '../../../parsers/databases/sqlite-file/database-file.ts';
import { salvagedView } from '../../../parsers/databases/sqlite-file/file-view.ts';
import { guessPageSize } from '../../../parsers/databases/sqlite-file/guess-page-size.ts';
import { headerOffset, openLostPages } from '../../../parsers/databases/sqlite-file/lost-front.ts';
import { openPages } from '../../../parsers/databases/sqlite-file/page-source.ts';
import type { PageOverlay, PageSource } from '../../../parsers/databases/sqlite-file/page-source.ts';
import { readRollbackJournal } from '../../../parsers/databases/sqlite-file/rollback-journal.ts';
import { salvage } from '../../../parsers/databases/sqlite-file/salvage.ts';
import { readWriteAheadLog } from '../../../parsers/databases/sqlite-file/write-ahead-log.ts';
import type { ByteRange } from '../../../parsers/model/evidence.ts';
import type { IssueParams, IssueSeverity } from '../../../parsers/model/issue.ts';
import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import { recordsInCells } from '../../../parsers/signatures/carriers/in-cells.ts';
import { quoted } from '../issue-list.ts';
import { looksEncrypted } from './encrypted-database.ts';
import { openFileBytes, openFileBytesIfThere } from './open-file-bytes.ts';
import type { OpenFileBytes } from './open-file-bytes.ts';
import { salvageIssues } from './salvage-issues.ts';
import type { FileReading, PrivateCopy, ReaderItem, ReadingContext, SourceReader } from './source-reader.ts';
import { databaseFileKind, statedSize, usesWriteAheadLog } from './sqlite-file-kind.ts';
import { openSqlite, sqliteMessage } from './sqlite-view.ts';
import type { SqliteDatabase, SqliteTrouble } from './sqlite-view.ts';

/** Up to this confidence no table of a database meant anything. */
const unknownSchema = 0.1;

/** SQLite databases: the stores of charge points and small backends. One whose first page is lost is known by its other pages. */
export const sqliteDatabaseReader: SourceReader = {
  id: 'sqlite',
  takes: 'file',
  recognise(head) {
    const kind = databaseFileKind(head.bytes);
    if (kind === 'database') return { confidence: 1, reasons: [{ code: 'sniff.sqlite-header', params: {} }] };
    if (kind !== null || head.text !== null) return null;
    if (headerOffset(head.bytes) !== null) {
      return { confidence: 0.7, reasons: [{ code: 'sniff.sqlite-header', params: {} }] };
    }
    const pageSize = guessPageSize(head.bytes);
    return pageSize === null
      ? null
      : { confidence: 0.8, reasons: [{ code: 'sniff.sqlite-pages', params: { pageSize } }] };
  },
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
  #unreadableBytes = 0;
  /** Bytes before or behind the database. */
  #otherBytes = 0;
  #opened = false;
  #partial = false;

  constructor(context: ReadingContext, copy: PrivateCopy) {
    this.#context = context;
    this.#copy = copy;
  }

  *items(): Iterable<ReaderItem> {
    this.#sizeBytes = statSync(this.#copy.path).size;
    const { companions } = this.#copy;
    const { head } = this.#context;
    if (companions.length > 0) yield issue('database.companion-used', 'info', { files: companions.join(', ') });
    else if (usesWriteAheadLog(head.bytes)) yield issue('database.log-missing', 'info', {});
    yield* this.#tellLog();
    if (databaseFileKind(head.bytes) !== 'database') {
      const begin = headerOffset(head.bytes);
      if (begin === null) yield issue('database.header-lost', 'error', {});
      else yield issue('database.begins-late', 'warning', { offset: begin });
      this.#otherBytes = begin ?? 0;
      yield* this.#salvage();
      return;
    }
    const stated = statedSize(head.bytes);
    if (stated !== null && stated > this.#sizeBytes && !companions.includes('-journal')) {
      yield issue('database.cut', 'error', { stated, found: this.#sizeBytes });
      yield* this.#salvage();
      return;
    }
    if (stated !== null && stated < this.#sizeBytes && companions.length === 0) {
      this.#otherBytes = this.#sizeBytes - stated;
      yield issue('database.goes-on', 'info', { bytes: this.#otherBytes });
    }
    let database: SqliteDatabase;
    try {
      database = openSqlite(this.#copy.path, this.#sizeBytes, companions.includes('-journal'), (trouble) => {
        this.#troubles.push(trouble);
      });
    } catch (error) {
      // a header in plain text before noise: SQLCipher can be told to leave it
      if (looksEncrypted(head.bytes)) yield issue('database.encrypted', 'warning', {});
      yield issue('database.refused', 'error', { message: quoted(sqliteMessage(error)) });
      yield* this.#salvage();
      return;
    }
    try {
      if (typeof database.check !== 'object') {
        yield* this.#readHealthy(database);
        return;
      }
      yield issue('database.damaged', 'error', { message: quoted(database.check.complaint) });
    } finally {
      database.close();
    }
    yield* this.#salvage();
  }

  /** What a write-ahead log beside the database holds. */
  *#tellLog(): Iterable<ReaderItem> {
    const bytes = openFileBytesIfThere(`${this.#copy.path}-wal`);
    if (bytes === null) return;
    try {
      // an empty log is what a database leaves that was closed well
      if (bytes.sizeBytes === 0) return;
      const log = readWriteAheadLog(bytes);
      if (log !== null && log.damagedFrames > 0) {
        yield issue('database.log-damaged', 'warning', { pages: log.damagedFrames });
      }
      if (log === null) yield issue('database.log-unreadable', 'warning', {});
      else if (log.uncommittedFrames > 0) {
        yield issue('database.log-uncommitted', 'info', { pages: log.uncommittedFrames });
      }
    } finally {
      bytes.close();
    }
  }

  *#readHealthy(database: SqliteDatabase): Iterable<ReaderItem> {
    this.#opened = true;
    if (database.check === 'skipped') yield issue('database.check-skipped', 'info', { limit: 2 ** 30 });
    else if (database.check === 'unsafe') yield issue('database.check-unsafe', 'info', {});
    const bytes = openFileBytes(this.#copy.path);
    const wal = openFileBytesIfThere(`${this.#copy.path}-wal`);
    try {
      const pages = openPages(bytes, wal === null ? null : readWriteAheadLog(wal), null);
      yield* this.#read(database.view, pages === null ? null : locator(pages));
    } finally {
      bytes.close();
      wal?.close();
    }
  }

  /** Reads the bytes without SQLite: what is left of the trees, then the pages that nothing leads to any more. */
  *#salvage(): Iterable<ReaderItem> {
    this.#partial = true;
    const open: OpenFileBytes[] = [];
    try {
      const bytes = openFileBytes(this.#copy.path);
      open.push(bytes);
      const overlay = this.#overlay(open);
      const pages = openPages(bytes, overlay, null) ?? openLostPages(bytes, overlay);
      if (pages === null) {
        yield issue('database.not-a-database', 'error', { message: 'no page size' });
        return;
      }
      const salvaged = salvage(pages);
      if (salvaged.tables.length === 0) {
        yield issue('database.nothing-salvaged', 'error', {});
        return;
      }
      this.#opened = true;
      const { pageSize } = pages.layout;
      const lost = new Set(salvaged.tables.flatMap(({ lostPages }) => lostPages));
      // pages that are cut off are no bytes of this file
      this.#unreadableBytes = [...lost].reduce(
        (sum, page) => sum + Math.max(0, Math.min(pageSize, this.#sizeBytes - (page - 1) * pageSize)),
        0,
      );
      for (const found of salvageIssues(salvaged, this.#context.sourceId, this.#sizeBytes)) {
        yield { record: 'issue', issue: found };
      }
      yield* this.#read(salvagedView(salvaged), null);
    } finally {
      for (const file of open) file.close();
    }
  }

  #overlay(open: OpenFileBytes[]): PageOverlay | null {
    for (const [suffix, read] of [
      ['-wal', readWriteAheadLog],
      ['-journal', readRollbackJournal],
    ] as const) {
      const bytes = openFileBytesIfThere(this.#copy.path + suffix);
      if (bytes === null) continue;
      open.push(bytes);
      const overlay = read(bytes);
      if (overlay !== null) return overlay;
    }
    return null;
  }

  *#read(
    stored: DatabaseView,
    locate: ((table: string, rowId: string) => ByteRange | null) | null,
  ): Iterable<ReaderItem> {
    const view = expandedView(stored);
    if (view.tables.length === 0) yield issue('database.no-tables', 'info', {});
    const { sourceId, time, station, mappings } = this.#context;
    const plan = planDatabase(view, mappings);
    this.#dialect = plan.dialect?.id ?? null;
    this.#confidence = plan.confidence;
    this.#reasons = reasonsOf(plan, view);
    const context = { sourceId, time, station, ...(locate === null ? {} : { locate }) };
    for (const item of plan.dialect === null ? [] : readPlanned(view, plan, context)) {
      this.#note(item);
      yield item;
      yield* this.#tellTroubles();
    }
    yield* this.#tellTroubles();
    yield* this.#signedCells(stored, plan);
    if (this.#records === 0 && view.tables.length > 0 && plan.confidence <= unknownSchema) {
      yield issue('database.unknown-schema', 'info', { tables: view.tables.length });
    }
  }

  /** Records of meters and their keys that lie in cells as they are; messages bring theirs along. */
  *#signedCells(stored: DatabaseView, plan: DatabasePlan): Iterable<ReaderItem> {
    const { sourceId, station } = this.#context;
    const skipped = new Set(plan.mappings.flatMap(({ as, table }) => (as === 'messages' ? [table] : [])));
    for (const record of recordsInCells(stored, { sourceId, station, skipped })) {
      if (record.record !== 'issue') this.#records += 1;
      yield record;
    }
    yield* this.#tellTroubles();
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
    const times =
      item.record === 'transaction-row'
        ? [item.startedAt, item.stoppedAt]
        : item.record === 'frame'
          ? [item.loggedAt]
          : [];
    for (const at of times) {
      if (at === null || at.epochMs === null || at.quality === 'clock-not-set') continue;
      this.#firstMs = this.#firstMs === null ? at.epochMs : Math.min(this.#firstMs, at.epochMs);
      this.#lastMs = this.#lastMs === null ? at.epochMs : Math.max(this.#lastMs, at.epochMs);
    }
  }

  report(): ReturnType<FileReading['report']> {
    const { recognition } = this.#context;
    const meant = this.#opened && (this.#records > 0 || this.#confidence > unknownSchema);
    const understood = meant ? this.#sizeBytes - this.#unreadableBytes - this.#otherBytes : 0;
    const unknown = this.#sizeBytes - understood - this.#unreadableBytes;
    return {
      account: {
        reader: this.#dialect ?? 'sqlite',
        confidence: this.#dialect === null ? recognition.confidence : this.#confidence,
        reasons: [...recognition.reasons, ...this.#reasons],
        bytesUnderstood: understood,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: [
          ...(this.#unreadableBytes === 0 ? [] : [{ code: 'damaged-pages', bytes: this.#unreadableBytes }]),
          ...(unknown <= 0 ? [] : [{ code: 'unknown-bytes', bytes: unknown }]),
        ],
        firstMs: this.#firstMs,
        lastMs: this.#lastMs,
      },
      found: this.#records > 0 || this.#confidence > unknownSchema ? 'records' : 'nothing',
      partial: this.#partial,
    };
  }
}

/** Finds rows in the bytes of a healthy database, for frames of a message log: they point at the bytes that prove them. */
function locator(pages: PageSource): (table: string, rowId: string) => ByteRange | null {
  const file = readDatabaseFile(pages);
  const tables = new Map(file.tables.map((table) => [table.declared.name, table]));
  return (name, rowId) => {
    const table = tables.get(name);
    return table === undefined || !/^-?\d{1,19}$/.test(rowId) ? null : (file.row(table, BigInt(rowId))?.place ?? null);
  };
}

function issue(code: string, severity: IssueSeverity, params: IssueParams): ReaderItem {
  return { record: 'issue', issue: { code, severity, place: null, params } };
}
