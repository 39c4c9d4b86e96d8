import { planDatabase, readPlanned, reasonsOf } from '../../../parsers/databases/index.ts';
import { expandedView } from '../../../parsers/databases/expanded-view.ts';
import { salvagedView } from '../../../parsers/databases/sqlite-file/file-view.ts';
import { openPages } from '../../../parsers/databases/sqlite-file/page-source.ts';
import { salvage } from '../../../parsers/databases/sqlite-file/salvage.ts';
import { readWriteAheadLog } from '../../../parsers/databases/sqlite-file/write-ahead-log.ts';
import type { WriteAheadLog } from '../../../parsers/databases/sqlite-file/write-ahead-log.ts';
import type { IssueParams, IssueSeverity } from '../../../parsers/model/issue.ts';
import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import { openFileBytes } from './open-file-bytes.ts';
import { salvageIssues } from './salvage-issues.ts';
import type { FileReading, PrivateCopy, ReaderItem, ReadingContext, SourceReader } from './source-reader.ts';
import { databaseFileKind } from './sqlite-file-kind.ts';

/**
 * Files that SQLite keeps beside a database. Their content is read with the database where that is there. A write-ahead log alone is read too: it holds whole
 * pages, and in them the latest rows.
 */
export const sqliteCompanionReader: SourceReader = {
  id: 'sqlite-companion',
  takes: 'file',
  recognise(head) {
    const kind =
      databaseFileKind(head.bytes) ?? sharedIndex(head.bytes, head.fileName) ?? endedJournal(head.bytes, head.fileName);
    if (kind === null || kind === 'database') return null;
    return { confidence: 1, reasons: [{ code: 'sniff.sqlite-companion', params: { kind } }] };
  },
  open: (context, copy) => new CompanionReading(context, copy),
};

/** Before each page of a log (SQLite, "WAL File Format", 4.2). */
const frameHeaderBytes = 24;

class CompanionReading implements FileReading {
  readonly #context: ReadingContext;
  readonly #copy: PrivateCopy;
  #bytes = 0;
  #damagedBytes = 0;
  #records = 0;
  #reader = 'sqlite-companion';
  #reasons: ReadingAccount['reasons'] = [];
  #partial = false;

  constructor(context: ReadingContext, copy: PrivateCopy) {
    this.#context = context;
    this.#copy = copy;
  }

  *items(): Iterable<ReaderItem> {
    const { recognition, companionOf } = this.#context;
    const kind = String(recognition.reasons[0]?.params['kind'] ?? '');
    const bytes = openFileBytes(this.#copy.path);
    try {
      this.#bytes = bytes.sizeBytes;
      if (companionOf !== null) {
        yield issue('database.companion-read', 'info', { kind, database: companionOf });
        if (kind === 'write-ahead-log' && bytes.sizeBytes > 0) yield* this.#tellDamage(readWriteAheadLog(bytes));
        return;
      }
      const log = kind === 'write-ahead-log' ? readWriteAheadLog(bytes) : null;
      if (log !== null) yield* this.#tellDamage(log);
      if (log === null) {
        yield issue('database.companion', kind === 'shared-memory-index' ? 'info' : 'warning', { kind });
        return;
      }
      yield issue('database.log-alone', 'warning', { pages: log.committedFrames });
      const nothing = { sizeBytes: 0, read: () => new Uint8Array(0) };
      const pages = openPages(nothing, log, log.pageSize);
      if (pages === null || log.committedFrames === 0) return;
      this.#partial = true;
      const inLog = {
        ...pages,
        place: (page: number, at: number, length: number) => {
          const start = log.placeOf(page);
          return start === null ? null : { offset: start + at, length };
        },
      };
      yield* this.#read(inLog);
    } finally {
      bytes.close();
    }
  }

  /** What of a log counts no more: its bytes are not understood, whoever reads the rest. */
  *#tellDamage(log: WriteAheadLog | null): Iterable<ReaderItem> {
    if (log === null) {
      yield issue('database.log-unreadable', 'warning', {});
      this.#damagedBytes = this.#bytes;
      this.#partial = true;
      return;
    }
    if (log.damagedFrames > 0) {
      yield issue('database.log-damaged', 'warning', { pages: log.damagedFrames });
      this.#damagedBytes = Math.min(this.#bytes, log.damagedFrames * (log.pageSize + frameHeaderBytes));
      this.#partial = true;
    }
    if (log.uncommittedFrames > 0) yield issue('database.log-uncommitted', 'info', { pages: log.uncommittedFrames });
  }

  *#read(pages: Parameters<typeof salvage>[0]): Iterable<ReaderItem> {
    const salvaged = salvage(pages);
    const { sourceId, time, station, mappings } = this.#context;
    for (const found of salvageIssues(salvaged, sourceId, 0)) yield { record: 'issue', issue: found };
    const view = expandedView(salvagedView(salvaged));
    const plan = planDatabase(view, mappings);
    if (plan.dialect === null) return;
    this.#reader = plan.dialect.id;
    this.#reasons = reasonsOf(plan, view);
    for (const item of readPlanned(view, plan, { sourceId, time, station })) {
      if (item.record !== 'issue') this.#records += 1;
      yield item;
    }
  }

  report(): ReturnType<FileReading['report']> {
    const { recognition } = this.#context;
    return {
      account: {
        reader: this.#reader,
        confidence: 1,
        reasons: [...recognition.reasons, ...this.#reasons],
        bytesUnderstood: this.#bytes - this.#damagedBytes,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: this.#damagedBytes === 0 ? [] : [{ code: 'damaged-pages', bytes: this.#damagedBytes }],
        firstMs: null,
        lastMs: null,
      },
      found: this.#records > 0 ? 'records' : 'text',
      partial: this.#partial,
    };
  }
}

/** A journal whose transaction has ended: `PRAGMA journal_mode = PERSIST` clears its header and leaves the file. */
function endedJournal(head: Uint8Array, fileName: string): 'rollback-journal' | null {
  if (!fileName.endsWith('-journal') || head.length < 28) return null;
  return head.subarray(0, 28).every((byte) => byte === 0) ? 'rollback-journal' : null;
}

/** The `-shm` index has no magic, only its version 3007000 in the writer's byte order; so its name must agree. */
function sharedIndex(head: Uint8Array, fileName: string): 'shared-memory-index' | null {
  if (!fileName.endsWith('-shm') || head.length < 4) return null;
  const view = new DataView(head.buffer, head.byteOffset, 4);
  return view.getUint32(0, true) === 3_007_000 || view.getUint32(0, false) === 3_007_000 ? 'shared-memory-index' : null;
}

function issue(code: string, severity: IssueSeverity, params: IssueParams): ReaderItem {
  return { record: 'issue', issue: { code, severity, place: null, params } };
}
