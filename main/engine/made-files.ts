import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import type { MadeFile } from '../api/views/export-views.ts';
import { saveFile } from './save-file.ts';

export interface MadePlace {
  readonly path: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** Files that were made for a shell to take: too large to be carried through the contract. They go when the engine ends. */
export interface MadeFiles {
  /** A path for a file that is about to be written. */
  place(): string;
  /** Hands out a token for a finished file. */
  offer(place: MadePlace): MadeFile;
  find(token: string): MadePlace;
  /** Copies a file to where the person wants it, as `saveFile` does. */
  deliver(token: string, target: string): void;
  close(): void;
}

export function createMadeFiles(dataFolder: string): MadeFiles {
  // Two programs may run on one folder; each takes away only its own.
  const folder = join(dataFolder, 'made', `${process.pid}-${randomUUID().slice(0, 8)}`);
  const made = new Map<string, MadePlace>();
  const find = (token: string): MadePlace => {
    const place = made.get(token);
    if (place === undefined) throw new ApiFailure('file-token-unknown');
    return place;
  };
  return {
    place() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return join(folder, randomUUID());
    },
    offer(place) {
      const token = randomUUID();
      made.set(token, place);
      const { fileName, mediaType, path } = place;
      return { fileName, mediaType, made: token, sizeBytes: statSync(path).size };
    },
    find,
    deliver: (token, target) => saveFile(target, { copyOf: find(token).path }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
