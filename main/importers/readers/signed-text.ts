import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import { coveredBytes, SignedContentReading } from './signed-content.ts';
import type { SourceReader } from './source-reader.ts';

/** Texts and JSON documents that hold signed values: a record alone, one a line, the CDR of a roaming partner. */
export const signedTextReader: SourceReader = {
  id: 'signed-text',
  takes: 'stream',
  recognise(head) {
    if (head.text === null && head.bytes[0] !== 0x1b) return null;
    const found = recordsInText(head.bytes, 0);
    const values = found.signedValues.length;
    if (values === 0) return null;
    // a log with records in its messages is a log; a file that is little else is a file of records
    const share = Math.min(1, coveredBytes(found) / Math.max(1, head.bytes.length));
    return { confidence: 0.3 + 0.65 * share, reasons: [{ code: 'sniff.signed-values', params: { values } }] };
  },
  open: (context) => new SignedContentReading(context, 'signed-text', recordsInText),
};
