/**
 * Remembers values by the keys that came last. Two maps that take turns, because one map from which the oldest key is deleted with every
 * new one makes garbage that outlives it.
 */
export class RecentKeys<Value> {
  readonly #most: number;
  /** Keys that came, counted; a key is forgotten when `most` others came after it. */
  #came = 0;
  #newer = new Map<string, { readonly at: number; value: Value }>();
  #older = new Map<string, { readonly at: number; value: Value }>();

  constructor(most: number) {
    this.#most = most;
  }

  #find(key: string): { readonly at: number; value: Value } | undefined {
    const found = this.#newer.get(key) ?? this.#older.get(key);
    return found === undefined || this.#came - found.at >= this.#most ? undefined : found;
  }

  get(key: string): Value | undefined {
    return this.#find(key)?.value;
  }

  /** A key that is known already keeps its place. */
  set(key: string, value: Value): void {
    const found = this.#find(key);
    if (found !== undefined) {
      found.value = value;
      return;
    }
    if (this.#newer.size >= this.#most) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#came += 1;
    this.#newer.set(key, { at: this.#came, value });
  }
}
