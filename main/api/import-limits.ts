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
