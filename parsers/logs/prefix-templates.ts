import type { ResolvedPrefix } from './prefix-resolver.ts';
import type { PrefixParts } from './log-format.ts';

/*
 * Lines of a log repeat themselves: the same logger, station and direction, another time. What was once read of such a line holds for every line that
 * differs from it in digits only, as long as these are not part of a name and the form knows digits as nothing more than digits
 * (`LogFormat.prefixParts`). Telling that takes a comparison of bytes; reading the line anew takes patterns.
 */

/** A byte is one of these, beginning with that of the template. */
const onlyThis = 0;
const anyDigit = 9;
const zero = 0x30;
/** A prefix is at most this long here; longer ones are read anew. */
const longest = 300;
const mostTemplates = 24;
/** A log whose lines are all different is not learned from for ever. */
const mostLearned = 400;

/** What a line says that was read once. */
export interface PrefixTemplate {
  /** The prefix alone. */
  readonly prefix: ResolvedPrefix;
  /** The prefix with what the words behind it tell; the same object where they tell nothing. */
  readonly told: ResolvedPrefix;
  /** Where its time stands, counted from the beginning of the line; -1 without one. */
  readonly timeFrom: number;
  readonly timeTo: number;
  /** Nothing can be told from the words that is not said here. */
  readonly saysAll: boolean;
  readonly octets: Uint8Array;
  /** How far a byte of a line may lie above that of `octets`. */
  readonly above: Uint8Array;
}

export class PrefixTemplates {
  #templates: PrefixTemplate[] = [];
  #learned = 0;

  /** What a text of the window says if it is like one that was read before. */
  find(octets: Uint8Array, from: number, to: number): PrefixTemplate | undefined {
    for (const template of this.#templates) if (isLike(template, octets, from, to)) return template;
    return undefined;
  }

  /** Remembers what a text says; `parts` say where its prefix says it. */
  learn(
    octets: Uint8Array,
    [from, to]: readonly [number, number],
    { prefix, told, saysAll }: Pick<PrefixTemplate, 'prefix' | 'told' | 'saysAll'>,
    parts: PrefixParts,
  ): void {
    if (to - from > longest || this.#learned >= mostLearned) return;
    // Not `slice`, which shares memory in what a host derives from Uint8Array.
    const own = new Uint8Array(octets.subarray(from, to));
    const above = new Uint8Array(own.length).fill(onlyThis);
    for (const [at, code] of own.entries()) {
      // Colours are taken out before a line is read, and characters beyond ASCII are decoded.
      if (code >= 0x80 || code === 0x1b) return;
      const isDigit = code >= zero && code <= zero + anyDigit;
      if (!isDigit || at >= prefix.length || isNamed(parts.named, at)) continue;
      own[at] = zero;
      above[at] = anyDigit;
    }
    const [timeFrom, timeTo] = parts.time ?? [-1, -1];
    if (this.#templates.length === mostTemplates) this.#templates = [];
    this.#templates.push({ prefix, told, timeFrom, timeTo, saysAll, octets: own, above });
    this.#learned += 1;
  }
}

function isNamed(named: readonly number[], at: number): boolean {
  for (let index = 0; index + 1 < named.length; index += 2) {
    if (at >= (named[index] ?? 0) && at < (named[index + 1] ?? 0)) return true;
  }
  return false;
}

/** Compared from the end: lines of one logger differ in their last word first. One comparison a byte: a smaller one becomes a very large number. */
function isLike({ octets: wanted, above }: PrefixTemplate, octets: Uint8Array, from: number, to: number): boolean {
  if (wanted.length !== to - from) return false;
  for (let at = wanted.length - 1; at >= 0; at -= 1) {
    if (((octets[from + at] ?? 0) - (wanted[at] ?? 0)) >>> 0 > (above[at] ?? 0)) return false;
  }
  return true;
}
