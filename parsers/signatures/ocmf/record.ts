import { assertNever } from '../../base/assert.ts';
import { isDecimal } from '../../base/decimal-arithmetic.ts';
import { memberOf, type DuplicateName, type JsonNode, type JsonObject } from '../../base/json-reader.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { ReadingView } from '../../model/verdict.ts';
import { readClockText, type ClockReading } from './clock-text.ts';
import type { OcmfFrame } from './framing.ts';
import { readRegister, type Register } from './register.ts';

/** A field of a reading: written there, or carried forward from the reading before (OCMF 1.4, Readings). */
export interface CarriedText {
  readonly text: string;
  readonly inherited: boolean;
}

/** One reading with omitted fields carried forward. Nothing is carried from one record to another. */
export interface OcmfReading {
  readonly position: number;
  readonly node: JsonObject;
  readonly time: CarriedText | null;
  readonly clock: ClockReading | null;
  readonly tx: CarriedText | null;
  /** Exact decimal text; `null` when there is none, when it is no number or beyond what a meter can count. */
  readonly value: DecimalText | null;
  /** What stands there, for the screen. */
  readonly writtenValue: DecimalText | null;
  readonly registerText: CarriedText | null;
  readonly register: Register | undefined;
  readonly unit: CarriedText | null;
  readonly currentType: CarriedText | null;
  readonly errorFlags: CarriedText | null;
  readonly status: CarriedText | null;
}

/** Major and minor of FV as numbers, `null` when it is missing or no version. */
export interface FormatVersion {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

export interface OcmfRecord {
  readonly frame: OcmfFrame;
  readonly payload: JsonObject;
  readonly signature: JsonObject;
  readonly duplicates: readonly DuplicateName[];
  readonly version: FormatVersion | null;
  /** Versions before 0.5 had other fields (VI, VV, IS as a level, EI). */
  readonly oldModel: boolean;
  readonly pagination: Pagination | null;
  readonly readings: readonly OcmfReading[];
  /** Values of simple payload fields as text, whatever their JSON kind; `null` when absent. */
  field(name: string): string | null;
}

export interface Pagination {
  readonly text: string;
  /** T: transaction, F: fiscal (Table 2). */
  readonly context: 'T' | 'F';
  readonly number: bigint;
}

/** The value of a simple JSON node as text; numbers as written. `null` for objects, arrays and null. */
export function plainText(node: JsonNode | undefined): string | null {
  if (node === undefined) return null;
  switch (node.kind) {
    case 'string':
      return node.value;
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'object':
    case 'array':
    case 'null':
      return null;
    default:
      return assertNever(node);
  }
}

function readPagination(text: string | null): Pagination | null {
  const match = /^([TF])(\d{1,40})$/.exec(text ?? '');
  if (match === null) return null;
  const [whole, context, digits = '0'] = match;
  return { text: whole, context: context === 'F' ? 'F' : 'T', number: BigInt(digits) };
}

function readVersion(text: string | null): FormatVersion | null {
  const match = /^(\d{1,4})\.(\d{1,4})$/.exec(text ?? '');
  if (match === null) return null;
  return { text: match[0], major: Number(match[1]), minor: Number(match[2]) };
}

/** RV as exact decimal text: a number as written, or a text that is one (DZG), without the blanks around it (Isabellenhuette). */
function readValue(node: JsonNode | undefined): DecimalText | null {
  const text = node?.kind === 'number' ? node.text : node?.kind === 'string' ? node.value.trim() : null;
  return text !== null && text.length <= 200 && isDecimal(text) ? text : null;
}

/** Exponents beyond this belong to no meter; keeping them out keeps the arithmetic small. */
const largestExponent = 40;

/** The value if it can be calculated with. */
function countable(text: DecimalText | null): DecimalText | null {
  if (text === null) return null;
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(text)?.[1] ?? '0');
  return Math.abs(exponent) <= largestExponent && text.length <= 100 ? text : null;
}

export function readReadings(list: readonly JsonNode[]): readonly OcmfReading[] {
  const readings: OcmfReading[] = [];
  let before: OcmfReading | undefined;
  for (const [position, node] of list.entries()) {
    if (node.kind !== 'object') continue;
    const carry = (name: string, previous: CarriedText | null | undefined): CarriedText | null => {
      const written = memberOf(node, name);
      if (written !== undefined) {
        const text = plainText(written);
        return text === null ? null : { text, inherited: false };
      }
      return previous === null || previous === undefined ? null : { text: previous.text, inherited: true };
    };
    const time = carry('TM', before?.time);
    const registerText = carry('RI', before?.registerText);
    const reading: OcmfReading = {
      position,
      node,
      time,
      clock: time === null ? null : time.inherited ? (before?.clock ?? null) : readClockText(time.text),
      tx: carry('TX', before?.tx),
      value: countable(readValue(memberOf(node, 'RV'))),
      writtenValue: readValue(memberOf(node, 'RV')),
      registerText,
      register:
        registerText === null ? undefined : registerText.inherited ? before?.register : readRegister(registerText.text),
      unit: carry('RU', before?.unit),
      currentType: carry('RT', before?.currentType),
      errorFlags: carry('EF', before?.errorFlags),
      status: carry('ST', before?.status),
    };
    readings.push(reading);
    before = reading;
  }
  return readings;
}

export function readRecord(
  frame: OcmfFrame,
  payload: JsonObject,
  signature: JsonObject,
  duplicates: readonly DuplicateName[],
): OcmfRecord {
  const field = (name: string): string | null => plainText(memberOf(payload, name));
  const version = readVersion(field('FV'));
  const readings = memberOf(payload, 'RD');
  return {
    frame,
    payload,
    signature,
    duplicates,
    version,
    oldModel: version !== null && version.major === 0 && version.minor < 5,
    pagination: readPagination(field('PG')),
    readings: readings?.kind === 'array' ? readReadings(readings.items) : [],
    field,
  };
}

const endCodes = new Set(['E', 'L', 'R', 'A', 'P']);

export function isBegin(reading: OcmfReading): boolean {
  return reading.tx?.text === 'B';
}

/** E, or more exactly L, R, A, P (OCMF 1.4, Table 7). */
export function isEnd(reading: OcmfReading): boolean {
  return endCodes.has(reading.tx?.text ?? '');
}

/** A reading for the screen: texts as written, inherited fields named. */
export function readingView(reading: OcmfReading): ReadingView {
  const inherited = (
    [
      ['TM', reading.time],
      ['TX', reading.tx],
      ['RI', reading.registerText],
      ['RU', reading.unit],
      ['RT', reading.currentType],
      ['EF', reading.errorFlags],
      ['ST', reading.status],
    ] as const
  ).flatMap(([name, carried]) => (carried?.inherited === true ? [name] : []));
  return {
    time: reading.time?.text ?? null,
    clock: reading.clock?.state ?? null,
    tx: reading.tx?.text ?? null,
    value: reading.writtenValue,
    unit: reading.unit?.text ?? null,
    obis: reading.registerText?.text ?? null,
    status: reading.status?.text ?? null,
    errorFlags: reading.errorFlags?.text ?? null,
    inherited,
  };
}
