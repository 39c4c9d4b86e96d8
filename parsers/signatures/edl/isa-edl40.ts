import { sha256 } from '@noble/hashes/sha2.js';
import { compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import { decodeHex } from '../../base/text-encodings.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { ReadingView, RuleDeviation, SafeVerdict, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock, plainScalars } from '../block-verdict.ts';
import { deviation } from '../deviations.ts';
import { safeKeyBytes, safeVerifyWithCoordinates } from '../safe/safe-keys.ts';
import { safeNotVerified, safeRefused } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { offsetRules } from './edl40.ts';
import { edlBlockLength, meterOf, obisText, putBytes, putLittle, scaledWh, wallClock, wattHours } from './edl-block.ts';
import { edlSamples } from './samples.ts';
import { entryNamed, numberOf, octetsOf, readSmlList, type SmlEntry, type SmlList } from './sml-reader.ts';

/* EDL 40 of Isabellenhuette (S.A.F.E. name ISA_EDL_40_P): start and present value in one list, secp256r1 (research 2.9). */

interface IsaRecord {
  readonly block: Uint8Array;
  readonly signature: Uint8Array;
  readonly list: SmlList;
  readonly meter: SmlEntry;
  readonly start: SmlEntry;
  readonly contract: SmlEntry;
  readonly pagination: bigint;
  /** 00 begin, 01 update, 02 end (list name 81 80 81 62 nn FF). */
  readonly phase: number;
}

function read(text: string): Result<IsaRecord, string> {
  const bytes = decodeHex(text.trim());
  if (bytes === undefined) return fail('no-hex');
  const answer = readSmlList(bytes);
  if (!answer.ok) return answer;
  const list = answer.value;
  const meter = entryNamed(list, '0100010800ff');
  const start = entryNamed(list, '010001080080');
  const contract = entryNamed(list, '8182815401ff');
  const counter = entryNamed(list, '8180816101ff');
  const pagination = numberOf(entryNamed(list, '8180c7f040ff')?.value);
  if (meter === undefined || start === undefined || contract === undefined || pagination === null)
    return fail('entries-missing');
  const [value, startValue] = [numberOf(meter.value), numberOf(start.value)];
  if (value === null || startValue === null || meter.localSeconds === null || start.localSeconds === null)
    return fail('entries-missing');
  if (list.serverId.length !== 10 || list.signature.length !== 66) return fail('signature-length');
  const block = new Uint8Array(edlBlockLength);
  putBytes(block, 0, 10, list.serverId);
  putLittle(block, 10, 4, meter.localSeconds);
  block[14] = Number(signedStatus(meter.status ?? 0n));
  putBytes(block, 15, 6, meter.name);
  block[21] = meter.unit & 0xff;
  block[22] = meter.scaler & 0xff;
  putLittle(block, 23, 8, value);
  putBytes(block, 31, 2, list.signature.subarray(64));
  putBytes(block, 33, 66, meter.signature);
  putBytes(block, 99, 128, octetsOf(contract.value));
  putLittle(block, 227, 4, contract.localSeconds ?? start.localSeconds);
  putBytes(block, 231, 20, octetsOf(counter?.value));
  block[251] = Number(signedStatus(start.status ?? 0n));
  putBytes(block, 252, 6, start.name);
  block[258] = start.unit & 0xff;
  block[259] = start.scaler & 0xff;
  putLittle(block, 260, 8, startValue);
  putBytes(block, 268, 6, list.listName);
  putLittle(block, 274, 4, pagination);
  return ok({
    block,
    signature: list.signature.subarray(0, 64),
    list,
    meter,
    start,
    contract,
    pagination,
    phase: list.listName[4] ?? 0,
  });
}

/** The block holds one byte of it. */
function signedStatus(status: bigint): bigint {
  return status & 0xffn;
}

function reading(entry: SmlEntry, tx: string): ReadingView {
  return {
    time: entry.localSeconds === null ? null : wallClock(entry.localSeconds, entry.offsetMinutes),
    clock: null,
    tx,
    value: scaledWh(numberOf(entry.value) ?? 0n, entry.scaler),
    unit: entry.unit === wattHours ? 'Wh' : `DLMS ${entry.unit}`,
    obis: obisText(entry.name),
    status: entry.status === null ? null : signedStatus(entry.status).toString(16),
    errorFlags: null,
    inherited: [],
  };
}

function utcSeconds({ localSeconds, offsetMinutes }: SmlEntry): bigint | null {
  return localSeconds === null ? null : localSeconds - BigInt(offsetMinutes) * 60n;
}

function safeVerdict(record: IsaRecord, keyText: string | null): SafeVerdict {
  if (!record.list.checksum) return safeRefused('format');
  if (keyText === null || keyText.trim() === '') return safeNotVerified('no-key');
  const request = {
    curve: 'secp256r1',
    signed: record.block,
    digest: sha256(record.block),
    ...plainScalars(record.signature),
  } as const;
  return safeVerifyWithCoordinates(safeKeyBytes(keyText), request);
}

/** What is shown and stands outside of the block: anyone can change it. */
function unsignedRules({ start, meter, contract }: IsaRecord): readonly RuleDeviation[] {
  const rules: RuleDeviation[] = [];
  // Beside the contract stands a signed time; where the begin has the same, that one vouches for it.
  const signedSeconds = contract.localSeconds ?? start.localSeconds;
  const time = reading(start, 'B').time ?? '';
  if (signedSeconds !== start.localSeconds || start.offsetMinutes !== meter.offsetMinutes)
    rules.push(deviation('format.begin-time-not-signed', 'warning', 'Ladeakte rule 2.11', '', time, { time }));
  for (const { status } of [start, meter]) {
    if (status === null || status === signedStatus(status)) continue;
    const [stated, signed] = [status.toString(16), signedStatus(status).toString(16)];
    rules.push(
      deviation('format.status-not-signed', 'warning', 'Ladeakte rule 2.11', 'status', stated, { stated, signed }),
    );
  }
  return rules;
}

function rulesOf(record: IsaRecord, energy: string): readonly RuleDeviation[] {
  const rules: RuleDeviation[] = [];
  if (!record.list.checksum) rules.push(deviation('format.checksum', 'warning', 'BSI TR-03109-1', '', null));
  if (record.meter.unit !== wattHours) {
    rules.push(
      deviation('format.unit', 'fatal', 'Ladeakte rule 2.9', 'unit', String(record.meter.unit), {
        value: record.meter.unit,
      }),
    );
  }
  if (compareDecimals(energy, '0') < 0)
    rules.push(deviation('format.value-regression', 'fatal', 'Ladeakte rule T6', '', null));
  const [begun, ended] = [utcSeconds(record.start), utcSeconds(record.meter)];
  if (begun !== null && ended !== null && ended < begun) {
    const params = { before: reading(record.start, 'B').time ?? '', after: reading(record.meter, 'C').time ?? '' };
    rules.push(deviation('transaction.time-regression', 'fatal', 'Ladeakte rule T6', '', params.after, params));
  }
  rules.push(...unsignedRules(record), ...offsetRules(record.meter.offsetMinutes));
  rules.push(deviation('format.inner-signature', 'info', 'Ladeakte rule 2.9', '', null));
  return rules;
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const record = read(value.text);
  if (!record.ok) return brokenBlock(value, 'Ladeakte rule 2.9', record.error, safeRefused('format'));
  const { block, signature, meter, start, list, pagination, phase } = record.value;
  const last = phase === 2;
  const readings = [reading(start, 'B'), reading(meter, last ? 'E' : 'C')];
  const difference = subtractDecimals(readings[1]?.value ?? '0', readings[0]?.value ?? '0');
  return blockVerdict(
    value,
    keys,
    accelerator,
    {
      signed: block,
      signedRange: { offset: 0, length: 0 },
      options: [{ curve: 'secp256r1', ...plainScalars(signature) }],
      meter: meterOf(list.serverId),
      gateway: null,
      pagination: String(pagination),
      session: null,
      readings,
      energyWh: last ? difference : null,
      embeddedKey: null,
      rules: rulesOf(record.value, difference),
      facts: { block: '320', phase: String(phase) },
    },
    { keyForm: 'coordinates', say: (keyText) => safeVerdict(record.value, keyText) },
  );
}

export const isaEdl40: SignedFormat = {
  id: 'isa-edl40',
  title: 'EDL 40 (Isabellenhütte)',
  source: 'S.A.F.E. Transparency Software 1.4.1, format ISA_EDL_40_P',
  sniff: (text) => (/^\s*1b1b1b1b01010101/i.test(text) && /81808162[0-9a-f]{2}ff/i.test(text) ? 0.9 : 0),
  verify,
  samples: edlSamples.isaEdl40,
};
