import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { RecentCase } from '../api/views/case-views.ts';
import type { FileGrants } from './file-grants.ts';
import { samePath } from '../files/file-names.ts';
import { codeOf } from '../files/patience.ts';
import { caseName } from './open-cases.ts';
import { replaceFile } from './save-file.ts';

/** How many cases the start screen remembers. */
const remembered = 20;

const storedList = v.array(v.object({ path: v.string(), openedAt: v.string() }));
type Stored = v.InferOutput<typeof storedList>;

/** The list of recent cases in the program's own folder. */
export interface RecentCases {
  list(): readonly RecentCase[];
  remember(path: string): void;
  forget(path: string): void;
}

export function createRecentCases(dataFolder: string, grants: FileGrants): RecentCases {
  const file = join(dataFolder, 'recent-cases.json');

  function read(): Stored {
    if (!existsSync(file)) return [];
    try {
      const parsed = v.safeParse(storedList, JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? parsed.output : [];
    } catch {
      // A damaged list of shortcuts is not worth a message; it is written anew with the next case.
      return [];
    }
  }
  function write(entries: Stored): void {
    try {
      replaceFile(file, JSON.stringify(entries, null, 2), 0o600);
    } catch (error) {
      // A full disk or a scanner must not keep a case from being opened; the list is written anew with the next one.
      if (codeOf(error) === null) throw error;
    }
  }

  return {
    list() {
      return read().map(({ path, openedAt }) => {
        const found = existsSync(path);
        return {
          token: grants.grantUnchecked(path, caseName(path)),
          name: caseName(path),
          openedAt,
          sizeBytes: found ? statSync(path).size : 0,
          missing: !found,
        };
      });
    },
    remember(path) {
      const others = read().filter((entry) => !samePath(entry.path, path));
      write([{ path, openedAt: new Date().toISOString() }, ...others].slice(0, remembered));
    },
    forget(path) {
      write(read().filter((entry) => !samePath(entry.path, path)));
    },
  };
}
