import type { FramePayload, FrameState } from '../model/frame.ts';
import { type Derived, derivedPayload, repairCodes } from './derived-frame.ts';
import type { Dress } from './frame-dress.ts';
import { type FrameShape, readFrameShape } from './frame-shape.ts';

/** Where a frame stands in the window, and in what clothes. */
export interface FramePlace {
  readonly dress: Dress['kind'];
  /** Positions in the window. */
  readonly start: number;
  readonly end: number;
}

/** A frame as it was found at one place of the text. */
export interface FoundFrame extends FramePlace {
  readonly shape: FrameShape;
  readonly state: FrameState;
  readonly repairs: readonly string[];
  readonly payload: FramePayload;
  /** Where the message itself names its station (SOAP: `chargeBoxIdentity`). */
  readonly station: string | null;
  /** Why it is not whole, as an issue code; `null` when it is. */
  readonly problem: 'log.frame-truncated' | 'log.frame-malformed' | 'log.frame-elided' | null;
}

export type FrameAttempt =
  | { readonly outcome: 'frame'; readonly frame: FoundFrame }
  /** Looked like one and is none. */
  | { readonly outcome: 'none' }
  /** The text at hand ends too early to tell. */
  | { readonly outcome: 'more' };

export const none: FrameAttempt = { outcome: 'none' };
export const more: FrameAttempt = { outcome: 'more' };

/** A derived frame that is complete; `repairs` were needed before its text could be walked over. */
export function completeFrame(derived: Derived, place: FramePlace, repairs: readonly string[]): FrameAttempt {
  const shape = readFrameShape(derived.elements, true);
  if (shape === undefined) return none;
  const all = [...repairs, ...repairCodes(derived.structure), ...(shape.oddity === undefined ? [] : [shape.oddity])];
  const state = all.length === 0 ? 'whole' : 'repaired';
  const payload = derivedPayload(derived, shape);
  return { outcome: 'frame', frame: { ...place, shape, state, repairs: all, payload, station: null, problem: null } };
}

/** A derived frame of which only the beginning can be read. */
export function damagedFrame(
  derived: Derived,
  place: FramePlace,
  problem: NonNullable<FoundFrame['problem']>,
): FrameAttempt {
  const shape = readFrameShape(derived.elements, false);
  if (shape === undefined) return none;
  const payload = derivedPayload(derived, shape);
  const repairs = [...repairCodes(derived.structure), ...(shape.oddity === undefined ? [] : [shape.oddity])];
  return { outcome: 'frame', frame: { ...place, shape, state: 'truncated', repairs, payload, station: null, problem } };
}
