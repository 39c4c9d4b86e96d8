import type { Disagreement } from '../../model/session.ts';
import { defineRule } from '../define-rule.ts';

/** What is disagreed about, by its name in OCPP. */
const fieldNames: Readonly<Record<Disagreement['about'], string>> = {
  'meter-start': 'meterStart',
  'meter-stop': 'meterStop',
  'started-at': 'StartTransaction timestamp',
  'stopped-at': 'StopTransaction timestamp',
  'id-tag': 'idTag',
  connector: 'connectorId',
  energy: 'meterStop - meterStart',
};

/** T24: log, database and signed readings tell different things about one session. */
export const witnessesDisagree = defineRule({
  id: 'transaction.witnesses-disagree',
  severity: 'warning',
  category: 'transaction',
  references: [],
  thresholds: {},
  *evaluate(view) {
    for (const session of view.sessions) {
      const abouts = new Set(session.disagreements.map(({ about }) => about));
      for (const { about, statements } of session.disagreements) {
        // The energy differs because a reading does; once is enough.
        if (about === 'energy' && (abouts.has('meter-start') || abouts.has('meter-stop'))) continue;
        yield {
          params: {
            field: fieldNames[about],
            // A card is a person's; its value stays in the evidence.
            values:
              about === 'id-tag'
                ? statements.map(({ witness }) => witness).join(' / ')
                : statements.map(({ text }) => text).join(' / '),
            witnesses: [...new Set(statements.map(({ witness }) => witness))].join(' / '),
          },
          session,
          evidence: statements.map(({ evidence }) => evidence),
        };
      }
    }
  },
});
