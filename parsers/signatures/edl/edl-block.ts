import { encodeHex } from '../../base/text-encodings.ts';
import { shiftDecimal } from '../../base/decimal-arithmetic.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { ReadingView } from '../../model/verdict.ts';

/*
 * The block of 320 bytes that EDL 40 meters sign (research/transparency-software 2.6). It is not transmitted but put together from the
 * fields, so what is signed is only as complete as this table.
 */

export interface EdlFields {
  readonly serverId: Uint8Array;
  /** Seconds of the meter's wall clock. */
  readonly localSeconds: bigint;
  readonly status: number;
  readonly secondsIndex: bigint;
  readonly pagination: bigint;
  readonly obis: Uint8Array;
  readonly unit: number;
  readonly scaler: number;
  readonly value: bigint;
  /** Log index: the last two bytes of the list signature. */
  readonly logBytes: Uint8Array;
  readonly contractId: Uint8Array;
  readonly contractSeconds: bigint;
  readonly historicalValue: bigint;
  readonly compensatedValue: bigint;
  readonly lineResistance: bigint;
  readonly stopwatch: bigint;
  readonly price: bigint;
}

export const edlBlockLength = 320;

/** Writes a number with its least significant byte first. */
export function putLittle(block: Uint8Array, offset: number, length: number, value: bigint): void {
  let left = BigInt.asUintN(length * 8, value);
  for (let index = 0; index < length; index += 1) {
    block[offset + index] = Number(left & 0xffn);
    left >>= 8n;
  }
}

export function putBytes(block: Uint8Array, offset: number, length: number, bytes: Uint8Array): void {
  block.set(bytes.subarray(0, length), offset);
}

export function getLittle(block: Uint8Array, offset: number, length: number): bigint {
  let value = 0n;
  for (let index = length - 1; index >= 0; index -= 1) value = (value << 8n) | BigInt(block[offset + index] ?? 0);
  return value;
}

export function edlBlock(fields: EdlFields): Uint8Array {
  const block = new Uint8Array(edlBlockLength);
  putBytes(block, 0, 10, fields.serverId);
  putLittle(block, 10, 4, fields.localSeconds);
  block[14] = fields.status & 0xff;
  putLittle(block, 15, 4, fields.secondsIndex);
  putLittle(block, 19, 4, fields.pagination);
  putBytes(block, 23, 6, fields.obis);
  block[29] = fields.unit & 0xff;
  block[30] = fields.scaler & 0xff;
  putLittle(block, 31, 8, fields.value);
  putBytes(block, 39, 2, fields.logBytes);
  putBytes(block, 41, 128, fields.contractId);
  putLittle(block, 169, 4, fields.contractSeconds);
  putLittle(block, 173, 8, fields.historicalValue);
  putLittle(block, 181, 8, fields.compensatedValue);
  putLittle(block, 189, 2, fields.lineResistance);
  putLittle(block, 191, 4, fields.stopwatch);
  // The only number in the block with its most significant byte first.
  block[195] = Number((fields.price >> 8n) & 0xffn);
  block[196] = Number(fields.price & 0xffn);
  return block;
}

/** The fields of a block that was transmitted as it is (EDL_40_SIG). */
export function fieldsOfBlock(block: Uint8Array): EdlFields {
  return {
    serverId: block.slice(0, 10),
    localSeconds: getLittle(block, 10, 4),
    status: block[14] ?? 0,
    secondsIndex: getLittle(block, 15, 4),
    pagination: getLittle(block, 19, 4),
    obis: block.slice(23, 29),
    unit: block[29] ?? 0,
    scaler: ((block[30] ?? 0) << 24) >> 24,
    value: getLittle(block, 31, 8),
    logBytes: block.slice(39, 41),
    contractId: block.slice(41, 169),
    contractSeconds: getLittle(block, 169, 4),
    historicalValue: getLittle(block, 173, 8),
    compensatedValue: getLittle(block, 181, 8),
    lineResistance: getLittle(block, 189, 2),
    stopwatch: getLittle(block, 191, 4),
    price: BigInt(((block[195] ?? 0) << 8) | (block[196] ?? 0)),
  };
}

/** Unit 30 of DLMS is the watt-hour. */
export const wattHours = 30;

/** An integer with its power of ten as decimal text in watt-hours. */
export function scaledWh(value: bigint, scaler: number): DecimalText {
  return shiftDecimal(value.toString(), scaler);
}

/** `1-0:1.8.0*255` from six bytes. */
export function obisText(bytes: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes;
  return `${a}-${b}:${c}.${d}.${e}*${f}`;
}

/** Wall-clock text of seconds since 1970 in the meter's own zone, with its offset where that is known. */
export function wallClock(localSeconds: bigint, offsetMinutes: number | null): string {
  const days = Number(localSeconds / 86_400n);
  const seconds = Number(localSeconds % 86_400n);
  // Civil date from days (proleptic Gregorian), the inverse of `daysFromCivil`.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (offsetMinutes === null) return `${date}T${clock}`;
  const minutes = Math.abs(offsetMinutes);
  return `${date}T${clock}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The billed reading of a block: the compensated value of the session where the meter gives one, else the register. */
export function edlReading(fields: EdlFields, offsetMinutes: number | null, tx: string | null): ReadingView {
  const value = fields.compensatedValue !== 0n ? fields.compensatedValue : fields.value;
  return {
    time: wallClock(fields.localSeconds, offsetMinutes),
    clock: null,
    tx,
    value: scaledWh(value, fields.scaler),
    unit: fields.unit === wattHours ? 'Wh' : `DLMS ${fields.unit}`,
    obis: obisText(fields.obis),
    status: fields.status.toString(16).padStart(2, '0'),
    errorFlags: null,
    inherited: [],
  };
}

export function meterOf(serverId: Uint8Array): string {
  return encodeHex(serverId).toUpperCase();
}
