import { spawnSync } from 'node:child_process';

/** Windows has no signals that a program could answer, no modes of files, and lets only some people make links: tests of these are skipped there. */
export const onWindows = process.platform === 'win32';

/** Whether scripts for a shell can be run; on Windows that is where Git's is in the path. */
export const hasShell = spawnSync('sh', ['-c', 'exit 0']).status === 0;

/** What makes a program take this for the temporary folder. */
export function temporaryFolder(folder: string): {
  readonly TMPDIR: string;
  readonly TEMP: string;
  readonly TMP: string;
} {
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
}
