import { companionSuffixes } from './database-shelf.ts';
import { failureOf } from './dropped-files.ts';
import type { DroppedFile } from './dropped-files.ts';
import type { PrivateFolder } from './private-folder.ts';

/** Write-ahead logs and journals that were dropped together with their databases. */
export interface DroppedCompanions {
  of(databasePath: string): readonly { readonly suffix: string; readonly path: string }[];
  /** Name of the dropped database that a log or journal lies beside. */
  databaseOf(path: string): string | null;
  /** Puts them beside a private copy; returns their suffixes. One that went away or cannot be read is left out: it is told as a source of its own. */
  copy(databasePath: string, copyPath: string, folder: PrivateFolder): Promise<readonly string[]>;
}

export function createDroppedCompanions(files: readonly DroppedFile[]): DroppedCompanions {
  const readable = new Map(files.filter((each) => !('failure' in each)).map(({ file }) => [file.path, file]));

  function of(databasePath: string): ReturnType<DroppedCompanions['of']> {
    return companionSuffixes.flatMap((suffix) => {
      const path = databasePath + suffix;
      return readable.has(path) ? [{ suffix, path }] : [];
    });
  }

  return {
    of,
    databaseOf(path) {
      const suffix = companionSuffixes.find((candidate) => path.endsWith(candidate));
      return suffix === undefined ? null : (readable.get(path.slice(0, -suffix.length))?.name ?? null);
    },
    async copy(databasePath, copyPath, folder) {
      const added: string[] = [];
      for (const { suffix, path } of of(databasePath)) {
        try {
          await folder.copy(path, copyPath + suffix);
          added.push(suffix);
        } catch (error) {
          if (folder.isFull(error)) throw error;
          failureOf(error);
          await folder.remove(copyPath + suffix);
        }
      }
      return added;
    },
  };
}
