import { isAsciiText } from '../base/byte-text.ts';
import { readWrapper, stripAnsi } from './line-wrappers.ts';
import { plainWords } from './percent-dress.ts';
import type { LinePrefix, LogFormat, PrefixParts } from './log-format.ts';

/** More layers of collectors than anyone stacks. */
const mostWrappers = 4;
/** Words before a frame that may stand on its first line only. */
const mostCuts = 8;
/** Formats met in one log besides the main one; real logs mix two or three. */
const mostFallbacks = 6;
/** A line that begins with a frame needs no prefix to be a record of its own. */
const frameAtStart = /[ \t]{0,16}\[ ?[2-4] ?, ?\\{0,3}"/y;

/** A prefix and the format it was read by. */
export interface ResolvedPrefix extends LinePrefix {
  readonly formatId: string;
}

/**
 * Reads the prefix of a line by the log's own format, through the layers of collectors (P14, K2, K15), and by the other
 * formats where the log mixes several.
 */
export class PrefixResolver {
  readonly #main: LogFormat;
  readonly #others: readonly LogFormat[];
  /** Formats that lines of this log had besides the main one, the latest first. */
  readonly #met: LogFormat[] = [];
  /** No format knows a prefix in nothing; asked once, because a pretty printed frame has nothing before it. */
  #emptyHasNone: boolean | undefined;

  /** `mixed` are formats that the log is known to contain besides its main one. */
  constructor(main: LogFormat, all: readonly LogFormat[], mixed: readonly LogFormat[]) {
    this.#main = main;
    this.#others = all.filter((format) => format !== main && format.own !== true);
    this.#met.push(...mixed);
  }

  /** The prefix of a line; `null` when no format knows it. `remember` lets later lines try the found format first. */
  resolve(written: string, remember: boolean): ResolvedPrefix | null {
    if (written === '' && this.#emptyHasNone === true) return null;
    const found = this.#resolve(written, remember);
    if (written === '') this.#emptyHasNone = found === null;
    return found;
  }

  /** Where the parts of a prefix stand that the log's own format reads at the very beginning of a line; `null` where it cannot say. */
  ownParts(line: string): PrefixParts | null {
    return this.#main.prefixParts?.(line) ?? null;
  }

  #resolve(written: string, remember: boolean): ResolvedPrefix | null {
    const line = plainWords(stripAnsi(written));
    const own = this.#through(this.#main, line);
    if (own !== null) return own;
    for (const format of [...this.#met, ...this.#others]) {
      const found = this.#through(format, line);
      if (found === null) continue;
      if (remember && !this.#met.includes(format) && format.id !== 'unknown-prefix') {
        this.#met.unshift(format);
        if (this.#met.length > mostFallbacks) this.#met.pop();
      }
      return found;
    }
    return null;
  }

  #through(format: LogFormat, line: string): ResolvedPrefix | null {
    let at = 0;
    let outerTime = '';
    for (let layer = 0; layer <= mostWrappers; layer += 1) {
      const rest = at === 0 ? line : line.slice(at);
      const prefix = format.readPrefix(rest);
      if (prefix !== null) {
        const { station, label, action } = prefix;
        const time = prefix.time === '' ? outerTime : prefix.time;
        return { length: prefix.length + at, time, station, label, action, formatId: format.id };
      }
      const wrapper = format.id === 'unknown-prefix' ? undefined : readWrapper(line, at);
      if (wrapper === undefined) return null;
      at += wrapper.length;
      if (wrapper.time !== '') outerTime = wrapper.time;
    }
    return null;
  }

  /** Whether a log record begins at `position`, told without decoding. */
  startsRecord(text: string, position: number): boolean {
    let at = position;
    for (let layer = 0; layer <= mostWrappers; layer += 1) {
      if (this.#main.startsAt(text, at)) return true;
      for (const format of this.#met) if (format.startsAt(text, at)) return true;
      const wrapper = readWrapper(text, at);
      if (wrapper === undefined) break;
      if (wrapper.time !== '') return true;
      at += wrapper.length;
    }
    frameAtStart.lastIndex = position;
    return frameAtStart.test(text);
  }

  /**
   * The stretches of the text before a frame that may stand on each of its lines: all of it, the format's prefix, what collectors put before. The
   * longest first, without colours. The text may be a stand-in of one character per byte.
   */
  prefixesOf(beforeFrame: string): readonly string[] {
    const before = stripAnsi(beforeFrame);
    if (before.trim() === '') return [];
    const cuts = [before.length, this.resolve(before, false)?.length ?? 0];
    let at = 0;
    for (let layer = 0; layer <= mostWrappers; layer += 1) {
      const wrapper = readWrapper(before, at);
      if (wrapper === undefined) break;
      at += wrapper.length;
      cuts.push(at);
    }
    // Words may stand before the frame that only its first line has.
    for (const { index } of [...before.matchAll(/\s(?=\S)/g)].slice(-mostCuts)) cuts.push(index + 1);
    const lengths = [...new Set(cuts)].filter((length) => length > 0).toSorted((left, right) => right - left);
    return lengths.map((length) => before.slice(0, length));
  }

  /**
   * Length of the prefix that `line` repeats from the line of a frame (research P3): the same up to the direction mark, or
   * altogether, with the same time. -1 when it does not.
   */
  repeatedPrefix(beforeFrame: string, line: string): number {
    if (beforeFrame === '' || !isAsciiText(beforeFrame) || beforeFrame.includes('\u001b')) return -1;
    if (beforeFrame.trim().length > 3 && line.startsWith(beforeFrame)) {
      return /^\s{0,8}\[\s{0,4}\d/.test(line.slice(beforeFrame.length)) ? -1 : beforeFrame.length;
    }
    const damaged = almostRepeated(beforeFrame, line);
    if (damaged > 0) return damaged;
    const first = this.resolve(beforeFrame, false);
    if (first === null || first.time === '') return -1;
    const next = this.resolve(line, false);
    if (next === null || next.time !== first.time || next.label !== 'unknown' || next.length === 0) return -1;
    const repeated = line.slice(0, next.length);
    return isAsciiText(repeated) && beforeFrame.startsWith(repeated)
      ? next.length + repeatedBeyond(beforeFrame.slice(next.length), line.slice(next.length))
      : -1;
  }
}

/** Characters behind the time that a line repeats as well: level, file and line, up to a sign that ends one of them. */
function repeatedBeyond(beforeFrame: string, line: string): number {
  let ended = 0;
  for (let at = 0; at < beforeFrame.length && beforeFrame.charAt(at) === line.charAt(at); at += 1) {
    if (/[\s:\]|>)]/.test(beforeFrame.charAt(at))) ended = at + 1;
  }
  return ended;
}

const shortestDamaged = 24;
const shortestMark = 4;
const directionMark = /(?:->|<-|>>|<<)?\s{0,4}$/;

/**
 * Length of a prefix that a line repeats but for one character that is no digit: somebody lost it on the way (`2019-12 13T`). Digits tell times apart and
 * must be the same; 0 when the line is another.
 */
function almostRepeated(beforeFrame: string, line: string): number {
  const base = beforeFrame.replace(directionMark, '');
  if (base.length < shortestDamaged || line.length <= base.length) return 0;
  let differing = 0;
  for (let at = 0; at < base.length && differing < 2; at += 1) {
    if (base.charCodeAt(at) === line.charCodeAt(at)) continue;
    // At the very end stands the mark of the direction, which lines below do not repeat.
    differing += /[\d ]/.test(base.charAt(at)) || at >= base.length - shortestMark ? 2 : 1;
  }
  return differing === 1 ? base.length : 0;
}
