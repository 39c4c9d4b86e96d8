import { addToGroup } from '../../base/group.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import type { TransactionRow } from '../../model/database-record.ts';
import type { Session } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import { found, notFound } from '../make-finding.ts';
import { storedMessageWith } from './stored-messages.ts';

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
      const queued = ids
        .map((id) => storedMessageWith(index, id, ({ uniqueId }) => uniqueId !== null))
        .find((row) => row !== undefined);
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

/** Finds the session that a row tells of: by id and connector, else by start and connector; of several the first. */
function createSessionsByRow({ sessions }: CaseView): (row: TransactionRow) => Session | undefined {
  const known = sessions.filter(({ witnesses }) => witnesses.includes('database'));
  const places = [...known.keys()];
  const byId = Map.groupBy(places, (at) => JSON.stringify([known[at]?.transactionId, known[at]?.connector]));
  const byStart = Map.groupBy(places, (at) =>
    JSON.stringify([known[at]?.startedAt?.epochMs ?? null, known[at]?.connector]),
  );
  return ({ transactionId, connector, startedAt }) => {
    const named = transactionId === null ? undefined : byId.get(JSON.stringify([transactionId, connector]))?.[0];
    const begun = byStart
      .get(JSON.stringify([startedAt?.epochMs ?? null, connector]))
      ?.find((at) => transactionId === null || known[at]?.transactionId !== transactionId);
    const place = Math.min(named ?? Infinity, begun ?? Infinity);
    return Number.isFinite(place) ? known[place] : undefined;
  };
}

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
    const sessionOfRow = createSessionsByRow(view);
    for (const row of index.transactionRows) {
      if (row.acknowledged !== false) continue;
      const session = sessionOfRow(row);
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
