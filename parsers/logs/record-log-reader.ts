import type { BytesEvidence } from '../model/evidence.ts';
import type { FrameRecord } from '../model/frame.ts';
import type { Issue } from '../model/issue.ts';
import type { LogItem } from '../model/log-item.ts';
import { DayAnchor } from './day-anchor.ts';
import { DuplicateFrames } from './duplicate-frames.ts';
import { LogAccountBook } from './log-account.ts';
import { LogClock } from './log-clock.ts';
import type { LinePrefix, LogAccount, LogDetection, LogReader, LogReaderContext } from './log-format.ts';
import type { LogWindow } from './log-window.ts';
import { PendingText } from './pending-text.ts';
import { SoapStations } from './soap-stations.ts';
import { frameOfRecord, issueOfRecord, type RecordMessage, type RecordSurroundings } from './record-frame.ts';

/** A record takes at most this many bytes; a longer one is reported and passed over. */
export const longestRecordBytes = 16 * 1024 * 1024;

/** What a layout of records has to know: where the next record ends and what it says. */
export interface RecordLayoutReader {
  /**
   * Reads what begins at `from`: one record, or what stands between records. Returns the position to go on from, or -1 when the text
   * ends too early. What it finds it gives to `sink`.
   */
  step(window: LogWindow, from: number, final: boolean, sink: RecordSink): number;
}

/** Takes what a layout finds. */
export interface RecordSink {
  readonly clock: LogClock;
  readonly station: string | null;
  /** The prefix of a line that a record quotes, read by whatever format knows it. */
  resolve(line: string): LinePrefix | null;
  message(message: RecordMessage, around: Omit<RecordSurroundings, 'evidence'>, from: number, to: number): void;
  issue(code: string, severity: Issue['severity'], from: number, to: number): void;
}

/** Reads logs that are made of records: JSON lines, JSON documents, CSV (research K31 to K35, K39). */
export class RecordLogReader implements LogReader {
  readonly #layout: RecordLayoutReader;
  readonly #context: LogReaderContext;
  readonly #pending: PendingText;
  readonly #book = new LogAccountBook();
  readonly #sink: RecordSink;
  readonly #soap = new SoapStations();
  readonly #duplicates = new DuplicateFrames();
  readonly #days: DayAnchor;
  readonly #protocols = new Map<string | null, string>();
  #items: LogItem[] = [];
  #line = 1;
  /** Up to where line ends are counted. */
  #countedTo = 0;
  #recordInLine = false;

  constructor(
    layout: RecordLayoutReader,
    resolve: RecordSink['resolve'],
    detection: LogDetection,
    context: LogReaderContext,
  ) {
    this.#layout = layout;
    this.#context = context;
    this.#days = new DayAnchor(context.time, (loggedAt, ofFrame) => this.#book.dated(loggedAt, ofFrame));
    this.#pending = new PendingText(detection.encoding);
    const monthFirst = detection.reasons.some(({ code }) => code === 'sniff.month-first');
    this.#sink = {
      clock: new LogClock(context.time, monthFirst ? 'month-first' : 'day-first', context.afterMs),
      station: context.station,
      resolve,
      message: (message, around, from, to) => this.#takeMessage(message, around, from, to),
      issue: (code, severity, from, to) => {
        this.#countLines(from);
        this.#items.push({
          record: 'issue',
          issue: { code, severity, place: this.#evidence(from, to), params: { limit: longestRecordBytes } },
        });
      },
    };
  }

  get account(): LogAccount {
    return this.#book.account;
  }

  push(chunk: Uint8Array): readonly LogItem[] {
    this.#book.bytes(chunk.length);
    return this.#pending.add(chunk) ? this.#readOn(false) : [];
  }

  end(): readonly LogItem[] {
    return this.#readOn(true);
  }

  #readOn(final: boolean): readonly LogItem[] {
    const { window } = this.#pending;
    let at = this.#pending.take(final);
    if (at < 0) {
      this.#pending.keepFrom(0);
      return [];
    }
    this.#countedTo = Math.max(0, at);
    const { text } = window;
    while (at < text.length) {
      let next = this.#layout.step(window, at, final, this.#sink);
      if (next < 0) {
        if (final || window.lengthOf(at, text.length) < longestRecordBytes) break;
        this.#sink.issue('log.row-too-long', 'error', at, at + 1);
        const newline = text.indexOf('\n', at);
        next = newline < 0 ? text.length : newline + 1;
      }
      at = next;
    }
    if (final) at = text.length;
    this.#countLines(at);
    if (final && text.length > 0 && text.charCodeAt(text.length - 1) !== 0x0a) this.#book.line(this.#recordInLine);
    this.#pending.keepFrom(at);
    const items = this.#items;
    this.#items = [];
    return this.#days.pass(items, final);
  }

  #takeMessage(message: RecordMessage, around: Omit<RecordSurroundings, 'evidence'>, from: number, to: number): void {
    this.#countLines(from);
    const evidence = this.#evidence(from, to);
    const text = message.payload.at === 'text' ? message.payload.text : '';
    const asFound = { ...message, dress: 'plain' } as const;
    if (
      this.#duplicates.isCopy(
        asFound,
        text,
        `${around.directionWords ?? ''} ${message.before}`,
        around.label,
        around.station,
      )
    ) {
      this.#recordInLine = true;
      this.#book.duplicate();
      this.#countLines(to);
      return;
    }
    const station = this.#soap.stationOf(message.shape, message.envelopeStation) ?? around.station;
    const frame: FrameRecord = frameOfRecord(message, { ...around, station, evidence });
    this.#recordInLine = true;
    this.#takeProtocol(around.protocol ?? null, frame);
    this.#days.offer(frame, text);
    this.#items.push(frame);
    this.#book.frame(frame, evidence.length);
    this.#book.time(frame.loggedAt);
    const issue = issueOfRecord(message, evidence);
    if (issue !== undefined) this.#items.push({ record: 'issue', issue });
    this.#countLines(to);
  }

  /** What the first record of a station names as its protocol, and every change of it. */
  #takeProtocol(protocol: string | null, { station, loggedAt, evidence }: FrameRecord): void {
    if (protocol === null || this.#protocols.get(station) === protocol) return;
    this.#protocols.set(station, protocol);
    this.#items.push({ record: 'log-event', event: 'protocol-named', station, text: protocol, loggedAt, evidence });
  }

  #countLines(upTo: number): void {
    const { text } = this.#pending.window;
    for (let at = text.indexOf('\n', this.#countedTo); at >= 0 && at < upTo; at = text.indexOf('\n', at + 1)) {
      this.#book.line(this.#recordInLine);
      this.#line += 1;
      // The lines of a record that takes several all belong to it; the last one may hold more.
      if (at + 1 > upTo) this.#recordInLine = false;
    }
    if (upTo > this.#countedTo) this.#countedTo = upTo;
  }

  #evidence(from: number, to: number): BytesEvidence {
    const { window } = this.#pending;
    const offset = window.offsetAt(from);
    return {
      kind: 'bytes',
      sourceId: this.#context.sourceId,
      offset,
      length: window.lengthOf(from, to),
      line: this.#line,
    };
  }
}
