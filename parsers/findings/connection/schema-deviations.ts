import { isMembers } from '../../base/members.ts';
import { fieldDeviations } from '../../ocpp/field-deviations.ts';
import { messageFields16 } from '../../ocpp/messages-16.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { requestsAndAnswers } from '../looks-at.ts';
import { Groups } from '../grouped.ts';

interface Deviation {
  readonly station: string | null;
  readonly action: string;
  readonly answer: boolean;
  readonly problem: 'missing' | 'wrong-type' | 'unknown-word' | 'too-long';
  readonly path: string;
  readonly found: string;
}

/** Only 2.x has these, and its messages are not those of 1.6. */
const later = new Set([
  'TransactionEvent',
  'NotifyEvent',
  'NotifyReport',
  'GetVariables',
  'SetVariables',
  'GetBaseReport',
]);

/** Cards and secrets stand in no sentence. */
function isPersonal(path: string): boolean {
  return /idtag|idtoken|password|authorizationkey|iccid|imsi|value$/i.test(path);
}

/** Emphasis of a forum or a document that a log was copied into; the station never sent it. */
function isMarkedUp(found: string): boolean {
  return /^\*\*.*\*\*$/.test(found);
}

/** C13: messages that depart from what OCPP 1.6 defines. */
export const schemaDeviations = defineWatchingRule({
  id: 'connection.schema-deviations',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 6 Messages and 7 Types', 'OCPP-J 1.6 JSON schemas'],
  thresholds: {
    checkedPerAction: { value: 300, unit: 'messages' },
  },
  looksAt: requestsAndAnswers,
  watch(limits) {
    const groups = new Groups<Deviation>();
    const checked = new Lanes<{ seen: number }>();
    const notOf16 = new Set<string | null>();
    return {
      frame(frame, payload) {
        const { kind, action, station, state } = frame;
        if (action === null || (kind !== 'call' && kind !== 'result')) return;
        if (later.has(action)) notOf16.add(station);
        // What a logger cut or a repair filled in says nothing about the station.
        if (state !== 'whole' || notOf16.has(station)) return;
        const count = checked.get(station, action, kind) ?? checked.add(station, action, kind, { seen: 0 });
        if (count.seen >= limits.checkedPerAction) return;
        count.seen += 1;
        const fields = messageFields16(action);
        if (fields === undefined) return;
        if (!isMembers(payload)) return;
        if (
          'chargingStation' in payload ||
          'evseId' in payload ||
          'heartbeatInterval' in payload ||
          'values' in payload
        ) {
          notOf16.add(station);
          return;
        }
        for (const { problem, path, found } of fieldDeviations(
          kind === 'call' ? fields.request : fields.response,
          payload,
        )) {
          // Members of a vendor's own are told by the discovery of extensions, and break nothing.
          if (problem === 'unknown-field' || isMarkedUp(found)) continue;
          const place = path.replaceAll(/\[\d+\]/g, '[]');
          groups.add([station, action, kind, problem, place], frame.loggedAt.epochMs, [frame.evidence], () => ({
            station,
            action,
            answer: kind === 'result',
            problem,
            path: place,
            found,
          }));
        }
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          const { station, action, answer, problem, path, found } = facts;
          if (notOf16.has(station)) continue;
          yield {
            // A text that is too long is a breach without harm in most systems; what is missing is not.
            severity: problem === 'missing' || problem === 'wrong-type' ? 'warning' : 'info',
            params: {
              action,
              answer: answer ? 1 : null,
              found: problem === 'missing' || isPersonal(path) ? null : found,
              times,
              missing: problem === 'missing' ? path : null,
              mistyped: problem === 'wrong-type' ? path : null,
              word: problem === 'unknown-word' ? path : null,
              long: problem === 'too-long' ? path : null,
            },
            station,
            fromMs,
            toMs,
            evidence,
          };
        }
      },
    };
  },
});
