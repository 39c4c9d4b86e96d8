/** One page of a list. `offset` counts in the whole filtered list; the engine never scans to reach it. */
export interface Page<Row> {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly Row[];
}
