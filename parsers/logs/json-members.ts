/*
 * Members of a JSON object with the exact text of their values: numbers must reach the reader as they were written, so the object is
 * taken apart by position and not by JSON.parse.
 */

/** A member and where its value stands. */
export interface JsonMember {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const mostMembers = 500;

function skipBlank(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

function stringEnd(text: string, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at + 1;
  }
  return -1;
}

/** Nested deeper than any message; also bounds the work on hostile text. */
const deepest = 64;
/** What `valueEnd` says of a value that no message can hold. */
export const tooDeep = -2;

/**
 * Position after the JSON value that begins at `from`; -1 when it does not end before `limit`, `tooDeep` when more text would not help.
 * Does not check the value.
 */
export function valueEnd(text: string, from: number, limit: number): number {
  const first = text.charCodeAt(from);
  if (first === 0x22) return stringEnd(text, from, limit);
  if (first !== 0x7b && first !== 0x5b) {
    let at = from;
    while (at < limit && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
    return at < limit ? at : -1;
  }
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = stringEnd(text, at, limit);
      if (end < 0) return -1;
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) return tooDeep;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The characters of a JSON string's source text; `undefined` when it is none. */
export function stringValue(source: string): string | undefined {
  if (source.charCodeAt(0) !== 0x22) return undefined;
  try {
    const parsed: unknown = JSON.parse(source);
    return typeof parsed === 'string' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The members of the object that begins at `from`; `undefined` when it is no well-formed object. */
export function readMembers(text: string, from: number, limit: number): readonly JsonMember[] | undefined {
  if (text.charCodeAt(from) !== 0x7b) return undefined;
  const members: JsonMember[] = [];
  let at = skipBlank(text, from + 1, limit);
  if (text.charCodeAt(at) === 0x7d) return members;
  while (members.length < mostMembers) {
    const keyEnd = text.charCodeAt(at) === 0x22 ? stringEnd(text, at, limit) : -1;
    if (keyEnd < 0) return undefined;
    const key = stringValue(text.slice(at, keyEnd));
    const colon = skipBlank(text, keyEnd, limit);
    if (key === undefined || text.charCodeAt(colon) !== 0x3a) return undefined;
    const valueFrom = skipBlank(text, colon + 1, limit);
    const valueTo = valueEnd(text, valueFrom, limit);
    if (valueTo <= valueFrom) return undefined;
    members.push({ key, from: valueFrom, to: valueTo });
    at = skipBlank(text, valueTo, limit);
    const next = text.charCodeAt(at);
    if (next === 0x7d) return members;
    if (next !== 0x2c) return undefined;
    at = skipBlank(text, at + 1, limit);
  }
  return members;
}
