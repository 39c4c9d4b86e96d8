import { addToGroup } from '../../base/group.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { found, notFound } from '../make-finding.ts';

/** Whether a session of the database is missing in a log that has no hole over its time. */
function isUnknownToLog(index: CaseIndex, { startedAt, stoppedAt, witnesses, station }: Session): boolean {
  if (witnesses.includes('log') || !witnesses.includes('database') || !isPlaced(startedAt)) return false;
  return index.coverage.covers(station, startedAt.epochMs, isPlaced(stoppedAt) ? stoppedAt.epochMs : startedAt.epochMs);
}

/** T23: the station's store knows a session of which the log, whole over that time, says nothing. */
export const onlyInDatabase = defineRule({
  id: 'transaction.only-in-database',
  severity: 'critical',
  category: 'transaction',
  references: ['OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const rowsByStart = Map.groupBy(index.transactionRows, (row) => row.startedAt?.epochMs ?? null);
    for (const session of view.sessions) {
      const { startedAt } = session;
      if (!isUnknownToLog(index, session) || startedAt === null) continue;
      const ids = (rowsByStart.get(startedAt.epochMs) ?? []).flatMap(({ startMessageId }) => startMessageId ?? []);
      const queued =
        ids.length === 0
          ? undefined
          : index.storedMessages.find(
              ({ uniqueId, message }) => uniqueId !== null && ids.some((id) => id === uniqueId || message.includes(id)),
            );
      yield {
        params: { transaction: session.transactionId, energyWh: session.energyWh },
        session,
        evidence: session.steps.map(({ evidence }) => evidence),
        counterEvidence: [
          notFound('start-in-log'),
          notFound('hole-in-log'),
          queued === undefined ? notFound('waits-in-queue') : found('waits-in-queue', queued.evidence),
        ],
      };
    }
  },
});

/** T23: the store says that the backend never confirmed the start. */
export const notAcknowledged = defineRule({
  id: 'transaction.not-acknowledged',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
    'OCPP 1.6 edition 2, 4.8 Start Transaction',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const row of index.transactionRows) {
      if (row.acknowledged !== false) continue;
      const session = view.sessions.find(
        (candidate) =>
          candidate.witnesses.includes('database') &&
          (row.transactionId !== null && candidate.transactionId === row.transactionId
            ? candidate.connector === row.connector
            : candidate.startedAt?.epochMs === row.startedAt?.epochMs && candidate.connector === row.connector),
      );
      // A session that the log does not know at all is another finding.
      if (session !== undefined && isUnknownToLog(index, session)) continue;
      // The log shows the confirmation: the store was merely copied before it was updated.
      const answer = session === undefined ? null : (index.endsInLog(session).start?.answer ?? null);
      if (answer?.kind === 'result') continue;
      yield {
        params: { transaction: row.transactionId },
        station: row.station,
        session,
        connector: row.connector,
        fromMs: row.startedAt?.epochMs ?? null,
        evidence: [row.evidence],
        counterEvidence: [notFound('answer-in-log')],
      };
    }
  },
});

/** T25: messages of transactions that still wait to be sent. */
export const waitsInQueue = defineRule({
  id: 'transaction.waits-in-queue',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
    'OCPP 1.6 edition 2, 9.1 TransactionMessageAttempts',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const waiting = index.storedMessages.filter(
      ({ action }) => action === 'StartTransaction' || action === 'StopTransaction' || action === 'TransactionEvent',
    );
    const byQueue = new Map<string, (typeof waiting)[number][]>();
    for (const row of waiting) {
      const key = JSON.stringify([row.station, row.evidence.sourceId, row.queue]);
      addToGroup(byQueue, key, row);
    }
    for (const rows of byQueue.values()) {
      const [first] = rows;
      if (first === undefined) continue;
      const times = rows.flatMap(({ storedAt }) => (isPlaced(storedAt) ? [storedAt.epochMs] : []));
      yield {
        params: {
          messages: rows.length,
          queue: first.queue,
          attempts: rows.reduce((most, { attempts }) => Math.max(most, attempts ?? 0), 0),
        },
        station: first.station,
        fromMs: times.length === 0 ? null : times.reduce((first, ms) => Math.min(first, ms)),
        evidence: rows.map(({ evidence }) => evidence),
      };
    }
  },
});
