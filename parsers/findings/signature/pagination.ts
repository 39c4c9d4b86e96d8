import { addToGroup } from '../../base/group.ts';
import { isPlaced, readingTimeOf } from '../../sessions/payload-fields.ts';
import { defineRule } from '../define-rule.ts';
import { sessionOfValue } from './values-of-session.ts';
import type { JudgedValue } from '../finding-rule.ts';

/** Letter and number of OCMF pagination (OCMF 1.4, table 2: PG): `T12` counts transactions, `F3` fiscal readings. */
const pagination = /^([TF])(\d{1,15})$/;

/** M13: a record is newer than another one of its meter, and its number is not higher. */
export const paginationNotIncreasing = defineRule({
  id: 'signature.pagination-not-increasing',
  severity: 'critical',
  category: 'signature',
  references: ['OCMF 1.4, PG (pagination)'],
  thresholds: {},
  *evaluate(view) {
    const series = new Map<string, { judged: JudgedValue; number: number; atMs: number }[]>();
    for (const judged of view.judgedValues) {
      const { verdict, value } = judged;
      const match = pagination.exec(verdict.pagination ?? '');
      const at = readingTimeOf(verdict.readings[0]?.time);
      const owner = verdict.meter ?? verdict.gateway;
      // What is not proven to be the meter's word proves nothing about its counter.
      if (match === null || owner === null || !isPlaced(at) || verdict.signature !== 'valid') continue;
      const key = JSON.stringify([value.format, owner, match[1]]);
      addToGroup(series, key, { judged, number: Number(match[2]), atMs: at.epochMs });
    }
    for (const entries of series.values()) {
      const ordered = entries.sort((left, right) => left.atMs - right.atMs || left.number - right.number);
      for (const [at, entry] of ordered.entries()) {
        const before = ordered[at - 1];
        // The same record may be in a log and in a database.
        if (before === undefined || before.judged.value.text === entry.judged.value.text) continue;
        if (entry.number > before.number || entry.atMs === before.atMs) continue;
        yield {
          params: {
            before: before.judged.verdict.pagination,
            after: entry.judged.verdict.pagination,
            meter: entry.judged.verdict.meter,
          },
          station: entry.judged.value.station,
          session: sessionOfValue(view, entry.judged),
          connector: entry.judged.value.connector,
          fromMs: entry.atMs,
          evidence: [entry.judged.value.evidence, before.judged.value.evidence],
        };
      }
    }
  },
});
