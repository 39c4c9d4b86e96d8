/*
 * The objects of a systemd journal file (systemd: docs/JOURNAL_FILE_FORMAT.md). All numbers are little-endian; objects lie on 8-byte boundaries, one
 * behind the other. Hash tables and entry arrays are ways to find things fast and are not needed to read everything.
 */

/** Random access to the file; `read` gives fewer bytes only where the file ends. */
export interface JournalBytes {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

export interface JournalHeader {
  readonly headerBytes: number;
  /** End of what was ever used; behind it the file is empty. */
  readonly usedBytes: number;
  readonly compact: boolean;
  /** `online`: the writer did not close it (a power cut, or it is being written). */
  readonly state: 'offline' | 'online' | 'archived' | 'unknown';
  /** Entries that the header states. */
  readonly entries: number;
  readonly machineId: string;
}

export type JournalCompression = 'xz' | 'lz4' | 'zstd';

export interface JournalObject {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly compression: JournalCompression | null;
}

export const objectTypes = {
  data: 1,
  field: 2,
  entry: 3,
  dataHashTable: 4,
  fieldHashTable: 5,
  entryArray: 6,
  tag: 7,
} as const;

const signature = 'LPKSHHRH';
const compactFlag = 16;
const smallestHeader = 208;
const largestHeader = 4096;
const objectHeaderBytes = 16;
/** Smallest sizes by type; a tag is 64 bytes. */
const smallest = [0, 64, 40, 64, 16, 16, 24, 64] as const;

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A 64-bit number; what is beyond 2^53 becomes NaN, which no bound lets through. */
export function word64(data: DataView, at: number): number {
  const high = data.getUint32(at + 4, true);
  return high > 0x1f_ffff ? Number.NaN : high * 4_294_967_296 + data.getUint32(at, true);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a source begins like a journal. */
export function isJournal(head: Uint8Array): boolean {
  return head.length >= smallestHeader && signature === String.fromCharCode(...head.subarray(0, 8));
}

/** The header; `undefined` when it is none. Sizes that contradict the file are put right. */
export function readJournalHeader(file: JournalBytes): JournalHeader | undefined {
  const bytes = file.read(0, smallestHeader);
  if (!isJournal(bytes)) return undefined;
  const data = view(bytes);
  const stated = word64(data, 88);
  const headerBytes = stated >= smallestHeader && stated <= largestHeader && stated % 8 === 0 ? stated : smallestHeader;
  const arena = word64(data, 96);
  const usedBytes = Number.isNaN(arena) ? file.size : Math.min(file.size, headerBytes + arena);
  const states = ['offline', 'online', 'archived'] as const;
  return {
    headerBytes,
    usedBytes,
    compact: (data.getUint32(12, true) & compactFlag) !== 0,
    state: states[data.getUint8(16)] ?? 'unknown',
    entries: word64(data, 152),
    machineId: hex(bytes.subarray(40, 56)),
  };
}

/** The object at a place; `undefined` when what stands there is none. */
export function objectAt(file: JournalBytes, offset: number): JournalObject | undefined {
  const bytes = file.read(offset, objectHeaderBytes);
  if (bytes.length < objectHeaderBytes) return undefined;
  const data = view(bytes);
  const type = data.getUint8(0);
  const flags = data.getUint8(1);
  const size = word64(data, 8);
  const least = smallest[type];
  if (type === 0 || least === undefined || !(size >= least) || offset + size > file.size || flags > 4 || flags === 3)
    return undefined;
  // Six reserved bytes are zero; without that check damaged files give objects that are none.
  if (data.getUint32(2, true) !== 0 || data.getUint16(6, true) !== 0) return undefined;
  const compression = flags === 1 ? 'xz' : flags === 2 ? 'lz4' : flags === 4 ? 'zstd' : null;
  return { type, offset, size, compression };
}

const scanBytes = 65_536;

/** The next place on an 8-byte boundary where an object of a known type may begin; -1 without one before `limit`. */
function nextObject(file: JournalBytes, from: number, limit: number): number {
  for (let base = from; base < limit; base += scanBytes) {
    const bytes = file.read(base, Math.min(scanBytes + objectHeaderBytes, limit - base));
    for (let at = 0; at + objectHeaderBytes <= bytes.length && at < scanBytes; at += 8) {
      const type = bytes[at] ?? 0;
      if (type === 0 || type > 7 || bytes[at + 2] !== 0 || bytes[at + 7] !== 0) continue;
      if (objectAt(file, base + at) !== undefined) return base + at;
    }
  }
  return -1;
}

/** A stretch that holds no object. */
export interface JournalGap {
  readonly offset: number;
  readonly length: number;
  /** Zeros only: space that was set aside and never used. */
  readonly empty: boolean;
}

function isEmpty(file: JournalBytes, from: number, to: number): boolean {
  for (let at = from; at < to; at += scanBytes) {
    const bytes = file.read(at, Math.min(scanBytes, to - at));
    if (bytes.some((byte) => byte !== 0)) return false;
  }
  return true;
}

/** All objects in the order of the file. Damaged stretches are passed over and told. */
export function* journalObjects(file: JournalBytes, header: JournalHeader): Generator<JournalObject | JournalGap> {
  const align = (offset: number): number => Math.ceil(offset / 8) * 8;
  let at = align(header.headerBytes);
  while (at + objectHeaderBytes <= file.size) {
    const object = objectAt(file, at);
    if (object !== undefined) {
      yield object;
      at = align(at + object.size);
      continue;
    }
    const next = nextObject(file, at + 8, file.size);
    const end = next < 0 ? file.size : next;
    yield { offset: at, length: end - at, empty: isEmpty(file, at, end) };
    at = end;
  }
}

const regularPayload = 64;
const compactPayload = 72;

/** Where the payload of a data object lies. */
export function payloadRange(
  object: JournalObject,
  compact: boolean,
): { readonly offset: number; readonly length: number } {
  const from = compact ? compactPayload : regularPayload;
  return { offset: object.offset + from, length: Math.max(0, object.size - from) };
}

export interface JournalEntry {
  readonly object: JournalObject;
  /** Microseconds since 1970. */
  readonly realtimeUs: number;
  readonly bootId: string;
  /** Offsets of the data objects. */
  readonly items: readonly number[];
}

/** journald writes at most 1024 fields; more are another file. */
const mostItems = 4096;
const entryItems = 64;

export function readEntry(file: JournalBytes, object: JournalObject, compact: boolean): JournalEntry {
  const itemBytes = compact ? 4 : 16;
  const count = Math.min(mostItems, Math.floor((object.size - entryItems) / itemBytes));
  const bytes = file.read(object.offset, entryItems + count * itemBytes);
  const data = view(bytes);
  const items: number[] = [];
  for (let at = entryItems; at + itemBytes <= bytes.length; at += itemBytes) {
    items.push(compact ? data.getUint32(at, true) : word64(data, at));
  }
  return { object, realtimeUs: word64(data, 24), bootId: hex(bytes.subarray(40, 56)), items };
}
