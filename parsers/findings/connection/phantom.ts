import type { EvidenceRef } from '../../model/evidence.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { everyMessage } from '../looks-at.ts';
import { durationText, found } from '../make-finding.ts';

interface Run {
  readonly station: string | null;
  readonly fromMs: number;
  toMs: number;
  calls: number;
  readonly evidence: EvidenceRef[];
}

/** C03: the connection answers pings, but behind it nobody answers requests. */
export const phantomConnection = defineWatchingRule({
  id: 'connection.phantom',
  severity: 'critical',
  category: 'connection',
  references: ['RFC 6455, 5.5.2 Ping', 'OCPP-J 1.6, 4.1.1 Synchronicity'],
  thresholds: { silentMs: { value: 60_000, unit: 'ms' }, fewest: { value: 2, unit: 'requests' } },
  looksAt: everyMessage,
  watch(limits) {
    const current = new Map<string | null, { run: Run | null }>();
    const runs: Run[] = [];
    const isLong = ({ calls, fromMs, toMs }: Run): boolean => calls >= limits.fewest && toMs - fromMs > limits.silentMs;
    return {
      frame({ kind, station, direction, loggedAt, evidence }) {
        const ms = loggedAt.epochMs;
        if (ms === null) return;
        const held = current.get(station) ?? { run: null };
        const { run } = held;
        if (run !== null) run.toMs = ms;
        if (kind === 'call' && direction === 'station-to-csms') {
          if (run === null) {
            held.run = { station, fromMs: ms, toMs: ms, calls: 1, evidence: [evidence] };
            current.set(station, held);
          } else {
            run.calls += 1;
            if (run.evidence.length < 10) run.evidence.push(evidence);
          }
        } else if (direction === 'csms-to-station') {
          // Nearly every answer ends a run; only those that may tell something are kept.
          if (run !== null && isLong(run)) runs.push(run);
          held.run = null;
        }
      },
      *finish(view) {
        const long = [...runs, ...[...current.values()].flatMap(({ run }) => run ?? [])].filter(isLong);
        if (long.length === 0) return;
        const pongs = [...view.events].filter(({ event }) => event === 'pong');
        for (const run of long) {
          const inside = pongs.filter(
            ({ loggedAt, station }) =>
              (station === null || run.station === null || station === run.station) &&
              loggedAt.epochMs !== null &&
              loggedAt.epochMs > run.fromMs &&
              loggedAt.epochMs <= run.toMs,
          );
          const [first] = inside;
          const last = inside.at(-1);
          // One pong may have been under way; several over the time mean that the connection lives.
          if (first === undefined || last === undefined || inside.length < 2) continue;
          yield {
            params: { calls: run.calls, duration: durationText(run.toMs - run.fromMs), pongs: inside.length },
            station: run.station,
            fromMs: run.fromMs,
            toMs: run.toMs,
            evidence: [...run.evidence, first.evidence, last.evidence],
            counterEvidence: [
              found('pong-meanwhile', last.evidence),
              { code: 'any-answer', found: false, evidence: null },
            ],
          };
        }
      },
    };
  },
});
