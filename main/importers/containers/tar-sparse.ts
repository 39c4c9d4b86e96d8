import type { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator } from '../byte-reader.ts';
import { tarBlockBytes, tarNumber } from './tar-header.ts';

/*
 * Sparse files in tar: only the stretches that hold data are stored. GNU tar knows four forms ("Storing Sparse Files" in its
 * manual): the old one with the map in the header, and three over PAX.
 */

/** A stretch with data: where it lies in the file, and how long it is. */
export interface SparseStretch {
  readonly offset: number;
  readonly length: number;
}

export interface SparseMap {
  readonly stretches: readonly SparseStretch[];
  /** Size of the file with its holes. */
  readonly size: number;
}

/** More stretches than a diagnostics file can have; a longer map is refused. */
const longestMap = 200_000;
/** Old form: place of the four stretches, of the mark that more follow, and of the size in the header. */
const oldMap = { at: 386, count: 4, more: 482, size: 483 } as const;
/** Old form: a block of further stretches. */
const moreMap = { at: 0, count: 21, more: 504 } as const;

/** Whether stretches follow each other inside the file and make up what is stored. */
export function isSoundMap(map: SparseMap, storedBytes: number): boolean {
  let end = 0;
  let stored = 0;
  for (const { offset, length } of map.stretches) {
    if (offset < end) return false;
    end = offset + length;
    stored += length;
  }
  return Number.isSafeInteger(map.size) && end <= map.size && stored === storedBytes;
}

function readStretches(block: Uint8Array, at: number, count: number): readonly SparseStretch[] | null {
  const stretches: SparseStretch[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = at + index * 24;
    if (block[start] === 0) break;
    const offset = tarNumber(block.subarray(start, start + 12));
    const length = tarNumber(block.subarray(start + 12, start + 24));
    if (offset === null || length === null) return null;
    stretches.push({ offset, length });
  }
  return stretches;
}

/** The map of an old GNU sparse entry: from its header and the blocks behind it, which are consumed. `null` when it is damaged. */
export async function readOldSparseMap(header: Uint8Array, input: ByteReader): Promise<SparseMap | null> {
  const size = tarNumber(header.subarray(oldMap.size, oldMap.size + 12));
  const first = readStretches(header, oldMap.at, oldMap.count);
  if (size === null || first === null) return null;
  const stretches = [...first];
  let more = header[oldMap.more] !== 0;
  while (more) {
    const block = await input.take(tarBlockBytes);
    const next = block.length < tarBlockBytes ? null : readStretches(block, moreMap.at, moreMap.count);
    if (next === null || stretches.length > longestMap) return null;
    stretches.push(...next);
    more = block[moreMap.more] !== 0;
  }
  return { stretches, size };
}

/** Numbers of PAX 0.0 and 0.1: offset, length, offset, length, ... `null` when they are none. */
export function mapOfNumbers(numbers: readonly string[], size: string): SparseMap | null {
  if (numbers.length % 2 !== 0 || numbers.length / 2 > longestMap) return null;
  if (![size, ...numbers].every((text) => /^\d{1,15}$/.test(text))) return null;
  const stretches: SparseStretch[] = [];
  for (let index = 0; index < numbers.length; index += 2) {
    stretches.push({ offset: Number(numbers[index]), length: Number(numbers[index + 1]) });
  }
  return { stretches, size: Number(size) };
}

/**
 * The map of PAX 1.0, which stands before the data: the count of stretches, then offset and length of each, a line each, padded to a
 * block. It is consumed from `input`; `storedBytes` counts map and data. `null` when it is damaged.
 */
export async function readLeadingMap(
  input: ByteReader,
  size: number,
  storedBytes: number,
): Promise<{ readonly map: SparseMap; readonly mapBytes: number } | null> {
  const numbers: string[] = [];
  let wanted = 1;
  let rest = '';
  let mapBytes = 0;
  while (numbers.length < wanted) {
    if (mapBytes + tarBlockBytes > storedBytes) return null;
    const block = await input.take(tarBlockBytes);
    if (block.length < tarBlockBytes) return null;
    mapBytes += tarBlockBytes;
    const lines = (rest + Buffer.from(block).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > tarBlockBytes) return null;
    for (const line of lines) {
      if (numbers.length < wanted) numbers.push(line);
      if (numbers.length === 1) {
        const count = /^\d{1,6}$/.test(line) ? Number(line) : Number.POSITIVE_INFINITY;
        if (count > longestMap) return null;
        wanted = 1 + 2 * count;
      }
    }
  }
  const map = mapOfNumbers(numbers.slice(1), String(size));
  return map === null ? null : { map, mapBytes };
}

const hole = Buffer.alloc(64 * 1024);

/** The file with its holes filled by zeros. `stored` holds the stretches one behind the other. */
export async function* expandSparse(stored: ByteReader, map: SparseMap): ByteGenerator {
  let position = 0;
  for (const { offset, length } of [...map.stretches, { offset: map.size, length: 0 }]) {
    while (position < offset) {
      const zeros = hole.subarray(0, Math.min(hole.length, offset - position));
      position += zeros.length;
      yield zeros;
    }
    for (let left = length; left > 0; ) {
      const chunk = await stored.read(left);
      if (chunk === null) return stored.stop;
      left -= chunk.length;
      position += chunk.length;
      yield chunk;
    }
  }
  return stored.stop;
}
