import { closeSync, createWriteStream, openSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { allowedName, foldedName } from '../../files/file-names.ts';
import { codeOf } from '../../files/patience.ts';
import { makePrivateTemp } from '../../files/private-temp.ts';
import { removeFile, tryRemovePath } from '../../files/remove-path.ts';
import { renameOver } from '../../files/rename-over.ts';
import { RequestBodyError } from './request-body.ts';

/** Where dropped files live in browser mode, where the page cannot name a path. */
export interface UploadFolder {
  /**
   * Streams one body into a file of its own and answers with its path. Evidence lies in a private temporary folder
   * that is removed at the end; a case (`.ladeakte`) moves to the program's own cases, because work on it has to stay.
   * Throws `RequestBodyError`.
   */
  receive(request: IncomingMessage, name: string): Promise<string>;
  remove(): void;
}

/** Left free on the disk, so that an upload never takes the last of it. */
const reserveBytes = 256 * 1024 * 1024;

/**
 * Takes a name in a folder that nothing has yet, also where capitals make no difference, by putting an empty file there. Without it a case that was uploaded as
 * `ticket` would replace one called `Ticket`.
 */
function takenName(folder: string, stem: string, ending: string): string {
  const taken = new Set(readdirSync(folder).map(foldedName));
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? `${stem}${ending}` : `${stem} (${copy})${ending}`;
    if (taken.has(foldedName(name))) continue;
    const path = join(folder, name);
    try {
      closeSync(openSync(path, 'wx', 0o600));
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Moves a file over an empty one; the temporary folder is often another file system. */
async function moveOver(from: string, to: string): Promise<void> {
  try {
    renameOver(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyFile(from, to);
    removeFile(from);
  }
}

export function createUploadFolder(options: {
  readonly caseFolder: string;
  readonly limitBytes: number;
}): UploadFolder {
  const folder = makePrivateTemp('uploads');
  let count = 0;

  function remove(): void {
    tryRemovePath(folder);
    process.off('exit', remove);
  }
  process.on('exit', remove);

  async function checkSpace(announced: number): Promise<void> {
    if (announced > options.limitBytes) {
      throw new RequestBodyError(413, `the file is larger than ${options.limitBytes} bytes`);
    }
    const { bavail, bsize } = await statfs(folder);
    if (announced + reserveBytes > bavail * bsize) throw new RequestBodyError(507, 'not enough space for the file');
  }

  async function keepCase(path: string, name: string): Promise<string> {
    await mkdir(options.caseFolder, { recursive: true, mode: 0o700 });
    const stem = allowedName(name.slice(0, -'.ladeakte'.length), 'case');
    const kept = takenName(options.caseFolder, stem, '.ladeakte');
    try {
      await moveOver(path, kept);
    } catch (error) {
      removeFile(kept);
      throw error;
    }
    return kept;
  }

  return {
    async receive(request, name) {
      const announced = Number(request.headers['content-length'] ?? 0);
      await checkSpace(announced);
      count += 1;
      // The person's file name is shown, never used as a path; the readers go by content.
      const path = join(folder, `${count}.upload`);
      let size = 0;
      const limit = new Transform({
        transform(part: Buffer, _encoding, done) {
          size += part.length;
          if (size <= options.limitBytes) done(null, part);
          else done(new RequestBodyError(413, `the file is larger than ${options.limitBytes} bytes`));
        },
      });
      try {
        await pipeline(request, limit, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        tryRemovePath(path);
        if (error instanceof RequestBodyError) throw error;
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOSPC') throw new RequestBodyError(507, 'not enough space for the file');
        throw new RequestBodyError(400, 'the upload was cut off');
      }
      return extname(name).toLowerCase() === '.ladeakte' ? keepCase(path, name) : path;
    },
    remove,
  };
}
