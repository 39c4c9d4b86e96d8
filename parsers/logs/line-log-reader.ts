import { assertNever } from '../base/assert.ts';
import type { BytesEvidence } from '../model/evidence.ts';
import type { FrameRecord } from '../model/frame.ts';
import type { Issue } from '../model/issue.ts';
import type { LogItem } from '../model/log-item.ts';
import { directionFromWords } from './direction-markers.ts';
import { DuplicateFrames } from './duplicate-frames.ts';
import type { FrameHead } from './frame-dress.ts';
import type { FoundFrame } from './found-frame.ts';
import { FrameReader } from './frame-reader.ts';
import type { LineKnowledge } from './line-knowledge.ts';
import { FrameHeads, positionOf } from './frame-heads.ts';
import { HeldItems } from './held-items.ts';
import { LogAccountBook } from './log-account.ts';
import { LogClock } from './log-clock.ts';
import type { LogDetection, LogFormat, LogReader, LogReaderContext } from './log-format.ts';
import { LogWindow } from './log-window.ts';
import { OwnStrings } from './own-strings.ts';
import { PrefixResolver, type ResolvedPrefix } from './prefix-resolver.ts';
import { stripAnsi } from './line-wrappers.ts';
import { shownValue } from './shown-value.ts';

/** A frame or an unfinished line takes at most this many bytes; what is longer is reported and passed over. */
export const longestPendingBytes = 16 * 1024 * 1024;
/** Characters of a line in which its prefix lies. */
const prefixLooked = 1500;
const longestEventText = 500;
const longestEventLine = 4000;

/** The line above a frame that may be its header (libocpp, pasted tables). */
interface LineAbove {
  readonly text: string;
  readonly hadFrame: boolean;
}

/**
 * Reads logs made of lines. Frames are found by content over the whole text (research P1, P2, P4); the line's format tells time, station and
 * direction. Positions are positions in the window, which always begins at or before the line being read.
 */
export class LineLogReader implements LogReader {
  readonly #context: LogReaderContext;
  readonly #formats: readonly LogFormat[];
  readonly #resolver: PrefixResolver;
  readonly #clock: LogClock;
  readonly #book = new LogAccountBook();
  readonly #window: LogWindow;
  readonly #frames: FrameReader;
  readonly #heads = new FrameHeads();
  readonly #duplicates = new DuplicateFrames();
  readonly #stations = new OwnStrings();
  readonly #hint: RegExp | null;
  readonly #bomUnits: number;

  #pieces: Uint8Array[] = [];
  #piecesBytes = 0;
  /** Bytes that must be there before it is worth trying again. */
  #wanted = 0;
  #pendingBytes = 0;
  #started = false;
  #final = false;
  readonly #items = new HeldItems();

  /** Line being read: its number, where it begins, what of it is read already. */
  #line = 1;
  #lineStart = 0;
  #cursor = 0;
  /** The line's prefix, once it was needed; `undefined` before that. */
  #linePrefix: ResolvedPrefix | null | undefined;
  #framesInLine = 0;
  #lineWasCut = false;
  #above: LineAbove | null = null;
  /** Where the line above stands in the window, while it is there and was not needed yet. */
  #aboveRange: readonly [number, number] | null = null;
  /** Time of the last line with a prefix: continuation lines were written then too. */
  #lastTime: string = '';
  #lastPrefixedRange: readonly [number, number] | null = null;
  /** No frame begins between the cursor and here. */
  #searchFrom = 0;
  #hintFrom = -1;
  #hintAt = -1;

  constructor(
    format: LogFormat,
    all: readonly LogFormat[],
    mixed: readonly LogFormat[],
    detection: LogDetection,
    context: LogReaderContext,
  ) {
    this.#context = context;
    this.#formats = [format, ...mixed];
    this.#resolver = new PrefixResolver(format, all, mixed);
    const monthFirst = detection.reasons.some((reason) => reason.code === 'sniff.month-first');
    this.#clock = new LogClock(context.time, monthFirst ? 'month-first' : 'day-first');
    this.#window = new LogWindow(detection.encoding);
    const hints = this.#formats.flatMap(({ eventHint }) => (eventHint === null ? [] : [eventHint]));
    this.#hint = hints.length === 0 ? null : new RegExp(hints.map(({ source }) => source).join('|'), 'gm');
    this.#bomUnits = detection.encoding === 'utf-8' ? 3 : 1;
    const lines: LineKnowledge = this.#lineKnowledge();
    this.#frames = new FrameReader(this.#window, lines);
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

  #lineKnowledge(): LineKnowledge {
    const isFinal = () => this.#final;
    return {
      get final() {
        return isFinal();
      },
      isRecordStart: (lineStart) => this.#resolver.startsRecord(this.#window.text, lineStart),
      repeatedPrefix: (headLineStart, headAt, lineStart, lineEnd) => {
        const before = this.#window.decode(Math.max(headLineStart, headAt - prefixLooked), headAt);
        const line = this.#window.decode(lineStart, Math.min(lineEnd, lineStart + prefixLooked));
        return this.#resolver.repeatedPrefix(before, line);
      },
    };
  }

  #readOn(): readonly LogItem[] {
    // The window must reach back to the line being read, but not over a line that was begun and cut.
    const keepFrom = this.#framesInLine > 0 || this.#lineWasCut ? this.#cursor : this.#lineStart;
    this.#keepLinesAbove();
    this.#window.advance(keepFrom, this.#pieces);
    this.#pieces = [];
    this.#piecesBytes = 0;
    this.#lineStart = Math.max(0, this.#lineStart - keepFrom);
    this.#cursor -= keepFrom;
    this.#heads.reset(this.#window.text);
    this.#searchFrom = Math.max(0, this.#searchFrom - keepFrom);
    this.#hintFrom = -1;
    if (!this.#started && (this.#final || this.#window.text.length >= 3)) this.#skipByteOrderMark();
    if (this.#started) this.#readLines();
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

  /** Before the window moves on, what may still be needed of the lines above is taken out of it. */
  #keepLinesAbove(): void {
    this.#lineAbove();
    this.#lastWrittenTime();
  }

  #readLines(): void {
    const { text } = this.#window;
    for (;;) {
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

  /** A line without an end must not fill the memory: what holds no frame is let go. */
  #cutLongLine(end: number): void {
    if (this.#window.lengthOf(this.#cursor, end) < longestPendingBytes) return;
    this.#prefixOfLine(this.#cursor);
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
        this.#items.push(
          issueItem('log.frame-too-long', 'error', this.#evidence(head.at, head.at + 1), {
            limit: longestPendingBytes,
          }),
        );
        this.#skipHead(head.at);
        return true;
      case 'frame':
        this.#takeFrame(attempt.frame);
        return true;
      default:
        return assertNever(attempt);
    }
  }

  #takeFrame(frame: FoundFrame): void {
    const before = this.#window.peek(Math.max(this.#cursor, frame.start - 300), frame.start);
    const prefix = this.#prefixOfFrame(frame.start, before);
    const loggedAt = this.#clock.read(prefix.time);
    const named = frame.station ?? prefix.station;
    const station = named === null ? this.#context.station : this.#stations.own(named);
    const evidence = this.#evidence(frame.start, frame.end);
    const payloadText = this.#payloadText(frame);
    if (this.#duplicates.isCopy(frame, payloadText, before, prefix.label, prefix.station)) this.#book.duplicate();
    else {
      const { shape } = frame;
      const record: FrameRecord = {
        record: 'frame',
        kind: shape.kind,
        messageTypeId: shape.messageTypeId,
        uniqueId: shape.uniqueId,
        action: shape.action ?? (shape.kind === 'call' ? null : prefix.action),
        errorCode: shape.errorCode,
        errorDescription: shape.errorDescription,
        payload: frame.payload,
        state: frame.state,
        repairs: frame.repairs,
        label: prefix.label,
        station,
        loggedAt,
        evidence,
      };
      this.#book.time(loggedAt);
      const items: readonly LogItem[] = [record, ...this.#problemOf(frame, evidence)];
      if (frame.state === 'elided') {
        this.#items.hold(items, shape.kind, shape.uniqueId, () => this.#book.frame(record, evidence.length));
      } else {
        if (this.#items.replace(shape.kind, shape.uniqueId)) this.#book.duplicate();
        for (const item of items) this.#items.push(item);
        this.#book.frame(record, evidence.length);
      }
    }
    this.#framesInLine += 1;
    this.#passOver(frame.end);
  }

  #payloadText(frame: FoundFrame): string {
    const { payload } = frame;
    if (payload.at === 'text') return payload.text;
    if (payload.at === 'nowhere') return '';
    const from = frame.end - Math.floor(payload.range.length / this.#window.lengthOf(0, 1)) - 1;
    return this.#window.text.slice(from, frame.end - 1);
  }

  #problemOf(frame: FoundFrame, place: BytesEvidence): readonly LogItem[] {
    if (frame.problem === null && frame.state !== 'repaired') return [];
    const params = { uniqueId: shownValue(frame.shape.uniqueId), action: shownValue(frame.shape.action ?? '') };
    if (frame.problem === null) {
      const repairs = frame.repairs.join(', ');
      return [issueItem('log.frame-repaired', 'info', place, { ...params, repairs })];
    }
    return [issueItem(frame.problem, frame.problem === 'log.frame-elided' ? 'info' : 'warning', place, params)];
  }

  /** Moves on to the end of a frame, over all its lines. */
  #passOver(end: number): void {
    let newline = this.#window.newlineAfter(this.#cursor);
    while (newline >= 0 && newline < end) {
      this.#book.line(true);
      this.#line += 1;
      this.#lineStart = newline + 1;
      this.#linePrefix = null;
      this.#lineWasCut = false;
      newline = this.#window.newlineAfter(newline + 1);
    }
    this.#cursor = end;
  }

  /** What the text around a frame says about it: its line, the text since the frame before it, or the line above. */
  #prefixOfFrame(start: number, before: string): Pick<ResolvedPrefix, 'time' | 'station' | 'label' | 'action'> {
    const first = this.#framesInLine === 0;
    const own = first ? this.#prefixOfLine(start) : this.#resolver.resolve(before, true);
    if (own !== null) {
      if (own.time === '') return { ...own, time: first ? '' : (this.#linePrefix?.time ?? this.#lastTime) };
      this.#lastTime = own.time;
      this.#lastPrefixedRange = null;
      return own;
    }
    if (!first) {
      const line = this.#linePrefix;
      const label = directionFromWords(before);
      return { time: line?.time ?? this.#lastWrittenTime(), station: line?.station ?? null, label, action: null };
    }
    const above = this.#lineAbove();
    const bare = /^[\s"'`>({,[]*(?:[\w ]{1,40}[=:][\s"'`(]{0,4})?$/.test(before);
    const header = bare && above !== null && !above.hadFrame ? this.#resolver.resolve(above.text, true) : null;
    if (header !== null && (header.time !== '' || header.label !== 'unknown')) return header;
    return { time: this.#lastWrittenTime(), station: null, label: directionFromWords(before), action: null };
  }

  #prefixOfLine(upTo: number): ResolvedPrefix | null {
    if (this.#linePrefix === undefined) {
      const text = this.#window.peek(this.#lineStart, Math.min(upTo, this.#lineStart + prefixLooked));
      this.#linePrefix = this.#resolver.resolve(text, true);
    }
    return this.#linePrefix;
  }

  /** The last line that is not blank, above the one being read. */
  #lineAbove(): LineAbove | null {
    if (this.#aboveRange !== null) {
      const [from, to] = this.#aboveRange;
      this.#above = { text: this.#window.decode(from, Math.min(to, from + prefixLooked)), hadFrame: false };
      this.#aboveRange = null;
    }
    return this.#above;
  }

  #lastWrittenTime(): string {
    if (this.#lastPrefixedRange !== null) {
      const [from, to] = this.#lastPrefixedRange;
      const line = this.#window.decode(from, Math.min(to, from + prefixLooked));
      this.#lastTime = this.#resolver.resolve(line, false)?.time ?? this.#lastTime;
      this.#lastPrefixedRange = null;
    }
    return this.#lastTime;
  }

  /** Takes leave of the line that ends at `end`; the next one begins at `next`. */
  #endLine(end: number, next: number): void {
    const { text } = this.#window;
    const start = this.#lineStart;
    let understood = this.#framesInLine > 0;
    if (understood) {
      this.#above = { text: '', hadFrame: true };
      this.#aboveRange = null;
    } else {
      const last = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
      const blank = isBlank(text, start, last);
      const prefixed = !blank && this.#resolver.startsRecord(text, start);
      understood = prefixed;
      if (!blank) this.#aboveRange = [start, last];
      if (prefixed) this.#lastPrefixedRange = [start, last];
      if (!blank && this.#mayBeEvent(start, last)) understood = this.#takeEvent(start, last) || understood;
    }
    this.#book.line(understood);
    this.#line += 1;
    this.#lineStart = next;
    this.#cursor = next;
    this.#linePrefix = undefined;
    this.#framesInLine = 0;
    this.#lineWasCut = false;
  }

  #mayBeEvent(start: number, end: number): boolean {
    const hint = this.#hint;
    if (hint === null) return false;
    if (this.#hintFrom < 0 || this.#hintFrom > start || (this.#hintAt >= 0 && this.#hintAt < start)) {
      hint.lastIndex = start;
      this.#hintFrom = start;
      this.#hintAt = hint.exec(this.#window.text)?.index ?? -1;
    }
    return this.#hintAt >= 0 && this.#hintAt < end;
  }

  #takeEvent(start: number, end: number): boolean {
    const line = stripAnsi(this.#window.decode(start, Math.min(end, start + longestEventLine)));
    const prefix = this.#resolver.resolve(line, true);
    if (prefix === null) return false;
    const format = this.#formats.find(({ id }) => id === prefix.formatId);
    const message = line.slice(prefix.length);
    const event = format?.readEvent(message) ?? format?.readEvent(line) ?? null;
    if (event === null) return false;
    const loggedAt = this.#clock.read(prefix.time);
    const evidence = this.#evidence(start, end);
    const text = (message.trim() === '' ? line : message).trim().slice(0, longestEventText);
    const station = prefix.station === null ? this.#context.station : this.#stations.own(prefix.station);
    this.#items.push({ record: 'log-event', event, station, text, loggedAt, evidence });
    this.#book.event(evidence.length);
    this.#book.time(loggedAt);
    return true;
  }

  #evidence(from: number, to: number): BytesEvidence {
    return {
      kind: 'bytes',
      sourceId: this.#context.sourceId,
      offset: this.#window.offsetAt(from),
      length: this.#window.lengthOf(from, to),
      line: this.#line,
    };
  }
}

function issueItem(code: string, severity: Issue['severity'], place: BytesEvidence, params: Issue['params']): LogItem {
  return { record: 'issue', issue: { code, severity, place, params } };
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}
