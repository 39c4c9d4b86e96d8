import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import { expectedFailure } from '../casefile/expected-failure.ts';
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

/** Refuses to put anything in the place of a case, whatever else may be overwritten. */
export function assertNotCase(target: string): void {
  savingTo(target, () => {
    const path = resolve(target);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true && isCase(path))
      throw new ApiFailure('case-file-kept', { file: target });
  });
}

/** Refuses a target that cannot be one, before anything is made for it. */
export function assertTarget(target: string): void {
  savingTo(target, () => {
    const path = resolve(target);
    if (!existsSync(dirname(path))) throw new ApiFailure('folder-missing', { folder: dirname(target) });
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isDirectory()) throw new ApiFailure('target-is-folder', { file: target });
  });
  assertNotCase(target);
}

/**
 * Writes a file whole or not at all: under another name first, which then takes the place of the target. What is no ordinary file (`/dev/stdout`, a
 * pipe) is written as it is.
 */
export function saveFile(target: string, content: string | Uint8Array): void {
  assertTarget(target);
  savingTo(target, () => {
    const path = resolve(target);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && !found.isFile()) return writeFileSync(path, content);
    const whole = join(dirname(path), `.${basename(path).slice(0, 200)}.${process.pid}.part`);
    try {
      writeFileSync(whole, content, { flush: true, ...(found === undefined ? {} : { mode: found.mode }) });
      renameSync(whole, path);
    } catch (error) {
      if (statSync(whole, { throwIfNoEntry: false })?.isFile() === true) rmSync(whole);
      throw error;
    }
  });
}
