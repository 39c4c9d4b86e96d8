import type { LogEventKind } from '../model/log-event.ts';
import { stripAnsi } from './line-wrappers.ts';
import type { LogFormat } from './log-format.ts';
import type { LogWindow } from './log-window.ts';
import type { PrefixResolver } from './prefix-resolver.ts';

const longestEventText = 500;
const longestEventLine = 4000;

/** An event as its line tells it. */
export interface LineEvent {
  readonly event: LogEventKind;
  readonly text: string;
  readonly time: string;
  readonly station: string | null;
}

/** Reads the events that lines without a frame tell (a station that connects, a restart), each by the format of its line. */
export class LineEvents {
  readonly #window: LogWindow;
  readonly #formats: readonly LogFormat[];
  readonly #resolver: PrefixResolver;
  readonly #hint: RegExp | null;
  /** Where the last search for a hint began and what it found. */
  #hintFrom = -1;
  #hintAt = -1;

  constructor(window: LogWindow, formats: readonly LogFormat[], resolver: PrefixResolver) {
    this.#window = window;
    this.#formats = formats;
    this.#resolver = resolver;
    const hints = formats.flatMap(({ eventHint }) => (eventHint === null ? [] : [eventHint]));
    this.#hint = hints.length === 0 ? null : new RegExp(hints.map(({ source }) => source).join('|'), 'gm');
  }

  /** Forgets what was found in the window before it moved. */
  reset(): void {
    this.#hintFrom = -1;
  }

  /** The event of the line from `start` to `end`; `undefined` when it tells none. */
  read(start: number, end: number): LineEvent | undefined {
    if (!this.#hasHint(start, end)) return undefined;
    const line = stripAnsi(this.#window.decode(start, Math.min(end, start + longestEventLine)));
    const prefix = this.#resolver.resolve(line, true);
    if (prefix === null) return undefined;
    const format = this.#formats.find(({ id }) => id === prefix.formatId);
    const message = line.slice(prefix.length);
    const event = format?.readEvent(message) ?? format?.readEvent(line) ?? null;
    if (event === null) return undefined;
    const text = (message.trim() === '' ? line : message).trim().slice(0, longestEventText);
    return { event, text, time: prefix.time, station: prefix.station };
  }

  /** One native search over the window tells the lines that are worth decoding. */
  #hasHint(start: number, end: number): boolean {
    const hint = this.#hint;
    if (hint === null) return false;
    if (this.#hintFrom < 0 || this.#hintFrom > start || (this.#hintAt >= 0 && this.#hintAt < start)) {
      hint.lastIndex = start;
      this.#hintFrom = start;
      this.#hintAt = hint.exec(this.#window.text)?.index ?? -1;
    }
    return this.#hintAt >= 0 && this.#hintAt < end;
  }
}
