import { createHash } from 'node:crypto';
import type { IssueParams } from '../../parsers/model/issue.ts';

/**
 * Why reading ended before its natural end. It is data and not an exception: what was read so far is kept and the reason goes
 * into the ledger (house rule 2). `offset` counts bytes of the layer that `code` speaks of.
 */
export interface ReadingStop {
  readonly kind: 'damaged' | 'limited' | 'cancelled' | 'unsupported';
  readonly code: string;
  readonly offset: number;
  readonly params: IssueParams;
}

/** Yields bytes; its return value says why it ended early, `null` for the natural end. */
export type ByteGenerator = AsyncGenerator<Uint8Array, ReadingStop | null, void>;

const nothing = new Uint8Array(0);

/**
 * Bytes of one layer, pulled on demand so that memory does not grow with the input. Looking ahead does not consume.
 * After the end, `stop` tells whether it was the natural one.
 */
export class ByteReader {
  readonly #generator: ByteGenerator;
  #hash: ReturnType<typeof createHash> | null = null;
  readonly #queue: Uint8Array[] = [];
  #queued = 0;
  #pulled = 0;
  #ended = false;
  #stop: ReadingStop | null = null;

  constructor(generator: ByteGenerator) {
    this.#generator = generator;
  }

  /** Bytes handed out so far. */
  get offset(): number {
    return this.#pulled - this.#queued;
  }

  /** Bytes taken from the layer below so far, including those that wait here. */
  get pulled(): number {
    return this.#pulled;
  }

  /** Why it ended early; meaningful once `read` gave `null` or `peek` gave less than asked for. */
  get stop(): ReadingStop | null {
    return this.#stop;
  }

  /** Hashes all bytes; they may have been looked at, not yet consumed. Most layers need none: whoever keeps content hashes it. */
  startDigest(): void {
    if (this.offset > 0) throw new Error('some bytes were consumed before they were hashed');
    this.#hash = createHash('sha256');
    for (const waiting of this.#queue) this.#hash.update(waiting);
  }

  /** Lower-case hex over everything pulled; call it after `drain`, once. */
  digest(): string {
    if (this.#hash === null) throw new Error('digest of a reader that does not hash');
    return this.#hash.digest('hex');
  }

  async #pull(): Promise<boolean> {
    while (!this.#ended) {
      const next = await this.#generator.next();
      if (next.done === true) {
        this.#ended = true;
        this.#stop = next.value;
        return false;
      }
      if (next.value.length === 0) continue;
      this.#hash?.update(next.value);
      this.#queue.push(next.value);
      this.#queued += next.value.length;
      this.#pulled += next.value.length;
      return true;
    }
    return false;
  }

  /** The next `length` bytes without consuming them; fewer only when the layer ends before. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#queued < length && (await this.#pull()));
    const first = this.#queue[0];
    if (first === undefined) return nothing;
    if (first.length >= length || this.#queue.length === 1) return first.subarray(0, length);
    const joined = Buffer.concat(this.#queue);
    this.#queue.splice(0, this.#queue.length, joined);
    return joined.subarray(0, length);
  }

  /** What is at hand, at least one byte and at most `maximum`, without consuming; `null` at the end. */
  async peekSome(maximum: number): Promise<Uint8Array | null> {
    if (this.#queue.length === 0 && !(await this.#pull())) return null;
    const first = this.#queue[0] ?? nothing;
    return first.subarray(0, maximum);
  }

  /** Consumes and returns what is at hand, at most `maximum` bytes; `null` at the end. */
  async read(maximum: number = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    const chunk = await this.peekSome(maximum);
    if (chunk !== null) this.#consume(chunk.length);
    return chunk;
  }

  /** Consumes exactly `length` bytes; fewer only when the layer ends before. Keep `length` bounded. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    this.#consume(bytes.length);
    return bytes;
  }

  /** Consumes `length` bytes without keeping them; returns how many there were. */
  async skip(length: number): Promise<number> {
    let skipped = 0;
    while (skipped < length) {
      const chunk = await this.read(length - skipped);
      if (chunk === null) break;
      skipped += chunk.length;
    }
    return skipped;
  }

  /** Consumes the rest, so that hash and size cover all of it. */
  async drain(): Promise<void> {
    while ((await this.read()) !== null);
  }

  /** Ends the layer below without reading it to its end. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#generator.return(null);
  }

  #consume(length: number): void {
    let left = length;
    while (left > 0) {
      const first = this.#queue[0];
      if (first === undefined) throw new Error('consumed more bytes than were looked at');
      if (first.length <= left) {
        this.#queue.shift();
        left -= first.length;
        this.#queued -= first.length;
      } else {
        this.#queue[0] = first.subarray(left);
        this.#queued -= left;
        left = 0;
      }
    }
  }
}
