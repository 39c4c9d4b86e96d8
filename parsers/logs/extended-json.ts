/*
 * MongoDB's extended JSON (v1 and v2) and what its shell prints (research K39), as plain JSON: numbers with their digits as written, dates as the text
 * or the milliseconds that stand there, ids as text.
 */

const marks = ['"$', 'ISODate(', 'NumberInt(', 'NumberLong(', 'NumberDecimal(', 'ObjectId('] as const;

const wrapped =
  /\{\s{0,8}"\$(numberInt|numberLong|numberDouble|numberDecimal|oid|date|uuid|symbol|numberint|numberlong)"\s{0,8}:\s{0,8}("(?:[^"\\]|\\.){0,80}"|-?\d{1,19}(?:\.\d{1,20})?)\s{0,8}\}/g;
const called =
  /\b(ISODate|NumberInt|NumberLong|NumberDecimal|ObjectId|UUID|Timestamp)\(\s{0,4}("[^"\\]{0,80}"|-?\d{1,19})?\s{0,4}\)/g;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function unwrap(kind: string, value: string): string {
  if (!/^number/i.test(kind) || !value.startsWith('"')) return value;
  const digits = value.slice(1, -1);
  return jsonNumber.test(digits) ? digits : value;
}

/** The text without the wrappers around values; the same text when it has none. Linear time. */
export function plainExtendedJson(text: string): string {
  if (!marks.some((mark) => text.includes(mark))) return text;
  // A date may wrap a number: the inner one goes first.
  const once = text.replaceAll(wrapped, (_whole, kind: string, value: string) => unwrap(kind, value));
  return once
    .replaceAll(wrapped, (_whole, kind: string, value: string) => unwrap(kind, value))
    .replaceAll(called, (_whole, kind: string, value: string | undefined) =>
      value === undefined ? 'null' : unwrap(kind, value),
    );
}
