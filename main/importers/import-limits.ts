import type { ImportLimits } from '../api/import-limits.ts';
import type { ReadingStop } from './byte-reader.ts';

export const defaultImportLimits: ImportLimits = {
  entries: 30_000,
  totalBytes: 20 * 2 ** 30,
  ratio: 1_000,
  ratioFloorBytes: 64 * 2 ** 20,
  depth: 8,
  pathLength: 4_096,
  wholeTextBytes: 64 * 2 ** 20,
};

/** Counts what one dropped file costs. Once a limit is passed it stays passed: every layer above ends too. */
export class ImportBudget {
  readonly limits: ImportLimits;
  readonly #packedBytes: () => number;
  #entries = 0;
  #unpackedBytes = 0;
  #exceeded: ReadingStop | null = null;

  /** `packedBytes` tells how much of the dropped file has been read. */
  constructor(limits: ImportLimits, packedBytes: () => number) {
    this.limits = limits;
    this.#packedBytes = packedBytes;
  }

  get exceeded(): ReadingStop | null {
    return this.#exceeded;
  }

  /** Counts an entry; a stop when that is one too many. */
  addEntry(): ReadingStop | null {
    this.#entries += 1;
    if (this.#entries > this.limits.entries) this.#exceed('import.limit-entries', { limit: this.limits.entries });
    return this.#exceeded;
  }

  /** Counts unpacked bytes; a stop when they are too many in all or for what was packed. */
  addUnpacked(bytes: number): ReadingStop | null {
    this.#unpackedBytes += bytes;
    const packed = Math.max(1, this.#packedBytes());
    if (this.#unpackedBytes > this.limits.totalBytes) {
      this.#exceed('import.limit-total-bytes', { limit: this.limits.totalBytes });
    } else if (this.#unpackedBytes > this.limits.ratioFloorBytes && this.#unpackedBytes / packed > this.limits.ratio) {
      this.#exceed('import.limit-ratio', { limit: this.limits.ratio, unpacked: this.#unpackedBytes, packed });
    }
    return this.#exceeded;
  }

  /**
   * Whether a stop is to be told for a source in so many archives: every layer ends by the same limit, and one message says it, at the
   * file that a person dropped.
   */
  tells(stop: ReadingStop, depth: number): boolean {
    return stop !== this.#exceeded || depth === 0;
  }

  #exceed(code: string, params: Readonly<Record<string, number>>): void {
    this.#exceeded ??= { kind: 'limited', code, offset: this.#packedBytes(), params };
  }
}
