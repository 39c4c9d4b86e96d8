import type { FileHandle } from 'node:fs/promises';
import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator, ReadingStop } from '../byte-reader.ts';
import { fileBytes } from '../file-bytes.ts';
import type { CancelSignal } from '../file-bytes.ts';
import type { SourcePlace } from '../import-run.ts';
import type { PrivateFolder } from '../private-folder.ts';
import type { WaitingBytes } from '../waiting-bytes.ts';
import { partHead } from './part-head.ts';
import { RotatedLog } from './rotated-log.ts';
import { rotatedLogs, rotatedName } from './rotated-name.ts';

interface Shelved {
  readonly place: SourcePlace;
  readonly start: number;
  readonly length: number;
  readonly stop: ReadingStop | null;
}

/**
 * Entries of an archive whose names may belong to a rotated log wait here until all names are known, because an archive holds them in
 * any order and they are read the oldest first. They wait one behind the other in one private file.
 */
export class LogShelf {
  readonly #folder: PrivateFolder;
  readonly #signal: CancelSignal;
  readonly #waiting: WaitingBytes;
  readonly #shelved: Shelved[] = [];
  #path: string | null = null;
  #file: FileHandle | null = null;
  #length = 0;

  constructor(folder: PrivateFolder, signal: CancelSignal, waiting: WaitingBytes) {
    this.#folder = folder;
    this.#signal = signal;
    this.#waiting = waiting;
  }

  wants(entry: string): boolean {
    return rotatedName(entry) !== null;
  }

  async put(bytes: ByteReader, place: SourcePlace): Promise<void> {
    if (this.#file === null) {
      this.#path = await this.#folder.newPath();
      this.#file = await this.#folder.createReadable(this.#path);
    }
    const start = this.#length;
    for (;;) {
      const chunk = await bytes.read();
      if (chunk === null) break;
      await this.#file.write(chunk, 0, chunk.length, this.#length);
      this.#length += chunk.length;
      this.#waiting.put(chunk.length);
    }
    this.#shelved.push({ place, start, length: this.#length - start, stop: bytes.stop });
  }

  /** Hands over what waits: in the archive's order, but the parts of one log together and the oldest first. */
  async importAll(importOne: (bytes: ByteReader, place: SourcePlace) => Promise<void>): Promise<void> {
    const logOf = new Map<Shelved, { readonly log: RotatedLog; readonly parts: readonly Shelved[] }>();
    for (const { log, parts } of rotatedLogs(this.#shelved, ({ place }) => place.entry ?? '')) {
      const root = parts[0]?.place.name ?? '';
      const shared = { log: new RotatedLog(`${root}!/${log}`, parts.length), parts };
      for (const part of parts) logOf.set(part, shared);
    }
    const done = new Set<Shelved>();
    for (const shelved of this.#shelved) {
      const { log, parts } = logOf.get(shelved) ?? { log: null, parts: [shelved] };
      for (const [index, part] of parts.entries()) {
        if (done.has(part)) continue;
        done.add(part);
        const next = parts[index + 1];
        const nextHead = async (): Promise<Uint8Array | null> =>
          next === undefined ? null : partHead(this.#read(next, () => undefined));
        const place = log === null ? part.place : { ...part.place, part: log.part(index + 1, nextHead) };
        await importOne(
          this.#read(part, (count) => this.#waiting.take(count)),
          place,
        );
      }
    }
  }

  #read(shelved: Shelved, onBytes: (count: number) => void): ByteReader {
    return new ByteReader(this.#bytes(shelved, onBytes));
  }

  async *#bytes({ start, length, stop }: Shelved, onBytes: (count: number) => void): ByteGenerator {
    if (this.#file === null) throw new Error('nothing was shelved');
    const early = yield* fileBytes(this.#file, start, length, this.#signal, onBytes);
    return early ?? stop;
  }

  /** Removes the private file. */
  async dispose(): Promise<void> {
    await this.#file?.close();
    if (this.#path !== null) await this.#folder.remove(this.#path);
    this.#file = null;
    this.#path = null;
    this.#shelved.length = 0;
  }
}
