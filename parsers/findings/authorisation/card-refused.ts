import { cardOf, cardStatusOf } from '../../sessions/authorisation-messages.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView } from '../finding-rule.ts';
import type { FindingParts } from '../make-finding.ts';

/** Requests that show a card, whose answer refused it for one of these reasons, by station, card and reason. */
function* refusals(view: CaseView, statuses: ReadonlySet<string>): Generator<FindingParts> {
  const index = caseIndex(view);
  const groups = new Map<string, { readonly status: string; readonly calls: Call[] }>();
  for (const call of index.calls('Authorize', 'StartTransaction', 'TransactionEvent')) {
    const status = cardStatusOf(call.reply);
    if (status === null || !statuses.has(status)) continue;
    const key = JSON.stringify([call.frame.station, cardOf(call.payload)?.toLowerCase(), status]);
    const group = groups.get(key) ?? { status, calls: [] };
    group.calls.push(call);
    groups.set(key, group);
  }
  for (const { status, calls } of groups.values()) {
    const [first] = calls;
    const last = calls.at(-1);
    if (first === undefined || last === undefined) continue;
    yield {
      // The card itself is a person's and stays in the evidence.
      params: { status, times: calls.length },
      station: first.frame.station,
      session: index.sessionOfFrame(first.frame.frameId),
      connector: first.frame.connector,
      fromMs: first.ms,
      toMs: last.ms,
      evidence: calls.flatMap(({ frame, answer }) => [answer?.evidence, frame.evidence]),
    };
  }
}

const refused = new Set([
  'Invalid',
  'Blocked',
  'Expired',
  'Unknown',
  'NoCredit',
  'NotAllowedTypeEVSE',
  'NotAtThisLocation',
  'NotAtThisTime',
]);

/** A01: a card that the backend refused. */
export const cardRefused = defineRule({
  id: 'authorisation.card-refused',
  severity: 'warning',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 7.2 AuthorizationStatus', 'OCPP 2.0.1 part 2, AuthorizationStatusEnumType'],
  thresholds: {},
  evaluate: (view) => refusals(view, refused),
});

/** A02: a card that is still in use elsewhere as the backend sees it. */
export const cardConcurrent = defineRule({
  id: 'authorisation.concurrent-transaction',
  severity: 'warning',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 7.2 AuthorizationStatus'],
  thresholds: {},
  evaluate: (view) => refusals(view, new Set(['ConcurrentTx'])),
});
