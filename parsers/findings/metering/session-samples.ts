import type { CorrelatedFrame } from '../../model/frame.ts';
import type { MeterSample, Session } from '../../model/session.ts';
import { meterSamples } from '../../sessions/meter-samples.ts';
import type { CaseView } from '../finding-rule.ts';

/** What a rule wants to know of a session's meter values while they pass by. */
export interface SessionSamples {
  readonly session: Session;
  readonly frame: CorrelatedFrame;
  readonly samples: readonly MeterSample[];
}

const carriers = new Set(['MeterValues', 'StopTransaction', 'TransactionEvent']);
const sessionsOfViews = new WeakMap<CaseView, ReadonlyMap<number, Session>>();
/** Which session each message belongs to; made once per view. */
export function sessionsByFrame(view: CaseView): ReadonlyMap<number, Session> {
  let known = sessionsOfViews.get(view);
  if (known === undefined) {
    known = new Map(view.sessions.flatMap((session) => session.frameIds.map((id) => [id, session] as const)));
    sessionsOfViews.set(view, known);
  }
  return known;
}

/** The samples of a frame if it belongs to a session. */
export function samplesOfSession(view: CaseView, frame: CorrelatedFrame): SessionSamples | undefined {
  if (frame.kind !== 'call' || frame.action === null || !carriers.has(frame.action)) return undefined;
  const session = sessionsByFrame(view).get(frame.frameId);
  if (session === undefined) return undefined;
  return { session, frame, samples: meterSamples(frame, view.payloadOf(frame.frameId)) };
}
