import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder that looks like a downloaded Electron for Linux to electron-builder, so that packing can be checked without
 * the real one: the files that it copies or renames, and the wire in the binary that holds the fuses (@electron/fuses:
 * sentinel, version 1, their number, one digit each).
 */
export function makeStubElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const fuses = '1'.repeat(9);
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses),
  ]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), { mode: 0o755 });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '45.4.1');
  for (const locale of ['de', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
}
