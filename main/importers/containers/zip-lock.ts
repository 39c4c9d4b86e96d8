/** How an entry of a zip archive is encrypted (APPNOTE 6.1 and the WinZip AES specification). */
export type ZipLock =
  | { readonly lock: 'zip-crypto'; readonly checkByte: number }
  /** `method` is the compression inside; AE-2 leaves the CRC out. */
  | { readonly lock: 'aes'; readonly keyBytes: 16 | 24 | 32; readonly method: number; readonly hasCrc: boolean }
  /** PKWARE's strong encryption with certificates or a scheme of their own. */
  | { readonly lock: 'unsupported' };

const aesMethod = 99;
const aesExtra = 0x9901;
const keyLengths = { 1: 16, 2: 24, 3: 32 } as const;

export interface LockFacts {
  /** General purpose bits. */
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Time of change as the header has it. */
  readonly dosTime: number;
  readonly extra: Uint8Array;
}

/** How an entry is locked; `null` for an open one. */
export function zipLock({ flags, method, crc, dosTime, extra }: LockFacts): ZipLock | null {
  if ((flags & 0x01) === 0) return null;
  if ((flags & 0x40) !== 0) return { lock: 'unsupported' };
  if (method !== aesMethod) {
    // with the sums behind the data the time stands in for the CRC (APPNOTE 6.1.6, as Info-ZIP does it)
    const check = (flags & 0x08) === 0 ? crc >>> 24 : dosTime >>> 8;
    return { lock: 'zip-crypto', checkByte: check & 0xff };
  }
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== aesExtra || view.getUint16(at + 2, true) < 7 || at + 11 > extra.length) continue;
    const strength = view.getUint8(at + 8);
    if (strength !== 1 && strength !== 2 && strength !== 3) break;
    const hasCrc = view.getUint16(at + 4, true) === 1;
    return { lock: 'aes', keyBytes: keyLengths[strength], method: view.getUint16(at + 9, true), hasCrc };
  }
  return { lock: 'unsupported' };
}
