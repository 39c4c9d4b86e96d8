import { encodeHex } from '../../../parsers/base/text-encodings.ts';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { p192, p256 } from './sample-keys.ts';
import { keyOf, valueOf } from './test-records.ts';
import { told } from './told-rules.ts';

/* Judging records of `block-records.ts` with the key of their format. */

export const blockKeys: Readonly<Record<string, string>> = {
  alfen: encodeHex(p192.compressed),
  pcdf: `04${encodeHex(p256.coordinates)}`,
  edl40: encodeHex(p192.coordinates),
  'edl40-mennekes': encodeHex(p192.coordinates),
  'isa-edl40': encodeHex(p256.coordinates),
};

export function judgeBlock(format: string, text: string, key = blockKeys[format] ?? ''): ValueVerdict {
  return verifyValue(valueOf(text, { format }), [keyOf(key)], null);
}

/** Signature, our deviations but the remarks, and what release 1.4.1 says. */
export function said(verdict: ValueVerdict): readonly unknown[] {
  const { signature, safe } = verdict;
  return [signature, told(verdict).filter((rule) => !rule.startsWith('info ')), safe.reason ?? safe.verdict];
}

/** What a broken record is said to lack. */
export function fault(verdict: ValueVerdict): string | number {
  return verdict.readable === 'broken' ? (verdict.rules.at(-1)?.params['fault'] ?? '') : 'readable';
}
