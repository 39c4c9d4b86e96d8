import { joinBytes } from '../base/byte-text.ts';
import { type BodyProgress, httpBody } from './http-body.ts';
import type { StreamPiece } from './tcp-stream.ts';

/** Undoes permessage-deflate (RFC 7692): `history` is what was unpacked before, for the window that goes on; `undefined` for damage. */
export type Inflate = (packed: Uint8Array, history: Uint8Array, limit: number) => Uint8Array | undefined;

/** A message or control frame of one side. */
export interface SideMessage {
  readonly kind: 'text' | 'ping' | 'pong' | 'close' | 'http' | 'body' | 'lost';
  readonly bytes: Uint8Array;
  readonly masked: boolean;
  /** In the capture; `length` counts the bytes that stand there in one piece. */
  readonly offset: number;
  readonly length: number;
  readonly timeUs: number;
}

const largestMessage = 4 * 1024 * 1024;
const largestHead = 65_536;
const windowBytes = 32_768;
const smallestRoom = 4096;
const none = new Uint8Array(0);

/** One direction of a connection: an HTTP head, then WebSocket frames (RFC 6455, 5.2); or HTTP messages with bodies (OCPP-S, research K38). */
export class WebSocketSide {
  #bytes: Uint8Array = none;
  /** Memory of our own that the bytes at hand lie in once they came in several pieces; it doubles, so that small packets cost no more than large ones. */
  #room: Uint8Array = none;
  /** Where the bytes at hand begin in the capture, and how many of them stand there in one piece. */
  #offset = 0;
  #onePiece = 0;
  #timeUs = 0;
  #state: 'unknown' | 'frames' | 'foreign' = 'unknown';
  #parts: Uint8Array[] = [];
  #partsBytes = 0;
  #first: { readonly offset: number; readonly length: number; readonly packed: boolean } | null = null;
  #history: Uint8Array = none;
  /** HTTP messages with bodies came here: after a loss the next one is looked for. */
  #hasBodies = false;
  /** A head whose body has not come whole. */
  #awaited: { readonly end: number; readonly text: string; readonly progress: BodyProgress } | null = null;
  /** Bytes of a body that is no envelope and still to come. */
  #skip = 0;
  readonly #inflate: Inflate | null;

  constructor(inflate: Inflate | null) {
    this.#inflate = inflate;
  }

  *push(piece: StreamPiece): Generator<SideMessage> {
    if (this.#state === 'foreign') return;
    if (piece.afterGap && (this.#state === 'frames' || this.#hasBodies)) {
      if (this.#bytes.length > 0 || this.#first !== null) yield this.#message('lost', none, false, piece.offset, 0);
      this.#bytes = none;
      this.#parts = [];
      this.#first = null;
      this.#skip = 0;
      this.#awaited = null;
    }
    if (this.#bytes.length === 0) {
      this.#offset = piece.offset;
      this.#onePiece = piece.bytes.length;
      this.#bytes = piece.bytes;
    } else this.#append(piece.bytes);
    this.#timeUs = piece.timeUs;
    for (;;) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, this.#bytes.length);
        this.#skip -= skipped;
        this.#pass(skipped);
        if (this.#bytes.length === 0) break;
      }
      const before = this.#bytes.length;
      const state: string = this.#state;
      const found = this.#state === 'unknown' ? this.#head() : this.#frame();
      if (found !== null) yield found;
      if ((this.#bytes.length === before && this.#state === state) || this.#bytes.length === 0) break;
    }
  }

  #message(kind: SideMessage['kind'], bytes: Uint8Array, masked: boolean, offset: number, length: number): SideMessage {
    return { kind, bytes, masked, offset, length, timeUs: this.#timeUs };
  }

  #append(more: Uint8Array): void {
    const { length, byteOffset } = this.#bytes;
    let from = this.#bytes.buffer === this.#room.buffer ? byteOffset : this.#room.length;
    if (from + length + more.length > this.#room.length) {
      this.#room = new Uint8Array(Math.max(smallestRoom, 2 * (length + more.length)));
      this.#room.set(this.#bytes);
      from = 0;
    }
    this.#room.set(more, from + length);
    this.#bytes = this.#room.subarray(from, from + length + more.length);
  }

  /** Goes on behind `count` bytes. */
  #pass(count: number): void {
    this.#awaited = null;
    this.#bytes = this.#bytes.subarray(count);
    this.#offset += Math.min(count, this.#onePiece);
    this.#onePiece = Math.max(0, this.#onePiece - count);
  }

  #head(): SideMessage | null {
    const start = String.fromCharCode(...this.#bytes.subarray(0, 5));
    if (start.startsWith('GET ') || start === 'POST ' || start === 'HTTP/') {
      const end = this.#awaited?.end ?? endOfHead(this.#bytes);
      if (end < 0) {
        if (this.#bytes.length > largestHead) this.#state = 'foreign';
        return null;
      }
      const bytes = this.#bytes.slice(0, end);
      const text = this.#awaited?.text ?? String.fromCharCode(...bytes).toLowerCase();
      const progress = this.#awaited?.progress ?? { at: end, chunks: [] };
      const upgrades = text.includes('upgrade: websocket') || text.startsWith('http/1.1 101');
      const body = upgrades ? null : httpBody(text, this.#bytes, end, progress);
      if (body === 'more') {
        this.#awaited = { end, text, progress };
        return null;
      }
      const enclosed = body !== null && 'bytes' in body ? body : null;
      const to = enclosed?.end ?? end;
      const kind = enclosed === null ? 'http' : 'body';
      this.#hasBodies ||= body !== null;
      const message = this.#message(
        kind,
        enclosed?.bytes.slice() ?? bytes,
        false,
        this.#offset,
        Math.min(to, this.#onePiece),
      );
      this.#pass(to);
      if (body !== null && 'skip' in body) this.#skip = body.skip;
      this.#state = upgrades ? 'frames' : 'unknown';
      return message;
    }
    if (this.#bytes.length < 2 || ['GET ', 'POST ', 'HTTP/'].some((word) => word.startsWith(start))) return null;
    if (this.#hasBodies) {
      const next = startOfHttp(this.#bytes);
      this.#pass(next < 0 ? this.#bytes.length : next);
      return null;
    }
    // The capture began within the connection: text, ping or pong, final, of a length that fits.
    const first = this.#bytes[0] ?? 0;
    const opcode = first & 15;
    const plausible = (first & 0x30) === 0 && (opcode <= 2 || (opcode >= 8 && opcode <= 10)) && (first & 0x80) !== 0;
    this.#state = plausible ? 'frames' : 'foreign';
    if (!plausible) this.#bytes = none;
    return null;
  }

  #frame(): SideMessage | null {
    const bytes = this.#bytes;
    if (bytes.length < 2) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const first = view.getUint8(0);
    const second = view.getUint8(1);
    const masked = (second & 0x80) !== 0;
    let length = second & 0x7f;
    let at = 2;
    if (length === 126) {
      if (bytes.length < 4) return null;
      length = view.getUint16(2);
      at = 4;
    } else if (length === 127) {
      if (bytes.length < 10) return null;
      length = view.getUint32(2) > 0 ? Number.POSITIVE_INFINITY : view.getUint32(6);
      at = 10;
    }
    const opcode = first & 15;
    if (length > largestMessage || (opcode > 2 && opcode < 8) || opcode > 10) {
      this.#state = 'foreign';
      this.#bytes = none;
      return this.#message('lost', none, masked, this.#offset, 0);
    }
    const key = at;
    if (masked) at += 4;
    if (bytes.length < at + length) return null;
    const payload = bytes.slice(at, at + length);
    if (masked)
      for (let index = 0; index < length; index += 1)
        payload[index] = (payload[index] ?? 0) ^ (bytes[key + (index & 3)] ?? 0);
    const place = { offset: this.#offset, length: Math.min(at + length, this.#onePiece) };
    this.#pass(at + length);
    if (opcode >= 8) {
      const kind = opcode === 8 ? 'close' : opcode === 9 ? 'ping' : 'pong';
      return this.#message(kind, payload, masked, place.offset, place.length);
    }
    if (opcode !== 0 || this.#first === null) {
      this.#first = { ...place, packed: (first & 0x40) !== 0 };
      this.#parts = [];
      this.#partsBytes = 0;
    }
    this.#parts.push(payload);
    this.#partsBytes += payload.length;
    if ((first & 0x80) === 0 && this.#partsBytes <= largestMessage) return null;
    const begun = this.#first;
    const whole = joinBytes(this.#parts);
    this.#first = null;
    this.#parts = [];
    const plain = begun.packed ? this.#unpack(whole) : whole;
    return plain === undefined
      ? this.#message('lost', none, masked, begun.offset, begun.length)
      : this.#message('text', plain, masked, begun.offset, begun.length);
  }

  #unpack(packed: Uint8Array): Uint8Array | undefined {
    const plain = this.#inflate?.(packed, this.#history, largestMessage);
    if (plain !== undefined) this.#history = joinBytes([this.#history, plain]).slice(-windowBytes);
    return plain;
  }
}

function endOfHead(bytes: Uint8Array): number {
  for (let at = 3; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a && bytes[at - 1] === 0x0d && bytes[at - 2] === 0x0a && bytes[at - 3] === 0x0d) return at + 1;
  }
  return -1;
}

/** Where the next HTTP message begins behind something that was lost; -1 when it does not. */
function startOfHttp(bytes: Uint8Array): number {
  for (let at = 1; at + 5 <= bytes.length; at += 1) {
    const code = bytes[at];
    if (code !== 0x50 && code !== 0x48) continue;
    const word = String.fromCharCode(...bytes.subarray(at, at + 5));
    if (word === 'POST ' || word === 'HTTP/') return at;
  }
  return -1;
}
