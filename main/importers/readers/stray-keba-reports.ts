import { KebaReports, kebaIssues, kebaReports, longestKebaReport } from '../../../parsers/databases/keba-reports.ts';
import { countNewlines } from '../../../parsers/base/count-newlines.ts';
import type { SourceId } from '../../../parsers/model/evidence.ts';
import type { ReaderItem } from './source-reader.ts';

/** Every report has a number under this name; hardly any message of OCPP has. */
const hint = Buffer.from('"ID"', 'latin1');
/** Its end, looked for first: what begins with a rare letter is found six times as fast as what begins with a quote. */
const hintEnd = Buffer.from('ID"', 'latin1');
const opens = 0x7b;
const closes = 0x7d;

/**
 * Reports of KEBA stations that a log prints between its messages: programs at home ask a station over UDP and speak OCPP with it, or with another one. What is asked and
 * answered in ASCII is found; a log in UTF-16 is read as far as its messages go.
 */
export class StrayKebaReports {
  readonly #sourceId: SourceId;
  readonly #reports = new KebaReports();
  /** From the last brace on that is still open, which may begin a report. */
  #begun: Uint8Array = new Uint8Array();
  #offset = 0;
  #bytes = 0;

  constructor(sourceId: SourceId) {
    this.#sourceId = sourceId;
  }

  /** Bytes of reports that were found. */
  get bytesUnderstood(): number {
    return this.#bytes;
  }

  /** Takes the bytes of the log, in order; `line` is the number of the line in which they begin. */
  push(chunk: Uint8Array, line: number): void {
    const begun = this.#begun.length;
    const bytes =
      begun === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([this.#begun, chunk]);
    if (bytes.includes(hintEnd) && bytes.includes(hint)) this.#scan(bytes, line - countNewlines(this.#begun));
    const open = bytes.lastIndexOf(opens);
    const isOpen = open > bytes.lastIndexOf(closes) && bytes.length - open < longestKebaReport;
    this.#begun = isOpen ? Uint8Array.from(bytes.subarray(open)) : new Uint8Array();
    this.#offset += bytes.length - this.#begun.length;
  }

  #scan(bytes: Buffer, firstLine: number): void {
    let line = firstLine;
    let counted = 0;
    for (const report of kebaReports(bytes.toString('latin1'))) {
      line += countNewlines(bytes.subarray(counted, report.from));
      counted = report.from;
      const length = report.to - report.from;
      this.#bytes += length;
      const offset = this.#offset + report.from;
      this.#reports.take(report, () => ({ kind: 'bytes', sourceId: this.#sourceId, offset, length, line }));
    }
  }

  /** What all reports together say, when the log has ended. */
  *end(station: string | null): Iterable<ReaderItem> {
    const reading = this.#reports.reading(station);
    yield* reading.records;
    for (const issue of kebaIssues(reading)) yield { record: 'issue', issue };
  }
}
