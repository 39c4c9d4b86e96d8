import { countUpTo } from '../../base/sorted-search.ts';
import type { Session } from '../../model/session.ts';
import { wholeNumberOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call, CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

function connectorAsked({ payload }: Call): number | null {
  return wholeNumberOf(payload['connectorId'] ?? payload['evseId']);
}

/** Whether the backend asked once more between an order and the start of the session that both belong to. */
function isAskedAgain(index: CaseIndex, session: Session, { frame, ms }: Call, startedMs: number): boolean {
  const calls = index.callsOf(frame.station, 'RemoteStartTransaction', 'RequestStartTransaction');
  return calls
    .slice(
      countUpTo(calls, ms ?? 0, (call) => call.ms ?? 0),
      countUpTo(calls, startedMs, (call) => call.ms ?? 0),
    )
    .some((call) => call.reply['status'] === 'Accepted' && index.sessionOfFrame(call.frame.frameId) === session);
}

/** A04: the station accepted a remote start, and no session came of it. */
export const remoteStartWithoutSession = defineRule({
  id: 'authorisation.remote-start-without-session',
  severity: 'warning',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 5.11 Remote Start Transaction', 'OCPP 1.6 edition 2, 9.1 ConnectionTimeOut'],
  thresholds: { waitMs: { value: 180_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const call of index.calls('RemoteStartTransaction', 'RequestStartTransaction')) {
      const answeredMs = call.answer?.ms ?? null;
      if (answeredMs === null || call.reply['status'] !== 'Accepted') continue;
      // A transaction that began with the cable goes on with it (2.0.1, F02).
      if (call.reply['transactionId'] !== undefined) continue;
      const session = index.sessionOfFrame(call.frame.frameId);
      const startedMs = session?.startedAt?.epochMs ?? null;
      const isLate = startedMs !== null && startedMs > answeredMs + limits.waitMs;
      // However late the cable came in; but asked again before that, the session came of the later one.
      if (session !== undefined && !(isLate && isAskedAgain(index, session, call, startedMs))) continue;
      const connector = connectorAsked(call);
      const starts = index.callsOf(call.frame.station, 'StartTransaction', 'TransactionEvent');
      const began = starts
        .slice(
          countUpTo(starts, answeredMs - 5_001, ({ ms }) => ms ?? 0),
          countUpTo(starts, answeredMs + limits.waitMs, ({ ms }) => ms ?? 0),
        )
        .some(
          ({ frame, payload }) =>
            payload['eventType'] !== 'Ended' &&
            (connector === null || frame.connector === null || frame.connector === connector),
        );
      if (began || !index.coverage.covers(call.frame.station, answeredMs, answeredMs + limits.waitMs)) continue;
      yield {
        params: { waited: durationText(limits.waitMs) },
        station: call.frame.station,
        connector,
        fromMs: answeredMs,
        toMs: answeredMs + limits.waitMs,
        evidence: [call.answer?.evidence, call.frame.evidence],
        counterEvidence: [notFound('start-in-log')],
      };
    }
  },
});

/** A05: the backend asks for the same thing again and again. */
export const remoteStartRepeated = defineRule({
  id: 'authorisation.remote-start-repeated',
  severity: 'warning',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 5.11 Remote Start Transaction'],
  thresholds: { fewest: { value: 3, unit: 'requests' }, withinMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const byConnector = new Map<string, Call[]>();
    for (const call of index.calls('RemoteStartTransaction', 'RequestStartTransaction')) {
      const connector = connectorAsked(call);
      if (connector === null || call.ms === null) continue;
      const key = JSON.stringify([call.frame.station, connector]);
      const known = byConnector.get(key);
      if (known === undefined) byConnector.set(key, [call]);
      else known.push(call);
    }
    for (const calls of byConnector.values()) {
      let run: Call[] = [];
      for (const call of [...calls, null]) {
        const first = run[0]?.ms ?? null;
        if (call !== null && call.ms !== null && (first === null || call.ms - first <= limits.withinMs)) {
          run.push(call);
          continue;
        }
        const [begin] = run;
        // Each request that led to a session was none in vain.
        const inVain = run.filter(({ frame }) => index.sessionOfFrame(frame.frameId) === undefined);
        if (begin !== undefined && run.length >= limits.fewest && inVain.length >= limits.fewest - 1) {
          yield {
            params: { times: run.length },
            station: begin.frame.station,
            connector: connectorAsked(begin),
            fromMs: begin.ms,
            toMs: run.at(-1)?.ms ?? begin.ms,
            evidence: run.map(({ frame }) => frame.evidence),
          };
        }
        run = call === null ? [] : [call];
      }
    }
  },
});
