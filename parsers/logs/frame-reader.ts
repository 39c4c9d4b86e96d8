import type { FramePayload, FrameState } from '../model/frame.ts';
import { dressEnd, type Dress, type FrameHead, undress } from './frame-dress.ts';
import { derive, type Derived, derivedPayload, repairCodes } from './derived-frame.ts';
import { type ArrayElements, elementsOf, type FrameShape, readFrameShape } from './frame-shape.ts';
import { tooDeep, valueEnd } from './json-members.ts';
import { readJsonRecord } from './json-record.ts';
import { type JsonStructure, walkJsonArray } from './json-structure.ts';
import { endOfEnvelope, readSoapEnvelope } from './soap-envelope.ts';
import type { LogWindow } from './log-window.ts';

/** A frame as it was found at one place of the text. */
export interface FoundFrame {
  readonly shape: FrameShape;
  readonly state: FrameState;
  readonly repairs: readonly string[];
  readonly payload: FramePayload;
  readonly dress: Dress['kind'];
  /** Where the message itself names its station (SOAP: `chargeBoxIdentity`). */
  readonly station: string | null;
  /** Positions in the window. */
  readonly start: number;
  readonly end: number;
  /** Why it is not whole, as an issue code; `null` when it is. */
  readonly problem: 'log.frame-truncated' | 'log.frame-malformed' | 'log.frame-elided' | null;
}

export type FrameAttempt =
  | { readonly outcome: 'frame'; readonly frame: FoundFrame }
  /** Looked like one and is none. */
  | { readonly outcome: 'none' }
  /** The text at hand ends too early to tell. */
  | { readonly outcome: 'more' };

/** What the reader of lines knows and the reader of frames needs. */
export interface LineKnowledge {
  /** No more text will come. */
  readonly final: boolean;
  /** Whether a line begins a log record of its own, so that a frame from above cannot go on in it. */
  isRecordStart(lineStart: number, lineEnd: number): boolean;
  /**
   * Length of the prefix that a line repeats from the line before it (research P3); -1 when it is no continuation.
   * Positions of the head's line and of the line in question.
   */
  repeatedPrefix(headLineStart: number, headAt: number, lineStart: number, lineEnd: number): number;
}

const none: FrameAttempt = { outcome: 'none' };
const more: FrameAttempt = { outcome: 'more' };
/** An envelope is at most this many characters; certificates are the longest that OCPP-S carries. */
const longestEnvelope = 1_048_576;
/** Lines that one wrapped frame may take; a frame without a line prefix is joined over fewer. */
const mostWrappedLines = 20_000;
const mostJoinedLines = 24;
/** A logger that leaves out the middle of a message says so by its length (python websockets). */
const lengthNote = /^['"]? ?\[(\d{1,9}) bytes[^\]\n]{0,40}\]/;
const elision = /\.\.\.|\u2026/;
/** A logger that leaves out the middle of messages does so to keep them short. */
const longestElided = 4096;
/** Dressed frames are undressed in growing steps, so that a garment without end costs little. */
const firstStep = 512;

/** Position after the n-th `]` of a stretch; every dress and every decoding keeps their number and order. */
function afterBracket(text: string, from: number, to: number, count: number): number {
  let at = from - 1;
  for (let seen = 0; seen < count; seen += 1) {
    at = text.indexOf(']', at + 1);
    if (at < 0 || at >= to) return to;
  }
  return at + 1;
}

function bracketsIn(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf(']'); at >= 0 && at < to; at = text.indexOf(']', at + 1)) count += 1;
  return count;
}

/** The header of a frame whose middle was left out: what stands before the gap. */
function elidedShape(elements: ArrayElements): FrameShape | undefined {
  if (elements.count < 3 || elision.test(elements.text(1))) return undefined;
  const type = elements.text(0);
  const third = elements.text(2);
  const cutName = elision.test(third);
  if (type === '3') {
    if (!third.startsWith('{')) return undefined;
  } else if (!third.startsWith('"')) return undefined;
  const shown: ArrayElements = cutName
    ? {
        count: 3,
        lastIsComplete: false,
        text: (index) => (index === 2 ? (third.split(elision)[0] ?? '') : elements.text(index)),
      }
    : elements;
  const shape = readFrameShape(shown, false);
  return shape === undefined ? undefined : { ...shape, payloadElement: null };
}

/** Whether an unfinished array may still turn out to be a frame; one that cannot must not wait for more text. */
function canBecomeFrame(elements: ArrayElements): boolean {
  // A result is known by its third element, the others by their fourth; `nu` may still become `null`.
  const telling = elements.text(0) === '3' ? 2 : 3;
  if (elements.count <= telling) return true;
  const begun = elements.text(telling);
  return 'null'.startsWith(begun) || readFrameShape(elements, false) !== undefined;
}

/** Reads frames at given places of a window. */
export class FrameReader {
  readonly #window: LogWindow;
  readonly #lines: LineKnowledge;
  #lastEnvelope = { generation: -1, from: 0, end: -1 };

  constructor(window: LogWindow, lines: LineKnowledge) {
    this.#window = window;
    this.#lines = lines;
  }

  /** What begins at `head`, on the line that begins at `lineStart`. */
  read(head: FrameHead, lineStart: number): FrameAttempt {
    if (head.dress.kind === 'plain') return this.#readPlain(head.at, lineStart);
    if (head.dress.kind === 'soap') return this.#readEnvelope(head.at);
    return head.dress.kind === 'object' ? this.#readObject(head.at) : this.#readDressed(head);
  }

  #readPlain(start: number, lineStart: number): FrameAttempt {
    const window = this.#window;
    const { text } = window;
    const structure = walkJsonArray(text, start, text.length, false);
    if (structure.outcome === 'closed') return this.#closed(start, structure);
    const elements = this.#elements(structure);
    // Judged by what is there so far; a head that can never become a frame must not wait for more text.
    if (structure.outcome === 'open' && !this.#lines.final) return canBecomeFrame(elements) ? more : none;
    const lineEnd = window.newlineAfter(start);
    const sameLine = lineEnd < 0 || structure.end < lineEnd || (structure.end === lineEnd && !structure.brokenString);
    if (structure.outcome === 'broken' && sameLine && structure.end !== lineEnd)
      return this.#brokenInLine(start, structure);
    return this.#cutAtLine(start, lineStart, structure);
  }

  #elements(structure: JsonStructure): ArrayElements {
    const { bounds, end } = structure;
    return {
      count: (bounds.length + 1) >> 1,
      lastIsComplete: bounds.length % 2 === 0,
      text: (index) => this.#window.decode(bounds[index * 2] ?? end, bounds[index * 2 + 1] ?? end),
    };
  }

  #headerElements(structure: JsonStructure): ArrayElements {
    const { bounds, end } = structure;
    const { text } = this.#window;
    return {
      count: (bounds.length + 1) >> 1,
      lastIsComplete: bounds.length % 2 === 0,
      // Of the payload only its first characters are looked at; the rest is not decoded here.
      text: (index) => {
        const from = bounds[index * 2] ?? end;
        const to = bounds[index * 2 + 1] ?? end;
        if (index === 0) return text.slice(from, to);
        return text.charCodeAt(from) === 0x7b ? '{}' : this.#window.decode(from, to);
      },
    };
  }

  #closed(start: number, structure: JsonStructure): FrameAttempt {
    const window = this.#window;
    const shape = readFrameShape(this.#headerElements(structure), true);
    if (shape === undefined) return none;
    const note = this.#lengthNote(structure.end);
    if (note === 'unknown') return more;
    if (note !== undefined && note !== window.lengthOf(start, structure.end)) {
      return this.#elided(start, structure.end, structure);
    }
    if (structure.edits.length > 0) {
      const derived = derive(window.decode(start, structure.end));
      return this.#derivedFrame(derived, start, structure.end, 'plain', []);
    }
    return this.#found(shape, 'whole', [], this.#sourcePayload(shape, structure), 'plain', start, structure.end, null);
  }

  #sourcePayload(shape: FrameShape, structure: JsonStructure): FramePayload {
    const window = this.#window;
    if (shape.payloadElement === null) return { at: 'nowhere' };
    const from = structure.bounds[shape.payloadElement * 2] ?? 0;
    const to = structure.bounds[shape.payloadElement * 2 + 1] ?? 0;
    if (window.isPlainUtf8(from, to)) {
      return { at: 'source', range: { offset: window.offsetAt(from), length: window.lengthOf(from, to) } };
    }
    return { at: 'text', text: window.decode(from, to) };
  }

  #found(
    shape: FrameShape,
    state: FrameState,
    repairs: readonly string[],
    payload: FramePayload,
    dress: Dress['kind'],
    start: number,
    end: number,
    problem: FoundFrame['problem'],
  ): FrameAttempt {
    return { outcome: 'frame', frame: { shape, state, repairs, payload, dress, station: null, start, end, problem } };
  }

  /** The length that a logger notes behind a message, `undefined` without a note, `'unknown'` when it may still come. */
  #lengthNote(end: number): number | 'unknown' | undefined {
    const { text } = this.#window;
    const first = text.charCodeAt(end);
    if (first !== 0x27 && first !== 0x22 && first !== 0x20) return undefined;
    const tail = text.slice(end, end + 64);
    if (!tail.includes('[')) return undefined;
    const match = lengthNote.exec(tail);
    if (match === null) return tail.length < 64 && !tail.includes('\n') && !this.#lines.final ? 'unknown' : undefined;
    return Number(match[1]);
  }

  #elided(start: number, end: number, structure: JsonStructure): FrameAttempt {
    const shape = elidedShape(this.#elements(structure));
    if (shape === undefined) return none;
    return this.#found(shape, 'elided', [], { at: 'nowhere' }, 'plain', start, end, 'log.frame-elided');
  }

  /** JSON ended in the middle of a line: the middle was left out, quotes were not escaped, or it is damaged. */
  #brokenInLine(start: number, structure: JsonStructure): FrameAttempt {
    const window = this.#window;
    const { text } = window;
    const newline = window.newlineAfter(start);
    if (newline < 0 && !this.#lines.final) return more;
    const lineEnd = newline < 0 ? text.length : newline;
    const rest = text.slice(start, Math.min(lineEnd, start + longestElided));
    if (elision.test(rest) || rest.includes('\u00e2\u20ac\u00a6')) {
      const noted = /['"]? ?\[\d{1,9} bytes[^\]]{0,40}\]\s*$/.exec(rest);
      const bracket = noted === null ? rest.lastIndexOf(']') : rest.lastIndexOf(']', noted.index);
      const elided = bracket > 0 ? this.#elided(start, start + bracket + 1, structure) : none;
      if (elided !== none) return elided;
    }
    if (readFrameShape(this.#elements(structure), false) === undefined) return none;
    const loose = walkJsonArray(text, start, lineEnd, true);
    if (loose.outcome === 'closed' && readFrameShape(this.#elements(loose), true) !== undefined) {
      const decoded = window.decode(start, loose.end);
      const walked = walkJsonArray(decoded, 0, decoded.length, true);
      const derived = { text: decoded, structure: walked, elements: elementsOf(decoded, walked) };
      return this.#derivedFrame(derived, start, loose.end, 'plain', []);
    }
    const derived = derive(window.decode(start, structure.end + 1 > lineEnd ? lineEnd : structure.end + 1));
    return this.#damaged(derived, start, structure.end, 'plain', 'log.frame-malformed');
  }

  /** A derived frame that is complete. */
  #derivedFrame(
    derived: Derived,
    start: number,
    end: number,
    dress: Dress['kind'],
    repairs: readonly string[],
  ): FrameAttempt {
    const shape = readFrameShape(derived.elements, true);
    if (shape === undefined) return none;
    const all = [...repairs, ...repairCodes(derived.structure)];
    const payload = derivedPayload(derived, shape);
    return this.#found(shape, all.length === 0 ? 'whole' : 'repaired', all, payload, dress, start, end, null);
  }

  /** A derived frame of which only the beginning can be read. */
  #damaged(
    derived: Derived,
    start: number,
    end: number,
    dress: Dress['kind'],
    problem: NonNullable<FoundFrame['problem']>,
  ): FrameAttempt {
    const shape = readFrameShape(derived.elements, false);
    if (shape === undefined) return none;
    const payload = derivedPayload(derived, shape);
    return this.#found(shape, 'truncated', repairCodes(derived.structure), payload, dress, start, end, problem);
  }

  /** The frame does not end on its line and does not simply go on below: wrapped by the logger, or cut. */
  #cutAtLine(start: number, lineStart: number, structure: JsonStructure): FrameAttempt {
    const window = this.#window;
    const { text } = window;
    let cut = window.newlineAfter(start);
    if (cut < 0) cut = text.length;
    // Lines that went on as JSON belong to it, up to the one that begins a record of its own.
    while (cut < structure.end) {
      const next = this.#lineFrom(cut + 1);
      if (next === undefined && !this.#lines.final) return more;
      if (next === undefined) break;
      if (next.end >= structure.end || this.#lines.isRecordStart(next.start, next.end)) break;
      cut = next.end;
    }
    if (cut >= text.length && !this.#lines.final) return more;
    const single = cut === window.newlineAfter(start) || cut === text.length;
    if (single && cut < text.length) {
      const joined = this.#joinWrapped(start, lineStart, cut, structure.brokenString);
      if (joined !== undefined) return joined;
    }
    const end = text.charCodeAt(cut - 1) === 0x0d ? cut - 1 : cut;
    const derived = derive(window.decode(start, end));
    return this.#damaged(derived, start, end, 'plain', 'log.frame-truncated');
  }

  #lineFrom(start: number): { readonly start: number; readonly end: number } | undefined {
    const { text } = this.#window;
    const newline = this.#window.newlineAfter(start);
    if (newline >= 0) return { start, end: newline };
    return this.#lines.final && start < text.length ? { start, end: text.length } : undefined;
  }

  /** Joins the lines that a frame was wrapped over; `undefined` when that gives no frame. */
  #joinWrapped(start: number, lineStart: number, cut: number, inString: boolean): FrameAttempt | undefined {
    const window = this.#window;
    const { text } = window;
    const pieces: [number, number][] = [[start, trimReturn(text, cut)]];
    let withPrefix: boolean | undefined;
    let at = cut + 1;
    for (;;) {
      const line = this.#lineFrom(at);
      if (line === undefined) {
        if (!this.#lines.final) return pieces.length > mostWrappedLines ? undefined : more;
        break;
      }
      const prefix = this.#lines.repeatedPrefix(lineStart, start, line.start, line.end);
      const goesOn = prefix > 0 || (prefix < 0 && inString && !this.#lines.isRecordStart(line.start, line.end));
      withPrefix ??= prefix > 0;
      if (!goesOn || withPrefix !== prefix > 0 || line.end === line.start) break;
      pieces.push([line.start + Math.max(prefix, 0), trimReturn(text, line.end)]);
      if (pieces.length > (withPrefix ? mostWrappedLines : mostJoinedLines)) break;
      at = line.end + 1;
      if (line.end >= text.length) break;
    }
    if (pieces.length === 1) return undefined;
    const standIn = pieces.map(([from, to]) => text.slice(from, to)).join('');
    const decoded = window.decodePieces(pieces);
    const derived = derive(decoded);
    const closed = derived.structure.outcome === 'closed';
    if (!closed && withPrefix !== true) return undefined;
    if (!closed) {
      const last = pieces.at(-1);
      return this.#damaged(derived, start, last === undefined ? cut : last[1], 'plain', 'log.frame-truncated');
    }
    const inJoined = afterBracket(standIn, 0, standIn.length, bracketsIn(decoded, derived.structure.end));
    const end = positionInPieces(pieces, inJoined);
    return this.#derivedFrame(derived, start, end, 'plain', withPrefix === true ? [] : ['line-break-in-string']);
  }

  #readObject(start: number): FrameAttempt {
    const { text } = this.#window;
    const end = valueEnd(text, start, text.length);
    if (end < 0) return this.#lines.final || end === tooDeep ? none : more;
    const record = readJsonRecord(this.#window.decode(start, end));
    if (record === undefined) return none;
    const { shape, state, repairs, payload, problem } = record.message;
    return this.#found(shape, state, repairs, payload, 'object', start, end, problem);
  }

  /** The end of the envelope at `start`; looked for once, however many beginnings stand before it. */
  #envelopeEnd(start: number): number {
    const { generation, text } = this.#window;
    const known = this.#lastEnvelope;
    if (known.generation === generation && start >= known.from && (known.end < 0 || start < known.end))
      return known.end;
    const end = endOfEnvelope(text, start);
    this.#lastEnvelope = { generation, from: start, end };
    return end;
  }

  #readEnvelope(start: number): FrameAttempt {
    const { text } = this.#window;
    const end = this.#envelopeEnd(start);
    if (end < 0) return this.#lines.final || text.length - start > longestEnvelope ? none : more;
    const message = end - start > longestEnvelope ? undefined : readSoapEnvelope(this.#window.decode(start, end));
    if (message === undefined) return none;
    const payload: FramePayload = { at: 'text', text: message.payload };
    const found = this.#found(message.shape, 'whole', [], payload, 'soap', start, end, null);
    return found.outcome === 'frame'
      ? { outcome: 'frame', frame: { ...found.frame, station: message.station } }
      : found;
  }

  #readDressed({ at: start, dress }: FrameHead): FrameAttempt {
    const window = this.#window;
    const { text } = window;
    for (let step = firstStep; ; step *= 4) {
      const limit = Math.min(text.length, start + step);
      const found = dressEnd(text, start, limit, dress);
      const regionEnd = found < 0 ? limit : found;
      const bare = undress(window.decode(start, regionEnd), dress);
      const derived = derive(bare);
      const { outcome, end: bareEnd } = derived.structure;
      if (outcome === 'closed') {
        const brackets = bracketsIn(bare, bareEnd);
        const end = afterBracket(text, start, regionEnd, brackets);
        const repairs = dress.kind === 'python' ? ['python-literal'] : [];
        return this.#derivedFrame(derived, start, end, dress.kind, repairs);
      }
      // What breaks close to the end may only be an escape that was cut in two.
      if (found < 0 && (outcome === 'open' || bareEnd + 64 > bare.length)) {
        if (limit < text.length) continue;
        if (!this.#lines.final) return more;
      }
      if (elision.test(bare) && outcome === 'broken' && bare.trimEnd().endsWith(']')) {
        const shape = elidedShape(derived.elements);
        if (shape !== undefined) {
          return this.#found(shape, 'elided', [], { at: 'nowhere' }, dress.kind, start, regionEnd, 'log.frame-elided');
        }
      }
      const loose = walkJsonArray(bare, 0, bare.length, true);
      if (loose.outcome === 'closed') {
        const end = afterBracket(text, start, regionEnd, bracketsIn(bare, loose.end));
        const all = { text: bare, structure: loose, elements: elementsOf(bare, loose) };
        return this.#derivedFrame(all, start, end, dress.kind, []);
      }
      const problem = outcome === 'open' ? 'log.frame-truncated' : 'log.frame-malformed';
      return this.#damaged(derived, start, regionEnd, dress.kind, problem);
    }
  }
}

function trimReturn(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

function positionInPieces(pieces: readonly (readonly [number, number])[], position: number): number {
  let left = position;
  for (const [from, to] of pieces) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return pieces.at(-1)?.[1] ?? 0;
}
