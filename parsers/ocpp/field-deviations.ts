import { readPayloadTimestamp } from '../time/read-timestamp.ts';
import type { Field } from './field.ts';

/** A departure of a payload from the message's definition. It is told, never a reason to refuse (research C13). */
export interface FieldDeviation {
  readonly problem: 'missing' | 'wrong-type' | 'unknown-word' | 'too-long' | 'unknown-field';
  /** Place within the payload, e.g. `meterValue[0].timestamp`. */
  readonly path: string;
  /** What stands there, shortened; empty when something is missing. */
  readonly found: string;
}

/** Deviations beyond this number add nothing. */
const mostDeviations = 50;
const longestFound = 60;
const wholeNumber = /^-?\d{1,19}$/;
const decimalNumber = /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;

function shown(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return written.slice(0, longestFound);
}

/** Whether a value, as `parsePayload` gives it, is of the field's type; numbers may arrive as their source text there. */
function hasType(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'string':
    case 'enumeration':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' || (typeof value === 'string' && wholeNumber.test(value));
    case 'decimal':
      return typeof value === 'number' || (typeof value === 'string' && decimalNumber.test(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'dateTime':
      return typeof value === 'string' && readPayloadTimestamp(value) !== undefined;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'any':
      return true;
    default:
      return false;
  }
}

/** Compares a payload (as `parsePayload` gives it) with the fields of its message. */
export function fieldDeviations(fields: readonly Field[], payload: unknown): readonly FieldDeviation[] {
  const found: FieldDeviation[] = [];

  function note(problem: FieldDeviation['problem'], path: string, value: unknown): void {
    if (found.length < mostDeviations) found.push({ problem, path, found: value === undefined ? '' : shown(value) });
  }

  function checkValue(field: Field, value: unknown, path: string): void {
    if (!hasType(field, value)) {
      note('wrong-type', path, value);
      return;
    }
    if (field.type === 'object') checkObject(field.fields, value as Readonly<Record<string, unknown>>, `${path}.`);
    if (typeof value !== 'string') return;
    if (field.type === 'enumeration' && !field.values.includes(value)) note('unknown-word', path, value);
    if (field.maximumLength !== null && value.length > field.maximumLength) note('too-long', path, value);
  }

  function checkObject(known: readonly Field[], value: Readonly<Record<string, unknown>>, prefix: string): void {
    for (const field of known) {
      const path = `${prefix}${field.name}`;
      const there = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
      if (there === undefined || there === null) {
        if (field.required) note('missing', path, undefined);
      } else if (!field.list) checkValue(field, there, path);
      else if (Array.isArray(there)) {
        there.forEach((element: unknown, index) => checkValue(field, element, `${path}[${index}]`));
      } else note('wrong-type', path, there);
    }
    for (const name of Object.keys(value)) {
      if (!known.some((field) => field.name === name))
        note('unknown-field', `${prefix}${name}`.slice(0, 120), undefined);
    }
  }

  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) note('wrong-type', '', payload);
  else checkObject(fields, payload as Readonly<Record<string, unknown>>, '');
  return found;
}
