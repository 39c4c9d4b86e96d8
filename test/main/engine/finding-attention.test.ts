import { expect, test } from 'vitest';
import type { FindingRow } from '../../../main/api/views/finding-views.ts';
import { findingsToLookAt } from '../../../main/engine/queries/finding-attention.ts';

function row(id: number, rule: string, severity: FindingRow['severity']): FindingRow {
  return {
    id,
    rule,
    severity,
    title: '',
    detail: '',
    remedy: '',
    station: null,
    session: null,
    connector: null,
    from: null,
    to: null,
    evidence: [],
    counterEvidence: [],
    references: [],
    explanations: [],
    target: '',
  };
}

const many = Array.from({ length: 200 }, (_, id) => row(id, 'signature.rule-broken', 'critical'));
const others = [
  row(300, 'transaction.stop-missing', 'critical'),
  row(301, 'status.fault', 'critical'),
  row(302, 'status.fault', 'critical'),
  row(303, 'metering.sample-gap', 'warning'),
];
const idsOf = (rows: readonly FindingRow[]) => rows.map(({ id }) => id);

test('many findings of one rule do not hide another that is as severe', () => {
  expect(idsOf(findingsToLookAt([...many, ...others], 6))).toEqual([0, 300, 301, 1, 302, 2]);
});

test('a less severe one is shown where there is room', () => {
  expect(idsOf(findingsToLookAt(others, 9))).toEqual([300, 301, 302, 303]);
  expect(idsOf(findingsToLookAt(others, 3))).toEqual([300, 301, 302]);
  expect(idsOf(findingsToLookAt([row(1, 'a', 'warning'), row(2, 'a', 'warning'), row(3, 'b', 'info')], 2))).toEqual([
    1, 2,
  ]);
});
