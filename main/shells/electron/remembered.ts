import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { replaceFile } from '../../engine/save-file.ts';
import { codeOf } from '../../files/patience.ts';

const bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
const stored = v.object({
  bounds: v.optional(bounds),
  maximized: v.optional(v.boolean()),
  lastFolder: v.optional(v.string()),
});
export type WindowMemory = v.InferOutput<typeof stored>;

/** What the window remembers between two starts: where it stood, and the folder of the last dialog. */
export interface Remembered {
  get(): WindowMemory;
  set(change: WindowMemory): void;
}

export function createRemembered(dataFolder: string): Remembered {
  const path = join(dataFolder, 'window.json');
  let memory: WindowMemory = {};
  try {
    const read = v.safeParse(stored, JSON.parse(readFileSync(path, 'utf8')));
    if (read.success) memory = read.output;
  } catch {
    // The first start, or a damaged file: the window opens where it likes.
  }
  return {
    get: () => memory,
    set(change) {
      memory = { ...memory, ...change };
      try {
        replaceFile(path, JSON.stringify(memory), 0o600);
      } catch (error) {
        // Told while the window closes: a full disk would keep it open, for a place that nobody misses.
        if (codeOf(error) === null) throw error;
      }
    },
  };
}
