import { readDatabaseFile } from '../../parsers/databases/sqlite-file/database-file.ts';
import type { DatabaseView } from '../../parsers/databases/dialect.ts';
import { expandedView } from '../../parsers/databases/expanded-view.ts';
import { fileView, salvagedView } from '../../parsers/databases/sqlite-file/file-view.ts';
import type { FileRow, FileTable } from '../../parsers/databases/sqlite-file/file-table.ts';
import { openLostPages } from '../../parsers/databases/sqlite-file/lost-front.ts';
import { openPages } from '../../parsers/databases/sqlite-file/page-source.ts';
import type { PageSource, RandomBytes } from '../../parsers/databases/sqlite-file/page-source.ts';
import { readRollbackJournal } from '../../parsers/databases/sqlite-file/rollback-journal.ts';
import { salvage } from '../../parsers/databases/sqlite-file/salvage.ts';
import { readWriteAheadLog } from '../../parsers/databases/sqlite-file/write-ahead-log.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { sources } from '../casefile/concluded-records.ts';
import type { StoredSource } from '../casefile/concluded-records.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { readRevision } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import type { OpenCase } from './open-cases.ts';

/** A database of the case, read from its kept bytes without a copy and without SQLite. */
export interface KeptDatabase {
  readonly view: DatabaseView;
  table(name: string): FileTable | null;
  /** One row by its number; `null` when it is not there. */
  row(table: FileTable, rowId: string): FileRow | null;
}

const damageCodes = [
  'database.damaged',
  'database.cut',
  'database.refused',
  'database.header-lost',
  'database.log-alone',
];

/** Whether a source was read as an SQLite file. */
export function isDatabaseSource(source: StoredSource): boolean {
  return (
    source.account?.reasons.some(
      ({ code, params }) =>
        code === 'sniff.sqlite-header' ||
        code === 'sniff.sqlite-pages' ||
        (code === 'sniff.sqlite-companion' && params['kind'] === 'write-ahead-log'),
    ) ?? false
  );
}

/** The log or journal that lay beside a database: same archive, same name with a suffix. */
export function companionOf(all: readonly StoredSource[], source: StoredSource, suffix: string): StoredSource | null {
  const found = all.find(
    (other) =>
      other.parentId === source.parentId &&
      other.state !== 'duplicate' &&
      (source.entry === null
        ? other.entry === null && other.name === source.name + suffix
        : other.entry === source.entry + suffix),
  );
  return found ?? null;
}

function keptBytes(content: ContentReader, source: StoredSource): RandomBytes {
  return {
    sizeBytes: source.sizeBytes,
    read: (offset, length) => content.read(source.id, offset, Math.max(0, Math.min(length, source.sizeBytes - offset))),
  };
}

function pagesOf(content: ContentReader, all: readonly StoredSource[], source: StoredSource): PageSource | null {
  const bytes = keptBytes(content, source);
  const alone = source.account?.reasons.some(({ code }) => code === 'sniff.sqlite-companion') ?? false;
  if (alone) {
    const log = readWriteAheadLog(bytes);
    return log === null ? null : openPages({ sizeBytes: 0, read: () => new Uint8Array(0) }, log, log.pageSize);
  }
  const wal = companionOf(all, source, '-wal');
  const journal = companionOf(all, source, '-journal');
  const overlay =
    (wal === null ? null : readWriteAheadLog(keptBytes(content, wal))) ??
    (journal === null ? null : readRollbackJournal(keptBytes(content, journal)));
  const known = openPages(bytes, overlay, null);
  return known ?? openLostPages(bytes, overlay);
}

/** Opens a database of a case; `null` when the source is none. */
export function openKeptDatabase(
  database: CaseDatabase,
  content: ContentReader,
  sourceId: SourceId,
): KeptDatabase | null {
  const all = sources(database);
  const source = all.find(({ id }) => id === sourceId);
  if (source === undefined || !isDatabaseSource(source)) return null;
  const pages = pagesOf(content, all, source);
  if (pages === null) return null;
  if (source.issues.some(({ code }) => damageCodes.includes(code))) {
    const salvaged = salvage(pages);
    const entries = new Map(salvaged.tables.map((entry) => [entry.table.declared.name, entry]));
    return {
      view: expandedView(salvagedView(salvaged)),
      table: (name) => entries.get(name)?.table ?? null,
      row(table, rowId) {
        const entry = entries.get(table.declared.name);
        return entry === undefined ? null : rowAmong(salvaged.rows(entry), rowId);
      },
    };
  }
  const file = readDatabaseFile(pages);
  const tables = new Map(file.tables.map((table) => [table.declared.name, table]));
  const counts = new Map<FileTable, number>();
  const countOf = (table: FileTable): number => {
    let count = counts.get(table);
    if (count === undefined) {
      count = 0;
      for (const _row of file.rows(table, () => undefined)) if ((count += 1) >= countedRows) break;
      counts.set(table, count);
    }
    return count;
  };
  return {
    view: expandedView(fileView(file, countOf, () => undefined)),
    table: (name) => tables.get(name) ?? null,
    row(table, rowId) {
      if (table.declared.withoutRowId)
        return rowAmong(
          file.rows(table, () => undefined),
          rowId,
        );
      return /^-?\d{1,19}$/.test(rowId) ? file.row(table, BigInt(rowId)) : null;
    },
  };
}

/** Rows are counted up to this for a screen. */
const countedRows = 100_000;

/** The row by its number, or by its position where rows have none. */
function rowAmong(rows: Iterable<FileRow>, rowId: string): FileRow | null {
  let position = 0;
  for (const row of rows) {
    position += 1;
    if (String(row.rowId ?? position) === rowId) return row;
  }
  return null;
}

const kept = new WeakMap<OpenCase, Map<string, KeptDatabase | null>>();
/** Open databases remembered for a case. */
const keptOpen = 4;

/** The same for a case that is open, remembered until it changes. */
export function keptDatabase(open: OpenCase, sourceId: SourceId): KeptDatabase | null {
  let known = kept.get(open);
  if (known === undefined) {
    known = new Map();
    kept.set(open, known);
  }
  const key = `${readRevision(open.database)} ${sourceId}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const opened = openKeptDatabase(open.database, open.content, sourceId);
  known.set(key, opened);
  if (known.size > keptOpen) {
    const oldest = known.keys().next();
    if (!oldest.done) known.delete(oldest.value);
  }
  return opened;
}
