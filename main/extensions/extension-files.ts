import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { samePath } from '../files/file-names.ts';
import { givenText } from '../files/given-text.ts';
import type { ExtensionFile, ExtensionProblem } from './extension.ts';
import { problemText } from './extension-texts.ts';
import { ownThresholdsFile } from './own-thresholds.ts';

/** More than a catalogue of ten thousand codes needs. */
const mostBytes = 4_000_000;
/** More files than anybody keeps; a folder chosen by mistake is not read through. */
const mostFiles = 200;

export interface FoundExtensions {
  readonly files: readonly ExtensionFile[];
  readonly problems: readonly ExtensionProblem[];
}

/**
 * Reads the extension files of a run: those of the settings folder (`*.json`, `*.jsonc`, in the order of their names, what a person set last), then those given by name. A file
 * that stands in both places counts once, as given. A folder that is not there holds none.
 */
export function findExtensionFiles(given: readonly string[], folder: string | null): FoundExtensions {
  const files: ExtensionFile[] = [];
  const problems: ExtensionProblem[] = [];
  const explicit = given.map((path) => resolve(path));
  const add = (path: string, origin: ExtensionFile['origin']): void => {
    const problem = (code: string, params: Readonly<Record<string, string | number>> = {}): void => {
      problems.push({ path, origin, text: problemText(code, params) });
    };
    try {
      const bytes = readWhole(path);
      if (bytes === 'too-large') problem('file-too-large', { limit: mostBytes });
      else
        files.push({
          path,
          origin,
          sha256: sha256(bytes),
          text: givenText(bytes, 'strict'),
        });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // TextDecoder's refusal carries this code.
      if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') problem('not-utf8');
      else problem(code === 'ENOENT' ? 'file-missing' : 'file-unreadable', { detail: code });
    }
  };
  if (folder !== null) {
    const names = namesIn(folder);
    if (names.length > mostFiles)
      problems.push({ path: folder, origin: 'folder', text: problemText('too-many-files', { limit: mostFiles }) });
    for (const name of names.slice(0, mostFiles)) {
      const path = join(resolve(folder), name);
      if (!explicit.some((given) => samePath(given, path))) add(path, 'folder');
    }
  }
  for (const path of new Set(explicit)) add(path, 'given');
  return { files, problems };
}

function namesIn(folder: string): readonly string[] {
  try {
    return (
      readdirSync(folder)
        .filter((name) => /\.jsonc?$/i.test(name) && !name.startsWith('.'))
        .toSorted((one, other) => (one < other ? -1 : 1))
        // What a person set in the window is the last word of the folder.
        .toSorted((one, other) => Number(one === ownThresholdsFile) - Number(other === ownThresholdsFile))
    );
  } catch {
    // Not there, or not ours to read: then there are no extensions.
    return [];
  }
}

function readWhole(path: string): Buffer | 'too-large' {
  const stats = statSync(path);
  if (!stats.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  if (stats.size > mostBytes) return 'too-large';
  const handle = openSync(path, 'r');
  try {
    // One byte more than allowed: the file may have grown since.
    const bytes = Buffer.alloc(Math.min(stats.size, mostBytes) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(handle, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, Math.min(length, stats.size));
  } finally {
    closeSync(handle);
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
