/**
 * Bytes that an archive held and that were put aside until all its names are known (parts of rotated logs, databases with their companions). The archive
 * itself is read by then although its content is not: whoever says how long an import lasts must count them.
 */
export class WaitingBytes {
  #put = 0;
  #taken = 0;

  put(count: number): void {
    this.#put += count;
  }

  take(count: number): void {
    this.#taken += count;
  }

  /** What was put aside is read or given up: nothing waits any more. */
  settle(): void {
    this.#put = Math.max(this.#put, this.#taken);
    this.#taken = this.#put;
  }

  get taken(): number {
    return Math.min(this.#taken, this.#put);
  }

  get left(): number {
    return Math.max(0, this.#put - this.#taken);
  }
}
