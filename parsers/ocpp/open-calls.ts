import type { Direction } from '../model/frame.ts';

/** A CALL that waits for its answer. */
export interface OpenCall {
  readonly uniqueId: string;
  readonly frameId: number;
  readonly action: string | null;
  readonly direction: Direction;
  readonly labelContradicted: boolean;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly loggedAtMs: number | null;
}

/** Bounds on memory: what is older than this is given up, and its answer stays an answer without a CALL. */
const callsKept = 512;
const sameIdKept = 4;

/** Ids that count differ in their last characters. */
const markedCharacters = 8;

/** A number by which most ids differ; a list of numbers is searched many times as fast as one of texts. */
function markOf(uniqueId: string): number {
  let mark = uniqueId.length;
  for (let at = Math.max(0, uniqueId.length - markedCharacters); at < uniqueId.length; at += 1) {
    mark = (mark * 31 + uniqueId.charCodeAt(at)) & 0x3fff_ffff;
  }
  return mark;
}

/**
 * The CALLs of one conversation that wait, the newest last; several may share an id. A list and no map: nearly always it is the newest that is answered, and a
 * map that is filled and emptied for every message makes garbage that outlives them all.
 */
export class OpenCalls {
  readonly #marks: number[] = [];
  readonly #calls: OpenCall[] = [];

  add(call: OpenCall): void {
    const mark = markOf(call.uniqueId);
    let oldest = -1;
    let same = 0;
    for (let at = this.#before(mark, this.#calls.length); at >= 0; at = this.#before(mark, at)) {
      if (this.#calls[at]?.uniqueId !== call.uniqueId) continue;
      oldest = at;
      same += 1;
    }
    if (same >= sameIdKept) this.#remove(oldest);
    this.#marks.push(mark);
    this.#calls.push(call);
    if (this.#calls.length > callsKept) this.#remove(0);
  }

  /** Takes out the newest CALL with an id that `fits`. */
  take(uniqueId: string, fits: (call: OpenCall) => boolean): OpenCall | undefined {
    const mark = markOf(uniqueId);
    for (let at = this.#before(mark, this.#calls.length); at >= 0; at = this.#before(mark, at)) {
      const call = this.#calls[at];
      if (call === undefined || call.uniqueId !== uniqueId || !fits(call)) continue;
      this.#remove(at);
      return call;
    }
    return undefined;
  }

  /** Gives up those that went one way. */
  forget(direction: Direction): void {
    for (let at = this.#calls.length - 1; at >= 0; at -= 1) {
      if (this.#calls[at]?.direction === direction) this.#remove(at);
    }
  }

  clear(): void {
    this.#marks.length = 0;
    this.#calls.length = 0;
  }

  /** The last place with a mark before a place; -1 where there is none. */
  #before(mark: number, place: number): number {
    return place === 0 ? -1 : this.#marks.lastIndexOf(mark, place - 1);
  }

  #remove(place: number): void {
    this.#marks.copyWithin(place, place + 1);
    this.#marks.pop();
    this.#calls.copyWithin(place, place + 1);
    this.#calls.pop();
  }
}
