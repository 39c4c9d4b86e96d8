import { detectLog } from '../../../parsers/logs/detect-log.ts';
import { recordsInKeyFile } from '../../../parsers/signatures/carriers/in-key-file.ts';
import { coveredBytes, SignedContentReading } from './signed-content.ts';
import type { SourceReader } from './source-reader.ts';

/** Files that hold public keys: PEM, DER, hex, Base64, one key a line. */
export const keyFileReader: SourceReader = {
  id: 'key-file',
  takes: 'stream',
  recognise(head) {
    if (!head.whole || head.bytes.length === 0) return null;
    const found = recordsInKeyFile(head.bytes, 0);
    const keys = found.publicKeys.length;
    if (keys === 0) return null;
    const share = Math.min(1, coveredBytes(found) / head.bytes.length);
    // Keys travel in messages; a piece of a log is a log, however short it is.
    const messages = detectLog(head.bytes, head.fileName)?.reasons.some(({ code }) => code === 'sniff.frames') === true;
    return { confidence: messages ? 0.2 : 0.2 + 0.7 * share, reasons: [{ code: 'sniff.keys', params: { keys } }] };
  },
  open: (context) => new SignedContentReading(context, 'key-file', recordsInKeyFile),
};
