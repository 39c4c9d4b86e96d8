/** How the bytes of an SQLite database are laid out (SQLite file format 1.3). */
export interface FileLayout {
  /** In bytes, a power of two from 512 to 65,536. */
  readonly pageSize: number;
  /** Bytes of a page that hold content; the rest is reserved for extensions such as encryption. */
  readonly usableSize: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** First trunk page of the freelist; 0 when there is none, `null` when the header is lost. */
  readonly firstFreePage: number | null;
  /** The header was readable; else the layout was found by trying. */
  readonly headerIntact: boolean;
}

const magic = 'SQLite format 3\0';
export const headerBytes = 100;

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}

/** Reads the first 100 bytes; `null` when they are no header or one that cannot be true. */
export function readDatabaseHeader(head: Uint8Array): FileLayout | null {
  if (head.length < headerBytes) return null;
  for (let at = 0; at < magic.length; at += 1) if (head[at] !== magic.charCodeAt(at)) return null;
  const view = new DataView(head.buffer, head.byteOffset, headerBytes);
  const stated = view.getUint16(16);
  const pageSize = stated === 1 ? 65_536 : stated;
  const usableSize = pageSize - view.getUint8(20);
  // fractions are fixed by the format (1.3.4); a header with others is no header
  if (!isPageSize(pageSize) || usableSize < 480 || view.getUint8(21) !== 64 || view.getUint8(22) !== 32) return null;
  const encodings = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const;
  return {
    pageSize,
    usableSize,
    encoding: encodings[view.getUint32(56)] ?? 'utf-8',
    firstFreePage: view.getUint32(32),
    headerIntact: true,
  };
}

/** Page sizes that occur, the commonest first. */
export const commonPageSizes = [4_096, 1_024, 2_048, 8_192, 512, 16_384, 32_768, 65_536] as const;

/** The layout of a file whose header is lost; charge points use UTF-8 and reserve nothing. */
export function assumedLayout(pageSize: number): FileLayout {
  return { pageSize, usableSize: pageSize, encoding: 'utf-8', firstFreePage: null, headerIntact: false };
}
