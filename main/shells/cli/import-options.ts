import { readFileSync } from 'node:fs';
import { limitNames } from '../../api/import-limits.ts';
import { givenText } from '../../files/given-text.ts';
import type { ImportLimits } from '../../api/import-limits.ts';
import type { CliArguments } from './arguments.ts';
import { UsageError } from './usage-error.ts';

const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
/** A password file holds a password a line. */
const passwordFileBytes = 64 * 1024;

/** Passwords as `--password` and `--password-file` give them. A file that cannot be read is told without its content. */
export function givenPasswords({ passwords, passwordFiles }: CliArguments): readonly string[] {
  const fromFiles = passwordFiles.flatMap((file) => {
    let text: string;
    try {
      text = givenText(readFileSync(file));
    } catch {
      throw new UsageError('password-file-unreadable', { file });
    }
    if (text.length > passwordFileBytes) throw new UsageError('password-file-unreadable', { file });
    return text.split(/\r?\n/);
  });
  return [...passwords, ...fromFiles].filter((password) => password !== '');
}

/** Limits as `--limit NAME=VALUE` gives them; values may end in K, M or G. */
export function givenLimits({ limits }: CliArguments): Partial<ImportLimits> {
  const result: Partial<Record<keyof ImportLimits, number>> = {};
  for (const text of limits) {
    const [, name, digits, unit] = /^([a-z-]+)=(\d{1,15})([KMGkmg]?)$/.exec(text) ?? [];
    const key = Object.entries(limitNames).find(([known]) => known === name)?.[1];
    const value = Number(digits) * (units[(unit ?? '').toLowerCase()] ?? 1);
    if (key === undefined || !Number.isSafeInteger(value) || value < 1) {
      throw new UsageError('unknown-limit', { limit: text, names: Object.keys(limitNames).join(', ') });
    }
    result[key] = value;
  }
  return result;
}
