import { assertNever } from '../base/assert.ts';
import type { Viewpoint } from '../logs/log-format.ts';
import type { Direction, DirectionLabel } from '../model/frame.ts';
import { initiatorOf } from './actions.ts';

/** What the labels of one log say about who wrote it. */
export interface ViewpointEstimate {
  readonly viewpoint: Viewpoint;
  /** CALLs that speak for each side. */
  readonly forStation: number;
  readonly forCsms: number;
}

export interface ViewpointEstimator {
  /** Takes note of one frame; frames without action or with an absolute label say nothing. */
  note(label: DirectionLabel, action: string | null): void;
  readonly estimate: ViewpointEstimate;
}

/**
 * Finds out who wrote a log whose labels are only `sent` and `received` (research P11): whoever "sends" a BootNotification
 * is the station. A few contradictions are normal (research P10), so the side with more CALLs wins; a tie tells nothing.
 */
export function createViewpointEstimator(): ViewpointEstimator {
  let forStation = 0;
  let forCsms = 0;
  return {
    note(label, action) {
      if (action === null || (label !== 'sent' && label !== 'received')) return;
      const initiator = initiatorOf(action);
      if (initiator !== 'station' && initiator !== 'csms') return;
      if ((initiator === 'station') === (label === 'sent')) forStation += 1;
      else forCsms += 1;
    },
    get estimate() {
      const viewpoint: Viewpoint = forStation > forCsms ? 'station' : forCsms > forStation ? 'csms' : 'unknown';
      return { viewpoint, forStation, forCsms };
    },
  };
}

/** Makes a label absolute; `unknown` when it is relative and nobody knows to whom. */
export function resolveDirection(label: DirectionLabel, viewpoint: Viewpoint): Direction {
  switch (label) {
    case 'station-to-csms':
    case 'csms-to-station':
    case 'unknown':
      return label;
    case 'sent':
      return viewpoint === 'unknown' ? 'unknown' : viewpoint === 'station' ? 'station-to-csms' : 'csms-to-station';
    case 'received':
      return viewpoint === 'unknown' ? 'unknown' : viewpoint === 'station' ? 'csms-to-station' : 'station-to-csms';
    default:
      return assertNever(label);
  }
}
