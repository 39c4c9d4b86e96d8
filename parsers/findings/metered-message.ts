import type { CorrelatedFrame } from '../model/frame.ts';
import type { MeterSample } from '../model/session.ts';
import { meterSamples } from '../sessions/meter-samples.ts';
import type { SessionLane } from '../sessions/session-lane.ts';
import { callsOf } from './looks-at.ts';
import { readingsOf } from './metering/session-series.ts';
import type { Reading } from './metering/session-series.ts';

/** Requests that carry meter values. */
export const carriesMeterValues = callsOf('MeterValues', 'StopTransaction', 'TransactionEvent');

/** A message with meter values. What rules want to know of it is read once, when the first of them asks. */
export class MeteredMessage {
  readonly frame: CorrelatedFrame;
  readonly payload: unknown;
  /** Of the session that it belongs to; `undefined` for samples of no session. */
  readonly lane: SessionLane | undefined;
  #samples: readonly MeterSample[] | undefined;
  #readings: readonly Reading[] | undefined;

  constructor(frame: CorrelatedFrame, payload: unknown, lane: SessionLane | undefined) {
    this.frame = frame;
    this.payload = payload;
    this.lane = lane;
  }

  /** All samples in base units. */
  get samples(): readonly MeterSample[] {
    this.#samples ??= meterSamples(this.frame, this.payload);
    return this.#samples;
  }

  /** What the meter of the session said, by the instants in the message; none where it belongs to no session. */
  get readings(): readonly Reading[] {
    this.#readings ??= this.lane === undefined ? [] : readingsOf(this.lane, this.frame.evidence, this.samples);
    return this.#readings;
  }
}
