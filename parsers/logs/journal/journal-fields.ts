import { unpackLz4Block } from './lz4-block.ts';
import {
  type JournalBytes,
  type JournalCompression,
  objectAt,
  objectTypes,
  payloadRange,
  word64,
} from './journal-objects.ts';

/** Decoders of the host; `null` where it has none. Each gives at most `limit` bytes and `undefined` for damaged ones. */
export interface JournalDecoders {
  readonly zstd: ((packed: Uint8Array, limit: number) => Uint8Array | undefined) | null;
  readonly xz: ((packed: Uint8Array, limit: number) => Uint8Array | undefined) | null;
}

/** A field as it stands in a data object. */
export interface JournalField {
  readonly name: string;
  readonly value: Uint8Array;
  /** Where the value stands; of a compressed one where the compressed bytes do. */
  readonly offset: number;
  readonly length: number;
  readonly packed: JournalCompression | null;
}

export type FieldReading =
  | { readonly ok: true; readonly field: JournalField }
  | { readonly ok: false; readonly why: 'damaged' | 'undecodable' | 'too-long' };

/** A core dump may be in a field; a message never is that long. */
const largestField = 16 * 1024 * 1024;
const longestName = 64;
const kept = 8192;
/** Values beyond this are not kept: they are messages and do not come again. */
const largestKept = 256;

/** Reads the fields that entries point at; short ones, which come again with every entry, are remembered. */
export class JournalFields {
  readonly #file: JournalBytes;
  readonly #compact: boolean;
  readonly #decoders: JournalDecoders;
  readonly #known = new Map<number, FieldReading>();

  constructor(file: JournalBytes, compact: boolean, decoders: JournalDecoders) {
    this.#file = file;
    this.#compact = compact;
    this.#decoders = decoders;
  }

  /** The field of the data object at `offset`, if it is one of `wanted`; `null` for another one. */
  read(offset: number, wanted: ReadonlySet<string>): FieldReading | null {
    const known = this.#known.get(offset);
    if (known !== undefined) return known.ok && !wanted.has(known.field.name) ? null : known;
    const reading = this.#readNew(offset, wanted);
    if (reading === null || !reading.ok || reading.field.value.length <= largestKept) {
      const stored = reading ?? unwanted;
      if (this.#known.size >= kept) this.#known.clear();
      this.#known.set(offset, stored);
    }
    return reading;
  }

  #readNew(offset: number, wanted: ReadonlySet<string>): FieldReading | null {
    const object = Number.isSafeInteger(offset) && offset > 0 ? objectAt(this.#file, offset) : undefined;
    if (object === undefined || object.type !== objectTypes.data) return { ok: false, why: 'damaged' };
    const range = payloadRange(object, this.#compact);
    if (object.compression === null) {
      const name = nameOf(this.#file.read(range.offset, Math.min(longestName + 1, range.length)));
      if (name === undefined) return { ok: false, why: 'damaged' };
      if (!wanted.has(name)) return null;
      const length = range.length - name.length - 1;
      if (length > largestField) return { ok: false, why: 'too-long' };
      const at = range.offset + name.length + 1;
      return { ok: true, field: { name, value: this.#file.read(at, length), offset: at, length, packed: null } };
    }
    if (range.length > largestField) return { ok: false, why: 'too-long' };
    const bytes = this.#file.read(range.offset, range.length);
    const { compression } = object;
    const plain = this.#unpack(compression, bytes);
    if (plain === undefined) {
      const missing = compression !== 'lz4' && this.#decoders[compression] === null;
      return { ok: false, why: missing ? 'undecodable' : 'damaged' };
    }
    const name = nameOf(plain);
    if (name === undefined) return { ok: false, why: 'damaged' };
    if (!wanted.has(name)) return null;
    return { ok: true, field: { name, value: plain.subarray(name.length + 1), ...range, packed: compression } };
  }

  #unpack(compression: JournalCompression, bytes: Uint8Array): Uint8Array | undefined {
    if (compression !== 'lz4') return this.#decoders[compression]?.(bytes, largestField);
    // The length of what was packed stands before the block.
    if (bytes.length < 9) return undefined;
    const length = word64(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
    return length <= largestField ? unpackLz4Block(bytes.subarray(8), length) : undefined;
  }
}

const unwanted: FieldReading = {
  ok: true,
  field: { name: '', value: new Uint8Array(0), offset: 0, length: 0, packed: null },
};

/** The name before the first `=`. */
function nameOf(bytes: Uint8Array): string | undefined {
  const equals = bytes.indexOf(0x3d);
  if (equals <= 0 || equals > longestName) return undefined;
  const name = String.fromCharCode(...bytes.subarray(0, equals));
  return /^[A-Z0-9_]+$/.test(name) ? name : undefined;
}
