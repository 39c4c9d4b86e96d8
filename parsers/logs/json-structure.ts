import { type JsonEdit, mostEdits, needsLook, oddStringEnd, stringEnd, textEnded } from './json-strings.ts';

/*
 * Walks over a JSON array without building it: where it ends, where its elements lie, and when it stops being JSON. String-aware
 * (research P1): brackets inside of strings count for nothing. One pass, no recursion, no allocation per token.
 */

export interface JsonStructure {
  /** `closed`: the array is complete. `open`: the text ended first. `broken`: at `end` stands something that is not JSON. */
  readonly outcome: 'closed' | 'open' | 'broken';
  /** After the closing bracket, at the end of the text, or at the place that is not JSON. */
  readonly end: number;
  /** A string ran into the end of its line. */
  readonly brokenString: boolean;
  /** Start and end of each element of the array, in turn; an unfinished last element has a start only. */
  readonly bounds: readonly number[];
  readonly edits: readonly JsonEdit[];
  /** For an unfinished text: where its last complete value ends, and the brackets that close it there. */
  readonly salvageEnd: number;
  readonly salvageClosers: string;
}

/** Deeper than any OCPP message (2.1 nests 9 levels); also bounds the work on hostile text. */
const deepest = 32;
const quote = 0x22;
const newline = 0x0a;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

/** What may come next. Numbers and not words, because this is the innermost loop of every import. */
const expectValue = 0;
const expectValueOrEnd = 1;
const expectKey = 2;
const expectKeyOrEnd = 3;
const expectColon = 4;
const expectCommaOrEnd = 5;

/** Per depth: the kind of container, whether it holds another one, and where its last complete member ends. Reused by every walk. */
const containers = new Uint8Array(deepest + 1);
const nested = new Uint8Array(deepest + 1);
const completeUntil = new Int32Array(deepest + 1);

/** A member's name after its opening quote, and the colon behind it. */
const restOfName = /[\w$-]{1,64}(?:"\s{0,8}(?::|$)|$)/y;

/**
 * Whether only a comma is missing at `at`: after a number (research K3), or where blanks within a line divide a complete value from the next
 * element or from what is a member's name beyond doubt.
 */
function commaWasLost(text: string, at: number, limit: number, inObject: boolean, afterNumber: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code === quote && afterNumber) return true;
  const before = text.charCodeAt(at - 1);
  if (before !== 0x20 && before !== 0x09) return false;
  if (!inObject) return code === quote || code === openBrace;
  restOfName.lastIndex = at + 1;
  return code === quote && restOfName.test(text) && restOfName.lastIndex <= limit;
}

/** Whether a text that ends at `limit` ends within `true`, `false`, `null` or right after a minus. */
function isCutWord(text: string, at: number, limit: number): boolean {
  if (limit - at >= 6) return false;
  const rest = text.slice(at, limit);
  return rest === '-' || 'true'.startsWith(rest) || 'false'.startsWith(rest) || 'null'.startsWith(rest);
}

/** The comma before a closing bracket. */
function trailingComma(text: string, at: number): JsonEdit {
  return { at: text.lastIndexOf(',', at), remove: 1, insert: '', repair: 'trailing-comma' };
}

/**
 * Walks over the array that begins at `start`, at most up to `limit`. With `loose`, quotes inside of values that are not
 * escaped properly are repaired as well; try it only after the strict walk broke.
 */
export function walkJsonArray(text: string, start: number, limit: number, loose: boolean): JsonStructure {
  const bounds: number[] = [];
  const edits: JsonEdit[] = [];
  let depth = 0;
  let expect = expectValue;
  let afterNumber = false;
  let brokenString = false;
  let outcome: JsonStructure['outcome'] = 'open';
  let at = start;

  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === newline || code === 0x0d || code === 0x09) {
      at += 1;
      continue;
    }
    let closes = false;
    if (expect === expectCommaOrEnd) {
      const inObject = containers[depth] === openBrace;
      if (code === comma) {
        at += 1;
        expect = inObject ? expectKey : expectValue;
        continue;
      }
      closes = code === (inObject ? closeBrace : closeBracket);
      if (!closes) {
        if (edits.length > mostEdits || !commaWasLost(text, at, limit, inObject, afterNumber)) {
          outcome = 'broken';
          break;
        }
        edits.push({ at, remove: 0, insert: ',', repair: 'missing-comma' });
        expect = inObject ? expectKey : expectValue;
        continue;
      }
    } else if (expect === expectColon) {
      if (code !== colon) {
        outcome = 'broken';
        break;
      }
      at += 1;
      expect = expectValue;
      continue;
    } else if (expect === expectKey || expect === expectKeyOrEnd) {
      closes = code === closeBrace;
      if (closes && expect === expectKey) edits.push(trailingComma(text, at));
      if (!closes && code !== quote) {
        outcome = 'broken';
        break;
      }
    } else if (code === closeBracket && depth > 0 && containers[depth] === openBracket) {
      closes = true;
      if (expect === expectValue) edits.push(trailingComma(text, at));
    }

    if (closes) {
      at += 1;
      depth -= 1;
      if (depth === 0) {
        outcome = 'closed';
        break;
      }
      afterNumber = false;
      completeUntil[depth] = at;
      if (depth === 1) bounds.push(at);
      expect = expectCommaOrEnd;
      continue;
    }

    const isKey = expect === expectKey || expect === expectKeyOrEnd;
    if (depth === 1 && !isKey) bounds.push(at);
    if (code === quote) {
      let end = loose && !isKey ? needsLook : stringEnd(text, at, limit);
      if (end === needsLook) {
        const odd = oddStringEnd(text, at, limit, loose && !isKey, edits);
        if (odd.outcome !== 'closed' || edits.length > mostEdits) {
          outcome = odd.outcome === 'open' ? 'open' : 'broken';
          brokenString = odd.outcome === 'broken';
          at = odd.end;
          break;
        }
        end = odd.end;
      }
      if (end === textEnded) {
        at = limit;
        break;
      }
      at = end;
      afterNumber = false;
      if (isKey) expect = expectColon;
      else {
        completeUntil[depth] = at;
        if (depth === 1) bounds.push(at);
        expect = expectCommaOrEnd;
      }
      continue;
    }
    if (code === openBrace || code === openBracket) {
      if (depth >= deepest) {
        outcome = 'broken';
        break;
      }
      nested[depth] = 1;
      depth += 1;
      containers[depth] = code;
      nested[depth] = 0;
      at += 1;
      completeUntil[depth] = at;
      expect = code === openBrace ? expectKeyOrEnd : expectValueOrEnd;
      continue;
    }
    const isNumber = code === 0x2d || (code >= 0x30 && code <= 0x39);
    const token = isNumber ? number : word;
    token.lastIndex = at;
    if (!token.test(text) || token.lastIndex > limit) {
      if (isCutWord(text, at, limit)) at = limit;
      else outcome = 'broken';
      break;
    }
    // A number that touches the end of the text may have lost digits.
    if (token.lastIndex >= limit) {
      at = limit;
      break;
    }
    at = token.lastIndex;
    afterNumber = isNumber;
    completeUntil[depth] = at;
    if (depth === 1) bounds.push(at);
    expect = expectCommaOrEnd;
  }

  const salvage = outcome === 'closed' ? noSalvage : salvageAt(depth);
  return { outcome, end: at, brokenString, bounds, edits, salvageEnd: salvage.end, salvageClosers: salvage.closers };
}

const noSalvage = { end: 0, closers: '' };

/**
 * What can be kept of an unfinished text: everything complete. A record of an array that was cut in its middle is dropped whole,
 * because a sampled value without its phase or unit would be another value.
 */
function salvageAt(openDepth: number): { readonly end: number; readonly closers: string } {
  let depth = openDepth;
  if (
    depth > 2 &&
    containers[depth] === openBrace &&
    nested[depth] === 0 &&
    containers[depth - 1] === openBracket &&
    depth - 1 > 1
  ) {
    depth -= 1;
  }
  let closers = '';
  for (let level = depth; level > 1; level -= 1) closers += containers[level] === openBrace ? '}' : ']';
  return { end: completeUntil[depth] ?? 0, closers };
}
