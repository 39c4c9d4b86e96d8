import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';

/*
 * The part of regular expressions that can be run in linear time: literals, `.`, classes, groups, `|`, `* + ? {m,n}`, `^` and `$`.
 * Back references and look-around have no automaton and are refused. Everything is compared in lower case.
 */

/** A set of characters as ranges of UTF-16 code units, both ends included. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly negated: boolean;
}

export type PatternNode =
  | { readonly part: 'set'; readonly set: CharacterSet }
  | { readonly part: 'start' }
  | { readonly part: 'end' }
  | { readonly part: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly part: 'choice'; readonly nodes: readonly PatternNode[] }
  | { readonly part: 'repeat'; readonly node: PatternNode; readonly from: number; readonly to: number | null };

export interface PatternError {
  readonly position: number;
  readonly reason: 'unclosed' | 'nothing-to-repeat' | 'not-supported' | 'bad-range' | 'too-big';
}

const digit: readonly (readonly [number, number])[] = [[0x30, 0x39]];
const word: readonly (readonly [number, number])[] = [
  [0x30, 0x39],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const blank: readonly (readonly [number, number])[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
];
const shorthand: Readonly<Record<string, CharacterSet>> = {
  d: { ranges: digit, negated: false },
  D: { ranges: digit, negated: true },
  w: { ranges: word, negated: false },
  W: { ranges: word, negated: true },
  s: { ranges: blank, negated: false },
  S: { ranges: blank, negated: true },
};
const controls: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09 };
const anyCharacter: CharacterSet = { ranges: [[0x0a, 0x0a]], negated: true };
const repeatLimit = 100;
const depthLimit = 30;

function single(code: number): CharacterSet {
  return { ranges: [[code, code]], negated: false };
}

function complement(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((left, right) => left[0] - right[0])) {
    if (from > next) gaps.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= 0xffff) gaps.push([next, 0xffff]);
  return gaps;
}

class PatternReader {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): PatternNode {
    const node = this.choice(0);
    if (this.position < this.text.length) throw this.problem('unclosed');
    return node;
  }

  problem(reason: PatternError['reason']): PatternFailure {
    return new PatternFailure({ position: Math.min(this.position, this.text.length), reason });
  }

  private peek(): string {
    return this.text.charAt(this.position);
  }

  private choice(depth: number): PatternNode {
    if (depth > depthLimit) throw this.problem('too-big');
    const nodes = [this.sequence(depth)];
    while (this.peek() === '|') {
      this.position += 1;
      nodes.push(this.sequence(depth));
    }
    const [only] = nodes;
    return nodes.length === 1 && only !== undefined ? only : { part: 'choice', nodes };
  }

  private sequence(depth: number): PatternNode {
    const nodes: PatternNode[] = [];
    while (this.position < this.text.length && this.peek() !== '|' && this.peek() !== ')') {
      nodes.push(this.repeated(this.atom(depth)));
    }
    return { part: 'sequence', nodes };
  }

  private repeated(node: PatternNode): PatternNode {
    let result = node;
    for (;;) {
      const bounds = this.bounds();
      if (bounds === undefined) return result;
      if (result.part === 'start' || result.part === 'end') throw this.problem('nothing-to-repeat');
      result = { part: 'repeat', node: result, ...bounds };
      // A lazy quantifier finds the same rows.
      if (this.peek() === '?') this.position += 1;
    }
  }

  private bounds(): { readonly from: number; readonly to: number | null } | undefined {
    const sign = this.peek();
    if (sign === '*' || sign === '+' || sign === '?') {
      this.position += 1;
      return { from: sign === '+' ? 1 : 0, to: sign === '?' ? 1 : null };
    }
    const match = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.text.slice(this.position, this.position + 12));
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : match[3] === undefined ? null : Number(match[3]);
    if (from > repeatLimit || (to !== null && to > repeatLimit)) throw this.problem('too-big');
    if (to !== null && to < from) throw this.problem('bad-range');
    this.position += match[0].length;
    return { from, to };
  }

  private atom(depth: number): PatternNode {
    const sign = this.peek();
    if (sign === '(') return this.group(depth);
    if (sign === '[') return { part: 'set', set: this.characterClass() };
    if (sign === '*' || sign === '+' || sign === '?') throw this.problem('nothing-to-repeat');
    this.position += 1;
    if (sign === '.') return { part: 'set', set: anyCharacter };
    if (sign === '^') return { part: 'start' };
    if (sign === '$') return { part: 'end' };
    if (sign === '\\') return { part: 'set', set: this.escape() };
    return { part: 'set', set: single(sign.charCodeAt(0)) };
  }

  private group(depth: number): PatternNode {
    this.position += 1;
    if (this.text.startsWith('?:', this.position)) this.position += 2;
    else if (this.peek() === '?') throw this.problem('not-supported');
    const node = this.choice(depth + 1);
    if (this.peek() !== ')') throw this.problem('unclosed');
    this.position += 1;
    return node;
  }

  /** After the backslash. */
  private escape(): CharacterSet {
    const sign = this.peek();
    if (sign === '') throw this.problem('unclosed');
    const known = Object.hasOwn(shorthand, sign) ? shorthand[sign] : undefined;
    const control = Object.hasOwn(controls, sign) ? controls[sign] : undefined;
    if (known === undefined && control === undefined && /[\da-z]/i.test(sign)) throw this.problem('not-supported');
    this.position += 1;
    return known ?? single(control ?? sign.charCodeAt(0));
  }

  private characterClass(): CharacterSet {
    this.position += 1;
    const negated = this.peek() === '^';
    if (negated) this.position += 1;
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.position >= this.text.length) throw this.problem('unclosed');
      const from = this.classMember();
      const fromCode = from.negated || from.ranges.length > 1 ? undefined : from.ranges[0]?.[0];
      const next = this.text.charAt(this.position + 1);
      if (this.peek() === '-' && next !== ']' && next !== '' && fromCode !== undefined) {
        this.position += 1;
        const toCode = this.classMember().ranges[0]?.[0];
        if (toCode === undefined || toCode < fromCode) throw this.problem('bad-range');
        ranges.push([fromCode, toCode]);
      } else ranges.push(...(from.negated ? complement(from.ranges) : from.ranges));
    }
    this.position += 1;
    return { ranges, negated };
  }

  private classMember(): CharacterSet {
    const sign = this.peek();
    this.position += 1;
    return sign === '\\' ? this.escape() : single(sign.charCodeAt(0));
  }
}

class PatternFailure extends Error {
  readonly detail: PatternError;

  constructor(detail: PatternError) {
    super(detail.reason);
    this.detail = detail;
  }
}

/** Reads a pattern; case is folded first, escapes such as `\D` keep theirs. */
export function readPattern(source: string): Result<PatternNode, PatternError> {
  const folded = source.replaceAll(/\\.|[^\\]/gsu, (piece) => (piece.startsWith('\\') ? piece : piece.toLowerCase()));
  try {
    return ok(new PatternReader(folded).read());
  } catch (error) {
    if (error instanceof PatternFailure) return fail(error.detail);
    throw error;
  }
}
