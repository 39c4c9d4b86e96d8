import { assertNever } from '../base/assert.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { readFieldTerm } from './field-term.ts';
import { compilePattern } from './linear-pattern.ts';
import { readQueryTokens } from './query-tokens.ts';
import type { QueryToken } from './query-tokens.ts';
import type { Query, QueryError } from './query-tree.ts';

const longest = 2_000;
const deepest = 40;
const mostTokens = 400;

/**
 * Reads a filter such as `action:StartTransaction -status:Faulted "front left" | /rcd/`. Terms beside each other must all hold; `or`,
 * `|` and parentheses group; `-`, `!` and `not` negate. An empty text is a filter that everything passes.
 */
export function parseQuery(text: string): Result<Query, QueryError> {
  if (text.length > longest) {
    return fail({ position: longest, length: text.length - longest, code: 'too-long', params: { longest } });
  }
  const tokens = readQueryTokens(text);
  if (!tokens.ok) return tokens;
  const surplus = tokens.value[mostTokens];
  if (surplus !== undefined) {
    const { position } = surplus;
    return fail({ position, length: text.length - position, code: 'too-many-terms', params: { most: mostTokens } });
  }
  return new TokenReader(tokens.value, text.length).read();
}

class TokenReader {
  private readonly tokens: readonly QueryToken[];
  private readonly end: number;
  private next = 0;

  constructor(tokens: readonly QueryToken[], end: number) {
    this.tokens = tokens;
    this.end = end;
  }

  read(): Result<Query, QueryError> {
    if (this.tokens.length === 0) return ok({ node: 'and', terms: [] });
    const query = this.alternatives(0);
    const rest = this.tokens[this.next];
    if (!query.ok || rest === undefined) return query;
    return fail({ position: rest.position, length: rest.length, code: 'unexpected-token', params: {} });
  }

  private alternatives(depth: number): Result<Query, QueryError> {
    const terms: Query[] = [];
    do {
      const term = this.conjunction(depth);
      if (!term.ok) return term;
      terms.push(term.value);
    } while (this.take('or'));
    return ok(one(terms) ?? { node: 'or', terms });
  }

  private conjunction(depth: number): Result<Query, QueryError> {
    const terms: Query[] = [];
    for (;;) {
      const term = this.term(depth);
      if (!term.ok) return term;
      terms.push(term.value);
      this.take('and');
      const token = this.tokens[this.next]?.token;
      const before = this.tokens[this.next - 1]?.token;
      if (before !== 'and' && (token === undefined || token === 'or' || token === 'close')) break;
    }
    return ok(one(terms) ?? { node: 'and', terms });
  }

  private term(depth: number): Result<Query, QueryError> {
    const token = this.tokens[this.next];
    if (token === undefined) return fail({ position: this.end, length: 0, code: 'unexpected-end', params: {} });
    const { position, length } = token;
    if (depth > deepest) return fail({ position, length, code: 'too-deep', params: { deepest } });
    this.next += 1;
    switch (token.token) {
      case 'not': {
        const term = this.term(depth + 1);
        return term.ok ? ok({ node: 'not', term: term.value }) : term;
      }
      case 'open': {
        const inner = this.alternatives(depth + 1);
        if (!inner.ok) return inner;
        return this.take('close') ? inner : fail({ position, length, code: 'unclosed-parenthesis', params: {} });
      }
      case 'text':
        return ok({ node: 'text', text: token.value.toLowerCase() });
      case 'pattern': {
        const pattern = compilePattern(token.value);
        if (pattern.ok) return ok({ node: 'pattern', pattern: pattern.value });
        const { reason, position: inPattern } = pattern.error;
        return fail({ position: position + 1 + inPattern, length: 1, code: 'bad-pattern', params: { reason } });
      }
      case 'field':
        return readFieldTerm(token);
      case 'close':
      case 'or':
      case 'and':
        return fail({ position, length, code: 'unexpected-token', params: {} });
      default:
        return assertNever(token);
    }
  }

  private take(wanted: QueryToken['token']): boolean {
    if (this.tokens[this.next]?.token !== wanted) return false;
    this.next += 1;
    return true;
  }
}

function one(terms: readonly Query[]): Query | undefined {
  return terms.length === 1 ? terms[0] : undefined;
}
