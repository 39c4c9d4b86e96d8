import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import { expectedFailure } from '../casefile/expected-failure.ts';
import { refusedPart } from '../files/file-names.ts';
import { renameOver } from '../files/rename-over.ts';
import { removeFile, tryRemovePath } from '../files/remove-path.ts';
import { caseApplicationId } from '../casefile/schema.ts';

/** Whether a file is a case: SQLite file format 1.3, the application id at byte 68. */
function isCase(path: string): boolean {
  const head = Buffer.alloc(72);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return head.toString('latin1', 0, 15) === 'SQLite format 3' && head.readUInt32BE(68) === caseApplicationId;
}

/** Runs work on a target; what the disk, a right or a folder refuses becomes an expected failure. */
export function savingTo(target: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw expectedFailure(error, target) ?? error;
  }
}

/** Refuses a name that Windows would take for something else: a device, or a hidden stream of another file. */
export function assertName(target: string, platform: NodeJS.Platform = process.platform): void {
  const part = refusedPart(target, platform);
  if (part !== null) throw new ApiFailure('target-name-refused', { file: target, part });
}

/** Refuses to put anything in the place of a case, whatever else may be overwritten. */
export function assertNotCase(target: string): void {
  assertName(target);
  savingTo(target, () => {
    const path = resolve(target);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true && isCase(path))
      throw new ApiFailure('case-file-kept', { file: target });
  });
}

/** Refuses a target that cannot be one, before anything is made for it. */
export function assertTarget(target: string): void {
  assertName(target);
  savingTo(target, () => {
    const path = resolve(target);
    if (!existsSync(dirname(path))) throw new ApiFailure('folder-missing', { folder: dirname(target) });
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isDirectory()) throw new ApiFailure('target-is-folder', { file: target });
  });
  assertNotCase(target);
}

/** Text, bytes, or what stands in another file. */
export type FileContent = string | Uint8Array | { readonly copyOf: string };

/** What a link points at, also where nothing is yet; anything else is itself. */
function behindLink(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  return existsSync(path) ? realpathSync(path) : resolve(dirname(path), readlinkSync(path));
}

/**
 * Puts content in the place of a file, whole or not at all: under another name first, which then takes its place. A link stays a link, the rights
 * of a file stay (`mode` is for a new one), and one that is protected against writing is not replaced. What is no ordinary file (`/dev/stdout`, a
 * pipe) is written as it is. Throws what the file system throws, with the path that was asked for.
 */
export function replaceFile(target: string, content: FileContent, mode = 0o666): void {
  const write = (path: string, flag: 'w' | 'wx'): void => {
    if (typeof content === 'object' && 'copyOf' in content)
      copyFileSync(content.copyOf, path, flag === 'wx' ? constants.COPYFILE_EXCL : 0);
    else writeFileSync(path, content, { flush: flag === 'wx', flag, mode });
  };
  const asked = resolve(target);
  const found = statSync(asked, { throwIfNoEntry: false });
  // Standard output is a link to what the shell opened; only what it opened can be written, whatever it is.
  if ((found !== undefined && !found.isFile()) || /^\/(?:dev|proc)\//.test(asked)) return write(asked, 'w');
  const path = behindLink(asked);
  // Renaming asks only for the rights of the folder.
  if (found !== undefined) accessSync(path, constants.W_OK);
  // Sixty letters of any alphabet and what is added are a name that every file system takes.
  const whole = join(dirname(path), `.${basename(path).slice(0, 60)}.${process.pid}.part`);
  try {
    removeFile(whole);
    write(whole, 'wx');
    if (found !== undefined) chmodSync(whole, found.mode & 0o7777);
    renameOver(whole, path);
  } catch (error) {
    // A folder of that name is not ours.
    if (lstatSync(whole, { throwIfNoEntry: false })?.isDirectory() === false) tryRemovePath(whole);
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path: target }) : error;
  }
}

/** `replaceFile` for what a person saves: never over a case, and every refusal of the system is told as such. */
export function saveFile(target: string, content: FileContent): void {
  assertTarget(target);
  savingTo(target, () => replaceFile(target, content));
}
