import { sha256 } from '@noble/hashes/sha2.js';
import { compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import { decodeHexTolerant, encodeHex } from '../../base/text-encodings.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { RuleDeviation, SafeVerdict, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock, plainScalars, type BlockRecord } from '../block-verdict.ts';
import { deviation } from '../deviations.ts';
import { readClockText } from '../ocmf/clock-text.ts';
import { safeKeyBytes, safeVerifyWithCoordinates } from '../safe/safe-keys.ts';
import { safeNotVerified, safeRefused, safeVerified } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { edlBlock, edlReading, meterOf, scaledWh, wallClock, wattHours, type EdlFields } from './edl-block.ts';
import { edlOptions, offsetRules } from './edl40.ts';
import { edlSamples } from './samples.ts';
import { childOf, childText, readXmlRecord, type XmlElement } from './xml-fields.ts';

/* Mennekes `ChargingProcess`: both ends of a session with a signature each; the EDL block is rebuilt from the fields (research 2.8). */

interface Measurement {
  readonly fields: EdlFields;
  readonly signature: Uint8Array;
  readonly offsetMinutes: number;
}

interface ChargingProcess {
  readonly key: string | null;
  readonly customer: string;
  readonly start: Measurement;
  readonly end: Measurement;
}

/** Seconds of the wall clock that the text shows, and its offset. */
function wallSeconds(text: string | null): { readonly seconds: bigint; readonly offsetMinutes: number } | null {
  const clock = readClockText(text ?? '');
  if (clock?.epochMs === null || clock === null) return null;
  const offset = /([+-])(\d{2}):?(\d{2})\s*$/.exec((text ?? '').trim());
  const minutes = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return { seconds: BigInt(Math.floor(clock.epochMs / 1000) + minutes * 60), offsetMinutes: minutes };
}

function integerOf(element: XmlElement, name: string): bigint | null {
  const text = childText(element, name);
  return text !== null && /^[+-]?\d{1,19}$/.test(text) ? BigInt(text) : null;
}

function measurement(process: XmlElement, element: XmlElement | undefined): Measurement | null {
  if (element === undefined) return null;
  const serverId = decodeHexTolerant(childText(process, 'ServerId') ?? '');
  const signature = decodeHexTolerant(childText(element, 'Signature') ?? '');
  const customer = decodeHexTolerant(childText(process, 'CustomerIdent') ?? '') ?? new Uint8Array();
  const time = wallSeconds(childText(element, 'Timestamp'));
  const customerTime = wallSeconds(
    childText(element, 'TimestampCustomerIdent') ?? childText(process, 'TimestampCustomerIdent'),
  );
  const value = integerOf(element, 'Value');
  const pagination = integerOf(element, 'Pagination');
  const secondsIndex = integerOf(element, 'SecondIndex');
  const counter = integerOf(element, 'EventCounter');
  if (serverId?.length !== 10 || signature === undefined || edlOptions(signature).length === 0) return null;
  if (time === null || customerTime === null || value === null || pagination === null || secondsIndex === null)
    return null;
  const eventCounter = Number(counter ?? 0n);
  return {
    fields: {
      serverId,
      localSeconds: time.seconds,
      status: Number((integerOf(element, 'MeterStatus') ?? 0n) & 0xffn),
      secondsIndex,
      pagination,
      obis: Uint8Array.from([1, 0, 1, 0x11, 0, 0xff]),
      unit: wattHours,
      scaler: Number(integerOf(element, 'Scaler') ?? 0n),
      value,
      logBytes:
        signature.length > 48
          ? signature.slice(-2)
          : Uint8Array.from([(eventCounter >> 8) & 0xff, eventCounter & 0xff]),
      contractId: customer,
      contractSeconds: customerTime.seconds,
      historicalValue: 0n,
      compensatedValue: 0n,
      lineResistance: 0n,
      stopwatch: 0n,
      price: 0n,
    },
    signature,
    offsetMinutes: time.offsetMinutes,
  };
}

function read(text: string): Result<ChargingProcess, string> {
  const process = readXmlRecord(text, 'ChargingProcess');
  if (process === undefined) return fail('no-xml');
  const start = measurement(process, childOf(process, 'MeasurementStart'));
  const end = measurement(process, childOf(process, 'MeasurementEnd'));
  if (start === null || end === null) return fail('measurement-incomplete');
  return ok({
    key: childText(process, 'PublicKey'),
    customer: childText(process, 'CustomerIdent') ?? '',
    start,
    end,
  });
}

function safeVerdict(record: ChargingProcess, keyText: string | null): SafeVerdict {
  const own = record.key === null ? [] : safeKeyBytes(record.key);
  const given = keyText === null ? own : safeKeyBytes(keyText);
  if (given.length === 0) return safeNotVerified(keyText === null ? 'no-key' : 'key-encoding');
  if (own.length > 0 && !given.some((bytes) => own.some((other) => encodeHex(other) === encodeHex(bytes)))) {
    return safeNotVerified('key-differs');
  }
  for (const { fields, signature } of [record.start, record.end]) {
    const signed = edlBlock(fields);
    const scalars = plainScalars(signature.subarray(0, 48));
    const one = safeVerifyWithCoordinates(given, { curve: 'secp192r1', signed, digest: sha256(signed), ...scalars });
    if (one.verdict !== 'verified') return one;
  }
  if (record.end.fields.pagination <= record.start.fields.pagination) return safeNotVerified('pagination');
  return record.end.fields.value < record.start.fields.value ? safeNotVerified('start-above-stop') : safeVerified;
}

/** Seconds since 1970 in UTC. */
function instantOf({ fields, offsetMinutes }: Measurement): bigint {
  return fields.localSeconds - BigInt(offsetMinutes) * 60n;
}

function blockOf(measured: Measurement, record: ChargingProcess): BlockRecord {
  const { fields } = measured;
  const { start, end } = record;
  const [from, to] = [scaledWh(start.fields.value, start.fields.scaler), scaledWh(end.fields.value, end.fields.scaler)];
  const rules: RuleDeviation[] = [];
  if (end.fields.pagination <= start.fields.pagination) {
    const params = { begin: String(start.fields.pagination), end: String(end.fields.pagination) };
    rules.push(deviation('format.pagination', 'fatal', 'Ladeakte rule 2.8', 'Pagination', null, params));
  }
  const [begun, ended] = [instantOf(start), instantOf(end)];
  if (ended < begun) {
    const params = {
      before: wallClock(start.fields.localSeconds, start.offsetMinutes),
      after: wallClock(end.fields.localSeconds, end.offsetMinutes),
    };
    rules.push(
      deviation('transaction.time-regression', 'fatal', 'Ladeakte rule T6', 'Timestamp', params.after, params),
    );
  }
  const [first, last] = [encodeHex(start.fields.logBytes), encodeHex(end.fields.logBytes)];
  if (first !== last) {
    const params = { begin: first, end: last };
    rules.push(
      deviation('transaction.event-counter-differs', 'warning', 'Ladeakte rule 2.8', 'EventCounter', last, params),
    );
  }
  rules.push(...offsetRules(measured.offsetMinutes));
  const energyWh = subtractDecimals(to, from);
  if (compareDecimals(energyWh, '0') < 0)
    rules.push(deviation('format.value-regression', 'fatal', 'Ladeakte rule T6', 'Value', null));
  return {
    signed: edlBlock(fields),
    signedRange: { offset: 0, length: 0 },
    options: edlOptions(measured.signature),
    meter: meterOf(fields.serverId),
    gateway: null,
    pagination: String(fields.pagination),
    session: null,
    readings: [edlReading(start.fields, start.offsetMinutes, 'B'), edlReading(end.fields, end.offsetMinutes, 'E')],
    energyWh,
    embeddedKey: record.key,
    rules,
    facts: { block: '320', signatures: '2' },
  };
}

/** Both signatures must hold with one key; the weaker answer is given, with its own proof. */
function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const record = read(value.text);
  if (!record.ok) return brokenBlock(value, 'Ladeakte rule 2.8', record.error, safeRefused('format'));
  const { key } = record.value;
  const safe = {
    keyForm: key === null ? 'coordinates' : 'in-record',
    say: (keyText: string | null) => safeVerdict(record.value, keyText),
  } as const;
  const start = blockVerdict(value, keys, accelerator, blockOf(record.value.start, record.value), safe);
  const end = blockVerdict(value, keys, accelerator, blockOf(record.value.end, record.value), safe);
  if (start.signature === 'valid' && end.signature === 'valid' && start.keyFingerprint !== end.keyFingerprint) {
    const rule = deviation('transaction.key-changed', 'fatal', 'Ladeakte rule T9', '', null);
    return { ...end, rules: [...end.rules, rule], billing: 'not-usable', steps: [...start.steps, ...end.steps] };
  }
  const weaker = start.signature === 'valid' ? end : start;
  return { ...weaker, steps: [...start.steps, ...end.steps] };
}

export const edl40Mennekes: SignedFormat = {
  id: 'edl40-mennekes',
  title: 'EDL 40 (Mennekes)',
  source: 'S.A.F.E. Transparency Software 1.4.1, format EDL_40_MENNEKES',
  sniff: (text) =>
    /^\s*(?:<\?xml[^>]{0,300}\?>\s*)?<(?:\w+:)?ChargingProcess[\s>]/.test(text.slice(0, 500)) ? 0.9 : 0,
  verify,
  samples: edlSamples.edl40Mennekes,
};
