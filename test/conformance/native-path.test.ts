import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createNativeAccelerator } from '../../main/engine/native-ecdsa.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import { recordsInXml } from '../../parsers/signatures/carriers/in-xml.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';
import {
  corpusAvailable,
  corpusBytes,
  keyRecord,
  readCorpusJson,
  signedCorpus,
  valueRecord,
} from './signature-cases.ts';

/*
 * The portable path is the product, the host's own ECDSA an accelerator for two curves: both must say the same of everything, also of forgeries
 * and of hostile keys.
 */

interface Case {
  readonly name: string;
  readonly value: SignedValueRecord;
  readonly keys: readonly PublicKeyRecord[];
}

type Listed = readonly { readonly id: string; readonly ocmf: string; readonly public_key: string | null }[];

function listed(entries: Listed): readonly Case[] {
  return entries.map(({ id, ocmf, public_key: key }) => ({
    name: id,
    value: valueRecord(ocmf),
    keys: key === null || key === '' ? [] : [keyRecord(key)],
  }));
}

function inXmlFiles(folder: string): readonly Case[] {
  return readdirSync(`${signedCorpus}/${folder}`)
    .filter((name) => name.endsWith('.xml'))
    .flatMap((name) => {
      const { signedValues, publicKeys } = recordsInXml(corpusBytes(`${folder}/${name}`), 1);
      return signedValues.map((value) => ({ name: `${name} ${value.index}`, value, keys: publicKeys }));
    });
}

describe.skipIf(!corpusAvailable)('portable and native path (skipped without the shared corpus)', () => {
  const parts: readonly (readonly [string, () => readonly Case[]])[] = [
    ['vectors', () => listed(readCorpusJson('vectors.json') as Listed)],
    ['hostile records', () => listed((readCorpusJson('adversarial.json') as { readonly vectors: Listed }).vectors)],
    ['probes', () => inXmlFiles('probes')],
    ['samples of the S.A.F.E. software', () => inXmlFiles('safe')],
  ];

  test.each(parts)('say the same of all %s', (_name, casesOf) => {
    const native = createNativeAccelerator();
    const cases = casesOf();
    expect(cases.length).toBeGreaterThan(40);
    for (const { name, value, keys } of cases) {
      expect({ name, verdict: verifyValue(value, keys, native) }).toEqual({
        name,
        verdict: verifyValue(value, keys, null),
      });
    }
  });
});
