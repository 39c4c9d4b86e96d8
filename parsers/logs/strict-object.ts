/*
 * The end of a JSON object in bytes, for texts that are strict JSON (RFC 8259). One pass, no recursion, no allocation. It says no to everything that
 * needs a closer look: `json-structure.ts` has that.
 */

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
/** As deep as `json-structure.ts` goes within the array around the object. */
const deepest = 31;

/** 1 for each depth that is an object, 0 for an array. Reused by every walk. */
const objects = new Uint8Array(deepest + 1);

/** What every byte is: a blank, a digit, nothing in particular. */
const blank = 1;
const digit = 2;
const classes = new Uint8Array(256);
for (const code of [0x20, 0x09, 0x0a, 0x0d]) classes[code] = blank;
for (let code = 0x30; code <= 0x39; code += 1) classes[code] = digit;

/** The first position at or after `from` that is no blank; `limit` when there is none. */
export function pastBlanks(octets: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && classes[octets[at] ?? 0] === blank) at += 1;
  return at;
}

function pastDigits(octets: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && classes[octets[at] ?? 0] === digit) at += 1;
  return at;
}

/** Position after the number that begins at `from`; -1 for none or one that the end of the bytes may have cut. */
function numberEnd(octets: Uint8Array, from: number, limit: number): number {
  const first = octets[from] === 0x2d ? from + 1 : from;
  let at = pastDigits(octets, first, limit);
  if (at === first || (octets[first] === 0x30 && at > first + 1)) return -1;
  if (octets[at] === 0x2e) {
    const fraction = at + 1;
    at = pastDigits(octets, fraction, limit);
    if (at === fraction) return -1;
  }
  if (octets[at] === 0x65 || octets[at] === 0x45) {
    const sign = octets[at + 1];
    const exponent = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    at = pastDigits(octets, exponent, limit);
    if (at === exponent) return -1;
  }
  return at < limit ? at : -1;
}

/** Position after `true`, `false` or `null`; -1 for anything else. */
function wordEnd(octets: Uint8Array, at: number): number {
  switch (octets[at]) {
    case 0x74:
      return octets[at + 1] === 0x72 && octets[at + 2] === 0x75 && octets[at + 3] === 0x65 ? at + 4 : -1;
    case 0x66:
      return octets[at + 1] === 0x61 && octets[at + 2] === 0x6c && octets[at + 3] === 0x73 && octets[at + 4] === 0x65
        ? at + 5
        : -1;
    case 0x6e:
      return octets[at + 1] === 0x75 && octets[at + 2] === 0x6c && octets[at + 3] === 0x6c ? at + 4 : -1;
    default:
      return -1;
  }
}

/** One of `"\/bfnrt`, or a second backslash. The rare `\u` is left to the longer way. */
function isEscape(octets: Uint8Array, at: number): boolean {
  const code = octets[at];
  return (
    code === quote ||
    code === backslash ||
    code === 0x2f ||
    code === 0x62 ||
    code === 0x66 ||
    code === 0x6e ||
    code === 0x72 ||
    code === 0x74
  );
}

/** Position after the string that begins at `from`; -1 when it does not end, holds a control character or an escape that needs a closer look. */
function stringEnd(octets: Uint8Array, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at += 1) {
    const code = octets[at] ?? 0;
    if (code === quote) return at + 1;
    if (code === backslash) {
      at += 1;
      if (!isEscape(octets, at)) return -1;
    } else if (code < 0x20) return -1;
  }
  return -1;
}

/** Position after the object that begins at `from`; -1 unless it is strict JSON, complete, and not nested too deep. */
export function objectEnd(octets: Uint8Array, from: number, limit: number): number {
  let depth = 1;
  objects[1] = 1;
  let inObject = true;
  /** A bracket may close here at once: nothing stands in it yet. */
  let mayClose = true;
  let at = from + 1;
  for (;;) {
    at = pastBlanks(octets, at, limit);
    if (at >= limit) return -1;
    let code = octets[at] ?? 0;
    let closes = mayClose && code === (inObject ? closeBrace : closeBracket);
    mayClose = false;
    if (!closes) {
      if (inObject) {
        if (code !== quote) return -1;
        at = stringEnd(octets, at, limit);
        if (at < 0) return -1;
        at = pastBlanks(octets, at, limit);
        if (at >= limit || octets[at] !== colon) return -1;
        at = pastBlanks(octets, at + 1, limit);
        if (at >= limit) return -1;
        code = octets[at] ?? 0;
      }
      if (code === quote) at = stringEnd(octets, at, limit);
      else if (code === openBrace || code === openBracket) {
        if (depth >= deepest) return -1;
        depth += 1;
        inObject = code === openBrace;
        objects[depth] = inObject ? 1 : 0;
        mayClose = true;
        at += 1;
        continue;
      } else if (code === 0x2d || classes[code] === digit) at = numberEnd(octets, at, limit);
      else at = wordEnd(octets, at);
      if (at < 0) return -1;
    }
    // Behind a value: the next one, or the end of what it stands in, and of what that stands in.
    for (;;) {
      if (closes) {
        at += 1;
        depth -= 1;
        if (depth === 0) return at;
        inObject = objects[depth] === 1;
      }
      at = pastBlanks(octets, at, limit);
      if (at >= limit) return -1;
      code = octets[at] ?? 0;
      if (code === comma) {
        at += 1;
        break;
      }
      if (code !== (inObject ? closeBrace : closeBracket)) return -1;
      closes = true;
    }
  }
}
