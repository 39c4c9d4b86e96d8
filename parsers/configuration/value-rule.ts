/*
 * What a catalogue says about the values of a key, made checkable. Manuals write types and ranges each in their own way ("Integer (0, 10 - 86400)", "0 .. 80",
 * "True, False", "0 = none, 1 = master", "\"ocmf,plain\", \"ocmf,hex\""); what is not understood forbids nothing.
 */

export type ValueType = 'boolean' | 'integer' | 'decimal' | 'list' | 'text' | 'unknown';

/** An interval of numbers, both ends included; `null` is open. */
export interface NumberSpan {
  readonly from: number | null;
  readonly to: number | null;
}

export interface ValueRule {
  readonly type: ValueType;
  /** Allowed numbers, as single ones and intervals; empty allows all. */
  readonly spans: readonly NumberSpan[];
  /** Allowed words; empty allows all. */
  readonly words: readonly string[];
  readonly longest: number | null;
  /** As the manual writes it, for the person. */
  readonly written: string;
}

export type ValueFault = 'type' | 'range';

const numberText = /^-?\d+(?:\.\d+)?$/;
const booleanText = /^(?:true|false)$/i;

/** Reads type and range of catalogue facts (`type`, `range`, `minimum`). */
export function valueRule(facts: Readonly<Record<string, string>>): ValueRule {
  const typeText = facts['type'] ?? '';
  const inner = /\((.*)\)\s*$/.exec(typeText)?.[1] ?? '';
  const range = facts['range'] ?? inner;
  const quoted = [...range.matchAll(/"([^"]{1,100})"/g)].map(([, word = '']) => word);
  const stated = typeOf(typeText);
  const isBoolean = /^true\b[^,]*,\s*false\b/i.test(range) || stated === 'boolean';
  // Some manuals call a number an integer and give it decimals (GreenFlux, TempLowerOffsetLimit: 0.0 .. 80.0).
  const hasDecimals = /\d\.\d/.test(`${range} ${facts['default'] ?? ''}`);
  const type: ValueType = isBoolean ? 'boolean' : stated === 'integer' && hasDecimals ? 'decimal' : stated;
  const lengths = /^(?:String\s*\[(\d+)\]|up to (\d+) characters|.*CiString(\d+)Type.*)/i.exec(
    /characters|\[\d+\]|CiString/i.test(typeText) ? typeText : range,
  );
  const longest = lengths === null ? null : Number(lengths[1] ?? lengths[2] ?? lengths[3]);
  const spans = type === 'boolean' || type === 'list' || quoted.length > 0 ? [] : spansOf(range, facts['minimum']);
  const words =
    type === 'list' || type === 'boolean' || spans.length > 0 ? [] : quoted.length > 0 ? quoted : wordsOf(range);
  return {
    type: type === 'unknown' && spans.length > 0 ? 'decimal' : type,
    spans,
    words: longest === null ? words : [],
    longest,
    written: [typeText, facts['range'] ?? '', minimumText(facts)].filter((part) => part !== '').join(', '),
  };
}

function minimumText(facts: Readonly<Record<string, string>>): string {
  return facts['minimum'] === undefined ? '' : `>= ${facts['minimum']}`;
}

function typeOf(text: string): ValueType {
  const word = text.toLowerCase();
  if (word.startsWith('bool')) return 'boolean';
  if (/^(?:array|list|csl|comma-separated)|array of/.test(word)) return 'list';
  if (word.startsWith('int')) return 'integer';
  if (/^(?:float|decimal|double)/.test(word)) return 'decimal';
  if (/^(?:string|cistring|hex)/.test(word)) return 'text';
  return 'unknown';
}

/** `0 .. 80`, `10 - 86400`, `0 to 800`, `0, 10 -`, `0 = none, 1 = master`, `1 ABB B23, 2 ...`; anything else gives none. */
function spansOf(range: string, minimum: string | undefined): readonly NumberSpan[] {
  const least = minimum === undefined ? null : Number.parseFloat(minimum);
  const fallback =
    least === null || Number.isNaN(least)
      ? []
      : [
          { from: 0, to: 0 },
          { from: least, to: null },
        ];
  const spans: NumberSpan[] = [];
  for (const part of range.split(',').map((each) => each.trim())) {
    const interval =
      /^(-?\d+(?:\.\d+)?)\s*(?:\([^()]{0,40}\)\s*)?(?:\.\.|-|–|to)\s*(-?\d+(?:\.\d+)?)?(?:\s*\([^()]{0,40}\))?$/.exec(
        part,
      );
    const single = /^(-?\d+(?:\.\d+)?)(?:\s*=.*|\s+[(A-Za-z].*)?$/.exec(part);
    if (interval !== null)
      spans.push({ from: Number(interval[1]), to: interval[2] === undefined ? null : Number(interval[2]) });
    else if (single !== null) spans.push({ from: Number(single[1]), to: Number(single[1]) });
    else return fallback;
  }
  return spans;
}

/** `SIGNATURE_TRANSACTION, SIGNATURE_CDR`: words of capitals or single words, at least two; a description in words is none. */
function wordsOf(range: string): readonly string[] {
  const parts = range.split(',').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => /^[A-Za-z][A-Za-z0-9_.-]*$/.test(part)) ? parts : [];
}

/** What is wrong with a value, or `null`. An empty value is a value that was not set and breaks no rule. */
export function valueFault(rule: ValueRule, value: string): ValueFault | null {
  const text = value.trim();
  if (text === '') return null;
  if (rule.type === 'boolean') return booleanText.test(text) ? null : 'type';
  if (rule.type === 'integer' && !/^-?\d+$/.test(text)) return 'type';
  if (rule.type === 'decimal' && !numberText.test(text)) return rule.spans.length > 0 ? 'type' : null;
  if (rule.spans.length > 0 && numberText.test(text) && !rule.spans.some((span) => within(span, Number(text))))
    return 'range';
  if (rule.words.length > 0 && !rule.words.some((word) => word.toLowerCase() === text.toLowerCase())) return 'range';
  return rule.longest !== null && text.length > rule.longest ? 'range' : null;
}

function within({ from, to }: NumberSpan, value: number): boolean {
  return (from === null || value >= from) && (to === null || value <= to);
}

/** Items of a list value, however it is written: `a,b`, `[a, b]`, `["a","b"]`. */
export function listItems(value: string): readonly string[] {
  return value
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(',')
    .map((item) => item.trim().replace(/^"|"$/g, ''))
    .filter((item) => item !== '');
}

/** Whether two values say the same: numbers by value, booleans and words without regard to case, lists in any order. */
export function sameValue(one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [one.trim(), other.trim()];
  if (numberText.test(left) && numberText.test(right)) return Number(left) === Number(right);
  if (booleanText.test(left) && booleanText.test(right)) return left.toLowerCase() === right.toLowerCase();
  const isList = /[[,]/.test(left) || /[[,]/.test(right);
  const sorted = (text: string): string => listItems(text).toSorted(byText).join('\n');
  return isList && sorted(left) === sorted(right);
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
