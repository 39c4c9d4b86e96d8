import type { SourceId } from './evidence.ts';

/** A store that lost rows: what stands between two of its rows is not known. `null` is any of its tables. */
export interface IncompleteStore {
  readonly sourceId: SourceId;
  readonly table: string | null;
}
