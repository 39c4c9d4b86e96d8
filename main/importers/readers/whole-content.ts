import type { ReaderItem, ReadingContext, ReadingReport, StreamReading } from './source-reader.ts';

/** Reads a source that must be seen as a whole, up to a limit; beyond it nothing is kept and that is told. */
export abstract class WholeReading implements StreamReading {
  protected readonly context: ReadingContext;
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(context: ReadingContext) {
    this.context = context;
    this.#limit = context.wholeTextBytes;
  }

  /** All that came, kept or not. */
  protected get bytes(): number {
    return this.#bytes;
  }

  protected get tooLarge(): boolean {
    return this.#bytes > this.#limit;
  }

  push(chunk: Uint8Array): Iterable<ReaderItem> {
    this.#bytes += chunk.length;
    if (this.tooLarge) this.#chunks = [];
    else this.#chunks.push(chunk);
    return [];
  }

  *end(): Iterable<ReaderItem> {
    if (this.tooLarge) {
      const params = { limit: this.#limit };
      yield { record: 'issue', issue: { code: 'import.too-large', severity: 'warning', place: null, params } };
      return;
    }
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [];
    yield* this.read(whole);
  }

  /** What the whole source holds; not asked of one that was too large. */
  protected abstract read(whole: Uint8Array): Iterable<ReaderItem>;

  abstract report(): ReadingReport;
}
