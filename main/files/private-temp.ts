import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './patience.ts';
import { tryRemovePath } from './remove-path.ts';

/** What the folder is for; it shows in its name. */
export type PrivatePurpose = 'import' | 'verify' | 'pdf' | 'uploads';

const ownFolder = /^ladeakte-(?:import|verify|pdf|uploads)-(\d{1,10})-/;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Removes the private folders of runs that were killed before they could do it themselves: a closed console window and the end of a session kill on Windows, and
 * what lies there is customer data. `name` finds the process in a folder's name; folders younger than `oldMs` stay. Never fails: it can wait for the next run.
 */
export function removeOfDeadRuns(
  parent: string,
  name: RegExp,
  oldMs = 0,
  running: (pid: number) => boolean = isRunning,
): void {
  let names: readonly string[];
  try {
    names = readdirSync(parent);
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return;
  }
  for (const each of names) {
    const pid = name.exec(each)?.[1];
    if (pid === undefined || running(Number(pid))) continue;
    const path = join(parent, each);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || Date.now() - found.mtimeMs < oldMs) continue;
    // Windows knows no such numbers; there the folder above is the person's own.
    if (process.getuid === undefined || found.uid === process.getuid()) tryRemovePath(path);
  }
}

const swept = new Set<string>();

/**
 * A new folder in the temporary one that nobody else looks into (mkdtemp gives it mode 0700; on Windows the folder above is private). Its name holds the process,
 * so that a later run can tell whether it is still in use.
 */
export function makePrivateTemp(
  purpose: PrivatePurpose,
  parent: string = tmpdir(),
  running: (pid: number) => boolean = isRunning,
): string {
  if (!swept.has(parent)) {
    swept.add(parent);
    removeOfDeadRuns(parent, ownFolder, 0, running);
  }
  return mkdtempSync(join(parent, `ladeakte-${purpose}-${process.pid}-`));
}
