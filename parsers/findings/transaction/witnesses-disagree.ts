import type { SessionWitness } from '../../model/session.ts';
import { defineRule } from '../define-rule.ts';

const witnessOrder: readonly SessionWitness[] = ['log', 'database', 'signed'];

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
            about,
            witnesses: witnessOrder.filter((each) => statements.some(({ witness }) => witness === each)).join(' / '),
            // A card is a person's; its value stays in the evidence.
            ...(about === 'id-tag'
              ? {}
              : Object.fromEntries(
                  witnessOrder.map((each) => [
                    each,
                    statements
                      .filter(({ witness }) => witness === each)
                      .map(({ text }) => text)
                      .join(' / '),
                  ]),
                )),
          },
          session,
          evidence: statements.map(({ evidence }) => evidence),
        };
      }
    }
  },
});
