import { chmod, constants, copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteReader } from './byte-reader.ts';

/**
 * A folder of our own for what must be a file to be read (databases, zip archives inside archives). mkdtemp gives it mode 0700; files
 * get names of ours, never names from an input, and mode 0600. `dispose` removes everything.
 */
export class PrivateFolder {
  #path: Promise<string> | null = null;
  #files = 0;

  /** A name for a new file; nothing is created yet. */
  async newPath(suffix = ''): Promise<string> {
    this.#path ??= mkdtemp(join(tmpdir(), 'ladeakte-import-'));
    const folder = await this.#path;
    this.#files += 1;
    return join(folder, `${this.#files}${suffix}`);
  }

  /** Creates a file; fails when it exists. */
  async create(path: string): Promise<FileHandle> {
    return open(path, 'wx', 0o600);
  }

  /** Creates a file that is read again while it is written. */
  async createReadable(path: string): Promise<FileHandle> {
    return open(path, 'wx+', 0o600);
  }

  /** Writes the rest of a layer into a new file and returns its path. */
  async spill(bytes: ByteReader): Promise<string> {
    const path = await this.newPath();
    const file = await this.create(path);
    try {
      for (;;) {
        const chunk = await bytes.read();
        if (chunk === null) break;
        await file.appendFile(chunk);
      }
    } finally {
      await file.close();
    }
    return path;
  }

  /** Copies a file to a new one beside the others. */
  async copy(from: string, to: string): Promise<void> {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await chmod(to, 0o600);
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  async dispose(): Promise<void> {
    if (this.#path === null) return;
    await rm(await this.#path, { recursive: true, force: true, maxRetries: 3 });
    this.#path = null;
  }
}
