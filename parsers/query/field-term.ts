import { assertNever } from '../base/assert.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { compilePattern } from './linear-pattern.ts';
import { findQueryField, nearestFieldName } from './query-fields.ts';
import type { QueryField } from './query-fields.ts';
import type { QueryToken } from './query-tokens.ts';
import type { Comparison, Query, QueryError } from './query-tree.ts';
import { readDuration, readInstant, readQuantity } from './query-values.ts';

type FieldToken = Extract<QueryToken, { token: 'field' }>;

const orders = { '<': 'less', '<=': 'less-or-equal', '>': 'greater', '>=': 'greater-or-equal' } as const;

function valueError(token: FieldToken, code: QueryError['code']): Result<never, QueryError> {
  const { valuePosition, position, length, name, value } = token;
  return fail({
    position: valuePosition,
    length: position + length - valuePosition,
    code,
    params: { field: name, value: value.slice(0, 60) },
  });
}

/** A term such as `connector:2`, `latency>10s`, `at:2025-10-26/P1D` or `info:/rcd.*test/`. */
export function readFieldTerm(token: FieldToken): Result<Query, QueryError> {
  const field = findQueryField(token.name);
  if (field === undefined) {
    const { position, name } = token;
    const params = { field: name, nearest: nearestFieldName(name) };
    return fail({ position, length: name.length, code: 'unknown-field', params });
  }
  const comparison = readComparison(field, token);
  return comparison.ok ? ok({ node: 'field', field: field.name, comparison: comparison.value }) : comparison;
}

function readComparison(field: QueryField, token: FieldToken): Result<Comparison, QueryError> {
  const { form, value } = token;
  if (form === 'pattern') {
    const pattern = compilePattern(value);
    if (pattern.ok) return ok({ op: 'matches', pattern: pattern.value });
    const { reason, position } = pattern.error;
    return fail({ position: token.valuePosition + 1 + position, length: 1, code: 'bad-pattern', params: { reason } });
  }
  if (value === '') return form === 'quoted' ? ok({ op: 'missing' }) : valueError(token, 'missing-value');
  switch (field.kind) {
    case 'word':
      return readWord(token);
    case 'instant':
      return readPeriod(token);
    case 'number':
    case 'energy':
    case 'duration':
      return readAmount(field.kind, token);
    default:
      return assertNever(field.kind);
  }
}

function readWord(token: FieldToken): Result<Comparison, QueryError> {
  const { form, operator, value } = token;
  if (operator !== ':' && operator !== '=') return valueError(token, 'no-order');
  const lower = value.toLowerCase();
  if (form === 'bare' && lower.includes('*')) return ok({ op: 'like', parts: lower.split('*') });
  return ok({ op: 'is', value: lower });
}

function readAmount(kind: 'number' | 'energy' | 'duration', token: FieldToken): Result<Comparison, QueryError> {
  const { operator, value } = token;
  const range = value.split('..');
  if (range.length === 2 && (operator === ':' || operator === '=')) {
    const [from, to] = range.map((part) => (part === '' ? null : readQuantity(part, kind)));
    if (from === undefined || to === undefined) return valueError(token, 'not-a-number');
    return ok({ op: 'between', from, to });
  }
  const amount = kind === 'duration' ? readDuration(value) : readQuantity(value, kind);
  if (amount === undefined) return valueError(token, 'not-a-number');
  return ok({ op: operator === ':' || operator === '=' ? 'equals' : orders[operator], value: amount });
}

function readPeriod(token: FieldToken): Result<Comparison, QueryError> {
  const { operator, value } = token;
  if (operator !== ':' && operator !== '=') {
    const instant = readInstant(value);
    if (instant === undefined) return valueError(token, 'not-a-time');
    // After a day means after its end; before a day means before its start.
    const atEnd = operator === '>' || operator === '<=';
    return ok(
      atEnd
        ? operator === '>'
          ? { op: 'greater-or-equal', value: instant.ms + instant.lastsMs }
          : { op: 'less', value: instant.ms + instant.lastsMs }
        : { op: orders[operator], value: instant.ms },
    );
  }
  const ends = value.split('..');
  if (ends.length === 2) {
    const [first = '', last = ''] = ends;
    const from = first === '' ? null : readInstant(first);
    const to = last === '' ? null : readInstant(last);
    if (from === undefined || to === undefined) return valueError(token, 'not-a-time');
    // A day or an hour that is named as the end belongs to the period; a finer instant is its end.
    const toMs = to === null ? null : to.ms + (to.lastsMs >= 3_600_000 ? to.lastsMs : 0);
    return ok({ op: 'between', from: from?.ms ?? null, to: toMs });
  }
  // The solidus of ISO 8601 intervals; dates written with slashes have more than one.
  const slash = value.lastIndexOf('/');
  const from = readInstant(value);
  if (from !== undefined) return ok({ op: 'between', from: from.ms, to: from.ms + from.lastsMs });
  const start = slash === -1 ? undefined : readInstant(value.slice(0, slash));
  const rest = value.slice(slash + 1);
  const lasts = readDuration(rest);
  const end = lasts === undefined ? readInstant(rest)?.ms : start === undefined ? undefined : start.ms + lasts;
  if (start === undefined || end === undefined) return valueError(token, 'not-a-time');
  return ok({ op: 'between', from: start.ms, to: end });
}
