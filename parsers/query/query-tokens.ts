import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { QueryError } from './query-tree.ts';

/** A piece of a filter with its place. */
export type QueryToken =
  | { readonly token: 'open' | 'close' | 'or' | 'and' | 'not'; readonly position: number; readonly length: number }
  | { readonly token: 'text'; readonly value: string; readonly position: number; readonly length: number }
  | { readonly token: 'pattern'; readonly value: string; readonly position: number; readonly length: number }
  | {
      readonly token: 'field';
      readonly name: string;
      readonly operator: ':' | '<' | '<=' | '>' | '>=' | '=';
      /** `quoted` values are taken as they stand; `/.../` is a pattern. */
      readonly form: 'bare' | 'quoted' | 'pattern';
      readonly value: string;
      readonly valuePosition: number;
      readonly position: number;
      readonly length: number;
    };

const fieldHead = /^([a-z][a-z_]{0,30})(:(?:<=|>=|<|>|=)?|<=|>=|<|>|=)/i;
const words: Readonly<Record<string, 'or' | 'and' | 'not'>> = {
  or: 'or',
  and: 'and',
  not: 'not',
  oder: 'or',
  und: 'and',
  nicht: 'not',
};

/** The end of a quoted or slashed stretch that begins at `from`; a backslash keeps the next character. */
function closingAt(text: string, from: number, closing: string): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === closing) return at;
  }
  return -1;
}

function unquote(text: string): string {
  return text.replaceAll(/\\(["\\])/g, '$1');
}

const boundary = /[\s()|]/;

/** Whether a `/` at `from` opens a pattern: it is closed, and nothing but a boundary follows. Otherwise it is a path. */
function patternEnd(text: string, from: number): { readonly end: number; readonly after: number } | undefined {
  const end = closingAt(text, from, '/');
  if (end === -1 || end === from + 1) return undefined;
  const after = text[end + 1] === 'i' ? end + 2 : end + 1;
  const next = text[after];
  return next === undefined || boundary.test(next) ? { end, after } : undefined;
}

/** Cuts a filter into tokens. */
export function readQueryTokens(text: string): Result<readonly QueryToken[], QueryError> {
  const tokens: QueryToken[] = [];
  let at = 0;

  function wordEnd(from: number): number {
    let end = from;
    while (end < text.length && !boundary.test(text[end] ?? '')) end += 1;
    return end;
  }

  while (at < text.length) {
    const sign = text[at] ?? '';
    const position = at;
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    if (sign === '(' || sign === ')' || sign === '|') {
      at += text.startsWith('||', at) ? 2 : 1;
      tokens.push({ token: sign === '(' ? 'open' : sign === ')' ? 'close' : 'or', position, length: at - position });
      continue;
    }
    if ((sign === '-' || sign === '!') && !/[\s)|]/.test(text[at + 1] ?? ' ')) {
      at += 1;
      tokens.push({ token: 'not', position, length: 1 });
      continue;
    }
    if (sign === '"') {
      const end = closingAt(text, at, '"');
      if (end === -1) return fail({ position, length: text.length - position, code: 'unclosed-quote', params: {} });
      at = end + 1;
      tokens.push({ token: 'text', value: unquote(text.slice(position + 1, end)), position, length: at - position });
      continue;
    }
    if (sign === '/') {
      const pattern = patternEnd(text, at);
      if (pattern !== undefined) {
        at = pattern.after;
        tokens.push({
          token: 'pattern',
          value: text.slice(position + 1, pattern.end),
          position,
          length: at - position,
        });
        continue;
      }
    }
    const head = fieldHead.exec(text.slice(at, at + 40));
    if (head !== null) {
      const name = head[1] ?? '';
      const written = (head[2] ?? ':').replace(/^:(?=.)/, '');
      const valuePosition = at + head[0].length;
      const first = text[valuePosition];
      let form: 'bare' | 'quoted' | 'pattern' = 'bare';
      let end = wordEnd(valuePosition);
      let value = text.slice(valuePosition, end);
      if (first === '"') {
        const closing = closingAt(text, valuePosition, '"');
        if (closing === -1) {
          const length = text.length - valuePosition;
          return fail({ position: valuePosition, length, code: 'unclosed-quote', params: {} });
        }
        form = 'quoted';
        value = unquote(text.slice(valuePosition + 1, closing));
        end = closing + 1;
      } else if (first === '/') {
        const pattern = patternEnd(text, valuePosition);
        if (pattern !== undefined) {
          form = 'pattern';
          value = text.slice(valuePosition + 1, pattern.end);
          end = pattern.after;
        }
      }
      at = end;
      const operator =
        written === '<' || written === '<=' || written === '>' || written === '>=' || written === '=' ? written : ':';
      tokens.push({ token: 'field', name, operator, form, value, valuePosition, position, length: at - position });
      continue;
    }
    at = wordEnd(at);
    const value = text.slice(position, at);
    const lower = value.toLowerCase();
    const operator = Object.hasOwn(words, lower) ? words[lower] : undefined;
    if (operator === undefined) tokens.push({ token: 'text', value, position, length: at - position });
    else tokens.push({ token: operator, position, length: at - position });
  }
  return ok(tokens);
}
