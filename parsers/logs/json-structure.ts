/*
 * Walks over a JSON array without building it: where it ends, where its elements lie, and when it stops being JSON. String-aware
 * (research P1): brackets inside of strings count for nothing. One pass, no recursion, no allocation per token.
 */

/** A change that makes the text strict JSON. */
export interface JsonEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  /** Code of the repair, e.g. `missing-comma`. */
  readonly repair: string;
}

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
const backslash = 0x5c;
const newline = 0x0a;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const noEdits: readonly JsonEdit[] = [];
/** Repairs beyond this number mean that the text is something else. */
const mostEdits = 2000;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** Per depth: the kind of container, whether it holds another one, and where its last complete member ends. Reused by every walk. */
const containers = new Uint8Array(deepest + 1);
const nested = new Uint8Array(deepest + 1);
const completeUntil = new Int32Array(deepest + 1);

/**
 * Where a value string may end in loose reading: its quote must be followed by what can follow a value. Quotes that someone
 * forgot to escape, or escaped twice, are then seen as part of the string (research P7).
 */
function endsValue(text: string, at: number, limit: number): boolean {
  let next = at + 1;
  while (next < limit && text.charCodeAt(next) <= 0x20) next += 1;
  const code = text.charCodeAt(next);
  return next >= limit || code === comma || code === closeBrace || code === closeBracket;
}

/**
 * Walks over the array that begins at `start`, at most up to `limit`. With `loose`, quotes inside of values that are not
 * escaped properly are repaired as well; try it only after the strict walk broke.
 */
export function walkJsonArray(text: string, start: number, limit: number, loose: boolean): JsonStructure {
  const bounds: number[] = [];
  let edits: JsonEdit[] | undefined;
  let depth = 0;
  let expect: Expect = 'value';
  let afterNumber = false;
  let brokenString = false;
  let outcome: 'open' | 'broken' = 'open';
  let at = start;

  function edit(place: number, remove: number, insert: string, repair: string): void {
    edits ??= [];
    edits.push({ at: place, remove, insert, repair });
  }

  function valueDone(end: number): Expect {
    completeUntil[depth] = end;
    if (depth === 1) bounds.push(end);
    return 'comma-or-end';
  }

  /** Walks over a string; returns the place after it, or -1 when the text ended or the string broke. */
  function walkString(from: number, isKey: boolean): number {
    let place = from + 1;
    while (place < limit) {
      const code = text.charCodeAt(place);
      if (code === backslash) place += 2;
      else if (code === quote) {
        if (!loose || isKey || endsValue(text, place, limit)) return place + 1;
        const doubled = text.charCodeAt(place - 1) === backslash;
        edit(doubled ? place - 1 : place, doubled ? 1 : 0, doubled ? '' : '\\', 'quote-in-string');
        place += 1;
      } else if (code < 0x20) {
        if (code === newline || code === 0x0d) {
          brokenString = true;
          at = place;
          return -1;
        }
        // RFC 8259, 7: control characters must be escaped; terminals and spreadsheets leave tabs behind.
        edit(place, 1, code === 0x09 ? '\\t' : '\\u00' + code.toString(16).padStart(2, '0'), 'control-character');
        place += 1;
      } else place += 1;
    }
    at = limit;
    return -1;
  }

  walking: while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === newline || code === 0x0d || code === 0x09) {
      at += 1;
      continue;
    }
    if (edits !== undefined && edits.length > mostEdits) {
      outcome = 'broken';
      break;
    }
    switch (expect) {
      case 'value':
      case 'value-or-end': {
        if (code === closeBracket && depth > 0 && containers[depth] === openBracket) {
          if (expect === 'value') removeTrailingComma();
          expect = closeContainer();
          if (depth === 0) break walking;
          continue;
        }
        if (depth === 1) bounds.push(at);
        afterNumber = false;
        if (code === quote) {
          const end = walkString(at, false);
          if (end < 0) {
            outcome = brokenString ? 'broken' : 'open';
            break walking;
          }
          at = end;
          expect = valueDone(at);
          continue;
        }
        if (code === openBrace || code === openBracket) {
          if (depth >= deepest) {
            outcome = 'broken';
            break walking;
          }
          nested[depth] = 1;
          depth += 1;
          containers[depth] = code;
          nested[depth] = 0;
          at += 1;
          completeUntil[depth] = at;
          expect = code === openBrace ? 'key-or-end' : 'value-or-end';
          continue;
        }
        const token = code === 0x2d || (code >= 0x30 && code <= 0x39) ? number : word;
        token.lastIndex = at;
        if (!token.test(text) || token.lastIndex > limit) {
          const rest = text.slice(at, Math.min(limit, at + 6));
          const cut =
            limit - at < 6 && ('true'.startsWith(rest) || 'false'.startsWith(rest) || 'null'.startsWith(rest));
          outcome = cut || rest === '-' ? 'open' : 'broken';
          if (outcome === 'open') at = limit;
          break walking;
        }
        // A number that touches the end of the text may have lost digits.
        if (token.lastIndex >= limit) {
          at = limit;
          break walking;
        }
        at = token.lastIndex;
        afterNumber = token === number;
        expect = valueDone(at);
        continue;
      }
      case 'key':
      case 'key-or-end': {
        if (code === closeBrace) {
          if (expect === 'key') removeTrailingComma();
          expect = closeContainer();
          continue;
        }
        if (code !== quote) {
          outcome = 'broken';
          break walking;
        }
        const end = walkString(at, true);
        if (end < 0) {
          outcome = brokenString ? 'broken' : 'open';
          break walking;
        }
        at = end;
        expect = 'colon';
        continue;
      }
      case 'colon': {
        if (code !== colon) {
          outcome = 'broken';
          break walking;
        }
        at += 1;
        expect = 'value';
        continue;
      }
      case 'comma-or-end': {
        const inObject = containers[depth] === openBrace;
        if (code === comma) {
          at += 1;
          expect = inObject ? 'key' : 'value';
          continue;
        }
        if (code === (inObject ? closeBrace : closeBracket)) {
          expect = closeContainer();
          if (depth === 0) break walking;
          continue;
        }
        if (code === quote && afterNumber) {
          edit(at, 0, ',', 'missing-comma');
          expect = inObject ? 'key' : 'value';
          continue;
        }
        outcome = 'broken';
        break walking;
      }
    }
  }

  function closeContainer(): Expect {
    at += 1;
    depth -= 1;
    afterNumber = false;
    return depth === 0 ? 'comma-or-end' : valueDone(at);
  }

  /** The comma before a closing bracket, right after the last complete member. */
  function removeTrailingComma(): void {
    let place = at - 1;
    while (place > start && text.charCodeAt(place) !== comma) place -= 1;
    edit(place, 1, '', 'trailing-comma');
  }

  const closed = depth === 0 && at > start;
  const salvage = closed ? noSalvage : salvageAt(depth);
  return {
    outcome: closed ? 'closed' : outcome,
    end: at,
    brokenString,
    bounds,
    edits: edits ?? noEdits,
    salvageEnd: salvage.end,
    salvageClosers: salvage.closers,
  };
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
