import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { ApiFailure } from '../api/errors.ts';
import { caseApplicationId, migrations } from './schema.ts';

/** SQLite file format 1.3: the magic, `user_version` at byte 60, the application id at byte 68. */
const magic = 'SQLite format 3\u0000';
const versionAt = 60;
const applicationAt = 68;
const headBytes = 100;

/** Whether these are the first bytes of a case of any version. */
function isCaseHead(head: Uint8Array): boolean {
  if (head.length < applicationAt + 4) return false;
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  return bytes.toString('latin1', 0, magic.length) === magic && bytes.readUInt32BE(applicationAt) === caseApplicationId;
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(headBytes);
  const handle = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(handle, head, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
}

/**
 * Refuses what is no case, or one of a newer program, before SQLite opens it: SQLite would fold the journals of another program's database
 * into it, and wait for ever at a pipe.
 */
export function assertCaseHead(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new ApiFailure('case-file-missing', { file: path });
  if (found.isDirectory()) throw new ApiFailure('case-file-is-folder', { file: path });
  if (!found.isFile()) throw new ApiFailure('case-file-not-ours', { file: path });
  let head: Buffer;
  try {
    head = headOf(path);
  } catch (error) {
    throw new ApiFailure('file-unreadable', { file: path }, error instanceof Error ? error.message : null);
  }
  if (!isCaseHead(head)) throw new ApiFailure('case-file-not-ours', { file: path });
  const version = head.length < headBytes ? 0 : head.readUInt32BE(versionAt);
  if (version > migrations.length) {
    throw new ApiFailure('case-file-newer', { file: path, version, known: migrations.length });
  }
}
