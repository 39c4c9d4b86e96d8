import type { CorrelatedFrame } from '../../model/frame.ts';
import type { MeterSample, Session } from '../../model/session.ts';
import { meterSamples } from '../../sessions/meter-samples.ts';
import type { CaseView } from '../finding-rule.ts';
import { sessionsByFrame } from '../sessions-by-frame.ts';

/** What a rule wants to know of a session's meter values while they pass by. */
export interface SessionSamples {
  readonly session: Session;
  readonly frame: CorrelatedFrame;
  readonly samples: readonly MeterSample[];
}

const carriers = new Set(['MeterValues', 'StopTransaction', 'TransactionEvent']);
/** The samples of a frame if it belongs to a session. */
export function samplesOfSession(view: CaseView, frame: CorrelatedFrame): SessionSamples | undefined {
  if (frame.kind !== 'call' || frame.action === null || !carriers.has(frame.action)) return undefined;
  const session = sessionsByFrame(view.sessions).get(frame.frameId);
  if (session === undefined) return undefined;
  return { session, frame, samples: meterSamples(frame, view.payloadOf(frame.frameId)) };
}
