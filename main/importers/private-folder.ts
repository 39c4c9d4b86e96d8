import { chmod, constants, copyFile, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateTemp } from '../files/private-temp.ts';
import { tryRemovePath } from '../files/remove-path.ts';
import type { ByteReader } from './byte-reader.ts';

/**
 * A folder of our own for what must be a file to be read (databases, zip archives inside archives). files get names of
 * ours, never names from an input, and mode 0600. `dispose` removes everything that the system lets go of.
 */
export class PrivateFolder {
  #path: string | null = null;
  #files = 0;

  /** A name for a new file; nothing is created yet. */
  async newPath(suffix = ''): Promise<string> {
    this.#path ??= makePrivateTemp('import');
    this.#files += 1;
    return join(this.#path, `${this.#files}${suffix}`);
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
    tryRemovePath(path);
  }

  /** Whether it was room in this folder that was missing, and not something about what is put into it. */
  isFull(error: unknown): boolean {
    return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  }

  /** A failure of the system for want of room here, with this place instead of none or that of the file to copy; anything else as it is. */
  named(error: unknown): unknown {
    return this.isFull(error) && error instanceof Error
      ? Object.assign(error, { path: this.#path ?? tmpdir() })
      : error;
  }

  async dispose(): Promise<void> {
    if (this.#path === null) return;
    tryRemovePath(this.#path);
    this.#path = null;
  }
}
