import type { ResolvedPrefix } from './prefix-resolver.ts';
import type { PrefixParts } from './log-format.ts';

/*
 * Lines of a log repeat themselves: the same logger, station and direction, another time. What was once read of such a line holds for every line that
 * differs from it in digits only, as long as these are not part of a name and the form knows digits as nothing more than digits
 * (`LogFormat.prefixParts`). Telling that takes a comparison of bytes; reading the line anew takes patterns.
 */

/** Stands for any digit; no byte of ASCII. */
const anyDigit = 0xff;
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
  readonly octets: Uint8Array;
}

export class PrefixTemplates {
  #templates: PrefixTemplate[] = [];
  #learned = 0;

  /** What a text of the window says if it is like one that was read before. */
  find(octets: Uint8Array, from: number, to: number): PrefixTemplate | undefined {
    for (const template of this.#templates) if (isLike(template.octets, octets, from, to)) return template;
    return undefined;
  }

  /** Remembers what a text says; `parts` say where its prefix says it. */
  learn(
    octets: Uint8Array,
    [from, to]: readonly [number, number],
    { prefix, told }: Pick<PrefixTemplate, 'prefix' | 'told'>,
    parts: PrefixParts,
  ): void {
    if (to - from > longest || this.#learned >= mostLearned) return;
    // Not `slice`, which shares memory in what a host derives from Uint8Array.
    const own = new Uint8Array(octets.subarray(from, to));
    for (const [at, code] of own.entries()) {
      // Colours are taken out before a line is read, and characters beyond ASCII are decoded.
      if (code >= 0x80 || code === 0x1b) return;
      const isDigit = code >= 0x30 && code <= 0x39;
      if (isDigit && at < prefix.length && !isNamed(parts.named, at)) own[at] = anyDigit;
    }
    const [timeFrom, timeTo] = parts.time ?? [-1, -1];
    if (this.#templates.length === mostTemplates) this.#templates = [];
    this.#templates.push({ prefix, told, timeFrom, timeTo, octets: own });
    this.#learned += 1;
  }
}

function isNamed(named: readonly number[], at: number): boolean {
  for (let index = 0; index + 1 < named.length; index += 2) {
    if (at >= (named[index] ?? 0) && at < (named[index + 1] ?? 0)) return true;
  }
  return false;
}

/** Compared from the end: lines of one logger differ in their last word first. */
function isLike(template: Uint8Array, octets: Uint8Array, from: number, to: number): boolean {
  if (template.length !== to - from) return false;
  for (let at = template.length - 1; at >= 0; at -= 1) {
    const wanted = template[at] ?? 0;
    const code = octets[from + at] ?? 0;
    if (wanted !== code && !(wanted === anyDigit && code >= 0x30 && code <= 0x39)) return false;
  }
  return true;
}
