import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { notFound, stepEvidence } from '../make-finding.ts';

function earlier(one: number | null | undefined, other: number | null | undefined): number | null {
  const known = [one, other].filter((ms) => ms !== null && ms !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

/** T04: a session whose start no log shows. */
export const startBeforeLog = defineRule({
  id: 'transaction.start-before-log',
  severity: 'info',
  category: 'transaction',
  references: [],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const session of view.sessions) {
      if (!session.witnesses.includes('log') || index.endsInLog(session).start !== null) continue;
      // The first message proves the session where nothing else does.
      const seen = view.earliest(session.frameIds);
      yield {
        params: { transaction: session.transactionId },
        session,
        // A stop that was sent late is older than its line.
        fromMs: session.startedAt?.epochMs ?? earlier(seen?.loggedAt.epochMs, session.stoppedAt?.epochMs),
        evidence: [...stepEvidence(session, 'stopped'), seen?.evidence],
        counterEvidence: [notFound('start-in-log')],
      };
    }
  },
});

/** T04: a session that is still open where the evidence ends, or runs into a hole. */
export const stopAfterLog = defineRule({
  id: 'transaction.stop-after-log',
  severity: 'info',
  category: 'transaction',
  references: [],
  thresholds: { graceMs: { value: 600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    // What the station's own store still has open; of an id given twice the later one.
    const rows = new Map(
      index.transactionRows.flatMap((row) => (row.transactionId === null ? [] : [[row.transactionId, row]])),
    );
    for (const [id, { stoppedAt }] of rows) if (stoppedAt !== null) rows.delete(id);
    for (const lane of index.sessionLanes) {
      for (const [at, session] of lane.entries()) {
        const { start, stop } = index.endsInLog(session);
        if (start === null || start.ms === null || stop !== null || start.answer?.kind !== 'result') continue;
        const next = lane[at + 1];
        const nextMs = next === undefined ? null : (index.endsInLog(next).start?.ms ?? null);
        const [boot] = index.bootsWithin(session);
        const untilMs = nextMs ?? (boot?.ms === undefined || boot.ms === null ? null : boot.ms + limits.graceMs);
        // With the log whole up to the next session or past a restart, the stop is missing and not merely unseen.
        if (untilMs !== null && index.coverage.covers(session.station, start.ms, untilMs)) continue;
        const isStored = session.transactionId !== null && session.witnesses.includes('database');
        const row = isStored ? rows.get(session.transactionId) : undefined;
        yield {
          params: {
            transaction: session.transactionId,
            stored: row === undefined ? null : 1,
            lastWh: row?.meterLastWh ?? null,
          },
          session,
          evidence: [start.frame.evidence, row?.evidence],
          counterEvidence: [notFound('stop-in-log'), ...(row === undefined ? [] : [notFound('stop-in-database')])],
        };
      }
    }
  },
});
