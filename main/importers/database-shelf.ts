import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ByteReader } from './byte-reader.ts';
import type { ByteGenerator, ReadingStop } from './byte-reader.ts';
import { fileBytes } from './file-bytes.ts';
import type { CancelSignal } from './file-bytes.ts';
import type { SourcePlace } from './import-run.ts';
import type { LeafExtras } from './leaf-import.ts';
import { noExtras } from './leaf-import.ts';
import type { PrivateFolder } from './private-folder.ts';
import { databaseFileKind } from './readers/sqlite-file-kind.ts';
import type { WaitingBytes } from './waiting-bytes.ts';

/** Files that SQLite keeps beside a database and that belong to its content. The `-shm` index is rebuilt from the log. */
export const companionSuffixes = ['-wal', '-journal'] as const;

interface Stored {
  readonly place: SourcePlace;
  readonly path: string;
  readonly kind: 'database' | 'companion';
  readonly sizeBytes: number;
  readonly stop: ReadingStop | null;
}

/** A database or companion that waits on the shelf, ready to be imported. */
export interface StoredSource {
  readonly bytes: ByteReader;
  readonly place: SourcePlace;
}

/**
 * Databases of an archive wait here until all its entries were seen, because the write-ahead log that holds the latest
 * transactions may come after the database or before it.
 */
export class DatabaseShelf {
  readonly #folder: PrivateFolder;
  readonly #signal: CancelSignal;
  readonly #waiting: WaitingBytes;
  readonly #stored: Stored[] = [];

  constructor(folder: PrivateFolder, signal: CancelSignal, waiting: WaitingBytes) {
    this.#folder = folder;
    this.#signal = signal;
    this.#waiting = waiting;
  }

  /** Whether an entry is a database or one of its companions. */
  async wants(bytes: ByteReader): Promise<boolean> {
    return databaseFileKind(await bytes.peek(32)) !== null;
  }

  /** Copies an entry to a private file. */
  async put(bytes: ByteReader, place: SourcePlace): Promise<void> {
    const kind = databaseFileKind(await bytes.peek(32)) === 'database' ? 'database' : 'companion';
    const path = await this.#folder.spill(bytes);
    this.#waiting.put(bytes.pulled);
    this.#stored.push({ place, path, kind, sizeBytes: bytes.pulled, stop: bytes.stop });
  }

  /**
   * Imports what waits. Databases with companions come first: of two copies with the same bytes the one with a log beside it tells more, and
   * the case keeps the first.
   */
  async importAll(importOne: (source: StoredSource, extras: LeafExtras) => Promise<void>): Promise<void> {
    const rank = (stored: Stored): number => (this.#companionsOf(stored).length > 0 ? 0 : 1);
    for (const stored of this.#stored.toSorted((a, b) => rank(a) - rank(b))) {
      const file = await open(stored.path, 'r');
      try {
        const bytes = new ByteReader(storedBytes(file, stored, this.#signal, (count) => this.#waiting.take(count)));
        const extras: LeafExtras =
          stored.kind === 'database'
            ? {
                ...noExtras,
                addCompanions: (copyPath) => this.#link(stored, copyPath),
                hasCompanions: this.#companionsOf(stored).length > 0,
              }
            : { ...noExtras, companionOf: this.#databaseOf(stored) };
        await importOne({ bytes, place: stored.place }, extras);
      } finally {
        await file.close();
      }
    }
  }

  async #link(database: Stored, copyPath: string): Promise<readonly string[]> {
    const added: string[] = [];
    for (const { suffix, path } of this.#companionsOf(database)) {
      await this.#folder.copy(path, copyPath + suffix);
      added.push(suffix);
    }
    return added;
  }

  #databaseOf(companion: Stored): string | null {
    const database = this.#stored.find(
      ({ kind, place }) =>
        kind === 'database' &&
        companionSuffixes.some((suffix) => companion.place.entry === `${place.entry ?? ''}${suffix}`),
    );
    return database?.place.entry ?? null;
  }

  #companionsOf(database: Stored): readonly { readonly suffix: string; readonly path: string }[] {
    if (database.kind !== 'database') return [];
    return companionSuffixes.flatMap((suffix) => {
      const companion = this.#stored.find(
        ({ kind, place }) => kind === 'companion' && place.entry === `${database.place.entry}${suffix}`,
      );
      return companion === undefined ? [] : [{ suffix, path: companion.path }];
    });
  }

  /** Removes the private files. */
  async dispose(): Promise<void> {
    for (const { path } of this.#stored) await this.#folder.remove(path);
    this.#stored.length = 0;
  }
}

/** The stored bytes again, ending as they ended in the archive. */
async function* storedBytes(
  file: FileHandle,
  stored: Stored,
  signal: CancelSignal,
  onBytes: (count: number) => void,
): ByteGenerator {
  const stop = yield* fileBytes(file, 0, stored.sizeBytes, signal, onBytes);
  return stop ?? stored.stop;
}
