import type { Issue } from '../../../parsers/model/issue.ts';
import type { ReadingContext, StreamReading } from './source-reader.ts';

/** The reading of a source that is listed and kept and not read; why is told at its end, when its size is known. */
export function listBytes(
  reader: string,
  { recognition }: ReadingContext,
  why: (bytes: number) => Issue,
): StreamReading {
  let bytes = 0;
  return {
    push(chunk) {
      bytes += chunk.length;
      return [];
    },
    end: () => [{ record: 'issue', issue: why(bytes) }],
    report: () => ({
      account: {
        reader,
        confidence: recognition.confidence,
        reasons: recognition.reasons,
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
}
