import type { SourceReader } from './source-reader.ts';

/** Text that no other reader claims: kept and searchable, without records. */
export const plainTextReader: SourceReader = {
  id: 'plain-text',
  takes: 'stream',
  recognise(head) {
    if (head.text === null) return null;
    return { confidence: 0.1, reasons: [{ code: 'sniff.text', params: { encoding: head.text.encoding } }] };
  },
  open(context) {
    let lines = 0;
    let bytes = 0;
    let lastByte = 0x0a;
    return {
      push(chunk) {
        bytes += chunk.length;
        for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) lines += 1;
        lastByte = chunk[chunk.length - 1] ?? lastByte;
        return [];
      },
      end() {
        if (lastByte !== 0x0a) lines += 1;
        const issue = { code: 'import.plain-text', severity: 'info', place: null, params: { lines } } as const;
        return [{ record: 'issue', issue }];
      },
      report: () => ({
        account: {
          reader: 'plain-text',
          confidence: context.recognition.confidence,
          reasons: context.recognition.reasons,
          bytesUnderstood: 0,
          linesTotal: lines,
          linesUnderstood: 0,
          leftovers: bytes === 0 ? [] : [{ code: 'unknown-text', bytes }],
          firstMs: null,
          lastMs: null,
        },
        found: 'text',
        partial: false,
      }),
    };
  },
};
