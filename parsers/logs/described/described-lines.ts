import { prefixLooked } from '../line-context.ts';
import { stripAnsi } from '../line-wrappers.ts';
import type { LogWindow } from '../log-window.ts';
import type { PrefixResolver } from '../prefix-resolver.ts';
import { stationFromWords } from '../station-markers.ts';
import { describedHint, type DescribedMessage, DescribedMessages } from './described-messages.ts';

const longestLine = 65_536;

const reprHint = (): RegExp => /<Call(?:Result|Error)? - unique_id/g;

/** Reads described messages in the lines of a log. One native search over the window tells the lines that are worth decoding. */
export class DescribedLines {
  readonly #window: LogWindow;
  readonly #resolver: PrefixResolver;
  readonly #messages = new DescribedMessages();
  #hint = new RegExp(describedHint.source, 'g');
  /** The log holds real messages: what is told beside them says nothing new, unless it has an id of its own. */
  #hasFrames: boolean;
  #hintFrom = -1;
  #hintAt = -1;

  constructor(window: LogWindow, resolver: PrefixResolver, hasFrames: boolean) {
    this.#window = window;
    this.#resolver = resolver;
    this.#hasFrames = hasFrames;
    if (hasFrames) this.#hint = reprHint();
  }

  /** Forgets what was found in the window before it moved. */
  reset(): void {
    this.#hintFrom = -1;
  }

  /** A line with a real frame was read. */
  frame(): void {
    if (!this.#hasFrames) {
      this.#hasFrames = true;
      this.#hint = reprHint();
      this.#hintFrom = -1;
    }
    this.#messages.interrupt();
  }

  /** What the line from `start` to `end` makes complete; `number` counts from 1. */
  read(start: number, end: number, number: number, lastTime: () => string): readonly DescribedMessage[] {
    if (!this.#messages.waiting && !this.#hasHint(start, end)) return [];
    const line = stripAnsi(this.#window.decode(start, Math.min(end, start + longestLine)));
    // A time within a payload is none of the line's.
    const ahead = line.slice(0, prefixLooked).split('{', 1)[0] ?? '';
    const prefix = this.#resolver.resolve(ahead, true);
    const message = prefix === null ? line : line.slice(prefix.length);
    const named = prefix?.action ?? null;
    return this.#messages.line(
      {
        // The prefix of some formats takes the action's name with it.
        message: named === null ? message : `${named}${message.startsWith(' ') ? '' : ' '}${message}`,
        time: prefix === null || prefix.time === '' ? lastTime() : prefix.time,
        station: prefix?.station ?? (message.includes('{') ? stationFromWords(message.split('{', 1)[0] ?? '') : null),
        label: prefix?.label ?? 'unknown',
        number,
        from: this.#window.offsetAt(start),
        to: this.#window.offsetAt(end),
      },
      this.#hasFrames,
    );
  }

  end(): readonly DescribedMessage[] {
    return this.#messages.end();
  }

  #hasHint(start: number, end: number): boolean {
    const hint = this.#hint;
    if (this.#hintFrom < 0 || this.#hintFrom > start || (this.#hintAt >= 0 && this.#hintAt < start)) {
      hint.lastIndex = start;
      this.#hintFrom = start;
      this.#hintAt = hint.exec(this.#window.text)?.index ?? -1;
    }
    return this.#hintAt >= 0 && this.#hintAt < end;
  }
}
