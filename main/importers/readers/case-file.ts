import { caseApplicationId } from '../../casefile/schema.ts';
import { listBytes } from './listed-bytes.ts';
import type { SourceReader } from './source-reader.ts';

/*
 * Cases of our own, dropped by mistake or found in a bundle: what they hold was read from the originals, and read from here it would be
 * counted twice. They are listed and not read.
 */

/** SQLite file format 1.3: the magic, and the application id at byte 68. */
function isCaseFile(head: Uint8Array): boolean {
  if (head.length < 72 || Buffer.from(head.subarray(0, 15)).toString('latin1') !== 'SQLite format 3') return false;
  return new DataView(head.buffer, head.byteOffset).getUint32(68) === caseApplicationId;
}

export const caseFileReader: SourceReader = {
  id: 'ladeakte-case',
  takes: 'stream',
  recognise: (head) =>
    isCaseFile(head.bytes) ? { confidence: 1, reasons: [{ code: 'sniff.case-file', params: {} }] } : null,
  open: (context) =>
    listBytes('ladeakte-case', context, () => ({
      code: 'import.case-file',
      severity: 'warning',
      place: null,
      params: {},
    })),
};
