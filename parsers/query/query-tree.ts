import type { LinearPattern } from './linear-pattern.ts';

/** What a field is compared with. Instants and durations are milliseconds, energy is watt-hours. */
export type Comparison =
  /** The whole value or one of its blank-separated words, without regard to case. */
  | { readonly op: 'is'; readonly value: string }
  /** The same with `*` for any characters. */
  | { readonly op: 'like'; readonly parts: readonly string[] }
  | { readonly op: 'matches'; readonly pattern: LinearPattern }
  | { readonly op: 'equals'; readonly value: number }
  | { readonly op: 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal'; readonly value: number }
  /** Half-open; `null` is open. */
  | { readonly op: 'between'; readonly from: number | null; readonly to: number | null }
  /** The row has the field, and it is empty: `tx:""`. */
  | { readonly op: 'missing' };

/** A filter as a tree. Simple nodes can be turned into SQL; all of them can be evaluated on a row. */
export type Query =
  | { readonly node: 'and'; readonly terms: readonly Query[] }
  | { readonly node: 'or'; readonly terms: readonly Query[] }
  | { readonly node: 'not'; readonly term: Query }
  | { readonly node: 'field'; readonly field: string; readonly comparison: Comparison }
  /** The text occurs in the row, without regard to case; lower case here. */
  | { readonly node: 'text'; readonly text: string }
  | { readonly node: 'pattern'; readonly pattern: LinearPattern };

/** Why a filter could not be read, with its place in the text. */
export interface QueryError {
  readonly position: number;
  readonly length: number;
  readonly code:
    | 'too-long'
    | 'too-deep'
    | 'too-many-terms'
    | 'unexpected-end'
    | 'unexpected-token'
    | 'unclosed-quote'
    | 'unclosed-parenthesis'
    | 'unknown-field'
    | 'missing-value'
    | 'not-a-number'
    | 'not-a-time'
    | 'no-order'
    | 'bad-pattern';
  readonly params: Readonly<Record<string, string | number>>;
}
