import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import { createContentReader } from '../casefile/content-store.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { readRevision } from '../casefile/meta.ts';
import { createCaseFile, openCaseFile } from '../casefile/open-case-file.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

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
  /** 0 for a case that is not open. */
  revisionOf(caseId: string): number;
  close(caseId: string): void;
  closeAll(): void;
}

/** File name without folder and extension: the name under which a case is shown. */
export function caseName(path: string): string {
  return basename(path).replace(/\.ladeakte$/i, '');
}

export function createOpenCases(): OpenCases {
  const open = new Map<string, OpenCase>();
  return {
    openAt(path, { create }) {
      const absolute = resolve(path);
      const caseId = createHash('sha256').update(absolute).digest('hex').slice(0, 16);
      const known = open.get(caseId);
      if (known !== undefined) return known;
      if (create && !existsSync(absolute)) createCaseFile(absolute, caseName(absolute)).close();
      const database = openCaseFile(absolute, 'read');
      const opened: OpenCase = {
        caseId,
        path: absolute,
        name: caseName(absolute),
        database,
        content: createContentReader(database),
      };
      open.set(caseId, opened);
      return opened;
    },
    get(caseId) {
      const found = open.get(caseId);
      if (found === undefined) throw new ApiFailure('case-not-open', { caseId });
      return found;
    },
    revisionOf(caseId) {
      const found = open.get(caseId);
      return found === undefined ? 0 : readRevision(found.database);
    },
    close(caseId) {
      open.get(caseId)?.database.close();
      open.delete(caseId);
    },
    closeAll() {
      for (const { database } of open.values()) database.close();
      open.clear();
    },
  };
}
