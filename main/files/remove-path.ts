import { lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, ownPatience, withPatience } from './patience.ts';
import type { Patience } from './patience.ts';

/** The four calls that removing is made of. */
export interface Removal {
  /** `null` when nothing is there. A link is no folder, whatever it points at. */
  readonly kind: (path: string) => 'folder' | 'other' | null;
  readonly names: (folder: string) => readonly string[];
  readonly unlink: (path: string) => void;
  readonly rmdir: (path: string) => void;
}

const ownRemoval: Removal = {
  kind(path) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found === undefined ? null : found.isDirectory() ? 'folder' : 'other';
  },
  names: (folder) => readdirSync(folder),
  unlink: unlinkSync,
  rmdir: rmdirSync,
};

/**
 * Removes a folder with all that lies in it, or a file or link; nothing there is no error. Not by `rmSync` or `rm`: on Windows several releases of
 * Node 24 do nothing, or end the process, where the path has a letter beyond ASCII (nodejs/node#58759, #61067), and the temporary folder of
 * every Müller has one. Throws what the system throws.
 */
export function removePath(path: string, patience: Patience = ownPatience, by: Removal = ownRemoval): void {
  const kind = by.kind(path);
  if (kind === null) return;
  if (kind === 'folder') for (const name of by.names(path)) removePath(join(path, name), patience, by);
  goneAfter(() => (kind === 'folder' ? by.rmdir(path) : by.unlink(path)), patience);
}

function goneAfter(remove: () => void, patience: Patience): void {
  try {
    withPatience(remove, patience);
  } catch (error) {
    // Nothing there, or another run was faster.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Removes one file or link, never a folder; nothing there is no error. Throws what the system throws. */
export function removeFile(
  path: string,
  patience: Patience = ownPatience,
  unlink: (path: string) => void = unlinkSync,
): void {
  goneAfter(() => unlink(path), patience);
}

/**
 * The same for what only lay there for a while: a private copy that cannot be removed now is no reason to lose the result that was made with it. What
 * stays is removed by a later run (`private-temp.ts`). False when something stayed.
 */
export function tryRemovePath(path: string, patience: Patience = ownPatience, by: Removal = ownRemoval): boolean {
  try {
    removePath(path, patience, by);
    return true;
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return false;
  }
}

/** One attempt at a file that others may want in the next moment; what stays is empty and does no harm. */
export function removeAtOnce(path: string, unlink: (path: string) => void = unlinkSync): void {
  try {
    unlink(path);
  } catch (error) {
    if (codeOf(error) === null) throw error;
  }
}
