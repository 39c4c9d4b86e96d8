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
  readonly #hints: readonly RegExp[];
  /** Where the last search for each hint began and what it found. */
  readonly #from: number[];
  readonly #at: number[];

  constructor(window: LogWindow, formats: readonly LogFormat[], resolver: PrefixResolver) {
    this.#window = window;
    this.#formats = formats;
    this.#resolver = resolver;
    const many = formats.flatMap(({ eventHints }) => eventHints ?? []);
    const single = formats.flatMap(({ eventHint, eventHints }) =>
      eventHint === null || eventHints !== undefined ? [] : [eventHint],
    );
    const joined = single.length === 0 ? [] : [new RegExp(single.map(({ source }) => source).join('|'), 'gm')];
    // Formats share their words.
    const sources = new Set([...joined, ...many].map(({ source }) => source));
    this.#hints = [...sources].map((source) => new RegExp(source, 'gm'));
    this.#from = this.#hints.map(() => -1);
    this.#at = this.#hints.map(() => -1);
  }

  /** Forgets what was found in the window before it moved. */
  reset(): void {
    this.#from.fill(-1);
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

  /** Native searches over the window tell the lines that are worth decoding. */
  #hasHint(start: number, end: number): boolean {
    let found = false;
    for (const [index, hint] of this.#hints.entries()) {
      const from = this.#from[index] ?? -1;
      let at = this.#at[index] ?? -1;
      if (from < 0 || from > start || (at >= 0 && at < start)) {
        hint.lastIndex = start;
        at = hint.exec(this.#window.text)?.index ?? -1;
        this.#from[index] = start;
        this.#at[index] = at;
      }
      if (at >= 0 && at < end) found = true;
    }
    return found;
  }
}
