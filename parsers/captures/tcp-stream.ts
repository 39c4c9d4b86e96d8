/** A stretch of one direction of a connection, and where its first byte stands in the capture. */
export interface StreamPiece {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly timeUs: number;
  /** Bytes before it were not captured. */
  readonly afterGap: boolean;
}

interface Waiting {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly timeUs: number;
}

/** Out-of-order segments kept until the missing one comes; then it is taken for lost. */
const mostWaiting = 256;
const mostWaitingBytes = 1024 * 1024;

/** Distance from `a` to `b` on the circle of 32-bit sequence numbers (RFC 9293, 3.4). */
function distance(a: number, b: number): number {
  return (b - a) | 0;
}

/** Puts the segments of one direction into their order; repeated ones count once. */
export class TcpStream {
  #next: number | null = null;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;

  /** A new connection begins; `sequence` is that of its SYN. */
  begin(sequence: number): void {
    this.#next = (sequence + 1) >>> 0;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** What is in order now. */
  *push(sequence: number, bytes: Uint8Array, offset: number, timeUs: number): Generator<StreamPiece> {
    if (bytes.length === 0) return;
    this.#next ??= sequence;
    if (this.#waiting.length < mostWaiting) {
      this.#waiting.push({ sequence, bytes: bytes.slice(), offset, timeUs });
      this.#waitingBytes += bytes.length;
    }
    yield* this.#inOrder();
    if (this.#waiting.length >= mostWaiting || this.#waitingBytes > mostWaitingBytes) yield* this.flush();
  }

  /** Gives what waits, over the holes. */
  *flush(): Generator<StreamPiece> {
    while (this.#waiting.length > 0) {
      const next = this.#next ?? 0;
      const first = this.#waiting.reduce((a, b) => (distance(next, b.sequence) < distance(next, a.sequence) ? b : a));
      this.#next = first.sequence;
      let gap = true;
      for (const piece of this.#inOrder()) {
        yield { ...piece, afterGap: gap };
        gap = false;
      }
    }
  }

  *#inOrder(): Generator<StreamPiece> {
    for (let found = true; found; ) {
      found = false;
      for (let index = 0; index < this.#waiting.length; index += 1) {
        const { sequence, bytes, offset, timeUs } = this.#waiting[index] ?? {
          sequence: 0,
          bytes: new Uint8Array(0),
          offset: 0,
          timeUs: 0,
        };
        const known = -distance(this.#next ?? sequence, sequence);
        if (known < 0) continue;
        this.#waiting.splice(index, 1);
        this.#waitingBytes -= bytes.length;
        found = true;
        if (known < bytes.length) {
          this.#next = (sequence + bytes.length) >>> 0;
          yield { bytes: bytes.subarray(known), offset: offset + known, timeUs, afterGap: false };
        }
        break;
      }
    }
  }
}
