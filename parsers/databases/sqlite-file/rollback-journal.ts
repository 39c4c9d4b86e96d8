import type { PageOverlay, RandomBytes } from './page-source.ts';

const magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/**
 * The pages as they were before a transaction that never ended (SQLite file format 3); laid over the database they give back its last good
 * state. `null` when the journal is not hot: its header is cleared when a transaction ends.
 */
export function readRollbackJournal(journal: RandomBytes): PageOverlay | null {
  const places = new Map<number, number>();
  let pageSize = 0;
  let pageCount: number | null = null;
  for (let section = 0; section + 28 <= journal.sizeBytes; ) {
    const header = journal.read(section, 28);
    if (header.length < 28 || magic.some((byte, at) => header[at] !== byte)) break;
    const view = new DataView(header.buffer, header.byteOffset, 28);
    const stated = view.getUint32(8);
    const nonce = view.getUint32(12);
    const sector = view.getUint32(20);
    if (pageCount === null) {
      pageCount = view.getUint32(16);
      pageSize = view.getUint32(24);
      if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null;
    }
    if (sector < 28 || sector > 65_536) break;
    const recordLength = pageSize + 8;
    const left = Math.floor((journal.sizeBytes - section - sector) / recordLength);
    // 0xffffffff: as many records as the file holds
    const count = stated === 0xffff_ffff ? left : Math.min(stated, left);
    let at = section + sector;
    let whole = true;
    for (let index = 0; index < count && whole; index += 1, at += recordLength) {
      const record = journal.read(at, recordLength);
      const fields = new DataView(record.buffer, record.byteOffset, record.length);
      whole = record.length === recordLength && recordSum(record, pageSize, nonce) === fields.getUint32(pageSize + 4);
      if (!whole) break;
      const page = fields.getUint32(0);
      if (!places.has(page)) places.set(page, at + 4);
    }
    if (!whole || count === 0) break;
    section = Math.ceil(at / sector) * sector;
  }
  if (pageCount === null) return null;
  return {
    pageSize,
    pageCount: pageCount === 0 ? null : pageCount,
    has: (pageNumber) => places.has(pageNumber),
    page(pageNumber) {
      const place = places.get(pageNumber);
      if (place === undefined) return null;
      const page = journal.read(place, pageSize);
      return page.length === pageSize ? page : null;
    },
  };
}

/** Every 200th byte from the end, and the nonce (SQLite file format 3). */
function recordSum(record: Uint8Array, pageSize: number, nonce: number): number {
  let sum = nonce;
  for (let at = pageSize - 200; at > 0; at -= 200) sum = (sum + (record[4 + at] ?? 0)) >>> 0;
  return sum;
}
