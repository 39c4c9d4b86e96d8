import { sha256 } from '@noble/hashes/sha2.js';
import { decodeHex, encodeHex } from '../../base/text-encodings.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { RuleDeviation, SafeVerdict, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock, plainScalars, type BlockRecord } from '../block-verdict.ts';
import type { SignatureOption } from '../check-signature.ts';
import { deviation } from '../deviations.ts';
import { safeKeyBytes, safeVerifyWithCoordinates } from '../safe/safe-keys.ts';
import { safeNotVerified, safeRefused } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { edlBlock, edlReading, meterOf, wallClock, wattHours, type EdlFields } from './edl-block.ts';
import { edlSamples } from './samples.ts';
import { entryNamed, innerNumberOf, octetsOf, readSmlList, type SmlEntry, type SmlList } from './sml-reader.ts';

/*
 * EDL 40 over SML (EMH eHZ, eMOC; S.A.F.E. name EDL_40_P): the meter signs a block that is put together from the entries of its list.
 * Layout and rules: research/transparency-software 2.6.
 */

const names = {
  meterStart: '0100011100ff',
  meterTotal: '0100010800ff',
  secondsIndex: '810060080001',
  pagination: '8180817101ff',
  contract: '8182815401ff',
  historical: '010001110064',
  compensated: '0100011100c8',
  lineResistance: '00af6c6c72ff',
  stopwatch: '00af647572ff',
  price: '00af707263ff',
  signatureVersion: '00af737672ff',
} as const;

/** eMOC meters number the status bits differently; they are moved to where the block has them. */
function movedStatus(status: bigint): number {
  const moves: readonly (readonly [number, bigint])[] = [
    [0, 17n],
    [3, 31n],
    [4, 16n],
    [5, 11n],
    [6, 9n],
    [7, 8n],
  ];
  let result = 0;
  for (const [to, from] of moves) if (((status >> from) & 1n) === 1n) result |= 1 << to;
  return result;
}

export interface EdlRecord {
  readonly fields: EdlFields;
  readonly offsetMinutes: number;
  readonly signature: Uint8Array;
  readonly signatureVersion: bigint | null;
  readonly checksum: boolean;
}

function valueOf(entry: SmlEntry | undefined): bigint | null {
  return entry === undefined ? null : innerNumberOf(entry.value);
}

function fieldsOfList(list: SmlList): EdlRecord | null {
  const meter = entryNamed(list, names.meterStart) ?? entryNamed(list, names.meterTotal);
  const contract = entryNamed(list, names.contract);
  const value = valueOf(meter);
  const secondsIndex = valueOf(entryNamed(list, names.secondsIndex));
  const pagination = valueOf(entryNamed(list, names.pagination));
  if (meter === undefined || contract === undefined || value === null) return null;
  if (meter.localSeconds === null || contract.localSeconds === null || secondsIndex === null || pagination === null)
    return null;
  if (list.serverId.length !== 10 || list.signature.length < 48) return null;
  const status = meter.status ?? 0n;
  const optional = (name: string): bigint => valueOf(entryNamed(list, name)) ?? 0n;
  return {
    fields: {
      serverId: list.serverId,
      localSeconds: meter.localSeconds,
      status: list.signature.length === 66 ? movedStatus(status) : Number(status & 0xffn),
      secondsIndex,
      pagination,
      obis: meter.name,
      unit: meter.unit,
      scaler: meter.scaler,
      value,
      logBytes: list.signature.subarray(list.signature.length - 2),
      contractId: octetsOf(contract.value),
      contractSeconds: contract.localSeconds,
      historicalValue: optional(names.historical),
      compensatedValue: optional(names.compensated),
      lineResistance: optional(names.lineResistance),
      stopwatch: optional(names.stopwatch),
      price: optional(names.price),
    },
    offsetMinutes: meter.offsetMinutes,
    signature: list.signature,
    signatureVersion: valueOf(entryNamed(list, names.signatureVersion)),
    checksum: list.checksum,
  };
}

function readEdl40(text: string): Result<EdlRecord, string> {
  const bytes = decodeHex(text.trim());
  if (bytes === undefined) return fail('no-hex');
  const list = readSmlList(bytes);
  if (!list.ok) return list;
  const record = fieldsOfList(list.value);
  return record === null ? fail('entries-missing') : ok(record);
}

/** 48 bytes of r and s on secp192r1, or 64 on secp256r1; two bytes of log index follow. */
export function edlOptions(signature: Uint8Array): readonly SignatureOption[] {
  if (signature.length === 48 || signature.length === 50) {
    return [{ curve: 'secp192r1', ...plainScalars(signature.subarray(0, 48)) }];
  }
  if (signature.length === 64 || signature.length === 66) {
    return [{ curve: 'secp256r1', ...plainScalars(signature.subarray(0, 64)) }];
  }
  return [];
}

function rulesOf(record: EdlRecord): readonly RuleDeviation[] {
  return record.checksum
    ? unitRules(record.fields)
    : [deviation('format.checksum', 'warning', 'BSI TR-03109-1', '', null), ...unitRules(record.fields)];
}

/** The meter signs what its clock on the wall says; where UTC is from there travels beside it. */
export function offsetRules(offsetMinutes: number | null): readonly RuleDeviation[] {
  if (offsetMinutes === null) return [];
  const offset = wallClock(0n, offsetMinutes).slice(-6);
  return [deviation('format.offset-not-signed', 'info', 'Ladeakte rule 2.11', '', null, { offset })];
}

export function unitRules({ unit }: EdlFields): readonly RuleDeviation[] {
  return unit === wattHours
    ? []
    : [deviation('format.unit', 'fatal', 'Ladeakte rule 2.6', 'unit', String(unit), { value: unit })];
}

function edlSafe(record: EdlRecord, keyText: string | null): SafeVerdict {
  if (!record.checksum) return safeRefused('format');
  if (keyText === null || keyText.trim() === '') return safeNotVerified('no-key');
  const signed = edlBlock(record.fields);
  const digest = sha256(signed);
  const keys = safeKeyBytes(keyText);
  if (keys.some(({ length }) => length === 48)) {
    const scalars = plainScalars(record.signature.subarray(0, 48));
    return safeVerifyWithCoordinates(keys, { curve: 'secp192r1', signed, digest, ...scalars });
  }
  // The log bytes are cut off there only when the meter states signature version 4.
  const cut =
    record.signatureVersion === 4n ? record.signature.subarray(0, record.signature.length - 2) : record.signature;
  if (cut.length % 2 !== 0 || cut.length !== 64) return safeNotVerified('signature-structure');
  return safeVerifyWithCoordinates(keys, { curve: 'secp256r1', signed, digest, ...plainScalars(cut) });
}

/** What a pair is compared by. The first byte of the contract id is a counter in eMOC meters. */
function pairFacts(fields: EdlFields): Readonly<Record<string, string>> {
  const contractId = encodeHex(fields.contractId).replace(/(?:00)+$/, '');
  const logIndex = encodeHex(fields.logBytes);
  return { contractId, contract: contractId.slice(2), logIndex, status: String(fields.status) };
}

/** What one signed reading says, whatever it came in. `signed` is its block of 320 bytes. */
export function edlBlockRecord(
  record: { readonly fields: EdlFields; readonly offsetMinutes: number | null; readonly signature: Uint8Array },
  signed: Uint8Array,
  embeddedKey: string | null,
  rules: readonly RuleDeviation[],
): BlockRecord {
  const { fields } = record;
  return {
    signed,
    signedRange: { offset: 0, length: 0 },
    options: edlOptions(record.signature),
    meter: meterOf(fields.serverId),
    gateway: null,
    pagination: String(fields.pagination),
    session: null,
    readings: [edlReading(fields, record.offsetMinutes, null)],
    energyWh: null,
    embeddedKey,
    rules: [...rules, ...offsetRules(record.offsetMinutes)],
    facts: { ...pairFacts(fields), block: String(signed.length), signatureBytes: String(record.signature.length) },
  };
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const record = readEdl40(value.text);
  if (!record.ok) return brokenBlock(value, 'Ladeakte rule 2.6', record.error, safeRefused('format'));
  if (edlOptions(record.value.signature).length === 0)
    return brokenBlock(value, 'Ladeakte rule 2.6', 'signature-length', safeRefused('signature-structure'));
  const signed = edlBlock(record.value.fields);
  return blockVerdict(value, keys, accelerator, edlBlockRecord(record.value, signed, null, rulesOf(record.value)), {
    keyForm: 'coordinates',
    say: (keyText) => edlSafe(record.value, keyText),
  });
}

export const edl40: SignedFormat = {
  id: 'edl40',
  title: 'EDL 40 (SML)',
  source: 'S.A.F.E. Transparency Software 1.4.1, format EDL_40_P; BSI TR-03109-1',
  sniff: (text) => (/^\s*1b1b1b1b01010101/i.test(text) ? 0.8 : 0),
  verify,
  samples: edlSamples.edl40,
};
