import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/* Writes samples as source text, `samples.ts` beside each format. */

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

export interface Sample {
  readonly note: string;
  readonly text: string;
  readonly key: string | null;
  readonly expected: readonly [string, string, string];
}

export function samples(list: readonly Sample[]): string {
  const entries = list.map(
    ({ note, text, key, expected: [readable, signature, reason] }) =>
      `{ note: ${quoted(note)}, text: ${quoted(text)}, publicKey: ${key === null ? 'null' : quoted(key)}, ` +
      `expected: { readable: '${readable}', signature: '${signature}', signatureReason: '${reason}' } }`,
  );
  return `[${entries.join(',\n')}]`;
}

export const valid = ['ok', 'valid', 'matches'] as const;
export const invalid = ['ok', 'invalid', 'does-not-match'] as const;
export const broken = ['broken', 'unverifiable', 'not-readable'] as const;

export function three(text: string, changed: string, cut: string, key: string | null): string {
  return samples([
    { note: 'as the meter signed it', text, key, expected: valid },
    { note: 'the value was changed after signing', text: changed, key, expected: invalid },
    { note: 'a part is missing', text: cut, key, expected: broken },
  ]);
}

export function write(path: string, body: string): void {
  const head =
    "import type { SignedFormatSample } from '../signed-format.ts';\n\n/* Made by the scripts in test/parsers/signatures (make-*.ts) with keys that are worth nothing. */\n\n";
  writeFileSync(fileURLToPath(new URL(`../../../parsers/signatures/${path}`, import.meta.url)), `${head}${body}\n`);
}
