import type { ReaderItem, ReadingContext } from './source-reader.ts';

/** Collects a source that must be seen as a whole, up to a limit; beyond it nothing is kept and that is told. */
export class WholeContent {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(context: ReadingContext) {
    this.#limit = context.wholeTextBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get tooLarge(): boolean {
    return this.#bytes > this.#limit;
  }

  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.tooLarge) this.#chunks = [];
    else this.#chunks.push(chunk);
  }

  /** All of it, once; `null` when it was too large. */
  take(): Uint8Array | null {
    if (this.tooLarge) return null;
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [];
    return whole;
  }

  /** The issue for a source that was too large. */
  tooLargeIssue(): ReaderItem {
    const params = { limit: this.#limit };
    return { record: 'issue', issue: { code: 'import.too-large', severity: 'warning', place: null, params } };
  }
}
