import { assertNever } from '../base/assert.ts';
import type { BytesEvidence } from '../model/evidence.ts';
import type { LogItem } from '../model/log-item.ts';
import { ConnectionIdentity } from './connection-identity.ts';
import { DescribedLines } from './described/described-lines.ts';
import type { DescribedMessage } from './described/described-messages.ts';
import type { FoundFrame } from './found-frame.ts';
import type { FrameHead } from './frame-dress.ts';
import { FrameHeads, positionOf } from './frame-heads.ts';
import { FrameReader } from './frame-reader.ts';
import { comparablePayload } from './frame-record.ts';
import { behindLooked, type FrameContext, LineContext } from './line-context.ts';
import { LineEvents } from './line-events.ts';
import { lineKnowledge } from './line-knowledge.ts';
import { LineLogItems } from './line-log-items.ts';
import { LogAccountBook } from './log-account.ts';
import type { LogDetection, LogFormat, LogReader, LogReaderContext } from './log-format.ts';
import { LogWindow } from './log-window.ts';
import { PrefixResolver } from './prefix-resolver.ts';
import { timeBehind, timeBelow } from './time-behind.ts';

/** A frame or an unfinished line takes at most this many bytes; what is longer is reported and passed over. */
const longestPendingBytes = 16 * 1024 * 1024;

/**
 * Reads logs made of lines. Frames are found by content over the whole text (research P1, P2, P4); the line's format tells time, station and
 * direction. Positions are positions in the window, which always begins at or before the line being read.
 */
export class LineLogReader implements LogReader {
  readonly #sourceId: LogReaderContext['sourceId'];
  readonly #resolver: PrefixResolver;
  readonly #book = new LogAccountBook();
  readonly #window: LogWindow;
  readonly #frames: FrameReader;
  readonly #lines: LineContext;
  readonly #events: LineEvents;
  readonly #described: DescribedLines;
  readonly #connection: ConnectionIdentity;
  readonly #heads = new FrameHeads();
  readonly #items: LineLogItems;
  readonly #bomUnits: number;
  /** Reads the time behind or below a message, where the rows of this log end with theirs. */
  readonly #rowTime: typeof timeBehind | null;

  #pieces: Uint8Array[] = [];
  #piecesBytes = 0;
  /** Bytes that must be there before it is worth trying again. */
  #wanted = 0;
  #pendingBytes = 0;
  #started = false;
  #final = false;

  /** Line being read: its number, where it begins, what of it is read already. */
  #line = 1;
  #lineStart = 0;
  #cursor = 0;
  #framesInLine = 0;
  #lineWasCut = false;
  /** No frame begins between the cursor and here. */
  #searchFrom = 0;

  constructor(
    format: LogFormat,
    all: readonly LogFormat[],
    mixed: readonly LogFormat[],
    detection: LogDetection,
    context: LogReaderContext,
  ) {
    this.#sourceId = context.sourceId;
    this.#resolver = new PrefixResolver(format, all, mixed);
    this.#window = new LogWindow(detection.encoding);
    this.#connection = new ConnectionIdentity(this.#window);
    this.#items = new LineLogItems(this.#book, this.#window, detection, context, () => this.#connection.station);
    this.#lines = new LineContext(this.#window, this.#resolver);
    this.#events = new LineEvents(this.#window, [format, ...mixed], this.#resolver);
    const framed = detection.reasons.some(({ code }) => code === 'sniff.frames');
    this.#described = new DescribedLines(this.#window, this.#resolver, framed);
    this.#bomUnits = detection.encoding === 'utf-8' ? 3 : 1;
    this.#frames = new FrameReader(
      this.#window,
      lineKnowledge(this.#window, this.#resolver, () => this.#final),
    );
    const told = (sought: string): boolean => detection.reasons.some(({ code }) => code === sought);
    this.#rowTime = told('sniff.time-behind') ? timeBehind : told('sniff.time-below') ? timeBelow : null;
  }

  get account(): LogAccountBook['account'] {
    return this.#book.account;
  }

  push(chunk: Uint8Array): readonly LogItem[] {
    if (chunk.length > 0) {
      this.#pieces.push(chunk);
      this.#piecesBytes += chunk.length;
      this.#book.bytes(chunk.length);
    }
    if (this.#piecesBytes + this.#pendingBytes < this.#wanted) return [];
    return this.#readOn();
  }

  end(): readonly LogItem[] {
    this.#final = true;
    return this.#readOn();
  }

  #readOn(): readonly LogItem[] {
    // The window must reach back to the line being read, but not over a line that was begun and cut.
    const keepFrom = this.#framesInLine > 0 || this.#lineWasCut ? this.#cursor : this.#lineStart;
    this.#lines.keepLinesAbove();
    this.#window.advance(keepFrom, this.#pieces);
    this.#pieces = [];
    this.#piecesBytes = 0;
    this.#lineStart = Math.max(0, this.#lineStart - keepFrom);
    this.#cursor -= keepFrom;
    this.#heads.reset(this.#window.text);
    this.#searchFrom = Math.max(0, this.#searchFrom - keepFrom);
    this.#events.reset();
    this.#described.reset();
    this.#connection.reset();
    if (!this.#started && (this.#final || this.#window.text.length >= 3)) this.#skipByteOrderMark();
    if (this.#started) this.#readLines();
    if (this.#final) this.#takeDescribed(this.#described.end());
    const kept = this.#framesInLine > 0 || this.#lineWasCut ? this.#cursor : this.#lineStart;
    this.#pendingBytes = this.#window.lengthOf(kept, this.#window.text.length);
    this.#wanted = this.#pendingBytes === 0 ? 0 : this.#pendingBytes * 2;
    return this.#items.take(this.#final);
  }

  #skipByteOrderMark(): void {
    this.#started = true;
    const { text } = this.#window;
    if (text.startsWith('\ufeff') || text.startsWith('\u00ef\u00bb\u00bf')) {
      this.#cursor = this.#bomUnits;
      this.#lineStart = this.#bomUnits;
    }
  }

  #readLines(): void {
    const { text } = this.#window;
    for (;;) {
      if (text.charCodeAt(this.#cursor) === 0 && this.#cursor === this.#lineStart) this.#passHole(text);
      const newline = this.#window.newlineAfter(this.#cursor);
      const lineEnd = newline < 0 ? text.length : newline;
      const head = this.#heads.next(Math.max(this.#cursor, this.#searchFrom));
      const headAt = head === undefined ? -1 : positionOf(head);
      if (head !== undefined && headAt < lineEnd) {
        if ('unfinishedAt' in head) {
          if (!this.#final) return;
          this.#skipHead(headAt);
          continue;
        }
        if (!this.#readFrame(head)) return;
        continue;
      }
      if (newline < 0) {
        if (this.#final) {
          if (this.#lineStart < text.length || this.#framesInLine > 0) this.#endLine(text.length, text.length);
          return;
        }
        this.#cutLongLine(text.length);
        return;
      }
      this.#endLine(newline, newline + 1);
    }
  }

  /** Zeros before a line are a hole that a power cut left in the file; the line begins behind them. */
  #passHole(text: string): void {
    while (text.charCodeAt(this.#cursor) === 0) this.#cursor += 1;
    this.#lineStart = this.#cursor;
  }

  /** A line without an end must not fill the memory: what holds no frame is let go. */
  #cutLongLine(end: number): void {
    if (this.#window.lengthOf(this.#cursor, end) < longestPendingBytes) return;
    this.#lines.prefixOfLine(this.#lineStart, this.#cursor);
    this.#lineWasCut = true;
    this.#cursor = end;
  }

  /** Goes on behind something that only looked like the beginning of a frame. */
  #skipHead(at: number): void {
    this.#searchFrom = at + 1;
  }

  /** Reads the frame at `head`; false when more text is needed first. */
  #readFrame(head: FrameHead): boolean {
    const attempt = this.#frames.read(head, this.#lineStart);
    switch (attempt.outcome) {
      case 'none':
        this.#skipHead(head.at);
        return true;
      case 'more':
        if (this.#window.lengthOf(head.at, this.#window.text.length) < longestPendingBytes) return false;
        this.#items.tooLong(this.#evidence(head.at, head.at + 1), longestPendingBytes);
        this.#skipHead(head.at);
        return true;
      case 'frame':
        if (this.#mayGoOn(attempt.frame.end)) return false;
        this.#takeFrame(attempt.frame);
        return true;
      default:
        return assertNever(attempt);
    }
  }

  /** Whether what the line says behind a frame is still to come. */
  #mayGoOn(end: number): boolean {
    const { text } = this.#window;
    if (this.#rowTime?.(this.#window, end, this.#final) === undefined && this.#rowTime !== null) return true;
    return !this.#final && end + behindLooked > text.length && text.indexOf('\n', end) < 0;
  }

  #takeFrame(frame: FoundFrame): void {
    const before = this.#window.peek(Math.max(this.#cursor, frame.start - 300), frame.start);
    const told =
      this.#framesInLine === 0
        ? this.#lines.ofFirstFrame(this.#lineStart, frame.start, before)
        : this.#lines.ofFurtherFrame(before);
    const named =
      told.station === null && frame.station === null ? this.#lines.withStationBehind(told, frame.end) : told;
    const around = this.#rowTime === null ? named : this.#withRowTime(named, this.#rowTime, frame.end);
    const payloadText = comparablePayload(this.#window, frame);
    this.#items.frame(frame, around, before, payloadText, this.#evidence(frame.start, frame.end));
    this.#framesInLine += 1;
    this.#passOver(frame.end);
  }

  /** The same with the time that ends the row, if one does. */
  #withRowTime(told: FrameContext, rowTime: typeof timeBehind, end: number): FrameContext {
    const time = rowTime(this.#window, end, true) ?? '';
    // A time above is that of the row before.
    return time === '' && rowTime === timeBehind ? told : { ...told, time, saysAll: false, timeAt: -1 };
  }

  /** Moves on to the end of a frame, over all its lines. */
  #passOver(end: number): void {
    const newline = this.#window.newlineAfter(this.#cursor);
    if (newline >= 0 && newline < end) {
      const passed = this.#window.countNewlines(newline, end);
      this.#book.linesOfFrame(passed);
      this.#line += passed;
      this.#lineStart = this.#window.text.lastIndexOf('\n', end - 1) + 1;
      this.#lines.withinFrame();
      this.#lineWasCut = false;
    }
    this.#cursor = end;
  }

  /** Takes leave of the line that ends at `end`; the next one begins at `next`. */
  #endLine(end: number, next: number): void {
    const { text } = this.#window;
    const start = this.#lineStart;
    let understood = this.#framesInLine > 0;
    if (understood) {
      this.#lines.afterFrameLine();
      this.#described.frame();
    } else {
      const last = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
      if (!isBlank(text, start, last)) {
        understood = this.#lines.isLikeHeader(start, last) || this.#resolver.startsRecord(text, start);
        this.#lines.afterOtherLine(start, last, understood);
        const named = this.#connection.read(start, last, this.#line);
        if (named !== undefined) {
          const told = { text: named.protocol, time: this.#lines.lastTime(), station: named.station };
          this.#items.event({ event: 'protocol-named', ...told }, this.#evidence(start, last));
          understood = true;
        }
        const described = this.#described.read(start, last, this.#line, () => this.#lines.lastTime());
        this.#takeDescribed(described);
        const event = described.length > 0 ? undefined : this.#events.read(start, last);
        if (described.length > 0) understood = true;
        if (event !== undefined) {
          this.#items.event(event, this.#evidence(start, last));
          understood = true;
        }
      }
    }
    this.#book.line(understood);
    this.#line += 1;
    this.#lineStart = next;
    this.#cursor = next;
    this.#lines.beginLine();
    this.#framesInLine = 0;
    this.#lineWasCut = false;
  }

  #takeDescribed(messages: readonly DescribedMessage[]): void {
    for (const message of messages) {
      const { first, last } = message;
      const place = { offset: first.from, length: last.to - first.from, line: first.number };
      this.#items.described(message, { kind: 'bytes', sourceId: this.#sourceId, ...place });
    }
  }

  #evidence(from: number, to: number): BytesEvidence {
    return {
      kind: 'bytes',
      sourceId: this.#sourceId,
      offset: this.#window.offsetAt(from),
      length: this.#window.lengthOf(from, to),
      line: this.#line,
    };
  }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}
