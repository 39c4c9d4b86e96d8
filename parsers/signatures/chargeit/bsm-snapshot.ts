import { memberOf, type JsonNode, type JsonObject } from '../../base/json-reader.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { latin1Bytes, exactUtf8Bytes } from '../../base/text-encodings.ts';
import { integerOf, nodeAt, textAt } from './entry-fields.ts';

/*
 * The signed snapshot of a BAUER BSM-WS36A as chargeIT mobility writes it as JSON (bsm-python, doc/examples/snapshots.md and chargy.md). The meter
 * signs an abstract form of the data points of SunSpec model 64901: numbers as `vvvvvvvv ss uu` (32 bits, power of ten, DLMS unit), texts as
 * length and bytes. Names are not signed, so their order is not taken from the document: it must be the one of the model.
 */

type PointKind = 'unsigned' | 'signed' | 'text';

const model: readonly (readonly [string, PointKind])[] = [
  ['Typ', 'unsigned'],
  ['RCR', 'unsigned'],
  ['TotWhImp', 'unsigned'],
  ['W', 'signed'],
  ['MA1', 'text'],
  ['RCnt', 'unsigned'],
  ['OS', 'unsigned'],
  ['Epoch', 'unsigned'],
  ['TZO', 'signed'],
  ['EpochSetCnt', 'unsigned'],
  ['EpochSetOS', 'unsigned'],
  ['DI', 'unsigned'],
  ['DO', 'unsigned'],
  ['Meta1', 'text'],
  ['Meta2', 'text'],
  ['Meta3', 'text'],
  ['Evt', 'unsigned'],
];

interface NumberPoint {
  readonly value: bigint;
  readonly scale: number;
  readonly unit: number;
}

export interface BsmSnapshot {
  readonly signed: Uint8Array;
  number(name: string): NumberPoint;
  text(name: string): string;
}

const u32 = 0xffff_ffffn;

function bigEndian(value: bigint): readonly number[] {
  const bits = BigInt.asUintN(32, value);
  return [24n, 16n, 8n, 0n].map((shift) => Number((bits >> shift) & 0xffn));
}

/** Metadata of a meter are bytes; the document says in which letters they are written, and ISO-8859-1 is what the meter's own tool uses. */
function textBytes(text: string, encoding: string | null): Uint8Array | undefined {
  if (encoding === 'UTF-8') return exactUtf8Bytes(text);
  return encoding === null || encoding === 'ISO-8859-1' ? latin1Bytes(text) : undefined;
}

function numberOf(point: JsonObject, kind: PointKind): NumberPoint | null {
  const signed = kind === 'signed';
  const value = integerOf(memberOf(point, 'value'), signed ? -(2n ** 31n) : 0n, signed ? 2n ** 31n - 1n : u32);
  const scale = integerOf(memberOf(point, 'scale'), -128n, 127n);
  const unit = integerOf(memberOf(point, 'unitEncoded'), 0n, 255n);
  return value === null || scale === null || unit === null ? null : { value, scale: Number(scale), unit: Number(unit) };
}

/** The data points of an entry in the order of the model, and the bytes that the meter signed. */
export function readSnapshot(entry: JsonObject): Result<BsmSnapshot, string> {
  const list = memberOf(entry, 'additionalValues');
  const items: readonly JsonNode[] = list?.kind === 'array' ? list.items : [];
  if (items.length !== model.length) return fail('data-points');
  const bytes: number[] = [];
  const numbers = new Map<string, NumberPoint>();
  const texts = new Map<string, string>();
  for (const [index, [name, kind]] of model.entries()) {
    const item = items[index];
    const point = item?.kind === 'object' ? memberOf(item, 'measuredValue') : undefined;
    if (item?.kind !== 'object' || point?.kind !== 'object' || textAt(item, 'measurand', 'name') !== name)
      return fail(`data-point ${name}`);
    if (kind === 'text') {
      const text = textAt(point, 'value');
      const own = text === null ? undefined : textBytes(text, textAt(point, 'valueEncoding'));
      if (text === null || own === undefined || own.length > 1_000) return fail(`data-point ${name}`);
      texts.set(name, text);
      bytes.push(...bigEndian(BigInt(own.length)), ...own);
    } else {
      const number = numberOf(point, kind);
      if (number === null) return fail(`data-point ${name}`);
      numbers.set(name, number);
      bytes.push(...bigEndian(number.value), number.scale & 0xff, number.unit);
    }
  }
  const none: NumberPoint = { value: 0n, scale: 0, unit: 255 };
  return ok({
    signed: Uint8Array.from(bytes),
    number: (name) => numbers.get(name) ?? none,
    text: (name) => texts.get(name) ?? '',
  });
}

/** What an application wrote into the metadata with one of the tags `contract-id:`, `evse-id:`, `csc-sw-version:`; `null` without. */
export function taggedMeta(snapshot: BsmSnapshot, tag: string): string | null {
  for (const name of ['Meta1', 'Meta2', 'Meta3']) {
    const text = snapshot.text(name);
    if (text.startsWith(`${tag}:`)) return text.slice(tag.length + 1).trim();
  }
  return null;
}

/** The whole number that stands beside the signed part, `null` when there is none. */
export function statedInteger(entry: JsonObject, ...path: readonly string[]): string | null {
  const value = integerOf(nodeAt(entry, ...path), 0n, u32);
  return value === null ? null : String(value);
}
