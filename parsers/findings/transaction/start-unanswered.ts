import { countUpTo } from '../../base/sorted-search.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** T01: a StartTransaction that the backend never answered, although the log runs on. */
export const startUnanswered = defineRule({
  id: 'transaction.start-unanswered',
  severity: 'critical',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 4.8 Start Transaction',
    'OCPP 1.6 edition 2, 3.7.1 Error responses to transaction-related messages',
    'OCPP 2.0.1 part 2, OCPPCommCtrlr.MessageAttempts',
  ],
  thresholds: { silentMs: { value: 60_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const starts = index
      .calls('StartTransaction', 'TransactionEvent')
      .filter(({ frame, payload }) => frame.action === 'StartTransaction' || payload['eventType'] === 'Started');
    // A repetition may have been answered.
    const answered = new Set(
      starts.flatMap(({ frame, answer }) => (answer === null ? [] : (index.sessionOfFrame(frame.frameId)?.id ?? []))),
    );
    const rowOfMessage = new Map(index.transactionRows.toReversed().map((row) => [row.startMessageId, row] as const));
    const reported = new Set<string>();
    for (const call of starts) {
      const { frame, ms, answer } = call;
      const activity = index.stations.get(frame.station);
      if (answer !== null || ms === null || activity === undefined || activity.backendAnswers === 0) continue;
      if (!index.coverage.covers(frame.station, ms, ms + limits.silentMs)) continue;
      const session = index.sessionOfFrame(frame.frameId);
      if (session !== undefined) {
        // A station that uses an id got an answer, though this log does not show it. In 2.x the id is its own.
        const usesId = session.transactionId !== null && frame.action === 'StartTransaction';
        if (usesId || answered.has(session.id) || reported.has(session.id)) continue;
        reported.add(session.id);
      }
      const row = rowOfMessage.get(frame.uniqueId);
      if (row?.acknowledged === true) continue;
      const boot = activity.boots[countUpTo(activity.boots, ms, (candidate) => candidate.ms ?? 0)];
      yield {
        params: {
          action: frame.action,
          waited: durationText((index.coverage.lastsUntil(frame.station, ms) ?? ms) - ms),
        },
        station: frame.station,
        session,
        connector: frame.connector,
        fromMs: ms,
        toMs: ms,
        evidence: [frame.evidence, row?.evidence],
        counterEvidence: [
          notFound('answer-in-log'),
          notFound('repetition-answered'),
          row === undefined ? notFound('row-acknowledged') : found('row-not-acknowledged', row.evidence),
          ...(boot === undefined ? [] : [found('boot-afterwards', boot.frame.evidence)]),
        ],
      };
    }
  },
});
