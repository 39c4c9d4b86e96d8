/** Files of SQLite that can be told by their first bytes (SQLite file format 1.3, 3 and 4.1). */
export type DatabaseFileKind = 'database' | 'write-ahead-log' | 'rollback-journal';

const databaseMagic = Array.from('SQLite format 3\0', (character) => character.charCodeAt(0));
const journalMagic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

const startsWith = (head: Uint8Array, magic: readonly number[]): boolean =>
  head.length >= magic.length && magic.every((byte, index) => head[index] === byte);

/** What kind of SQLite file the head belongs to; `null` for none. */
export function databaseFileKind(head: Uint8Array): DatabaseFileKind | null {
  if (startsWith(head, databaseMagic)) return 'database';
  // magic 0x377f0682 or 0x377f0683, then the format version 3007000, both big endian
  if (startsWith(head, [0x37, 0x7f, 0x06]) && (head[3] === 0x82 || head[3] === 0x83)) {
    return startsWith(head.subarray(4), [0x00, 0x2d, 0xe2, 0x18]) ? 'write-ahead-log' : null;
  }
  return startsWith(head, journalMagic) ? 'rollback-journal' : null;
}

/** Whether a database keeps a write-ahead log: read version 2 (SQLite file format 1.3.2). */
export function usesWriteAheadLog(head: Uint8Array): boolean {
  return head[19] === 2;
}

/** Size that the header states (1.3.7), `null` when the header is not sure of it itself (the change counters differ). */
export function statedSize(head: Uint8Array): number | null {
  if (head.length < 100) return null;
  const view = new DataView(head.buffer, head.byteOffset, 100);
  const pages = view.getUint32(28);
  if (pages === 0 || view.getUint32(24) !== view.getUint32(92)) return null;
  const pageSize = view.getUint16(16);
  return pages * (pageSize === 1 ? 65_536 : pageSize);
}
