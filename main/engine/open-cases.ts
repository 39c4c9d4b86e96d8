import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import { assertColumnSum } from '../casefile/column-sums.ts';
import { createContentReader } from '../casefile/content-store.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { expectedFailureOfCase } from '../casefile/expected-failure.ts';
import { lastJournalEntry } from '../casefile/journal.ts';
import { readRevision } from '../casefile/meta.ts';
import { makeCaseFile, openCaseFile } from '../casefile/open-case-file.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { fileIdentity } from '../files/file-identity.ts';

/** A case that is open for reading; the writer is a worker of its own (design 9). */
export interface OpenCase {
  readonly caseId: string;
  readonly path: string;
  readonly name: string;
  readonly database: CaseDatabase;
  readonly content: ContentReader;
}

export interface OpenCases {
  openAt(path: string, options: { readonly create: boolean }): OpenCase;
  get(caseId: string): OpenCase;
  /**
   * Runs work on the case as it is now, whatever is written meanwhile: for what is made from many answers, which would else be those of several
   * conclusions. The work asks under the id that it is given.
   */
  asItIsNow<Result>(caseId: string, work: (caseId: string) => Promise<Result>): Promise<Result>;
  /** Cases that another program wrote to, replaced or took away since this was asked last. */
  changedMeanwhile(): readonly string[];
  /** 0 for a case that is not open. */
  revisionOf(caseId: string): number;
  close(caseId: string): void;
  closeAll(): void;
}

/** File name without folder and extension: the name under which a case is shown. */
export function caseName(path: string): string {
  return basename(path).replace(/\.ladeakte$/i, '');
}

/** The file itself, so that a case that is opened through a link is the same one. */
function realPath(path: string, real: (path: string) => string = realpathSync): string {
  const absolute = resolve(path);
  try {
    return real(absolute);
  } catch {
    return absolute;
  }
}

/**
 * What stands for a case while it is open. The system's own answer has the capitals, the long names and the share behind a drive letter as they are on the disk: `C:\\A` and
 * `c:\\a` are one file on Windows. It only makes the id: a drive without such a path (a RAM disk) has none, and a path on a share need not be one that can be opened.
 */
function caseIdOf(real: string): string {
  return createHash('sha256').update(realPath(real, realpathSync.native)).digest('hex').slice(0, 16);
}

interface Opened {
  readonly open: OpenCase;
  readonly identity: string | null;
  /** Stands still: neither what is written nor what takes the file's place is seen. */
  readonly still: boolean;
  /** What was seen of it last (`changedMeanwhile`). */
  seen: string;
}

/** Changes with everything that screens show of a case. */
function stateOf({ database }: OpenCase): string {
  return `${readRevision(database)} ${lastJournalEntry(database)}`;
}

export function createOpenCases(): OpenCases {
  const all = new Map<string, Opened>();
  let stills = 0;

  function openFile(caseId: string, path: string): OpenCase {
    const database = openCaseFile(path, 'read');
    try {
      assertColumnSum(database);
      const open: OpenCase = { caseId, path, name: caseName(path), database, content: createContentReader(database) };
      all.set(caseId, { open, identity: fileIdentity(path, database.memory), still: false, seen: stateOf(open) });
      return open;
    } catch (error) {
      const expected = expectedFailureOfCase(error, path, database);
      database.close();
      throw expected ?? error;
    }
  }

  function openStill(caseId: string): OpenCase {
    const of = get(caseId);
    // From memory it stands still as it is.
    if (of.database.memory || all.get(caseId)?.still === true) return of;
    stills += 1;
    const database = openCaseFile(of.path, 'read');
    const open = { ...of, caseId: `${caseId}-still-${stills}`, database, content: createContentReader(database) };
    // The first read after BEGIN is what a reader goes on seeing (SQLite, "Isolation").
    database.exec('BEGIN');
    all.set(open.caseId, { open, identity: null, still: true, seen: stateOf(open) });
    return open;
  }

  function close(caseId: string): void {
    all.get(caseId)?.open.database.close();
    all.delete(caseId);
  }

  /**
   * The open case as it lies on the disk now. Where another file has taken its place that one is opened; where none is left the case stays
   * listed, for it may come back (a share, a stick).
   */
  function current(caseId: string): OpenCase | undefined {
    const known = all.get(caseId);
    if (known === undefined) return undefined;
    if (known.still) return known.open;
    const { path, database } = known.open;
    // What is read from memory knows nothing of what is written to its file.
    const identity = fileIdentity(path, database.memory);
    if (identity === null) throw new ApiFailure('case-file-missing', { file: path });
    if (identity === known.identity && database.open) return known.open;
    database.close();
    const open = openFile(caseId, path);
    const now = all.get(caseId);
    // Its numbers may be those of the one before.
    if (now !== undefined) now.seen = 'replaced';
    return open;
  }

  function get(caseId: string): OpenCase {
    const found = current(caseId);
    if (found === undefined) throw new ApiFailure('case-not-open', { caseId });
    return found;
  }

  /** What can be told of a case without failing: gone and unreadable are states, too. */
  function look(caseId: string): string {
    try {
      return stateOf(get(caseId));
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  }

  return {
    openAt(path, { create }) {
      let real = realPath(path);
      if (create && makeCaseFile(real, caseName(real))) real = realPath(real);
      const caseId = caseIdOf(real);
      return current(caseId) ?? openFile(caseId, real);
    },
    get,
    async asItIsNow(caseId, work) {
      const open = openStill(caseId);
      try {
        return await work(open.caseId);
      } finally {
        if (open.caseId !== caseId) close(open.caseId);
      }
    },
    changedMeanwhile() {
      const changed: string[] = [];
      for (const [caseId, { still, seen, open }] of all) {
        if (still) continue;
        const state = look(caseId);
        const now = all.get(caseId);
        if (now === undefined) continue;
        if (state !== seen || now.open !== open) changed.push(caseId);
        now.seen = state;
      }
      return changed;
    },
    revisionOf(caseId) {
      const found = all.get(caseId)?.open.database;
      return found?.open === true ? readRevision(found) : 0;
    },
    close,
    closeAll() {
      for (const caseId of all.keys()) close(caseId);
    },
  };
}
