/**
 * What waits for something with its number: requests for their answers. A list and no map: nearly always it is the newest that is taken, and a map that is
 * filled and emptied for every message of a log makes garbage that outlives them all.
 */
export class WaitingList<Value> {
  readonly #numbers: number[] = [];
  readonly #values: Value[] = [];
  readonly #most: number;

  /** @param most more than these are not kept: the longest waiting one is given up. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What waits, the longest waiting first. */
  get values(): readonly Value[] {
    return this.#values;
  }

  /** Lets something wait; gives back what is given up for it. */
  add(number: number, value: Value): Value | undefined {
    this.#numbers.push(number);
    this.#values.push(value);
    if (this.#numbers.length <= this.#most) return undefined;
    this.#numbers.shift();
    return this.#values.shift();
  }

  /** Takes out what waits under a number. */
  take(number: number): Value | undefined {
    const place = this.#numbers.lastIndexOf(number);
    if (place < 0) return undefined;
    const value = this.#values[place];
    this.#numbers.copyWithin(place, place + 1);
    this.#numbers.pop();
    this.#values.copyWithin(place, place + 1);
    this.#values.pop();
    return value;
  }

  clear(): void {
    this.#numbers.length = 0;
    this.#values.length = 0;
  }
}
