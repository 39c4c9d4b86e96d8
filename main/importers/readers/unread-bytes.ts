import { listBytes } from './listed-bytes.ts';
import { otherContent } from './other-content.ts';
import type { SourceReader } from './source-reader.ts';

/** Bytes that are neither known nor text: listed and kept, so that nothing is skipped silently (house rule 2). */
export const unreadBytesReader: SourceReader = {
  id: 'unread-bytes',
  takes: 'stream',
  recognise: () => ({ confidence: 0.01, reasons: [{ code: 'sniff.nothing-known', params: {} }] }),
  open: (context) =>
    listBytes(
      'unread-bytes',
      context,
      (bytes) =>
        bytes === 0
          ? { code: 'import.empty', severity: 'info', place: null, params: {} }
          : { code: 'import.unread-bytes', severity: 'info', place: null, params: { bytes } },
      otherContent(context.head),
    ),
};
