import { kebaReports, readKebaReports } from '../../../parsers/databases/keba-reports.ts';
import { sourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import type { ReaderItem, ReadingReport, SourceReader } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

/** Answers of KEBA stations over UDP, as files or in the log of a program that asked for them. */
export const kebaReportsReader: SourceReader = {
  id: 'keba-reports',
  takes: 'stream',
  recognise(head) {
    const text = head.text?.text ?? '';
    if (!text.includes('"E pres"') && !text.includes('"Session ID"')) return null;
    // Messages of OCPP beside them make it a log of those.
    if (/\[\s{0,9}[234]\s{0,9},\s{0,9}"/.test(text)) return null;
    const reports = [...kebaReports(text)].length;
    return reports === 0 ? null : { confidence: 0.94, reasons: [{ code: 'sniff.keba-reports', params: { reports } }] };
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
    const reports = [...kebaReports(source.text)];
    // Each place is asked for once, in rising order.
    const places = new Map(reports.map((report) => [report, source.evidence(report.from, report.to)]));
    for (const { length } of places.values()) this.#understood += length;
    const { records, timesSinceStart } = readKebaReports(
      reports,
      station,
      (report) => places.get(report) ?? source.evidence(report.from, report.to),
    );
    for (const record of records) {
      this.#records += 1;
      if (record.record === 'transaction-row') this.#span(record.startedAt?.epochMs, record.stoppedAt?.epochMs);
      yield record;
    }
    if (timesSinceStart === 0) return;
    const params = { sessions: timesSinceStart };
    yield { record: 'issue', issue: { code: 'keba.times-since-start', severity: 'warning', place: null, params } };
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
