import type { PublicKeyRecord, SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import type { RuleDeviation, ValueVerdict } from '../../../parsers/model/verdict.ts';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { keyOf, makeSigner, type Signer } from './test-records.ts';

/* OCMF records written field by field as JSON text, so that every departure from a sound record stands there exactly as the case says. */

export const signer = makeSigner();
export const key = keyOf(signer.spkiHex);

export type Fields = Readonly<Record<string, string | null>>;

/** Fields are JSON texts, so that digits, escapes and wrong kinds stay as written; `null` leaves one out. */
export function object(fields: Fields): string {
  const written = Object.entries(fields).filter(([, value]) => value !== null);
  return `{${written.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

export function at(hour: string): string {
  return `"2026-03-01T${hour}:00,000+0100 S"`;
}

export function begin(more: Fields = {}): string {
  return object({
    TM: at('08:00'),
    TX: '"B"',
    RV: '100.000',
    RI: '"01-00:B1.08.00*FF"',
    RU: '"kWh"',
    RT: '"AC"',
    EF: '""',
    ST: '"G"',
    ...more,
  });
}

export function end(more: Fields = {}): string {
  return begin({ TM: at('09:00'), TX: '"E"', RV: '129.500', ...more });
}

export function between(more: Fields = {}): string {
  return begin({ TM: at('08:30'), TX: '"C"', RV: '110', ...more });
}

export function payload(more: Fields = {}, readings: readonly string[] = [begin(), end()]): string {
  return object({
    FV: '"1.0"',
    GI: '"Test"',
    GS: '"GW-1"',
    GV: '"1"',
    PG: '"T10"',
    MS: '"M-1"',
    IS: 'true',
    IL: '"VERIFIED"',
    IF: '["RFID_PLAIN"]',
    IT: '"ISO14443"',
    ID: '"1F2D3A4F5506C7"',
    RD: `[${readings.join(',')}]`,
    ...more,
  });
}

export function signatureOf(text: string, encoding: 'hex' | 'base64' = 'hex', by: Signer = signer): string {
  return Buffer.from(by.sign(Buffer.from(text))).toString(encoding);
}

export function record(text: string = payload(), section: Fields = {}, by: Signer = signer): string {
  return `OCMF|${text}|${object({ SA: `"${by.sa}"`, SD: `"${signatureOf(text, 'hex', by)}"`, ...section })}`;
}

export function readings(...list: readonly string[]): string {
  return record(payload({}, list));
}

export const fiscal: Fields = { PG: '"F1"', IS: null, IL: null, IF: null, IT: null, ID: null };

export function found(text: string): SignedValueRecord {
  const [value, second] = recordsInText(new TextEncoder().encode(text), 1).signedValues;
  if (value === undefined || second !== undefined) throw new Error('not exactly one record');
  return value;
}

export function judge(text: string, keys: readonly PublicKeyRecord[] = [key]): ValueVerdict {
  return verifyValue(found(text), keys, null);
}

export function worst(rules: readonly RuleDeviation[]): string {
  return ['fatal', 'warning'].find((severity) => rules.some((rule) => rule.severity === severity)) ?? 'none';
}

export function codes(rules: readonly RuleDeviation[]): readonly string[] {
  return rules.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}
