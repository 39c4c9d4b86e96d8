import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file or folder that a person dropped; `name` is what is shown. */
export interface ImportFile {
  readonly path: string;
  readonly name: string;
}

/** A file to read, or why something that was dropped is not read. */
export type DroppedFile =
  | { readonly file: ImportFile; readonly sizeBytes: number }
  | { readonly file: ImportFile; readonly failure: DropFailure };

export type DropFailure = 'file-missing' | 'file-unreadable' | 'import.symbolic-link' | 'import.device';

/** Folders inside folders; deeper ones are a loop or an attack. */
const folderDepth = 64;

/** The files that were dropped, folders walked in the order of their names. Links inside folders are told and not followed. */
export async function* droppedFiles(files: readonly ImportFile[]): AsyncGenerator<DroppedFile, void, void> {
  for (const file of files) {
    try {
      // the dropped thing itself may be a link: a person pointed at it
      const info = await stat(file.path);
      if (info.isDirectory()) yield* walk(file, 0);
      else if (info.isFile()) yield { file, sizeBytes: info.size };
      else yield { file, failure: 'import.device' };
    } catch (error) {
      yield { file, failure: failureOf(error) };
    }
  }
}

async function* walk(folder: ImportFile, depth: number): AsyncGenerator<DroppedFile, void, void> {
  let names: string[];
  try {
    if (depth >= folderDepth) throw new Error('too deep');
    names = (await readdir(folder.path)).sort();
  } catch (error) {
    yield { file: folder, failure: failureOf(error) };
    return;
  }
  for (const name of names) {
    const file = { path: join(folder.path, name), name: `${folder.name}/${name}` };
    try {
      const info = await lstat(file.path);
      if (info.isDirectory()) yield* walk(file, depth + 1);
      else if (info.isFile()) yield { file, sizeBytes: info.size };
      else yield { file, failure: info.isSymbolicLink() ? 'import.symbolic-link' : 'import.device' };
    } catch (error) {
      yield { file, failure: failureOf(error) };
    }
  }
}

/** Expected failures of a file system; anything without an error code is a bug and passes on. */
export function failureOf(error: unknown): DropFailure {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable';
}
