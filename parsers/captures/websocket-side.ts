import { joinBytes } from '../base/byte-text.ts';
import type { StreamPiece } from './tcp-stream.ts';

/** Undoes permessage-deflate (RFC 7692): `history` is what was unpacked before, for the window that goes on; `undefined` for damage. */
export type Inflate = (packed: Uint8Array, history: Uint8Array, limit: number) => Uint8Array | undefined;

/** A message or control frame of one side. */
export interface SideMessage {
  readonly kind: 'text' | 'ping' | 'pong' | 'close' | 'http' | 'lost';
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
const none = new Uint8Array(0);

/** One direction of a connection: an HTTP head, then WebSocket frames (RFC 6455, 5.2). */
export class WebSocketSide {
  #bytes: Uint8Array = none;
  /** Where the bytes at hand begin in the capture, and how many of them stand there in one piece. */
  #offset = 0;
  #onePiece = 0;
  #timeUs = 0;
  #state: 'unknown' | 'frames' | 'foreign' = 'unknown';
  #parts: Uint8Array[] = [];
  #partsBytes = 0;
  #first: { readonly offset: number; readonly length: number; readonly packed: boolean } | null = null;
  #history: Uint8Array = none;
  readonly #inflate: Inflate | null;

  constructor(inflate: Inflate | null) {
    this.#inflate = inflate;
  }

  *push(piece: StreamPiece): Generator<SideMessage> {
    if (this.#state === 'foreign') return;
    if (piece.afterGap && this.#state === 'frames') {
      if (this.#bytes.length > 0 || this.#first !== null) yield this.#message('lost', none, false, piece.offset, 0);
      this.#bytes = none;
      this.#parts = [];
      this.#first = null;
    }
    if (this.#bytes.length === 0) {
      this.#offset = piece.offset;
      this.#onePiece = piece.bytes.length;
      this.#bytes = piece.bytes;
    } else this.#bytes = joinBytes([this.#bytes, piece.bytes]);
    this.#timeUs = piece.timeUs;
    for (;;) {
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

  /** Goes on behind `count` bytes. */
  #pass(count: number): void {
    this.#bytes = this.#bytes.subarray(count);
    this.#offset += Math.min(count, this.#onePiece);
    this.#onePiece = Math.max(0, this.#onePiece - count);
  }

  #head(): SideMessage | null {
    const start = String.fromCharCode(...this.#bytes.subarray(0, 5));
    if (start.startsWith('GET ') || start.startsWith('HTTP/')) {
      const end = endOfHead(this.#bytes);
      if (end < 0) {
        if (this.#bytes.length > largestHead) this.#state = 'foreign';
        return null;
      }
      const bytes = this.#bytes.slice(0, end);
      const message = this.#message('http', bytes, false, this.#offset, Math.min(end, this.#onePiece));
      this.#pass(end);
      const text = String.fromCharCode(...bytes).toLowerCase();
      this.#state = text.includes('upgrade: websocket') || text.startsWith('http/1.1 101') ? 'frames' : 'unknown';
      return message;
    }
    if (this.#bytes.length < 2 || 'GET '.startsWith(start) || 'HTTP/'.startsWith(start)) return null;
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
