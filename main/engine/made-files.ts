import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import type { MadeFile } from '../api/views/export-views.ts';
import { removeOfDeadRuns } from '../files/private-temp.ts';
import { tryRemovePath } from '../files/remove-path.ts';
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

const ownFolder = /^(\d{1,10})-[\da-f]{8}$/;
/** The folder may lie on a share, where a process of another computer is not seen to be running. */
const oldMs = 24 * 60 * 60 * 1_000;

export function createMadeFiles(dataFolder: string): MadeFiles {
  const parent = join(dataFolder, 'made');
  // Two programs may run on one folder; each takes away its own, and what a killed one left.
  removeOfDeadRuns(parent, ownFolder, oldMs);
  const folder = join(parent, `${process.pid}-${randomUUID().slice(0, 8)}`);
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
    close: () => void tryRemovePath(folder),
  };
}
