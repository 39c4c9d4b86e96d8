import type { StoredMessageRow, TransactionRow } from '../../model/database-record.ts';
import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound, stepEvidence } from '../make-finding.ts';
import { storedMessageWith } from './stored-messages.ts';

/** Whether a session goes on after a restart: messages of it follow the boot (a station may continue it, or replay it). */
function continues(session: Session, bootFrameId: number): boolean {
  return session.frameIds.filter((frameId) => frameId > bootFrameId).length >= 2;
}

/** The first restart of the station during a session whose stop the log does not show. */
function restartOf(index: CaseIndex, session: Session, startedMs: number, untilMs: number) {
  return index.bootsWithin(session).find(({ ms }) => ms !== null && ms > startedMs && ms < untilMs);
}

/** The first row of each transaction that has an end, by the transaction's id. */
const endedRows = new WeakMap<CaseIndex, ReadonlyMap<string, TransactionRow>>();

function endedRowOf(index: CaseIndex, transactionId: string): TransactionRow | undefined {
  let rows = endedRows.get(index);
  if (rows === undefined) {
    const found = new Map<string, TransactionRow>();
    for (const row of index.transactionRows) {
      const id = row.transactionId;
      if (id !== null && row.stoppedAt !== null && !found.has(id)) found.set(id, row);
    }
    rows = found;
    endedRows.set(index, rows);
  }
  return rows.get(transactionId);
}

/** What else might know of the stop. */
function otherWitnesses(index: CaseIndex, { transactionId }: Session) {
  const row = transactionId === null ? undefined : endedRowOf(index, transactionId);
  const isStop = ({ action }: StoredMessageRow): boolean => action === 'StopTransaction';
  const queued = transactionId === null ? undefined : storedMessageWith(index, transactionId, isStop);
  return [
    notFound('stop-in-log'),
    row === undefined ? notFound('stop-in-database') : found('stop-in-database', row.evidence),
    queued === undefined ? notFound('stop-in-queue') : found('stop-in-queue', queued.evidence),
  ];
}

/** For each session of a lane the next one behind it of which the log shows both ends. */
function nextWhole(index: CaseIndex, lane: readonly Session[]): readonly (Session | undefined)[] {
  const next: (Session | undefined)[] = [];
  let whole: Session | undefined;
  for (let at = lane.length - 1; at >= 0; at -= 1) {
    next[at] = whole;
    const session = lane[at];
    const ends = session === undefined ? undefined : index.endsInLog(session);
    if (ends !== undefined && ends.start !== null && ends.stop !== null) whole = session;
  }
  return next;
}

/** T03: a session without a stop although a later one on the connector is complete and the log has no hole between them. */
export const stopMissing = defineRule({
  id: 'transaction.stop-missing',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 4.10 Stop Transaction',
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const lane of index.sessionLanes) {
      const laterWhole = nextWhole(index, lane);
      for (const [at, session] of lane.entries()) {
        const { start, stop } = index.endsInLog(session);
        if (start?.ms === undefined || start.ms === null || stop !== null || start.answer?.kind !== 'result') continue;
        // Of a 2.x transaction it is said by `transaction.event-missing`.
        if (start.frame.action === 'TransactionEvent') continue;
        const later = laterWhole[at];
        const laterMs = later === undefined ? null : index.endsInLog(later).start?.ms;
        if (later === undefined || laterMs === undefined || laterMs === null || laterMs <= start.ms) continue;
        if (!index.coverage.covers(session.station, start.ms, laterMs)) continue;
        if (restartOf(index, session, start.ms, laterMs) !== undefined) continue;
        yield {
          params: { transaction: session.transactionId },
          session,
          evidence: [
            start.frame.evidence,
            ...stepEvidence(later, 'started'),
            ...stepEvidence(session, 'finishing', 'unplugged'),
          ],
          counterEvidence: otherWitnesses(index, session),
        };
      }
    }
  },
});

/** T05: the station restarted during a session and never sent the stop. */
export const stopMissingAfterReboot = defineRule({
  id: 'transaction.stop-missing-after-reboot',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 4.10 Stop Transaction', 'OCPP 1.6 edition 2, 5.14 Reset'],
  thresholds: { graceMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const session of view.sessions) {
      const { start, stop } = index.endsInLog(session);
      if (start?.ms === undefined || start.ms === null || stop !== null || start.answer?.kind !== 'result') continue;
      const boot = restartOf(index, session, start.ms, Infinity);
      if (boot?.ms === undefined || boot.ms === null || continues(session, boot.frame.frameId)) continue;
      // A boot that was not accepted must not send transactions (1.6, 4.2).
      if (boot.answer !== null && boot.reply['status'] !== undefined && boot.reply['status'] !== 'Accepted') continue;
      if (!index.coverage.covers(session.station, boot.ms, boot.ms + limits.graceMs)) continue;
      yield {
        params: { transaction: session.transactionId, waited: durationText(limits.graceMs) },
        session,
        toMs: boot.ms,
        evidence: [boot.frame.evidence, start.frame.evidence],
        counterEvidence: [...otherWitnesses(index, session), notFound('session-goes-on')],
      };
    }
  },
});
