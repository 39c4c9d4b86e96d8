import { dirname } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import type { ApiErrorCode } from '../api/errors.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { columnOfOtherShape } from './record-shapes.ts';

/** Codes of SQLite (result codes, sqlite.org/rescode.html) and of the system (POSIX errno) that are no fault of the program. */
function failureCode(code: string): ApiErrorCode | null {
  // SHMSIZE: not even the index beside the case, a few pages, found room.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC' || code === 'EDQUOT')
    return 'disk-full';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'case-file-damaged';
  if (code.startsWith('SQLITE_BUSY')) return 'case-file-in-use';
  // The case was moved away or replaced while it was open; a share that goes away ends in one of the other two.
  if (code === 'SQLITE_READONLY_DBMOVED' || code === 'ESTALE') return 'case-file-missing';
  if (/^(?:SQLITE_IOERR|E(?:IO|NODEV|NXIO|NOTCONN|HOSTDOWN|REMOTEIO|TIMEDOUT)$)/.test(code)) return 'storage-failed';
  if (code === 'EBUSY' || code === 'ETXTBSY') return 'target-in-use';
  if (
    /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM)|(?:ERR_FS_)?E(?:ACCES|PERM|ROFS|ISDIR|NOTDIR|LOOP|NAMETOOLONG|FBIG)$)/.test(
      code,
    )
  )
    return 'target-not-writable';
  return null;
}

/**
 * What a full disk, a lock, a missing right or damage did to a case file or a target, as an expected failure; `null` for anything else,
 * which is a bug.
 */
export function expectedFailure(error: unknown, file: string): ApiFailure | null {
  if (error instanceof ApiFailure) return error;
  if (!(error instanceof Error) || !('code' in error)) return null;
  // The folder for temporary files that the environment names.
  if (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdtemp' && 'path' in error) {
    return new ApiFailure('folder-missing', { folder: dirname(String(error.path)) }, error.message);
  }
  const code = failureCode(String(error.code));
  return code === null
    ? null
    : new ApiFailure(
        code,
        { file: 'path' in error && typeof error.path === 'string' ? error.path : file },
        error.message,
      );
}

/**
 * The same for what failed while a case was read: records that are JSON of another shape are no fault of the program either. Looks through the case
 * only where nothing else explains the failure.
 */
export function expectedFailureOfCase(error: unknown, file: string, database: CaseDatabase): ApiFailure | null {
  const expected = expectedFailure(error, file);
  if (expected !== null || !(error instanceof Error)) return expected;
  try {
    const what = columnOfOtherShape(database);
    return what === null ? null : new ApiFailure('case-file-altered', { file, what }, error.message);
  } catch (further) {
    return expectedFailure(further, file);
  }
}
