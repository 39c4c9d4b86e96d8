import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ApiFailure } from '../api/errors.ts';

/** A file that a shell allows the contract to read. Paths never cross the contract; this does. */
export interface GrantedFile {
  readonly token: string;
  readonly name: string;
  readonly sizeBytes: number;
}

export interface ResolvedFile {
  readonly path: string;
  readonly name: string;
}

/** A place that a shell allows the contract to write to. */
export interface GrantedTarget extends ResolvedFile {
  /** The person said that what is there may go. */
  readonly overwrite: boolean;
}

/** Keeps which token stands for which path. */
export interface FileGrants {
  grant(path: string, name?: string): Promise<GrantedFile>;
  /** Grants without looking at the file, for lists of files that may be gone. */
  grantUnchecked(path: string, name: string): string;
  resolve(token: string): ResolvedFile;
  /** Tokens for reading never serve for writing: a page must not be able to overwrite the evidence. */
  grantTarget(path: string, overwrite: boolean): string;
  resolveTarget(token: string): GrantedTarget;
}

export function createFileGrants(): FileGrants {
  const files = new Map<string, ResolvedFile>();
  const tokens = new Map<string, string>();
  const targets = new Map<string, GrantedTarget>();

  function remember(path: string, name: string): string {
    const key = `${path}\u0000${name}`;
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const token = randomUUID();
    tokens.set(key, token);
    files.set(token, { path, name });
    return token;
  }

  return {
    async grant(path, name) {
      const absolute = resolve(path);
      const found = await stat(absolute).catch(() => undefined);
      if (found === undefined) throw new ApiFailure('file-missing', { file: name ?? path });
      const shown = name ?? basename(absolute);
      return { token: remember(absolute, shown), name: shown, sizeBytes: found.isFile() ? found.size : 0 };
    },
    grantUnchecked: (path, name) => remember(resolve(path), name),
    resolve(token) {
      const file = files.get(token);
      if (file === undefined) throw new ApiFailure('file-token-unknown');
      return file;
    },
    grantTarget(path, overwrite) {
      const token = randomUUID();
      targets.set(token, { path: resolve(path), name: path, overwrite });
      return token;
    },
    resolveTarget(token) {
      const target = targets.get(token);
      if (target === undefined) throw new ApiFailure('file-token-unknown');
      return target;
    },
  };
}
