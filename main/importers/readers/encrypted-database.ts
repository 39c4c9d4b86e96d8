import { listBytes } from './listed-bytes.ts';
import type { SourceReader } from './source-reader.ts';

/*
 * Databases that are encrypted as a whole (SQLCipher and its kin) begin with a random salt and look like noise from end to end. Nothing can be read from them; that is
 * said, with what to do.
 */

/** Endings that databases have; noise alone may be anything. */
const endings = /\.(?:db|db3|sqlite|sqlite3|s3db|sdb|sqlcipher|enc\.db)$/i;
/** The smallest page that such programs write. */
const smallestPage = 512;
const smallestFile = 1_024;

/** Whether bytes are spread as evenly as in noise: each of the 256 values about as often as the others (chi-square over bytes). */
function looksRandom(bytes: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  let distance = 0;
  for (const count of counts) distance += (count - expected) ** 2 / expected;
  // 255 degrees of freedom: noise stays within 255 +- 23 nearly always
  return distance < 400;
}

/** Whether the head is that of an encrypted database; a header in plain text may stand before the noise. */
export function looksEncrypted(head: Uint8Array): boolean {
  return head.length >= smallestFile && looksRandom(head.subarray(head.length > 4_096 ? 512 : 64));
}

export const encryptedDatabaseReader: SourceReader = {
  id: 'encrypted-database',
  takes: 'stream',
  recognise(head) {
    if (!endings.test(head.fileName) || head.text !== null || !looksEncrypted(head.bytes)) return null;
    if (head.whole && head.bytes.length % smallestPage !== 0) return null;
    return { confidence: 0.5, reasons: [{ code: 'sniff.encrypted-database', params: {} }] };
  },
  open: (context) =>
    listBytes('encrypted-database', context, () => ({
      code: 'database.encrypted',
      severity: 'warning',
      place: null,
      params: {},
    })),
};
