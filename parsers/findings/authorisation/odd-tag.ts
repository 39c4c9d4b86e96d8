import { membersOf } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { cardOf } from '../../sessions/authorisation-messages.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';

type Kind = 'empty' | 'vehicle' | 'none';

/** What kind of stand-in an id tag is; `null` for a card. A vehicle's own id is a person's, so only the kind is told. */
function kindOf(tag: string): Kind | null {
  if (tag.trim() === '') return 'empty';
  if (/^VID[:-]?[0-9A-F]{12}$|^(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}$/i.test(tag)) return 'vehicle';
  return /^(?:no[-_ ]?auth\w{0,20}|non[-_ ]?authorized\w{0,10}|no[-_ ]?(?:id[-_ ]?)?tag|anonymous|free[-_ ]?(?:charge|vend|mode)\w{0,10}|unknown|dummy|default\w{0,10}|0{4,20})$/i.test(
    tag,
  )
    ? 'none'
    : null;
}

function kindOfTag(payload: Members): Kind | null {
  const written = payload['idTag'];
  const tag = typeof written === 'string' ? written : (cardOf(payload) ?? textOf(written));
  return tag === null ? null : kindOf(tag);
}

/** 2.x says itself what a token is (IdTokenEnumType). */
function kindOfToken(payload: Members): Kind | null {
  const token = membersOf(payload['idToken']);
  const tag = token['idToken'];
  if (token['type'] === 'NoAuthorization') return 'none';
  if (token['type'] === 'MacAddress') return 'vehicle';
  return typeof tag === 'string' ? kindOf(tag) : null;
}

/** A10: sessions under an id that is no card. */
export const oddTag = defineRule({
  id: 'authorisation.odd-tag',
  severity: 'info',
  category: 'authorisation',
  references: [
    'OCPP 1.6 edition 2, 6.45 StartTransaction.req (idTag)',
    'OCPP 1.6 edition 2, 7.28 IdToken',
    'OCPP 2.0.1 part 2, IdTokenEnumType',
  ],
  thresholds: {},
  *evaluate(view) {
    const groups = new Groups<{ station: string | null; kind: string }>();
    const told = new Set<string>();
    for (const { frame, payload, ms } of caseIndex(view).calls('StartTransaction', 'TransactionEvent')) {
      const kind = frame.action === 'StartTransaction' ? kindOfTag(payload) : kindOfToken(payload);
      if (kind === null) continue;
      // The card of a 2.x transaction may stand in several of its events.
      const key = JSON.stringify([frame.station, frame.transactionId, kind]);
      if (frame.action === 'TransactionEvent' && told.has(key)) continue;
      told.add(key);
      groups.add([frame.station, kind], ms, [frame.evidence], () => ({ station: frame.station, kind }));
    }
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const { kind, station } = facts;
      yield {
        params: {
          vehicles: kind === 'vehicle' ? times : null,
          others: kind === 'vehicle' ? null : times,
          empty: kind === 'empty' ? 1 : null,
        },
        station,
        fromMs,
        toMs,
        evidence,
      };
    }
    yield* groups.leftOut();
  },
});
