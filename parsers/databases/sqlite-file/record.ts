import type { Cell } from '../dialect.ts';
import { readVarint } from './cell.ts';
import type { FileLayout } from './database-header.ts';

/** Content of one column as stored: the serial type says what it is (SQLite file format 2.1). */
interface StoredValue {
  readonly type: number;
  readonly at: number;
  readonly length: number;
}

const fixedLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

/**
 * Takes a record apart. Strict: the header must end where it says and the values must fill the payload exactly; otherwise `null`, and the row
 * counts as lost rather than being guessed.
 */
export function readRecord(
  payload: Uint8Array,
  encoding: FileLayout['encoding'],
  mostColumns: number,
): readonly Cell[] | null {
  const header = readVarint(payload, 0, payload.length);
  if (header === null || header.value < 1n || header.value > BigInt(payload.length)) return null;
  const headerLength = Number(header.value);
  const stored: StoredValue[] = [];
  let body = headerLength;
  for (let at = header.end; at < headerLength; ) {
    const type = readVarint(payload, at, headerLength);
    if (type === null || stored.length >= mostColumns) return null;
    at = type.end;
    const length = storedLength(type.value);
    if (length === null || body + length > payload.length) return null;
    stored.push({ type: Number(type.value), at: body, length });
    body += length;
  }
  if (header.end > headerLength || body !== payload.length) return null;
  return stored.map((value) => cellOf(payload, value, encoding));
}

function storedLength(type: bigint): number | null {
  if (type < 0n || type === 10n || type === 11n || type > 2n ** 31n) return null;
  const number = Number(type);
  return number < 10 ? (fixedLengths[number] ?? 0) : (number - (number % 2 === 0 ? 12 : 13)) / 2;
}

function cellOf(payload: Uint8Array, { type, at, length }: StoredValue, encoding: FileLayout['encoding']): Cell {
  switch (type) {
    case 0:
      return null;
    case 8:
      return 0n;
    case 9:
      return 1n;
    case 7:
      return new DataView(payload.buffer, payload.byteOffset + at, 8).getFloat64(0);
    default:
      break;
  }
  const bytes = payload.subarray(at, at + length);
  if (type < 7) return integerOf(bytes);
  return type % 2 === 0 ? bytes : decoderOf(encoding).decode(bytes);
}

function integerOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<FileLayout['encoding'], Decoder>();

function decoderOf(encoding: FileLayout['encoding']): Decoder {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    // a byte order mark is content, as it is for SQLite
    decoder = new TextDecoder(encoding, { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}
