import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import type { Session } from '../../model/session.ts';
import type { StatusInterval } from '../../model/status-interval.ts';
import type { QueryRow } from '../../query/evaluate-query.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import type { CaseView } from '../finding-rule.ts';
import { sessionsByFrame } from '../sessions-by-frame.ts';

/** A message, a state or a session as a rule sees it: when, of whom, and how the filter language reads it. */
export interface CaseRow {
  readonly ms: number | null;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transaction: string | null;
  readonly session: Session | null;
  readonly action: string | null;
  readonly status: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly filtered: QueryRow;
}

/** A message as a row. The payload is read only by filters that need it. */
export function rowOfFrame(view: CaseView, frame: CorrelatedFrame): CaseRow {
  const session = (): Session | null => sessionsByFrame(view.sessions).get(frame.frameId) ?? null;
  const member = (name: string): string | null => textOf(membersOf(view.payloadOf(frame.frameId))[name]);
  return {
    ms: frame.loggedAt.epochMs,
    station: frame.station,
    get connector() {
      return frame.connector ?? session()?.connector ?? null;
    },
    get transaction() {
      return frame.transactionId ?? session()?.transactionId ?? null;
    },
    get session() {
      return session();
    },
    action: frame.action,
    get status() {
      return member('status');
    },
    evidence: [frame.evidence],
    filtered: {
      fields: {
        action: frame.action,
        kind: frame.kind,
        state: frame.state,
        direction: frame.direction,
        station: frame.station,
        connector: frame.connector,
        tx: frame.transactionId,
        id: frame.uniqueId,
        latency: frame.latencyMs,
        at: frame.loggedAt.epochMs,
        get session() {
          return session()?.id ?? null;
        },
        get status() {
          return member('status');
        },
        get code() {
          return joined(frame.errorCode, member('errorCode'), member('vendorErrorCode'));
        },
      },
      text: () =>
        `${frame.action ?? ''} ${frame.uniqueId} ${frame.errorCode ?? ''} ${frame.errorDescription ?? ''} ${
          JSON.stringify(view.payloadOf(frame.frameId)) ?? ''
        }`,
    },
  };
}

/** A state of a connector as a row; stretches that nobody knows are none. */
export function rowOfStatus(interval: StatusInterval, at: 'start' | 'end'): CaseRow | null {
  if (interval.evidence === null) return null;
  const [fromMs, toMs] = [interval.from.epochMs, interval.to?.epochMs ?? null];
  return {
    ms: at === 'start' ? fromMs : toMs,
    station: interval.station,
    connector: interval.connector,
    transaction: null,
    session: null,
    action: null,
    status: interval.status,
    evidence: [interval.evidence],
    filtered: {
      fields: {
        station: interval.station,
        connector: interval.connector,
        status: interval.status,
        code: joined(interval.errorCode, interval.vendorErrorCode),
        at: fromMs,
        duration: fromMs === null || toMs === null ? null : toMs - fromMs,
      },
      text: () =>
        `${interval.status} ${interval.errorCode ?? ''} ${interval.vendorErrorCode ?? ''} ${interval.info ?? ''}`,
    },
  };
}

/** A session as a row, in the words of the session list. */
export function rowOfSession(session: Session, at: 'start' | 'end'): CaseRow {
  const [fromMs, toMs] = [session.startedAt?.epochMs ?? null, session.stoppedAt?.epochMs ?? null];
  return {
    ms: at === 'start' ? fromMs : toMs,
    station: session.station,
    connector: session.connector,
    transaction: session.transactionId,
    session,
    action: null,
    status: null,
    evidence: session.steps
      .filter(({ step }) => step === 'started' || step === 'stopped')
      .map(({ evidence }) => evidence),
    filtered: {
      fields: {
        session: session.id,
        station: session.station,
        connector: session.connector,
        tx: session.transactionId,
        idtag: session.idTag,
        reason: session.reason,
        energy: session.energyWh === null ? null : Number(session.energyWh),
        duration: fromMs === null || toMs === null || toMs < fromMs ? null : toMs - fromMs,
        complete: session.complete ? 'yes' : 'no',
        source: session.witnesses.join(' '),
        at: fromMs,
      },
      text: () => `${session.id} ${session.idTag ?? ''} ${session.reason ?? ''}`,
    },
  };
}

function joined(...codes: readonly (string | null)[]): string | null {
  return codes.filter((code) => code !== null && code !== '').join(' ') || null;
}
