import { crc16 } from '../../../parsers/signatures/edl/sml-reader.ts';

/* Writes Base32 and SML files (transport protocol 1) field by field, for samples and tests. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  let text = '';
  for (let at = 0; at < bits.length; at += 5)
    text += alphabet.charAt(Number.parseInt(bits.slice(at, at + 5).padEnd(5, '0'), 2));
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

export function octets(bytes: Uint8Array): Buffer {
  const length = bytes.length + 1;
  if (length < 16) return Buffer.concat([Buffer.from([length]), bytes]);
  const long = length + 1;
  return Buffer.concat([Buffer.from([0x80 | (long >> 4), long & 15]), bytes]);
}

export function unsigned(value: bigint, bytes: number): Buffer {
  const hex = value.toString(16).padStart(bytes * 2, '0');
  return Buffer.concat([Buffer.from([0x60 | (bytes + 1)]), Buffer.from(hex, 'hex')]);
}

export function signed8(value: number): Buffer {
  return Buffer.from([0x52, value & 0xff]);
}

/** An optional field that is left out. */
export const absent = Buffer.from([1]);

export function list(...items: readonly Uint8Array[]): Buffer {
  const head = items.length < 16 ? [0x70 | items.length] : [0xf0 | (items.length >> 4), items.length & 15];
  return Buffer.concat([Buffer.from(head), ...items]);
}

/** UTC seconds with an offset of one hour. */
export function localTime(seconds: bigint): Buffer {
  const minutes = (value: number): Buffer => Buffer.from([0x53, value >> 8, value & 0xff]);
  return list(unsigned(3n, 1), list(unsigned(seconds, 4), minutes(60), minutes(0)));
}

export function entry(
  name: string,
  value: Uint8Array,
  extra: { status?: Uint8Array; time?: Uint8Array; unit?: number; scaler?: number; signature?: Uint8Array } = {},
): Buffer {
  return list(
    octets(Buffer.from(name, 'hex')),
    extra.status ?? absent,
    extra.time ?? absent,
    extra.unit === undefined ? absent : unsigned(BigInt(extra.unit), 1),
    extra.scaler === undefined ? absent : signed8(extra.scaler),
    value,
    extra.signature === undefined ? absent : octets(extra.signature),
  );
}

export function smlFile(
  serverId: Uint8Array,
  listName: Uint8Array,
  entries: readonly Uint8Array[],
  signature: Uint8Array,
): Uint8Array {
  const body = list(
    absent,
    octets(serverId),
    listName.length === 0 ? absent : octets(listName),
    absent,
    list(...entries),
    octets(signature),
    absent,
  );
  const message = Buffer.concat([
    list(
      octets(Buffer.from('01', 'hex')),
      unsigned(0n, 1),
      unsigned(0n, 1),
      list(unsigned(0x0701n, 2), body),
      Buffer.from([0x63, 0, 0]),
      Buffer.from([0]),
    ),
  ]);
  const fill = (4 - (message.length % 4)) % 4;
  const head = Buffer.concat([
    Buffer.from('1b1b1b1b01010101', 'hex'),
    message,
    Buffer.alloc(fill),
    Buffer.from([0x1b, 0x1b, 0x1b, 0x1b, 0x1a, fill]),
  ]);
  const crc = crc16(head);
  return Buffer.concat([head, Buffer.from([crc & 0xff, crc >> 8])]);
}
