import { closeSync, existsSync, openSync, readdirSync, writeSync } from 'node:fs';
import path, { dirname, join, resolve } from 'node:path';
import { insideFolder } from '../../files/file-names.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { removeFile, removePath } from '../../files/remove-path.ts';
import { renameOver } from '../../files/rename-over.ts';
import { createZipWriter } from './zip-writer.ts';

/** Where the files of a bundle go, one after the other. */
export interface BundleSink {
  /** Begins a file; what is written to it follows in pieces. */
  begin(name: string): void;
  write(piece: Uint8Array): void;
  end(): void;
  /** Everything is there. */
  finish(): void;
  /** Takes away what was begun. */
  abort(): void;
}

/** A zip file; it gets its name only when it is whole. Every entry lies in one folder. */
export function zipSink(target: string, folder: string): BundleSink {
  const part = `${target}.part`;
  const file = openSync(part, 'w', 0o600);
  const zip = createZipWriter(file);
  let closed = false;
  const close = (): void => {
    if (!closed) closeSync(file);
    closed = true;
  };
  return {
    begin: (name) => zip.begin(`${folder}/${name}`),
    write: (piece) => zip.write(piece),
    end: () => zip.end(),
    finish() {
      zip.finish();
      close();
      renameOver(part, target);
    },
    abort() {
      close();
      removeFile(part);
    },
  };
}

/** A folder that must be new or empty, so that nothing else lies among the evidence. */
export function folderSink(folder: string): BundleSink {
  const root = resolve(folder);
  const wasThere = existsSync(root);
  makeFolder(root);
  if (readdirSync(root).length > 0) throw new Error('the folder is not empty');
  let file: number | undefined;
  const write = (piece: Uint8Array): void => {
    if (file === undefined) throw new Error('no file was begun');
    for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
  };
  const end = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    begin(name) {
      const target = insideFolder(root, name, path);
      makeFolder(dirname(target));
      file = openSync(target, 'wx');
    },
    write,
    end,
    finish: () => {},
    abort() {
      end();
      for (const name of readdirSync(root)) removePath(join(root, name));
      if (!wasThere) removePath(root);
    },
  };
}
