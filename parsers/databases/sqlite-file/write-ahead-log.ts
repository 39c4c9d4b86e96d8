import type { PageOverlay, RandomBytes } from './page-source.ts';

/** What a write-ahead log holds (SQLite file format 4). */
export interface WriteAheadLog extends PageOverlay {
  /** Pages of completed transactions. */
  readonly committedFrames: number;
  /** Pages behind the last completed transaction: never part of the database. */
  readonly uncommittedFrames: number;
  /** Pages of this log behind a damage: their checksums build upon what is lost. */
  readonly damagedFrames: number;
  /** The file goes on with bytes that belong to no frame of this log: an older round of it, or damage. */
  readonly leftoverBytes: number;
  /** Place of a page's content in the bytes of the log; `null` when it holds none. */
  placeOf(pageNumber: number): number | null;
}

const headerLength = 32;
const frameHeader = 24;

/** Reads the frames of a log up to the last completed transaction; `null` when its header is none. */
export function readWriteAheadLog(log: RandomBytes): WriteAheadLog | null {
  const header = log.read(0, headerLength);
  if (header.length < headerLength) return null;
  const view = viewOf(header);
  const magic = view.getUint32(0);
  const pageSize = view.getUint32(8);
  if ((magic !== 0x377f0682 && magic !== 0x377f0683) || pageSize < 512 || pageSize > 65_536) return null;
  if ((pageSize & (pageSize - 1)) !== 0) return null;
  const littleEndian = magic === 0x377f0682;
  const sum = checksum(view, 24, littleEndian, [0, 0]);
  if (sum[0] !== view.getUint32(24) || sum[1] !== view.getUint32(28)) return null;
  const salt = [view.getUint32(16), view.getUint32(20)];

  const committed = new Map<number, number>();
  let waiting = new Map<number, number>();
  let pageCount: number | null = null;
  let frames = 0;
  let committedFrames = 0;
  let running: readonly [number, number] = sum;
  let at = headerLength;
  for (; at + frameHeader + pageSize <= log.sizeBytes; at += frameHeader + pageSize) {
    const frame = log.read(at, frameHeader + pageSize);
    if (frame.length < frameHeader + pageSize) break;
    const fields = viewOf(frame);
    if (fields.getUint32(8) !== salt[0] || fields.getUint32(12) !== salt[1]) break;
    running = checksum(fields, 8, littleEndian, running);
    running = checksum(viewOf(frame.subarray(frameHeader)), pageSize, littleEndian, running);
    if (running[0] !== fields.getUint32(16) || running[1] !== fields.getUint32(20)) break;
    frames += 1;
    waiting.set(fields.getUint32(0), at + frameHeader);
    const sizeAfterCommit = fields.getUint32(4);
    if (sizeAfterCommit === 0) continue;
    for (const [page, place] of waiting) committed.set(page, place);
    waiting = new Map();
    pageCount = sizeAfterCommit;
    committedFrames = frames;
  }
  let damagedFrames = 0;
  let behind = 0;
  for (let next = at; next + frameHeader <= log.sizeBytes; next += frameHeader + pageSize) {
    const fields = viewOf(log.read(next, frameHeader));
    if (fields.byteLength < frameHeader) break;
    behind += 1;
    // another salt: what an older round of the log has left, or a damaged head with frames of this round behind it
    if (fields.getUint32(8) === salt[0] && fields.getUint32(12) === salt[1]) damagedFrames = behind;
  }
  return {
    pageSize,
    pageCount,
    damagedFrames,
    committedFrames,
    uncommittedFrames: frames - committedFrames,
    leftoverBytes: log.sizeBytes - at,
    has: (pageNumber) => committed.has(pageNumber),
    placeOf: (pageNumber) => committed.get(pageNumber) ?? null,
    page(pageNumber) {
      const place = committed.get(pageNumber);
      if (place === undefined) return null;
      const page = log.read(place, pageSize);
      return page.length === pageSize ? page : null;
    },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The checksum of SQLite file format 4.2, over whole pairs of 32-bit words. */
function checksum(
  view: DataView,
  length: number,
  littleEndian: boolean,
  from: readonly [number, number],
): readonly [number, number] {
  let [first, second] = from;
  for (let at = 0; at + 8 <= length; at += 8) {
    first = (first + view.getUint32(at, littleEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, littleEndian) + first) >>> 0;
  }
  return [first, second];
}
