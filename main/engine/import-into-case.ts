import { statSync } from 'node:fs';
import { recordsChange } from '../casefile/conclusion-state.ts';
import { bumpRevision, readMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { createRecordWriter } from '../casefile/record-writer.ts';
import type { ImportProgress } from '../importers/import-files.ts';
import { defaultImportLimits } from '../importers/import-limits.ts';
import type { ImportLimits } from '../api/import-limits.ts';
import { referenceYearOf } from './case-zone.ts';
import { importInThread } from './reading-thread.ts';
import { standingMappings } from './table-mappings.ts';
import type { WriterProgress } from './job-messages.ts';

/** How often the cancel flag is looked at while files are read. */
const cancelPollMs = 50;
/** How often what was read so far is made visible to the screens. */
const showEveryMs = 1_000;

export interface ImportControl {
  cancelled(): boolean;
  progress(change: Partial<WriterProgress>): void;
  /** What was read so far can be seen by readers of the case now. */
  changed(): void;
  /** For locked entries of archives. */
  readonly passwords?: readonly string[];
  /** Instead of the defaults. */
  readonly limits?: Partial<ImportLimits>;
}

/** Starting a thread costs as much as reading some megabytes. */
const worthAThreadBytes = 2 * 1024 * 1024;

/** Whether there is so much to read; a folder may hold anything. */
function isWorthAThread(files: readonly { readonly path: string }[]): boolean {
  let bytes = 0;
  for (const { path } of files) {
    const file = statSync(path, { throwIfNoEntry: false });
    if (file?.isDirectory() === true) return true;
    bytes += file?.size ?? 0;
  }
  return bytes >= worthAThreadBytes;
}

/** Reads files into a case. The zone is the case's; without one wall-clock times are read as UTC and marked as assumed. */
export async function importIntoCase(
  database: CaseDatabase,
  files: readonly { readonly path: string; readonly name: string }[],
  control: ImportControl,
): Promise<void> {
  recordsChange(database);
  const writer = createRecordWriter(database);
  const abort = new AbortController();
  const poll = setInterval(() => {
    if (control.cancelled()) abort.abort();
  }, cancelPollMs);
  let shownAtMs = performance.now();
  const show = (): void => {
    if (performance.now() - shownAtMs < showEveryMs) return;
    shownAtMs = performance.now();
    writer.checkpoint();
    bumpRevision(database);
    control.changed();
  };
  const options = {
    time: { zone: readMeta(database, 'zone') ?? 'UTC', referenceYear: referenceYearOf(database) },
    station: null,
    limits: { ...defaultImportLimits, ...control.limits },
    passwords: control.passwords ?? [],
    mappings: standingMappings(database),
  };
  const onProgress = (progress: ImportProgress): void => {
    control.progress(progress);
    show();
  };
  try {
    if (isWorthAThread(files)) {
      await importInThread(files, writer, options, { cancelled: () => control.cancelled(), onProgress });
    } else {
      const { importFiles } = await import('../importers/import-files.ts');
      await importFiles(files, writer, { ...options, signal: abort.signal, onProgress });
    }
  } finally {
    clearInterval(poll);
    writer.close();
    bumpRevision(database);
  }
}
