import { otherIssues, otherReport } from './listed-bytes.ts';
import { LogReading } from './log.ts';
import { otherContent } from './other-content.ts';
import type { ReaderItem, ReadingContext, ReadingReport, SourceReader, StreamReading } from './source-reader.ts';

/**
 * Text that no other reader claims: kept and searchable. It is still looked through for OCPP frames, because a log may begin with more
 * than is looked at when readers are chosen.
 */
export const plainTextReader: SourceReader = {
  id: 'plain-text',
  takes: 'stream',
  recognise(head) {
    if (head.text === null) return null;
    return { confidence: 0.1, reasons: [{ code: 'sniff.text', params: { encoding: head.text.encoding } }] };
  },
  open: (context) => new PlainTextReading(context),
};

class PlainTextReading implements StreamReading {
  readonly #context: ReadingContext;
  readonly #log: LogReading;

  constructor(context: ReadingContext) {
    this.#context = context;
    const { confidence, reasons } = context.recognition;
    const encoding = context.head.text?.encoding ?? 'utf-8';
    this.#log = new LogReading({ formatId: 'unknown-prefix', confidence, encoding, reasons }, context);
  }

  push(chunk: Uint8Array): Iterable<ReaderItem> {
    return this.#log.push(chunk);
  }

  *end(): Iterable<ReaderItem> {
    yield* this.#log.end();
    if (this.#log.records > 0) return;
    const other = otherContent(this.#context.head);
    if (other !== null) return yield* otherIssues(other);
    const lines = this.#log.report().account.linesTotal ?? 0;
    yield { record: 'issue', issue: { code: 'import.plain-text', severity: 'info', place: null, params: { lines } } };
  }

  report(): ReadingReport {
    const report = this.#log.report();
    if (this.#log.records > 0) return report;
    const { confidence, reasons } = this.#context.recognition;
    const bytes = report.account.leftovers.reduce((sum, leftover) => sum + leftover.bytes, 0);
    const told: ReadingReport = {
      account: {
        ...report.account,
        reader: 'plain-text',
        confidence,
        reasons,
        linesUnderstood: 0,
        leftovers: bytes === 0 ? [] : [{ code: 'unknown-text', bytes }],
        firstMs: null,
        lastMs: null,
      },
      found: 'text',
      partial: false,
    };
    const other = otherContent(this.#context.head);
    return other === null ? told : otherReport(other, told);
  }
}
