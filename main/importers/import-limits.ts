import type { ReadingStop } from './byte-reader.ts';

/** What an import may cost. Bombs are stopped by these; no honest diagnostics archive comes near the defaults. */
export interface ImportLimits {
  /** Entries of all archives of one dropped file together. */
  readonly entries: number;
  /** Unpacked bytes of one dropped file together, all levels counted. */
  readonly totalBytes: number;
  /** Unpacked bytes per packed byte of the dropped file ... */
  readonly ratio: number;
  /** ... looked at only once this many bytes were unpacked: short repetitive logs pack very well. */
  readonly ratioFloorBytes: number;
  /** Archives inside archives; a compressed archive such as `tar.gz` is one level. */
  readonly depth: number;
  /** Characters of an entry's path. */
  readonly pathLength: number;
  /** Largest text that is read as a whole (JSON, XML, key files). */
  readonly wholeTextBytes: number;
}

export const defaultImportLimits: ImportLimits = {
  entries: 30_000,
  totalBytes: 20 * 2 ** 30,
  ratio: 1_000,
  ratioFloorBytes: 64 * 2 ** 20,
  depth: 8,
  pathLength: 4_096,
  wholeTextBytes: 64 * 2 ** 20,
};

/** Names of the limits as the command line takes them. */
export const limitNames = {
  entries: 'entries',
  'total-bytes': 'totalBytes',
  ratio: 'ratio',
  'ratio-floor-bytes': 'ratioFloorBytes',
  depth: 'depth',
  'path-length': 'pathLength',
  'whole-text-bytes': 'wholeTextBytes',
} as const satisfies Readonly<Record<string, keyof ImportLimits>>;

/** The limits that were given, without the names for which there was nothing. */
export function givenLimits(
  given: Readonly<Partial<Record<keyof ImportLimits, number | undefined>>>,
): Partial<ImportLimits> {
  const limits: Partial<Record<keyof ImportLimits, number>> = {};
  for (const key of Object.values(limitNames)) {
    const value = given[key];
    if (value !== undefined) limits[key] = value;
  }
  return limits;
}

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
