import type { Session } from '../../model/session.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';
import { found, notFound } from '../make-finding.ts';

/** A07: the backend wants to stop a transaction that is over, or that the log never mentions. */
export const remoteStopUnknown = defineRule({
  id: 'authorisation.remote-stop-unknown',
  severity: 'warning',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 5.12 Remote Stop Transaction', 'OCPP 2.0.1 part 2, F03 (RequestStopTransaction)'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const byId = new Map<string, Session>();
    for (const session of view.sessions.toReversed())
      byId.set(JSON.stringify([session.station, session.transactionId]), session);
    for (const call of index.calls('RemoteStopTransaction', 'RequestStopTransaction')) {
      const { frame, ms, reply, answer } = call;
      const transaction = textOf(call.payload['transactionId'], 80);
      if (transaction === null || ms === null || answer?.kind !== 'result') continue;
      const session = byId.get(JSON.stringify([frame.station, transaction]));
      const stop = session === undefined ? null : index.endsInLog(session).stop;
      const over = stop?.ms !== undefined && stop.ms !== null && stop.ms < ms;
      // A station that does not know the id says so; alone the log may begin later than the session.
      if (!over && (session !== undefined || textOf(reply['status'], 40) !== 'Rejected')) continue;
      yield {
        params: { transaction, over: over ? 1 : null, status: textOf(reply['status'], 40) },
        station: frame.station,
        ...(session === undefined ? {} : { session }),
        fromMs: ms,
        evidence: [frame.evidence, answer.evidence, over ? stop.frame.evidence : null],
        counterEvidence: [
          session === undefined
            ? notFound('session-with-this-id')
            : found('session-with-this-id', index.endsInLog(session).start?.frame.evidence ?? null),
        ],
      };
    }
  },
});

/** 1.5 says Accepted. */
const opened: ReadonlySet<string | null> = new Set(['Unlocked', 'Accepted']);
/** The station says that it cannot, or that it must not: somebody charges there (2.0.1, F05). */
const asItShould: ReadonlySet<string> = new Set(['NotSupported', 'OngoingAuthorizedTransaction']);

/** A08: the cable was not released. */
export const unlockFailed = defineRule({
  id: 'authorisation.unlock-failed',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 5.18 Unlock Connector', 'OCPP 2.0.1 part 2, F05 (UnlockConnector)'],
  thresholds: { laterMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const calls = index.calls('UnlockConnector');
    const failed = new Groups<{ station: string | null; connector: number | null; status: string; firstMs: number }>();
    for (const { frame, ms, reply, answer } of calls) {
      const status = textOf(reply['status'], 60);
      if (status === null || opened.has(status) || answer === null || ms === null) continue;
      failed.add([frame.station, frame.connector, status], ms, [answer.evidence, frame.evidence], () => ({
        station: frame.station,
        connector: frame.connector,
        status,
        firstMs: ms,
      }));
    }
    for (const { facts, times, fromMs, toMs, evidence } of failed.all()) {
      const later = index
        .callsOf(facts.station, 'UnlockConnector')
        .find(
          ({ frame, ms, reply }) =>
            frame.connector === facts.connector &&
            opened.has(textOf(reply['status'], 60)) &&
            ms !== null &&
            ms > facts.firstMs &&
            ms <= (toMs ?? facts.firstMs) + limits.laterMs,
        );
      yield {
        severity: asItShould.has(facts.status) ? 'info' : 'warning',
        params: { status: facts.status, times },
        station: facts.station,
        connector: facts.connector,
        fromMs,
        toMs,
        evidence,
        counterEvidence: [
          later === undefined ? notFound('unlocked-later') : found('unlocked-later', later.answer?.evidence ?? null),
        ],
      };
    }
    yield* failed.leftOut();
  },
});
