import { directionFromWords } from './direction-markers.ts';
import { clock, isoTime, localTime } from './line-format.ts';
import { stripAnsi } from './line-wrappers.ts';
import type { LogWindow } from './log-window.ts';
import { plainWords } from './percent-dress.ts';
import type { PrefixResolver, ResolvedPrefix } from './prefix-resolver.ts';
import { type PrefixTemplate, PrefixTemplates } from './prefix-templates.ts';
import { afterSamePrefix } from './same-prefix.ts';
import { mayTellMore } from './said-beside.ts';
import { stationBehind, stationFromWords } from './station-markers.ts';

/** Characters of a line in which its prefix lies. */
export const prefixLooked = 1500;
/** Characters behind a frame in which the name of its station may stand. */
export const behindLooked = 100;
/** Only brackets, quotes or a name stand before a frame whose header may be the line above. */
const bareBefore = /^[\s"'`>({,[]*(?:[\w ]{1,40}[=:][\s"'`(]{0,4})?$/;

const hasDate = /\d{4}[-/.]\d{1,2}[-/.]\d|\d[-/.]\d{1,2}[-/.]\d{4}|^\d{10}/;
/** The first thing that the words say, or one that is named as a time. */
const datedTime = new RegExp(
  `(?:^[\\s\\[(|-]{0,4}|(?<![\\w.])(?:ts|time|timestamp|datetime|date|asctime|@timestamp|t)["']?[=:] ?["']?)(${isoTime}|${localTime}|\\d{4}/\\d{2}/\\d{2} ${clock})`,
);

/** What the text around a frame says about it. */
export interface FrameContext extends Pick<ResolvedPrefix, 'time' | 'station' | 'label' | 'action'> {
  /** The words before the frame are known to tell nothing else. */
  readonly saysAll?: boolean;
  /** Where the time stands in the window; `undefined` where that is not known. */
  readonly timeAt?: number;
}

/** The line above a frame that may be its header (libocpp, pasted tables). */
interface LineAbove {
  readonly text: string;
  readonly hadFrame: boolean;
}

/**
 * What a prefix leaves open, the words between it and the frame may tell: a format knows its own marks, a program that writes through the same
 * logger has others. `before` ends where the frame begins, `length` is how much of the line stands before the frame.
 */
function withWords(prefix: ResolvedPrefix, before: string, length: number): ResolvedPrefix {
  const dated = hasDate.test(prefix.time);
  if (prefix.label !== 'unknown' && prefix.station !== null && dated) return prefix;
  // Colours make the prefix shorter than it is written; more text is looked at then, never less.
  const between = Math.min(before.length, Math.max(0, length - prefix.length));
  if (between < 2) return prefix;
  const words = plainWords(stripAnsi(before.slice(before.length - between)));
  return {
    ...prefix,
    // What a collector writes leaves out the year; the program's own time tells it, and more exactly (research K15).
    time: (dated ? undefined : datedTime.exec(words)?.[1]) ?? prefix.time,
    station: prefix.station ?? stationFromWords(words),
    label: prefix.label === 'unknown' ? directionFromWords(words) : prefix.label,
  };
}

/**
 * Remembers of the lines read so far what a frame may need to know: the prefix of its line, the line above, the last time that was written.
 * Lines are decoded only when a frame asks for them.
 */
export class LineContext {
  readonly #window: LogWindow;
  readonly #resolver: PrefixResolver;
  /** The prefix of the line being read, once it was needed; `undefined` before that. */
  #linePrefix: ResolvedPrefix | null | undefined;
  /** What told it, when the line is like one read before. */
  #lineLike: PrefixTemplate | null = null;
  #above: LineAbove | null = null;
  /** Where the line above stands in the window, while it is there and was not needed yet. */
  #aboveRange: readonly [number, number] | null = null;
  /** The header that the line in that place is like. */
  #aboveLike: PrefixTemplate | undefined;
  /** Time of the last line with a prefix: continuation lines were written then too. */
  #lastTime: string = '';
  #lastPrefixedRange: readonly [number, number] | null = null;
  /** What lines say that were read, and what headers above a frame say. */
  readonly #templates = new PrefixTemplates();
  readonly #headerTemplates = new PrefixTemplates();

  constructor(window: LogWindow, resolver: PrefixResolver) {
    this.#window = window;
    this.#resolver = resolver;
  }

  /** Before the window moves on, what may still be needed of the lines above is taken out of it. */
  keepLinesAbove(): void {
    this.#lineAbove();
    this.#lastWrittenTime();
  }

  /** What is said about the frame at `start`, the first of its line: by the line, or by the line above. */
  ofFirstFrame(lineStart: number, start: number, before: string): FrameContext {
    const { octets } = this.#window;
    // Only where the line was not looked at before and `before` is all of it, what is told depends on nothing else.
    const learns = octets !== null && this.#linePrefix === undefined && before.length === start - lineStart;
    if (learns && start > lineStart) {
      const like = this.#templates.find(octets, lineStart, start);
      if (like !== undefined) {
        const told = this.#timed(like.told, like, lineStart);
        this.#linePrefix = told;
        this.#lineLike = like;
        return this.#written(told, '');
      }
    }
    const like = this.#aboveLike;
    if (learns && start === lineStart && this.#aboveRange !== null && like !== undefined) {
      this.#linePrefix = null;
      return this.#timed(like.told, like, this.#aboveRange[0]);
    }
    return this.#ofNewFirstFrame(lineStart, start, before, learns ? octets : null);
  }

  /** What a line says that is like one read before, with its own time. */
  #timed(
    said: ResolvedPrefix,
    { timeFrom, timeTo, saysAll }: PrefixTemplate,
    lineStart: number,
  ): ResolvedPrefix & FrameContext {
    const { length, station, label, action, formatId } = said;
    const timeAt = timeFrom < 0 ? -1 : lineStart + timeFrom;
    const time = timeFrom < 0 ? '' : this.#window.text.slice(timeAt, lineStart + timeTo);
    return { length, time, station, label, action, formatId, saysAll, timeAt };
  }

  /** `octets` where what is found may be learned for lines like this one. */
  #ofNewFirstFrame(lineStart: number, start: number, before: string, octets: Uint8Array | null): FrameContext {
    const own = this.prefixOfLine(lineStart, start);
    if (own !== null) {
      // Words alone are no prefix: the line goes on with a record from above and was written then.
      const time = own.time === '' && own.formatId === 'unknown-prefix' ? this.#lastWrittenTime() : '';
      const told = withWords(own, before, start - lineStart);
      if (told.label !== 'unknown') {
        const isOwn = time === '' && told.time === own.time;
        const parts = octets === null || !isOwn ? null : this.#resolver.ownParts(before);
        if (octets !== null && parts !== null) {
          const saysAll = !mayTellMore.test(before);
          this.#templates.learn(octets, [lineStart, start], { prefix: own, told, saysAll }, parts);
        }
        return this.#written(told, time);
      }
      const prefix = stripAnsi(this.#window.peek(lineStart, Math.min(start, lineStart + prefixLooked)));
      return this.#written({ ...told, label: this.#introducedAs(prefix) }, time);
    }
    const aboveRange = before === '' ? this.#aboveRange : null;
    const above = this.#lineAbove();
    const isHeader = bareBefore.test(before) && above !== null && !above.hadFrame;
    const header = isHeader ? this.#resolver.resolve(above.text, true) : null;
    if (above !== null && header !== null && (header.time !== '' || header.label !== 'unknown')) {
      const told = withWords(header, above.text, above.text.length);
      const parts = octets === null || aboveRange === null ? null : this.#resolver.ownParts(above.text);
      if (octets !== null && aboveRange !== null && parts !== null) {
        this.#headerTemplates.learn(octets, aboveRange, { prefix: header, told, saysAll: true }, parts);
      }
      return told;
    }
    const words = plainWords(before);
    const label = directionFromWords(words);
    return { time: this.#lastWrittenTime(), station: stationFromWords(words), label, action: null };
  }

  /** The direction that the line above tells, when it has the same prefix and introduces what follows: `ChargePoint:`, `received:`. */
  #introducedAs(prefix: string): ResolvedPrefix['label'] {
    const above = this.#lineAbove();
    if (above === null || above.hadFrame) return 'unknown';
    const words = stripAnsi(above.text).trimEnd();
    if (!words.endsWith(':')) return 'unknown';
    const from = afterSamePrefix(prefix, words, 0, words.length);
    return from < 0 || from >= words.length ? 'unknown' : directionFromWords(words.slice(from));
  }

  /** What is said about a further frame of a line: by the text since the frame before it, or by the line. */
  ofFurtherFrame(before: string): FrameContext {
    const line = this.#linePrefix;
    const own = this.#resolver.resolve(before, true);
    if (own !== null) return this.#written(withWords(own, before, before.length), line?.time ?? this.#lastTime);
    const label = directionFromWords(before);
    const ofLine = this.#lineLike === null ? line?.station : this.#lineLike.prefix.station;
    const station = stationFromWords(before) ?? ofLine ?? null;
    return { time: line?.time ?? this.#lastWrittenTime(), station, label, action: null };
  }

  /** The same with the station that stands behind the frame, if one does. */
  withStationBehind(told: FrameContext, end: number): FrameContext {
    const next = this.#window.text.charCodeAt(end);
    if (Number.isNaN(next) || next === 0x0a || next === 0x0d) return told;
    const behind = this.#window.peek(end, Math.min(this.#window.text.length, end + behindLooked));
    const station = stationBehind(behind.split(/[\n[]/, 1)[0] ?? '');
    return station === null ? told : { ...told, station };
  }

  /** A prefix that stands before its frame; one without a time has the time `otherwise`. */
  #written(own: ResolvedPrefix & FrameContext, otherwise: string): FrameContext {
    if (own.time === '') return { ...own, time: otherwise };
    this.#lastTime = own.time;
    this.#lastPrefixedRange = null;
    return own;
  }

  /** The prefix of the line being read, looked for up to `upTo`; `null` when it has none. */
  prefixOfLine(lineStart: number, upTo: number): ResolvedPrefix | null {
    if (this.#linePrefix === undefined) {
      const text = this.#window.peek(lineStart, Math.min(upTo, lineStart + prefixLooked));
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

  /** Time of the last line with a prefix. */
  lastTime(): string {
    return this.#lastWrittenTime();
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

  /** The line being read is one over which a frame went on; it has no prefix of its own. */
  withinFrame(): void {
    this.#linePrefix = null;
    this.#lineLike = null;
  }

  /** A line with frames has ended. */
  afterFrameLine(): void {
    this.#above = { text: '', hadFrame: true };
    this.#aboveRange = null;
  }

  /** Whether a line without frames is like one that was a header; to be asked before `afterOtherLine`. */
  isLikeHeader(start: number, end: number): boolean {
    const { octets } = this.#window;
    this.#aboveLike = octets === null ? undefined : this.#headerTemplates.find(octets, start, end);
    return this.#aboveLike !== undefined;
  }

  /** A line without frames has ended that is not blank. */
  afterOtherLine(start: number, end: number, prefixed: boolean): void {
    this.#aboveRange = [start, end];
    if (prefixed) this.#lastPrefixedRange = [start, end];
  }

  /** A new line begins. */
  beginLine(): void {
    this.#linePrefix = undefined;
    this.#lineLike = null;
  }
}
