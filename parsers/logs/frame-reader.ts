import { readDressedFrame } from './dressed-frame.ts';
import { type FrameAttempt, more, none } from './found-frame.ts';
import type { FrameHead } from './frame-dress.ts';
import type { LineKnowledge } from './line-knowledge.ts';
import type { LogWindow } from './log-window.ts';
import { readObjectMessage } from './object-message.ts';
import { readPlainFrame } from './plain-frame.ts';
import { readPhpFrame } from './php-frame.ts';
import { readPrintedList } from './printed-list.ts';
import { endOfEnvelope, findEnvelope, readSoapEnvelope, undressEnvelope } from './soap-envelope.ts';

/** An envelope is at most this many characters; certificates are the longest that OCPP-S carries. */
const longestEnvelope = 1_048_576;

/** Beginnings of one line that turned out to be none, after which no more of their kind are tried on it. */
const mostVain = 48;
const dumpStretch = 65_536;

/** Reads frames at given places of a window. */
export class FrameReader {
  readonly #window: LogWindow;
  readonly #lines: LineKnowledge;
  #lastEnvelope = { generation: -1, from: 0, end: -1 };
  #next = { generation: -1, from: 0, at: -1 };
  readonly #vain = { within: -1, last: -1, count: 0 };
  readonly #vainDumps = { within: -1, last: -1, count: 0 };

  constructor(window: LogWindow, lines: LineKnowledge) {
    this.#window = window;
    this.#lines = lines;
  }

  /** What begins at `head`, on the line that begins at `lineStart`. */
  read(head: FrameHead, lineStart: number): FrameAttempt {
    const { kind } = head.dress;
    if (kind !== 'object' && kind !== 'python' && kind !== 'percent' && kind !== 'php')
      return this.#read(head, lineStart);
    // Nothing of these tells by a look that it has no end: a line full of them must not be read as often as it has beginnings. Dumps of PHP go over many
    // lines; of them it is a stretch of the source.
    const at = this.#window.offsetAt(head.at);
    const within = kind === 'php' ? Math.floor(at / dumpStretch) : this.#window.offsetAt(lineStart);
    const vain = kind === 'php' ? this.#vainDumps : this.#vain;
    if (vain.within !== within) Object.assign(vain, { within, last: -1, count: 0 });
    // Told by places in the source and not by how often they were tried: more text makes no difference.
    if (vain.count >= mostVain && at > vain.last) return none;
    const attempt = this.#read(head, lineStart);
    if (attempt.outcome === 'none' && at > vain.last) {
      vain.last = at;
      vain.count += 1;
    }
    return attempt;
  }

  #read(head: FrameHead, lineStart: number): FrameAttempt {
    switch (head.dress.kind) {
      case 'plain':
        return readPlainFrame(this.#window, this.#lines, head.at, lineStart);
      case 'soap':
        return this.#readEnvelope(head.at);
      case 'object':
        return readObjectMessage(this.#window, this.#lines.final, head.at);
      case 'php':
        return readPhpFrame(this.#window, this.#lines.final, head.at);
      case 'python':
        return (
          readPrintedList(this.#window, this.#lines.final, head.at) ??
          readDressedFrame(this.#window, this.#lines.final, head)
        );
      default:
        return readDressedFrame(this.#window, this.#lines.final, head);
    }
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
    const next = this.#nextEnvelope(start);
    if (end < 0 || (next >= 0 && next < end)) return this.#readCutEnvelope(start, next);
    if (end - start > longestEnvelope) return none;
    return envelopeFrame(text, this.#window, start, end, false);
  }

  /** An envelope without an end, or within which the next one begins: it was cut at the end of its lines. */
  #readCutEnvelope(start: number, next: number): FrameAttempt {
    const { text } = this.#window;
    if (next < 0 && !this.#lines.final) return text.length - start > longestEnvelope ? none : more;
    const limit = Math.min(next < 0 ? text.length : next, start + longestEnvelope);
    let end = this.#window.newlineAfter(start);
    while (end >= 0 && end + 1 < limit) {
      const lineEnd = this.#window.newlineAfter(end + 1);
      if (lineEnd < 0 || lineEnd >= limit || this.#lines.isRecordStart(end + 1, lineEnd)) break;
      end = lineEnd;
    }
    if (end < 0 || end > limit) end = limit;
    return envelopeFrame(text, this.#window, start, end, true);
  }

  /** Where the envelope behind the one at `start` begins; looked for once. */
  #nextEnvelope(start: number): number {
    const { generation, text } = this.#window;
    const known = this.#next;
    if (known.generation === generation && start >= known.from && (known.at < 0 || start < known.at)) return known.at;
    const at = findEnvelope(text, start + 1);
    this.#next = { generation, from: start, at };
    return at;
  }
}

function envelopeFrame(text: string, window: LogWindow, start: number, end: number, cut: boolean): FrameAttempt {
  const last = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  const message = readSoapEnvelope(undressEnvelope(window.decode(start, last)), cut);
  if (message === undefined) return none;
  const { shape, station } = message;
  const payload = { at: 'text', text: message.payload } as const;
  const place = { dress: 'soap', start, end: last } as const;
  const state = cut ? 'truncated' : 'whole';
  const problem = cut ? 'log.frame-truncated' : null;
  return { outcome: 'frame', frame: { ...place, shape, state, repairs: [], payload, station, problem } };
}
