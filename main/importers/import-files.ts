import { constants } from 'node:fs';
import { open, readlink } from 'node:fs/promises';
import type { SavedMapping } from '../../parsers/databases/table-plan.ts';
import type { TimeContext } from '../../parsers/model/timestamp.ts';
import type { ImportLimits } from '../api/import-limits.ts';
import type { JobFileView } from '../api/views/import-views.ts';
import { containerHeadBytes, importBytes } from './archive-import.ts';
import { ByteReader } from './byte-reader.ts';
import { digestAhead } from './digest-ahead.ts';
import { createDroppedCompanions } from './dropped-companions.ts';
import type { DroppedCompanions } from './dropped-companions.ts';
import { droppedFiles, failureOf } from './dropped-files.ts';
import type { DropFailure, DroppedFile, ImportFile } from './dropped-files.ts';
import { fileBytes } from './file-bytes.ts';
import type { CancelSignal } from './file-bytes.ts';
import { ImportBudget } from './import-limits.ts';
import type { ImportRun, ImportTally } from './import-run.ts';
import type { ImportSink } from './import-sink.ts';
import { noExtras } from './leaf-import.ts';
import { quoted } from './issue-list.ts';
import { PrivateFolder } from './private-folder.ts';
import { inLogicalOrder } from './rotation/dropped-parts.ts';
import type { RotatedPart } from './rotation/rotated-log.ts';
import { listRefused } from './unread-source.ts';
import { WaitingBytes } from './waiting-bytes.ts';

export type { ImportFile } from './dropped-files.ts';

export interface ImportOptions {
  readonly time: TimeContext;
  /** Identity of the station when the case knows it and a source does not say. */
  readonly station: string | null;
  readonly limits: ImportLimits;
  /** For locked entries of archives; never kept or told. */
  readonly passwords?: readonly string[];
  /** What a person said about the tables of databases. */
  readonly mappings?: readonly SavedMapping[];
  readonly signal: CancelSignal;
  /** Called often; the receiver thins it out. */
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly files: readonly JobFileView[];
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly records: number;
  readonly issues: number;
  /** Entries that no password opened. */
  readonly locked: number;
  /** Bytes that archives put aside until all names were known: read since, and still waiting. */
  readonly aside: { readonly bytesRead: number; readonly bytesLeft: number };
}

export interface ImportOutcome {
  /** What was dropped, folders taken apart, in the order in which it was read. */
  readonly files: readonly JobFileView[];
  readonly sources: number;
  /** Sources whose bytes the case had already. */
  readonly duplicates: number;
  readonly records: number;
  readonly issues: number;
  /** Entries that no password opened. */
  readonly locked: number;
  readonly cancelled: boolean;
}

/** Progress is told after so many bytes, and whenever a source ends. */
const progressBytes = 1024 * 1024;

interface DroppedState {
  readonly dropped: DroppedFile;
  /** Set for a part of a rotated log. */
  part: RotatedPart | null;
  view: JobFileView;
}

/**
 * Reads what was dropped and delivers it to the sink: archives are unpacked (all levels, within the limits), every entry becomes a
 * source, every source is read by the reader that recognises its content. Files whose bytes are known are skipped. Damaged
 * input never throws; it ends as issues of its source. Throws only what the sink throws, and bugs.
 */
export async function importFiles(
  files: readonly ImportFile[],
  sink: ImportSink,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const states: DroppedState[] = [];
  for await (const dropped of droppedFiles(files)) states.push({ dropped, part: null, view: firstView(dropped) });
  const job = new ImportJob(inLogicalOrder(states, options.signal), sink, options);
  return job.run();
}

function firstView(dropped: DroppedFile): JobFileView {
  const name = dropped.file.name;
  return 'failure' in dropped
    ? { name, state: 'failed', bytesDone: 0, bytesTotal: 0, failure: dropped.failure }
    : { name, state: 'waiting', bytesDone: 0, bytesTotal: dropped.sizeBytes, failure: null };
}

class ImportJob {
  readonly #states: readonly DroppedState[];
  readonly #sink: ImportSink;
  readonly #options: ImportOptions;
  readonly #folder = new PrivateFolder();
  readonly #tally: ImportTally = { records: 0, issues: 0, sources: 0, duplicates: 0, locked: 0, partial: false };
  readonly #waiting = new WaitingBytes();
  readonly #companions: DroppedCompanions;
  #bytesDone = 0;
  #bytesTotal: number;
  #toldBytes = 0;
  #filesSinceTold = 0;

  constructor(states: readonly DroppedState[], sink: ImportSink, options: ImportOptions) {
    this.#states = states;
    this.#sink = sink;
    this.#options = options;
    this.#companions = createDroppedCompanions(states.map(({ dropped }) => dropped));
    this.#bytesTotal = states.reduce((sum, { view }) => sum + view.bytesTotal, 0);
  }

  async run(): Promise<ImportOutcome> {
    try {
      for (const state of this.#states) {
        if (this.#options.signal.aborted) break;
        await this.#importOne(state);
        this.#tellOfFile();
      }
    } catch (error) {
      // What cannot be read is no exception: what the system refuses is room for a private copy.
      throw this.#folder.named(error);
    } finally {
      await this.#folder.dispose();
    }
    this.#tell();
    return {
      files: this.#states.map(({ view }) => view),
      sources: this.#tally.sources,
      duplicates: this.#tally.duplicates,
      records: this.#tally.records,
      issues: this.#tally.issues,
      locked: this.#tally.locked,
      cancelled: this.#options.signal.aborted,
    };
  }

  async #importOne(state: DroppedState): Promise<void> {
    const { path, name } = state.dropped.file;
    if ('failure' in state.dropped) {
      await this.#refuse(state, state.dropped.failure);
      return;
    }
    const { signal, time, station, limits } = this.#options;
    let handle;
    try {
      // Not to wait for ever where a pipe took the place of the file that was listed.
      handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      await this.#refuse(state, failureOf(error));
      return;
    }
    try {
      const found = await handle.stat();
      if (!found.isFile()) {
        await this.#refuse(state, 'import.device');
        return;
      }
      const { size, mtimeMs } = found;
      this.#show(state, { state: 'reading', bytesTotal: size });
      this.#tellOfFile();
      let streamed = 0;
      let sought = 0;
      const show = (): void => this.#show(state, { bytesDone: Math.min(size, Math.max(streamed, sought)) });
      const bytes = new ByteReader(
        fileBytes(handle, 0, size, signal, (count) => {
          streamed += count;
          show();
        }),
      );
      const head = await bytes.peek(containerHeadBytes);
      if (bytes.stop !== null && head.length === 0) {
        if (bytes.stop.kind !== 'cancelled') await this.#refuse(state, 'file-unreadable');
        return;
      }
      const digest = await digestAhead(handle, size, head, this.#sink, signal);
      if (signal.aborted) return;
      const hasCompanions = this.#companions.of(path).length > 0;
      if (digest !== null && !hasCompanions && this.#sink.isKnown(digest.sha256, digest.sizeBytes)) {
        this.#show(state, { state: 'known', bytesDone: size });
        return;
      }
      const run: ImportRun = {
        sink: this.#sink,
        time,
        station,
        mappings: this.#options.mappings ?? [],
        signal,
        passwords: this.#options.passwords ?? [],
        // what waits in memory has not been unpacked yet and must not count
        budget: new ImportBudget(limits, () => Math.min(size, Math.max(bytes.offset, sought))),
        folder: this.#folder,
        tally: this.#tally,
        waiting: this.#waiting,
        progress: () => this.#tellSometimes(),
      };
      const file = handle;
      await importBytes(
        bytes,
        { parentId: null, name, entry: null, sizeBytes: size, depth: 0, part: state.part },
        run,
        {
          ...noExtras,
          digest,
          hasCompanions,
          companionOf: this.#companions.databaseOf(path),
          addCompanions: (copyPath) => this.#companions.copy(path, copyPath, this.#folder),
          remarks: async () => {
            const now = await file.stat();
            if (now.size > size) return [{ code: 'import.file-grew', params: { bytes: now.size - size } }];
            // what was hashed ahead is compared byte by byte; of the rest only the time tells that half of it may be older
            const altered = digest === null && now.mtimeMs !== mtimeMs;
            return altered ? [{ code: 'import.file-changed', params: {} }] : [];
          },
        },
        {
          handle: file,
          sizeBytes: size,
          read: (start, length) =>
            fileBytes(file, start, Math.max(0, Math.min(length, size - start)), signal, (count) => {
              sought += count;
              show();
            }),
          close: async () => undefined,
        },
      );
      if (!signal.aborted) this.#show(state, { state: 'done', bytesDone: size });
    } finally {
      this.#waiting.settle();
      await handle.close();
    }
  }

  /** Lists what cannot be read. A name that a person mistyped is no part of the case. */
  async #refuse(state: DroppedState, failure: DropFailure): Promise<void> {
    this.#show(state, { state: 'failed', failure });
    const { path, name } = state.dropped.file;
    if (failure === 'file-missing') {
      this.#tally.issues += 1;
      return;
    }
    const target = failure === 'import.symbolic-link' ? await readlink(path).catch(() => '') : '';
    const place = { parentId: null, name, entry: null, depth: 0, part: null };
    const code = failure === 'file-unreadable' ? 'import.file-unreadable' : failure;
    listRefused({ sink: this.#sink, tally: this.#tally }, place, code, { path: quoted(name), target: quoted(target) });
  }

  #show(state: DroppedState, change: Partial<JobFileView>): void {
    this.#bytesDone += (change.bytesDone ?? state.view.bytesDone) - state.view.bytesDone;
    this.#bytesTotal += (change.bytesTotal ?? state.view.bytesTotal) - state.view.bytesTotal;
    state.view = { ...state.view, ...change };
  }

  /** A progress report lists every file: with thousands of small ones it is told only now and then. */
  #tellOfFile(): void {
    this.#filesSinceTold += 1;
    if (this.#filesSinceTold >= this.#states.length / 200) this.#tell();
  }

  #tellSometimes(): void {
    if (this.#bytesDone + this.#waiting.taken - this.#toldBytes >= progressBytes) this.#tell();
  }

  #tell(): void {
    this.#toldBytes = this.#bytesDone + this.#waiting.taken;
    this.#filesSinceTold = 0;
    this.#options.onProgress({
      files: this.#states.map(({ view }) => view),
      bytesDone: this.#bytesDone,
      bytesTotal: this.#bytesTotal,
      records: this.#tally.records,
      issues: this.#tally.issues,
      locked: this.#tally.locked,
      aside: { bytesRead: this.#waiting.taken, bytesLeft: this.#waiting.left },
    });
  }
}
