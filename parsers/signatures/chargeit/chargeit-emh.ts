import type { JsonObject } from '../../base/json-reader.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeHex, exactUtf8Bytes } from '../../base/text-encodings.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock } from '../block-verdict.ts';
import { edlBlockRecord, edlOptions, unitRules } from '../edl/edl40.ts';
import { edlBlock, type EdlFields } from '../edl/edl-block.ts';
import { safeRefused } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { integerOf, looksLikeEntryText, nodeAt, readEntry, textAt } from './entry-fields.ts';
import { chargeItSamples } from './samples.ts';

/*
 * A value of an EMH eHZ in the JSON container of chargeIT mobility: the fields of the EDL 40 block (research/transparency-software 2.6), each by
 * its name. Confirmed by authentic records: the contract id stands in the block as text, the log book as its two bytes.
 */

interface EmhEntry {
  readonly fields: EdlFields;
  readonly offsetMinutes: number;
  readonly signature: Uint8Array;
  readonly key: string | null;
}

const u32 = 0xffff_ffffn;

/** Exactly so many bytes in hex. */
function bytesAt(object: JsonObject, length: number, ...path: readonly string[]): Uint8Array | null {
  const bytes = decodeHex(textAt(object, ...path) ?? '');
  return bytes?.length === length ? bytes : null;
}

function big(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

interface LocalTime {
  /** Seconds of the meter's wall clock. */
  readonly seconds: bigint;
  readonly offsetMinutes: number;
}

function localTime(object: JsonObject, ...path: readonly string[]): LocalTime | null {
  const number = (name: string, least: bigint, most: bigint): bigint | null =>
    integerOf(nodeAt(object, ...path, name), least, most);
  const seconds = number('timestamp', 0n, u32);
  const [local, season] = [number('localOffset', -900n, 900n), number('seasonOffset', -900n, 900n)];
  if (seconds === null || local === null || season === null) return null;
  const offset = local + season;
  return { seconds: seconds + offset * 60n, offsetMinutes: Number(offset) };
}

function read(text: string): Result<EmhEntry, string> {
  const entry = readEntry(text);
  if (entry === undefined) return fail('no-json');
  const serverId = bytesAt(entry, 10, 'meterInfo', 'meterId');
  const time = localTime(entry, 'measuredValue', 'timestampLocal');
  const contractTime = localTime(entry, 'contract', 'timestampLocal');
  const status = bytesAt(entry, 1, 'additionalInfo', 'status');
  const logBytes = bytesAt(entry, 2, 'additionalInfo', 'indexes', 'logBook');
  const pagination = bytesAt(entry, 4, 'measurementId');
  const obis = bytesAt(entry, 6, 'measurand', 'id');
  const secondsIndex = integerOf(nodeAt(entry, 'additionalInfo', 'indexes', 'timer'), 0n, u32);
  const unit = integerOf(nodeAt(entry, 'measuredValue', 'unitEncoded'), 0n, 255n);
  const scaler = integerOf(nodeAt(entry, 'measuredValue', 'scale'), -128n, 127n);
  const value = integerOf(nodeAt(entry, 'measuredValue', 'value'), -(2n ** 63n), 2n ** 63n - 1n);
  const contract = textAt(entry, 'contract', 'id');
  const contractId = contract === null ? null : (exactUtf8Bytes(contract) ?? null);
  if (serverId === null || obis === null || pagination === null) return fail('meter-or-register');
  if (time === null || secondsIndex === null) return fail('time');
  if (unit === null || scaler === null || value === null) return fail('value');
  if (status === null || logBytes === null) return fail('status');
  if (contractId === null || contractId.length > 128 || contractTime === null) return fail('contract');
  const signature = decodeHex(textAt(entry, 'signature') ?? '');
  if (signature === undefined || edlOptions(signature).length === 0) return fail('signature-length');
  return ok({
    fields: {
      serverId,
      localSeconds: time.seconds,
      status: status[0] ?? 0,
      secondsIndex,
      pagination: big(pagination),
      obis,
      unit: Number(unit),
      scaler: Number(scaler),
      value,
      logBytes,
      contractId,
      contractSeconds: contractTime.seconds,
      historicalValue: 0n,
      compensatedValue: 0n,
      lineResistance: 0n,
      stopwatch: 0n,
      price: 0n,
    },
    offsetMinutes: time.offsetMinutes,
    signature,
    key: textAt(entry, 'meterInfo', 'publicKey'),
  });
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const entry = read(value.text);
  if (!entry.ok) return brokenBlock(value, 'Ladeakte rule 2.6', entry.error, safeRefused('format'));
  const { fields, key } = entry.value;
  return blockVerdict(value, keys, accelerator, edlBlockRecord(entry.value, edlBlock(fields), key, unitRules(fields)), {
    keyForm: 'in-record',
    say: () => safeRefused('format'),
  });
}

export const chargeItEmh: SignedFormat = {
  id: 'chargeit-emh',
  title: 'EDL 40 (chargeIT JSON)',
  source: 'chargeIT mobility, container of signedMeterValues with EMH eHZ; block of EDL_40_P',
  sniff: (text) => (looksLikeEntryText(text) === 'chargeit-emh' ? 0.8 : 0),
  verify,
  samples: chargeItSamples.emh,
};
