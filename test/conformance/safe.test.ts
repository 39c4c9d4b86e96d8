import { describe, expect, test } from 'vitest';
import { compareDecimals, shiftDecimal } from '../../parsers/base/decimal-arithmetic.ts';
import {
  corpusAvailable,
  corpusBytes,
  judgeOracleEntry,
  judgeXmlFile,
  oracleEntries,
  oracleWord,
  type OracleEntry,
} from './signature-cases.ts';
import { keysOfBytes } from '../../parsers/signatures/keys/key-structure.ts';
import { verifyEcdsa } from '../../parsers/signatures/crypto/ecdsa.ts';
import { plainScalars } from '../../parsers/signatures/block-verdict.ts';

/** Formats that we recognise but do not check, so that our column cannot say what that program says. */
const unsupported: Readonly<Record<string, string>> = {
  'test_ocmf_rsa_01.xml': 'RSA seal of S.A.F.E. (message recovery); its reference is CC-BY-ND and one sample exists',
};

/** Values that verify for us although that program says "not verified", each with the reason. */
const ourValidTheirsNot: Readonly<Record<string, string>> = {
  'test.xml 1': 'DER with a superfluous zero; the numbers are unambiguous (warning)',
  'emh-emoc_NewEHZXML.xml 0': 'secp256r1, which that program does not know in this format',
  'emh-emoc_NewEHZXML.xml 1': 'secp256r1, which that program does not know in this format',
  'second_key_fail_ocmf.xml 1': 'the key beside the other value of the same file fits; origin "enclosed"',
  'inline_alfen_1_wrong_given_key.txt 0': 'the key in the record fits, the given one is unusable; told as a deviation',
  'inline_edlsig_wrong_key.txt 0': 'the key in the record fits, the given one is unusable; told as a deviation',
};

function idOf(entry: OracleEntry): string {
  return `${entry.file} ${entry.value_index ?? 0}`;
}

describe.skipIf(!corpusAvailable)('S.A.F.E. sample files', () => {
  const entries = corpusAvailable ? oracleEntries('safe').filter(({ kind }) => kind !== 'primitive') : [];

  test('our S.A.F.E. column says what release 1.4.1 says', () => {
    const differing = entries
      .filter(({ file }) => !(file in unsupported))
      .filter((entry) => judgeOracleEntry('safe', entry).safe !== oracleWord(entry.oracle_verdict))
      .map((entry) => `${entry.file} ${entry.kind} ${entry.value_index ?? ''}`);
    expect(differing).toEqual([]);
  });

  test('whatever verifies there verifies here', () => {
    const lost = entries
      .filter(
        ({ kind, file, oracle_verdict: verdict }) =>
          kind !== 'transaction' && kind !== 'file' && verdict === 'valid' && !(file in unsupported),
      )
      .filter((entry) => judgeOracleEntry('safe', entry).own !== 'ok valid/matches')
      .map(idOf);
    expect(lost).toEqual([]);
  });

  test('what verifies only here is listed with its reason', () => {
    const own = entries
      .filter(({ kind, oracle_verdict: verdict }) => (kind === 'value' || kind === 'raw') && verdict === 'invalid')
      .filter((entry) => judgeOracleEntry('safe', entry).own === 'ok valid/matches')
      .map(idOf);
    expect(own.toSorted()).toEqual(Object.keys(ourValidTheirsNot).toSorted());
  });

  test('energy of complete records is the one that was shown, with our exact digits', () => {
    const shown = entries.filter(
      ({ kind, oracle_energy_kwh: energy, file }) =>
        kind === 'value' && typeof energy === 'string' && file !== 'test_ocmf_rsa_01.xml',
    );
    expect(shown.length).toBeGreaterThan(50);
    const differing = shown
      .map((entry) => ({
        id: idOf(entry),
        theirs: shiftDecimal(entry.oracle_energy_kwh ?? '0', 3),
        ours: judgeXmlFile(`safe/${entry.file}`).values[entry.value_index ?? 0]?.verdict.energyWh ?? null,
      }))
      .filter(
        ({ id, ours, theirs }) => !id.includes('.pcdf') && (ours === null || compareDecimals(ours, theirs) !== 0),
      );
    expect(differing).toEqual([]);
  });

  test('bare ECDSA over a given digest', () => {
    for (const entry of oracleEntries('safe').filter(({ kind }) => kind === 'primitive')) {
      const data = JSON.parse(new TextDecoder().decode(corpusBytes(`safe/${entry.file}`))) as Record<string, string>;
      const bytes = (name: string): Uint8Array => Buffer.from(data[name] ?? '', 'hex');
      const key = keysOfBytes(bytes('public_key_xy_hex')).keys.find(({ curve }) => curve === data['curve']);
      const digest = bytes('digest_hex');
      const valid =
        key !== undefined &&
        verifyEcdsa({ key, signed: digest, digest, ...plainScalars(bytes('signature_rs_hex')) }, null);
      expect(`${entry.file} ${valid}`).toBe(`${entry.file} ${entry.oracle_verdict === 'valid'}`);
    }
  });
});
