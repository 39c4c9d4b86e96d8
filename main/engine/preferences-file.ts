import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiFailure } from '../api/errors.ts';
import { replaceFile } from './save-file.ts';

/** How the window looks to this person: a small JSON object that only the window understands, kept beside the list of recent cases. */
export interface PreferencesFile {
  /** JSON text of an object; `{}` while nothing was kept. */
  read(): string;
  write(json: string): void;
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export function createPreferencesFile(dataFolder: string): PreferencesFile {
  const file = join(dataFolder, 'preferences.json');
  return {
    read() {
      if (!existsSync(file)) return '{}';
      const json = readFileSync(file, 'utf8');
      // What another hand damaged is not worth a message; looks begin anew.
      return isObject(json) ? json : '{}';
    },
    write(json) {
      if (!isObject(json)) throw new ApiFailure('input-invalid', { procedure: 'preferences.set', path: 'json' });
      replaceFile(file, json, 0o600);
    },
  };
}
