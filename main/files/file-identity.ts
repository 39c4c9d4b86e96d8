import { statSync } from 'node:fs';

/**
 * Tells a file from another one that took its name: the same text for as long as it is the same file, `null` where none is. `andContent`: another text
 * as well once it was written.
 */
export function fileIdentity(path: string, andContent = false): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  const written = andContent ? ` ${found.size} ${found.mtimeNs}` : '';
  return `${found.dev} ${found.ino}${written}`;
}
