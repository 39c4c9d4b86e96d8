/**
 * The one shape of every extension point (design 2): a plain, frozen list with unique ids.
 * A new log format, database dialect, catalogue, signed format, rule or exporter is one file and one line
 * in its folder's `index.ts`; a guard test runs the samples of every entry.
 */
export interface Registry<Entry extends { readonly id: string }> {
  /** All entries, in the order in which the folder lists them. */
  readonly entries: readonly Entry[];
  /** The entry with this id, or `undefined`. */
  find(id: string): Entry | undefined;
}

/** Builds a registry. Throws on a double id: that is a programming error. */
export function createRegistry<Entry extends { readonly id: string }>(
  name: string,
  entries: readonly Entry[],
): Registry<Entry> {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    if (byId.has(entry.id)) throw new Error(`${name}: the id "${entry.id}" is registered twice`);
    byId.set(entry.id, entry);
  }
  return Object.freeze({ entries: Object.freeze([...entries]), find: (id: string) => byId.get(id) });
}
