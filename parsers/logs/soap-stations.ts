import type { FrameShape } from './frame-shape.ts';

const callsKept = 512;

/** A SOAP answer names no station; it has that of its request (OCPP-S 1.6, 3.3). */
export class SoapStations {
  readonly #calls = new Map<string, string>();

  /** The station of a message out of an envelope, `null` where nothing names it; `station` is `undefined` of a message that is no envelope. */
  stationOf({ kind, uniqueId }: FrameShape, station: string | null | undefined): string | null {
    if (station === undefined) return null;
    if (kind !== 'call') return this.#calls.get(uniqueId) ?? station;
    if (station === null) return null;
    this.#calls.set(uniqueId, station);
    const oldest = this.#calls.keys().next().value;
    if (this.#calls.size > callsKept && oldest !== undefined) this.#calls.delete(oldest);
    return station;
  }
}
