import { assertNever } from '../base/assert.ts';
import type { Comparison, Query } from './query-tree.ts';

/** A row as the filter language sees it. A field that the list does not have is absent, one without a value is `null`. */
export interface QueryRow {
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** The text that free words are looked for in; made only when a term needs it. */
  readonly text: () => string;
}

/** Whether a row passes a filter. Time is proportional to the size of the row and of the filter. */
export function evaluateQuery(query: Query, row: QueryRow): boolean {
  let lowerText: string | undefined;
  const text = (): string => {
    lowerText ??= row.text().toLowerCase();
    return lowerText;
  };
  const evaluate = (node: Query): boolean => {
    switch (node.node) {
      case 'and':
        return node.terms.every(evaluate);
      case 'or':
        return node.terms.some(evaluate);
      case 'not':
        return !evaluate(node.term);
      case 'text':
        return text().includes(node.text);
      case 'pattern':
        return node.pattern.test(text());
      case 'field': {
        if (!Object.hasOwn(row.fields, node.field)) return false;
        const value = row.fields[node.field];
        return value !== undefined && compare(value, node.comparison, node.field);
      }
      default:
        return assertNever(node);
    }
  };
  return evaluate(query);
}

function compare(value: string | number | null, comparison: Comparison, field: string): boolean {
  if (comparison.op === 'missing') return value === null || value === '';
  if (value === null) return false;
  switch (comparison.op) {
    case 'is':
    case 'like':
      return textMatches(String(value).toLowerCase(), comparison, field);
    case 'matches':
      return comparison.pattern.test(String(value).toLowerCase());
    case 'equals':
      return Number(value) === comparison.value;
    case 'less':
      return Number(value) < comparison.value;
    case 'less-or-equal':
      return Number(value) <= comparison.value;
    case 'greater':
      return Number(value) > comparison.value;
    case 'greater-or-equal':
      return Number(value) >= comparison.value;
    case 'between':
      return (
        (comparison.from === null || Number(value) >= comparison.from) &&
        (comparison.to === null || Number(value) < comparison.to)
      );
    default:
      return assertNever(comparison);
  }
}

function textMatches(lower: string, comparison: Extract<Comparison, { op: 'is' | 'like' }>, field: string): boolean {
  const fits = (candidate: string): boolean =>
    comparison.op === 'is' ? candidate === comparison.value : matchesParts(candidate, comparison.parts);
  if (fits(lower)) return true;
  // Several values stand in one field with blanks between them; a session is also known by the last part of its id.
  if (lower.includes(' ') && lower.split(/\s+/).some(fits)) return true;
  return field === 'session' && fits(lower.slice(lower.lastIndexOf('/') + 1));
}

/** `*` between the parts stands for anything; each part is taken at its first place, which is enough and linear. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return parts.length === 1 ? at === text.length : text.length - last.length >= at && text.endsWith(last);
}
