type Part = string | number | null;

/** Values by three things, e.g. a station, a source and a direction; a text made of them for every message would cost more than the rule. */
export class Lanes<Value> {
  readonly #byParts = new Map<Part, Map<Part, Map<Part, Value>>>();
  readonly #all: Value[] = [];

  /** In the order in which they were added. */
  get all(): readonly Value[] {
    return this.#all;
  }

  get(first: Part, second: Part, third: Part): Value | undefined {
    return this.#byParts.get(first)?.get(second)?.get(third);
  }

  /** Adds what was not there; gives it back. */
  add(first: Part, second: Part, third: Part, value: Value): Value {
    const seconds = this.#byParts.get(first) ?? new Map<Part, Map<Part, Value>>();
    this.#byParts.set(first, seconds);
    const thirds = seconds.get(second) ?? new Map<Part, Value>();
    seconds.set(second, thirds);
    thirds.set(third, value);
    this.#all.push(value);
    return value;
  }
}
