import { expect } from 'vitest';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import { judge, key } from './record-writer.ts';

/** Every deviation as `severity code path`. Whether s is high is chance. */
export function told({ rules }: Pick<ValueVerdict, 'rules'>): readonly string[] {
  return rules
    .filter(({ code }) => code !== 'ocmf.high-s')
    .map(({ severity, code, path }) => `${severity} ${code}${path === '' ? '' : ` ${path}`}`);
}

/** A name, a signed record, and all that must be told about it. */
export type ToldCase = readonly [name: string, text: string, expected: readonly string[]];

export function expectTold(text: string, expected: readonly string[], keys: readonly PublicKeyRecord[] = [key]): void {
  const verdict = judge(text, keys);
  expect(verdict.signature).toBe('valid');
  expect(told(verdict).toSorted()).toEqual(expected.toSorted());
}
