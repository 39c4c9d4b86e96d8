import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
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
export function zipSink(path: string, folder: string): BundleSink {
  const part = `${path}.part`;
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
      renameSync(part, path);
    },
    abort() {
      close();
      rmSync(part, { force: true });
    },
  };
}

/** A folder that must be new or empty, so that nothing else lies among the evidence. */
export function folderSink(path: string): BundleSink {
  const root = resolve(path);
  const wasThere = existsSync(root);
  mkdirSync(root, { recursive: true });
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
      const target = resolve(join(root, name));
      if (!target.startsWith(root + sep)) throw new Error('a file would lie outside the folder');
      mkdirSync(dirname(target), { recursive: true });
      file = openSync(target, 'wx');
    },
    write,
    end,
    finish: () => {},
    abort() {
      end();
      for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true, force: true });
      if (!wasThere) rmSync(root, { recursive: true, force: true });
    },
  };
}
