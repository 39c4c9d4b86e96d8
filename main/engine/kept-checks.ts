import { tryRemovePath } from '../files/remove-path.ts';
import type { OpenCase, OpenCases } from './open-cases.ts';

/**
 * Checked files that a person still looks at: the temporary case of a verification stays open for its steps and bytes until it is closed. It is in
 * no list of cases, and nothing of it outlives the engine.
 */
export interface KeptChecks {
  keep(folder: string, casePath: string): OpenCase;
  /** False when it is no kept check. */
  forget(caseId: string): boolean;
  close(): void;
}

/** More than windows that one person has open; a page that was simply closed never says goodbye. */
const mostKept = 4;

export function createKeptChecks(cases: OpenCases): KeptChecks {
  const folders = new Map<string, string>();
  function forget(caseId: string): boolean {
    const folder = folders.get(caseId);
    if (folder === undefined) return false;
    folders.delete(caseId);
    cases.close(caseId);
    tryRemovePath(folder);
    return true;
  }
  return {
    keep(folder, casePath) {
      const open = cases.openAt(casePath, { create: false });
      folders.set(open.caseId, folder);
      for (const caseId of [...folders.keys()].slice(0, -mostKept)) forget(caseId);
      return open;
    },
    forget,
    close() {
      for (const caseId of folders.keys()) forget(caseId);
    },
  };
}
