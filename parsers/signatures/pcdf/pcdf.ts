import { sha256 } from '@noble/hashes/sha2.js';
import { isDecimal, shiftDecimal } from '../../base/decimal-arithmetic.ts';
import { decodeHexTolerant, encodeHex, utf8Bytes, utf8Length } from '../../base/text-encodings.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { ReadingView, RuleDeviation, SafeVerdict, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock } from '../block-verdict.ts';
import { readSignature } from '../crypto/der-signature.ts';
import { verifyEcdsa } from '../crypto/ecdsa.ts';
import { deviation } from '../deviations.ts';
import { keyOnCurve, safeKeyBytes } from '../safe/safe-keys.ts';
import { safeNotVerified, safeRefused, safeVerified } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { daysInMonth } from '../../time/civil.ts';
import { pcdfSamples } from './samples.ts';

/* PCDF of Porsche: `128.8.0(ST:...)...(SG:...)`; everything before `(SG:` is signed, on secp256r1 (research 2.10). */

interface PcdfRecord {
  readonly groups: ReadonlyMap<string, string>;
  readonly signed: string;
  readonly r: bigint;
  readonly s: bigint;
  readonly superfluousZero: boolean;
}

const mandatory = ['ST', 'CT', 'CD', 'TV', 'BV', 'CSC', 'SP', 'RV', 'SI', 'CS', 'HW', 'DT', 'PK', 'SG'] as const;

function read(text: string): Result<PcdfRecord, string> {
  const start = text.indexOf('128.8.0');
  const end = text.lastIndexOf(')');
  if (start < 0 || end < start || text.length > 20_000) return fail('no-tuple');
  const tuple = text.slice(start, end + 1);
  const groups = new Map<string, string>();
  for (const [, name = '', value = ''] of tuple.matchAll(/\(([A-Z]{2,4}):([^()]{0,400})\)/g)) {
    if (groups.has(name)) return fail(`double-${name}`);
    groups.set(name, value);
  }
  const missing = mandatory.find((name) => !groups.has(name));
  if (missing !== undefined) return fail(`missing-${missing}`);
  const at = tuple.lastIndexOf('(SG:');
  if (tuple.indexOf(')', at) !== tuple.length - 1) return fail('signature-not-last');
  const bytes = decodeHexTolerant(groups.get('SG') ?? '');
  const scalars = bytes === undefined ? undefined : readSignature(bytes, 32);
  if (scalars?.ok !== true) return fail('signature');
  if (!tuple.isWellFormed()) return fail('half-character');
  const { r, s, oddities } = scalars.value;
  return ok({ groups, signed: tuple.slice(0, at), r, s, superfluousZero: oddities.includes('superfluous-zero') });
}

/** yyMMddHHmmss, taken as UTC; years from 2019 on. */
function pcdfTime(text: string): string | null {
  const match = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const possible = year >= 19 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000 + year, month);
  if (!possible || hour > 23 || minute > 59 || second > 59) return null;
  const [, yy = '', mo = '', dd = '', hh = '', mi = '', ss = ''] = match;
  return `20${yy}-${mo}-${dd}T${hh}:${mi}:${ss}Z`;
}

/** Fields that decide about billing: BV and SP must be 1 (errors 1503 and 1517 of the S.A.F.E. software). */
function fieldFault(groups: ReadonlyMap<string, string>): string | null {
  const field = (name: string): string => groups.get(name) ?? '';
  if (pcdfTime(field('ST')) === null) return 'ST';
  if (pcdfTime(field('CT')) === null) return 'CT';
  if (!/^\d{6}$/.test(field('CD'))) return 'CD';
  if (!/^[01]$/.test(field('TV'))) return 'TV';
  if (field('BV') !== '1') return 'BV';
  if (!/^\d+$/.test(field('CSC'))) return 'CSC';
  if (field('SP') !== '1') return 'SP';
  if (!/^.{8}\*kWh$/.test(field('RV')) || !isDecimal(field('RV').slice(0, 8))) return 'RV';
  if (!/^[^*]{1,36}\*\d\*[^*]{1,36}$/.test(field('SI'))) return 'SI';
  if (field('CS').length !== 8) return 'CS';
  if (field('HW').length !== 11) return 'HW';
  return /^\d+$/.test(field('DT')) ? null : 'DT';
}

function safeVerdict(record: PcdfRecord, keyText: string | null): SafeVerdict {
  if (fieldFault(record.groups) !== null) return safeRefused('billing-field');
  const own = decodeHexTolerant(record.groups.get('PK') ?? '') ?? new Uint8Array();
  if (keyText !== null && !safeKeyBytes(keyText).some((bytes) => encodeHex(bytes) === encodeHex(own)))
    return safeNotVerified('key-differs');
  const key = keyOnCurve(own, 'secp256r1');
  if (key === undefined) return safeNotVerified('key-point');
  if (record.superfluousZero) return safeNotVerified('signature-structure');
  const signed = utf8Bytes(record.signed);
  return verifyEcdsa({ key, signed, digest: sha256(signed), r: record.r, s: record.s }, null)
    ? safeVerified
    : safeNotVerified('signature');
}

function reading(time: string | null, tx: string, value: string): ReadingView {
  return { time, clock: null, tx, value, unit: 'kWh', obis: '128.8.0', status: null, errorFlags: null, inherited: [] };
}

function rulesOf(groups: ReadonlyMap<string, string>): readonly RuleDeviation[] {
  const fault = fieldFault(groups);
  if (fault === null) {
    const [before, after] = [groups.get('ST') ?? '', groups.get('CT') ?? ''];
    // Both are yyMMddHHmmss in UTC, so their digits order as the instants do.
    if (after >= before) return [];
    return [deviation('transaction.time-regression', 'fatal', 'Ladeakte rule T6', 'CT', after, { before, after })];
  }
  if (fault === 'BV' || fault === 'SP') {
    return [
      deviation('format.billing-not-allowed', 'fatal', 'Ladeakte rule 2.10', fault, groups.get(fault) ?? null, {
        field: fault,
      }),
    ];
  }
  return [deviation('format.structure', 'fatal', 'Ladeakte rule 2.10', fault, groups.get(fault) ?? null, { fault })];
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const record = read(value.text);
  if (!record.ok) return brokenBlock(value, 'Ladeakte rule 2.10', record.error, safeRefused('format'));
  const { groups, signed, r, s } = record.value;
  const amount = (groups.get('RV') ?? '').slice(0, 8).trim();
  const readable = isDecimal(amount);
  const [, , session = ''] = (groups.get('SI') ?? '').split('*');
  const offset = utf8Length(value.text, 0, value.text.indexOf('128.8.0'));
  const signedBytes = utf8Bytes(signed);
  return blockVerdict(
    value,
    keys,
    accelerator,
    {
      signed: signedBytes,
      signedRange: { offset, length: signedBytes.length },
      options: [{ curve: 'secp256r1', r, s }],
      meter: groups.get('HW') ?? null,
      gateway: null,
      pagination: groups.get('CSC') ?? null,
      session: session === '' ? null : session,
      // The format has no start reading: it counts from zero.
      readings: [
        reading(pcdfTime(groups.get('ST') ?? ''), 'B', '0'),
        reading(pcdfTime(groups.get('CT') ?? ''), 'E', readable ? amount : '0'),
      ],
      energyWh: readable ? shiftDecimal(amount, 3) : null,
      embeddedKey: groups.get('PK') ?? null,
      rules: rulesOf(groups),
      facts: { software: groups.get('CS') ?? '', duration: groups.get('CD') ?? '' },
    },
    { keyForm: 'in-record', say: (keyText) => safeVerdict(record.value, keyText) },
  );
}

export const pcdf: SignedFormat = {
  id: 'pcdf',
  title: 'PCDF',
  source: 'S.A.F.E. Transparency Software 1.4.1, format PCDF',
  sniff: (text) => (/^\s*128\.8\.0\(/.test(text) ? 0.95 : 0),
  verify,
  samples: pcdfSamples,
};
