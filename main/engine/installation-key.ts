import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile } from '../files/remove-path.ts';

const keyBytes = 32;
const keyText = /^[0-9a-f]{64}\n?$/;

function readKey(path: string): Buffer | null {
  try {
    const text = readFileSync(path, 'latin1');
    return keyText.test(text) ? Buffer.from(text.trim(), 'hex') : null;
  } catch {
    return null;
  }
}

/**
 * The secret by which this installation knows its own conclusions again (`casefile/conclusion-mark.ts`): in the program's private folder, made when it is
 * first asked for, never in a case. `null` where it can be neither read nor kept: then every conclusion counts as somebody else's.
 */
export function installationKey(dataFolder: string): Buffer | null {
  const path = join(dataFolder, 'installation-key');
  const known = readKey(path);
  if (known !== null) return known;
  const made = randomBytes(keyBytes);
  for (const isDamaged of [false, true]) {
    try {
      if (isDamaged) removeFile(path);
      writeFileSync(path, `${made.toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
      return made;
    } catch {
      // Another program was faster, or what lies there is no key.
      const found = readKey(path);
      if (found !== null) return found;
    }
  }
  return null;
}
