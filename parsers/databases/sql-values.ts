import { decodeHex } from '../base/text-encodings.ts';
import type { Cell } from './dialect.ts';

/** A value of a VALUES list and where it ends; `undefined` when something else stands there. */
export interface SqlValue {
  readonly cell: Cell;
  readonly end: number;
}

const blank = /\s*/y;
const word = /(?:null|true|false|default|current_timestamp)\b/iy;
const number = /[+-]?(?:0x[0-9a-f]+\b|\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)/iy;
const opening = /(?:_?[a-z][a-z0-9]{0,9}\s*)?'/iy;
const call = /(cast|convert|replace|unistr|char|chr|to_timestamp|to_date)\s*\(/iy;
/** Functions in functions, as dumps write them: `replace(replace('..', ..), ..)`. */
const deepest = 6;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function skipBlank(text: string, at: number): number {
  return at + (matchAt(blank, text, at)?.[0].length ?? 0);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', '0': '\0', Z: '\u001a' };

/** The text between quotes from the one at `at` on; `backslashes` as MySQL writes them. */
function quotedText(text: string, at: number, backslashes: boolean): SqlValue | undefined {
  let found = '';
  let from = at + 1;
  for (let next = from; next < text.length; next += 1) {
    const character = text[next];
    if (backslashes && character === '\\') {
      const escaped = text[next + 1] ?? '';
      found += text.slice(from, next) + (escapes[escaped] ?? escaped);
      next += 1;
      from = next + 1;
    } else if (character === "'") {
      found += text.slice(from, next);
      if (text[next + 1] !== "'") return { cell: found, end: next + 1 };
      found += "'";
      next += 1;
      from = next + 1;
    }
  }
  return undefined;
}

/** One value: a literal, or one of the few functions that dumps wrap literals in. Numbers with a fraction keep their written digits. */
export function sqlValue(text: string, start: number, backslashes: boolean, depth = 0): SqlValue | undefined {
  const at = skipBlank(text, start);
  const named = matchAt(word, text, at)?.[0];
  if (named !== undefined) {
    const cell = /^true$/i.test(named) ? 1n : /^false$/i.test(named) ? 0n : null;
    return { cell, end: at + named.length };
  }
  const quote = matchAt(opening, text, at)?.[0];
  if (quote !== undefined) {
    const prefix = quote.slice(0, -1).trim().toLowerCase();
    const read = quotedText(text, at + quote.length - 1, backslashes || prefix === 'e');
    if (read === undefined || prefix !== 'x' || typeof read.cell !== 'string') return read;
    return { cell: decodeHex(read.cell) ?? read.cell, end: read.end };
  }
  const digits = matchAt(number, text, at)?.[0];
  if (digits !== undefined) {
    const end = at + digits.length;
    if (/^0x/i.test(digits)) return { cell: decodeHex(digits.slice(2)) ?? digits, end };
    return { cell: /^[+-]?\d{1,18}$/.test(digits) ? BigInt(digits) : digits, end };
  }
  const called = matchAt(call, text, at);
  return called === null || depth >= deepest
    ? undefined
    : calledValue(text, at + called[0].length, (called[1] ?? '').toLowerCase(), backslashes, depth + 1);
}

function calledValue(
  text: string,
  start: number,
  name: string,
  backslashes: boolean,
  depth: number,
): SqlValue | undefined {
  // CONVERT of T-SQL names the type first
  const from = name === 'convert' ? text.indexOf(',', start) + 1 : start;
  const values: Cell[] = [];
  let at = from;
  for (;;) {
    const value = sqlValue(text, at, backslashes, depth);
    if (value === undefined) return undefined;
    values.push(value.cell);
    at = skipBlank(text, value.end);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    break;
  }
  // the type of a CAST, with brackets of its own
  let open = 1;
  for (; at < text.length && open > 0; at += 1) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') open -= 1;
  }
  const [first = null, second, third] = values;
  if (name === 'char' || name === 'chr') return { cell: String.fromCharCode(Number(first ?? 0)), end: at };
  if (name === 'unistr' && typeof first === 'string') {
    const plain = first.replaceAll(/\\u([0-9a-f]{4})/gi, (_all, code: string) =>
      String.fromCharCode(Number(`0x${code}`)),
    );
    return { cell: plain, end: at };
  }
  if (name === 'replace' && typeof first === 'string' && typeof second === 'string' && typeof third === 'string') {
    return { cell: first.replaceAll(second, third), end: at };
  }
  return { cell: first, end: at };
}
