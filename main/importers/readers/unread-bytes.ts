import type { SourceReader } from './source-reader.ts';

/** Bytes that are neither known nor text: listed and kept, so that nothing is skipped silently (house rule 2). */
export const unreadBytesReader: SourceReader = {
  id: 'unread-bytes',
  takes: 'stream',
  recognise: () => ({ confidence: 0.01, reasons: [{ code: 'sniff.nothing-known', params: {} }] }),
  open(context) {
    let bytes = 0;
    return {
      push(chunk) {
        bytes += chunk.length;
        return [];
      },
      end() {
        const issue =
          bytes === 0
            ? ({ code: 'import.empty', severity: 'info', place: null, params: {} } as const)
            : ({ code: 'import.unread-bytes', severity: 'info', place: null, params: { bytes } } as const);
        return [{ record: 'issue', issue }];
      },
      report: () => ({
        account: {
          reader: 'unread-bytes',
          confidence: context.recognition.confidence,
          reasons: context.recognition.reasons,
          bytesUnderstood: 0,
          linesTotal: null,
          linesUnderstood: null,
          leftovers: bytes === 0 ? [] : [{ code: 'unknown-bytes', bytes }],
          firstMs: null,
          lastMs: null,
        },
        found: 'nothing',
        partial: false,
      }),
    };
  },
};
