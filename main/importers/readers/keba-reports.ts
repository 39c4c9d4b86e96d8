import { KebaReports, kebaIssues, kebaReports } from '../../../parsers/databases/keba-reports.ts';
import { detectLog } from '../../../parsers/logs/detect-log.ts';
import { sourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import type { ReaderItem, ReadingReport, SourceHead, SourceReader } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

function isLog({ bytes, fileName, text }: SourceHead): boolean {
  return text?.encoding.startsWith('utf-16') === true
    ? /\[\s{0,9}[234]\s{0,9},\s{0,9}"/.test(text.text)
    : detectLog(bytes, fileName) !== undefined;
}

/** Answers of KEBA stations over UDP, as files. */
export const kebaReportsReader: SourceReader = {
  id: 'keba-reports',
  takes: 'stream',
  recognise(head) {
    const text = head.text?.text ?? '';
    if (!text.includes('"E pres"') && !text.includes('"Session ID"')) return null;
    const reports = [...kebaReports(text)].length;
    // Lines of a log around them, whose messages may come later: `stray-keba-reports.ts` finds what stands between.
    if (reports === 0 || isLog(head)) return null;
    return { confidence: 0.94, reasons: [{ code: 'sniff.keba-reports', params: { reports } }] };
  },
  open: (context) => new KebaReading(context),
};

class KebaReading extends WholeReading {
  #understood = 0;
  #records = 0;
  #firstMs: number | null = null;
  #lastMs: number | null = null;

  protected *read(bytes: Uint8Array): Iterable<ReaderItem> {
    const { sourceId, station } = this.context;
    const source = sourceText(bytes, sourceId);
    const reports = new KebaReports();
    for (const report of kebaReports(source.text)) {
      const evidence = source.evidence(report.from, report.to);
      this.#understood += evidence.length;
      reports.take(report, () => evidence);
    }
    const reading = reports.reading(station);
    for (const record of reading.records) {
      this.#records += 1;
      if (record.record === 'transaction-row') this.#span(record.startedAt?.epochMs, record.stoppedAt?.epochMs);
      yield record;
    }
    for (const issue of kebaIssues(reading)) yield { record: 'issue', issue };
  }

  #span(...times: readonly (number | null | undefined)[]): void {
    for (const ms of times) {
      if (ms === null || ms === undefined) continue;
      this.#firstMs = Math.min(this.#firstMs ?? ms, ms);
      this.#lastMs = Math.max(this.#lastMs ?? ms, ms);
    }
  }

  report(): ReadingReport {
    const { confidence, reasons } = this.context.recognition;
    const left = this.bytes - this.#understood;
    return {
      account: {
        reader: 'keba-reports',
        confidence,
        reasons,
        bytesUnderstood: this.#understood,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: left === 0 ? [] : [{ code: 'unknown-text', bytes: left }],
        firstMs: this.#firstMs,
        lastMs: this.#lastMs,
      },
      found: this.#records > 0 ? 'records' : 'text',
      partial: this.tooLarge,
    };
  }
}
