import { cardOf } from '../../sessions/authorisation-messages.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';

/** What kind of stand-in an id tag is; `null` for a card. A vehicle's own id is a person's, so only the kind is told. */
function kindOf(tag: string): 'empty' | 'vehicle' | 'none' | null {
  if (tag.trim() === '') return 'empty';
  if (/^VID[:-]?[0-9A-F]{12}$|^(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}$/i.test(tag)) return 'vehicle';
  return /^(?:no[-_ ]?auth\w{0,20}|non[-_ ]?authorized\w{0,10}|no[-_ ]?(?:id[-_ ]?)?tag|anonymous|free[-_ ]?(?:charge|vend|mode)\w{0,10}|unknown|dummy|default\w{0,10}|0{4,20})$/i.test(
    tag,
  )
    ? 'none'
    : null;
}

/** A10: sessions under an id that is no card. */
export const oddTag = defineRule({
  id: 'authorisation.odd-tag',
  severity: 'info',
  category: 'authorisation',
  references: ['OCPP 1.6 edition 2, 6.45 StartTransaction.req (idTag)', 'OCPP 1.6 edition 2, 7.28 IdToken'],
  thresholds: {},
  *evaluate(view) {
    const groups = new Groups<{ station: string | null; kind: string }>();
    for (const { frame, payload, ms } of caseIndex(view).calls('StartTransaction')) {
      const written = payload['idTag'];
      const tag = typeof written === 'string' ? written : (cardOf(payload) ?? textOf(written));
      const kind = tag === null ? null : kindOf(tag);
      if (kind === null) continue;
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
  },
});
