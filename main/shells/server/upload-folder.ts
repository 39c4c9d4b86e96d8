import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { constants, copyFile, mkdir, rename, rm, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

const prefix = 'ladeakte-uploads-';
/** Left free on the disk, so that an upload never takes the last of it. */
const reserveBytes = 256 * 1024 * 1024;

/** Folders of runs that were killed before they could clean up: customer data must not stay behind. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${prefix}(\\d{1,10})-`).exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(parent, name);
    try {
      const own = process.getuid === undefined || statSync(path).uid === process.getuid();
      if (own && !isRunning(Number(pid))) {
        rmSync(path, { recursive: true, force: true });
      }
    } catch {
      // Another run removed it at the same moment.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The name as it may stand in a file system, without anything that means something there. */
function plainName(name: string): string {
  const cleaned = name.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_').replace(/^\.+/, '_');
  return cleaned.slice(-120) || 'file';
}

export function createUploadFolder(options: {
  readonly caseFolder: string;
  readonly limitBytes: number;
}): UploadFolder {
  removeLeftovers(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  let count = 0;

  function remove(): void {
    rmSync(folder, { recursive: true, force: true });
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
    const stem = plainName(name).slice(0, -'.ladeakte'.length);
    const taken = new Set(readdirSync(options.caseFolder));
    let target = `${stem}.ladeakte`;
    for (let copy = 2; taken.has(target); copy += 1) target = `${stem} (${copy}).ladeakte`;
    const kept = join(options.caseFolder, target);
    await rename(path, kept).catch(async (error: NodeJS.ErrnoException) => {
      // The temporary folder is often another file system.
      if (error.code !== 'EXDEV') throw error;
      await copyFile(path, kept, constants.COPYFILE_EXCL);
      await rm(path);
    });
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
        await rm(path, { force: true });
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
