import { countUpTo } from '../../../base/sorted-search.ts';
import type { Session } from '../../../model/session.ts';
import { isMembers } from '../../../base/members.ts';
import { defineWatchingRule } from '../../define-rule.ts';
import { caseIndex } from '../../case-index.ts';
import { Bound } from '../../left-out.ts';
import { Lanes } from '../../lanes.ts';
import { callsOf } from '../../looks-at.ts';
import { notFound } from '../../make-finding.ts';
import { dataTransferIn, transferredData } from './data-transfers.ts';

const aboutSession = /^(?:connector|evse|meter|energy|kwh|soc|session|charging|cost|price|tariff)/i;
const namesTransaction = /(?:transaction|^tx)_?id$|^transaction$|^tx$|session_?id$/i;

/** The names of members down to a depth; data of honest systems is flat. */
function namesIn(value: unknown, depth = 0): readonly string[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => namesIn(item, depth + 1));
  if (!isMembers(value)) return [];
  return Object.entries(value)
    .slice(0, 100)
    .flatMap(([name, inner]) => [name, ...namesIn(inner, depth + 1)]);
}

/** Data of one kind about sessions, without a transaction id. Columns, because a station sends one a minute. */
interface Lane {
  readonly station: string | null;
  readonly vendorId: string;
  readonly messageId: string | null;
  readonly member: string;
  readonly ms: number[];
  readonly frameIds: number[];
}

/** Messages of one kind that are remembered; what comes after them is counted. */
const messagesKept = 20_000;
const evidenceTold = 20;

/** Whether any session of a station ran at an instant. */
function runs(sessions: readonly Session[]): (ms: number) => boolean {
  const begun = sessions
    .flatMap(({ startedAt, stoppedAt }) =>
      startedAt === null || startedAt.epochMs === null
        ? []
        : [{ fromMs: startedAt.epochMs, toMs: stoppedAt?.epochMs ?? Infinity }],
    )
    .sort((left, right) => left.fromMs - right.fromMs);
  let latestMs = -Infinity;
  const endedBy = begun.map(({ toMs }) => (latestMs = Math.max(latestMs, toMs)));
  return (ms) => (endedBy[countUpTo(begun, ms, ({ fromMs }) => fromMs) - 1] ?? -Infinity) >= ms;
}

/** Data about a running session without its transaction id cannot be assigned when it comes late. */
export const transactionIdMissing = defineWatchingRule({
  id: 'vendor.oca.transaction-id-missing',
  severity: 'info',
  category: 'vendor',
  references: ['Open Charge Alliance, Customizing OCPP Implementations 1.1, 2.2.2 (good practices, 3)'],
  thresholds: {},
  looksAt: callsOf('DataTransfer'),
  watch(_limits, records) {
    const bound = new Bound(messagesKept);
    const all = new Lanes<Lane>();
    return {
      frame(frame, payload) {
        const { frameId, station, direction, loggedAt } = frame;
        const about = direction === 'station-to-csms' ? dataTransferIn(frame, payload) : undefined;
        const parsed = about === undefined ? undefined : transferredData(payload);
        if (about === undefined || loggedAt.epochMs === null || !isMembers(parsed)) return;
        const names = namesIn(parsed);
        const member = names.find((name) => aboutSession.test(name));
        if (member === undefined || names.some((name) => namesTransaction.test(name))) return;
        const { vendorId, messageId } = about;
        const lane =
          all.get(station, vendorId, messageId) ??
          all.add(station, vendorId, messageId, { station, vendorId, messageId, member, ms: [], frameIds: [] });
        if (!bound.admits(lane.ms.length, loggedAt.epochMs, frame.evidence)) return;
        lane.ms.push(loggedAt.epochMs);
        lane.frameIds.push(frameId);
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const { station, vendorId, messageId, member, ms, frameIds } of all.all) {
          const runsAt = runs(index.sessionsOf(station));
          const places = [...ms.keys()].filter((place) => runsAt(ms[place] ?? -Infinity));
          const [first] = places;
          const last = places.at(-1);
          if (first === undefined || last === undefined) continue;
          yield {
            params: { vendorId, messageId, member, times: places.length },
            station,
            fromMs: ms[first] ?? null,
            toMs: ms[last] ?? null,
            evidence: places.slice(0, evidenceTold).map((place) => records.evidenceOf(frameIds[place] ?? -1)),
            counterEvidence: [notFound('transaction-id-in-data')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
