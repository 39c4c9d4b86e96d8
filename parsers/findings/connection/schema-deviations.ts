import { isMembers } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import type { MessageFields } from '../../ocpp/field.ts';
import { fieldDeviations } from '../../ocpp/field-deviations.ts';
import { familyOf } from '../../ocpp/message-version.ts';
import { messageFields16 } from '../../ocpp/messages-16.ts';
import { messageFields2x } from '../../ocpp/messages-2x.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { requestsAndAnswers } from '../looks-at.ts';
import { Groups } from '../grouped.ts';

type Version = '1.5' | '1.6' | '2.x';

interface Deviation {
  readonly version: Version;
  readonly station: string | null;
  readonly action: string;
  readonly answer: boolean;
  readonly problem: 'missing' | 'wrong-type' | 'unknown-word' | 'too-long';
  readonly path: string;
  readonly found: string;
}

/** Cards and secrets stand in no sentence. */
function isPersonal(path: string): boolean {
  return /idtag|idtoken|password|authorizationkey|iccid|imsi|value$/i.test(path);
}

/** Emphasis of a forum or a document that a log was copied into; the station never sent it. */
function isMarkedUp(found: string): boolean {
  return /^\*\*.*\*\*$/.test(found);
}

/** 1.5 has no table: its messages are not judged. */
function fieldsOf(action: string, version: Version): MessageFields | undefined {
  if (version === '1.5') return undefined;
  return version === '1.6' ? messageFields16(action) : messageFields2x(action);
}

/** A message that only one version of OCPP has in this form; `null` where several do. */
function versionOf(action: string, payload: Members): Version | null {
  if (familyOf(action, payload) === '2.x') return '2.x';
  const old =
    (action === 'BootNotification' && 'heartbeatInterval' in payload) ||
    (action === 'MeterValues' && 'values' in payload) ||
    (action === 'StatusNotification' && payload['status'] === 'Occupied');
  return old ? '1.5' : null;
}

/** C13: messages that depart from what their version of OCPP defines. */
export const schemaDeviations = defineWatchingRule({
  id: 'connection.schema-deviations',
  severity: 'warning',
  category: 'connection',
  references: [
    'OCPP 1.6 edition 2, 6 Messages and 7 Types',
    'OCPP-J 1.6 JSON schemas',
    'OCPP 2.0.1 part 2, Messages, Datatypes and Enumerations',
  ],
  thresholds: {
    checkedPerAction: { value: 300, unit: 'messages' },
  },
  looksAt: requestsAndAnswers,
  watch(limits) {
    const groups = new Groups<Deviation>();
    const checked = new Lanes<{ seen: number }>();
    const spoken = new Map<string | null, Version>();
    return {
      frame(frame, payload) {
        const { kind, action, station, state } = frame;
        if (action === null || (kind !== 'call' && kind !== 'result')) return;
        const count = checked.get(station, action, kind) ?? checked.add(station, action, kind, { seen: 0 });
        if (count.seen >= limits.checkedPerAction || !isMembers(payload)) return;
        const said = versionOf(action, payload);
        if (said !== null && spoken.get(station) !== '2.x') spoken.set(station, said);
        // What a logger cut or a repair filled in says nothing about the station.
        if (state !== 'whole') return;
        count.seen += 1;
        const version = spoken.get(station) ?? '1.6';
        const fields = fieldsOf(action, version);
        if (fields === undefined) return;
        for (const { problem, path, found } of fieldDeviations(
          kind === 'call' ? fields.request : fields.response,
          payload,
        )) {
          // Members of a vendor's own are told by the discovery of extensions, and break nothing.
          if (problem === 'unknown-field' || isMarkedUp(found)) continue;
          const place = path.replaceAll(/\[\d+\]/g, '[]');
          groups.add(
            [version, station, action, kind, problem, place],
            frame.loggedAt.epochMs,
            [frame.evidence],
            () => ({
              version,
              station,
              action,
              answer: kind === 'result',
              problem,
              path: place,
              found,
            }),
          );
        }
      },
      *finish() {
        for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
          const { version, station, action, answer, problem, path, found } = facts;
          // Judged before it was clear which version it speaks.
          if (version !== (spoken.get(station) ?? '1.6')) continue;
          yield {
            // A text that is too long is a breach without harm in most systems; what is missing is not.
            severity: problem === 'missing' || problem === 'wrong-type' ? 'warning' : 'info',
            params: {
              version,
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
        yield* groups.leftOut();
      },
    };
  },
});
