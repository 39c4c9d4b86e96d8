import { fail, ok, type Result } from '../../base/result.ts';

/*
 * Smart Message Language as meters send it: transport protocol 1 (1B1B1B1B 01010101 ... 1B1B1B1B 1A) with type-length fields
 * (BSI TR-03109-1 annex IV). Only what GetList answers need; bounded in depth and size.
 */

export type SmlValue =
  | { readonly kind: 'octets'; readonly bytes: Uint8Array }
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'list'; readonly items: readonly SmlValue[] };

export type SmlFault = 'no-start' | 'no-end' | 'damaged' | 'too-deep' | 'no-list';

/** CRC-16/X-25 as the transport uses it (DIN EN 62056-46). */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 0 ? crc >> 1 : (crc >> 1) ^ 0x8408;
  }
  return crc ^ 0xffff;
}

function isEscape(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x1b && bytes[at + 1] === 0x1b && bytes[at + 2] === 0x1b && bytes[at + 3] === 0x1b;
}

/** The messages between start and end, with escaped escapes resolved, and whether the checksum holds. */
function takeTransport(bytes: Uint8Array): Result<{ readonly body: Uint8Array; readonly checksum: boolean }, SmlFault> {
  if (!isEscape(bytes, 0) || bytes[4] !== 1) return fail('no-start');
  const body: number[] = [];
  let at = 8;
  while (at < bytes.length) {
    if (!isEscape(bytes, at)) {
      body.push(bytes[at] ?? 0);
      at += 1;
    } else if (isEscape(bytes, at + 4)) {
      body.push(0x1b, 0x1b, 0x1b, 0x1b);
      at += 8;
    } else if (bytes[at + 4] === 0x1a && at + 8 <= bytes.length) {
      const expected = crc16(bytes.subarray(0, at + 6));
      const written = (bytes[at + 6] ?? 0) | ((bytes[at + 7] ?? 0) << 8);
      return ok({ body: Uint8Array.from(body), checksum: expected === written });
    } else return fail('damaged');
  }
  return fail('no-end');
}

class FieldReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  /** `undefined`: damaged. The end-of-message byte 00 reads as an empty list. */
  next(depth: number): SmlValue | undefined {
    const first = this.bytes[this.at];
    if (first === undefined || depth > 16) return undefined;
    this.at += 1;
    if (first === 0) return { kind: 'list', items: [] };
    const type = first & 0x70;
    let length = first & 0x0f;
    let headers = 1;
    for (let more = first; (more & 0x80) !== 0; headers += 1) {
      const following = this.bytes[this.at];
      if (following === undefined || headers > 4) return undefined;
      this.at += 1;
      length = length * 16 + (following & 0x0f);
      more = following;
    }
    if (type === 0x70) {
      const items: SmlValue[] = [];
      for (let index = 0; index < length; index += 1) {
        const item = this.next(depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return { kind: 'list', items };
    }
    const size = length - headers;
    if (size < 0 || this.at + size > this.bytes.length) return undefined;
    const content = this.bytes.subarray(this.at, this.at + size);
    this.at += size;
    if (type === 0x00) return { kind: 'octets', bytes: content };
    if (size > 8) return undefined;
    let value = 0n;
    for (const byte of content) value = (value << 8n) | BigInt(byte);
    const negative = type === 0x50 && size > 0 && (content[0] ?? 0) >= 0x80;
    return { kind: 'number', value: negative ? value - (1n << BigInt(8 * size)) : value };
  }

  /** Filling bytes at the end. */
  skipZeros(): void {
    while (this.bytes[this.at] === 0) this.at += 1;
  }
}

/** One entry of a GetList answer. */
export interface SmlEntry {
  readonly name: Uint8Array;
  readonly status: bigint | null;
  /** Seconds as the meter's own wall clock counts them: UTC plus both offsets. */
  readonly localSeconds: bigint | null;
  readonly offsetMinutes: number;
  readonly unit: number;
  readonly scaler: number;
  readonly value: SmlValue;
  readonly signature: Uint8Array;
}

export interface SmlList {
  readonly serverId: Uint8Array;
  readonly listName: Uint8Array;
  readonly entries: readonly SmlEntry[];
  readonly signature: Uint8Array;
  readonly checksum: boolean;
}

const nothing = new Uint8Array();

export function octetsOf(value: SmlValue | undefined): Uint8Array {
  return value?.kind === 'octets' ? value.bytes : nothing;
}

export function numberOf(value: SmlValue | undefined): bigint | null {
  return value?.kind === 'number' ? value.value : null;
}

/** A number, also one inside the choices of SML_ListType (a seconds index is a time inside a choice). */
export function innerNumberOf(value: SmlValue | undefined): bigint | null {
  if (value?.kind !== 'list') return numberOf(value);
  return innerNumberOf(value.items.at(-1));
}

function itemsOf(value: SmlValue | undefined): readonly SmlValue[] {
  return value?.kind === 'list' ? value.items : [];
}

/** SML_Time: a choice of seconds index, UTC seconds, or UTC seconds with local and season offset in minutes. */
function timeOf(value: SmlValue | undefined): { readonly seconds: bigint | null; readonly offsetMinutes: number } {
  const [, content] = itemsOf(value);
  const plain = numberOf(content);
  if (plain !== null) return { seconds: plain, offsetMinutes: 0 };
  const [seconds, local, season] = itemsOf(content);
  const base = numberOf(seconds);
  if (base === null) return { seconds: null, offsetMinutes: 0 };
  const offset = (numberOf(local) ?? 0n) + (numberOf(season) ?? 0n);
  return { seconds: base + offset * 60n, offsetMinutes: Number(offset) };
}

function entryOf(value: SmlValue): SmlEntry | null {
  const [name, status, time, unit, scaler, content, signature] = itemsOf(value);
  if (content === undefined) return null;
  const { seconds, offsetMinutes } = timeOf(time);
  return {
    name: octetsOf(name),
    status: numberOf(status),
    localSeconds: seconds,
    offsetMinutes,
    unit: Number(numberOf(unit) ?? 0n),
    scaler: Number(numberOf(scaler) ?? 0n),
    value: content,
    signature: octetsOf(signature),
  };
}

const getListResponse = 0x0701n;

/** The first GetList answer of an SML file. Never throws. */
export function readSmlList(bytes: Uint8Array): Result<SmlList, SmlFault> {
  const transport = takeTransport(bytes);
  if (!transport.ok) return transport;
  const reader = new FieldReader(transport.value.body);
  while (!reader.done) {
    const message = reader.next(0);
    if (message === undefined) return fail('damaged');
    reader.skipZeros();
    const [, , , body] = itemsOf(message);
    const [tag, content] = itemsOf(body);
    if (numberOf(tag) !== getListResponse) continue;
    const [, serverId, listName, , list, signature] = itemsOf(content);
    const entries = itemsOf(list).map(entryOf);
    if (entries.some((entry) => entry === null)) return fail('damaged');
    return ok({
      serverId: octetsOf(serverId),
      listName: octetsOf(listName),
      entries: entries.filter((entry) => entry !== null),
      signature: octetsOf(signature),
      checksum: transport.value.checksum,
    });
  }
  return fail('no-list');
}

/** The entry with this OBIS code, given as twelve hex digits. */
export function entryNamed(list: SmlList, hex: string): SmlEntry | undefined {
  return list.entries.find(({ name }) => {
    if (name.length !== 6) return false;
    return name.every((byte, index) => byte === Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
  });
}
