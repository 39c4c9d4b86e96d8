import { expect, test } from 'vitest';
import type { FindingRow } from '../../../main/api/views/finding-views.ts';
import { createWriter } from '../../../main/exporters/html/quantities.ts';
import { findingLines } from '../../../main/shells/cli/lists/finding-lines.ts';
import { listWords } from '../../../main/shells/cli/lists/list-words.ts';
import { placesOf } from '../../../main/shells/cli/lists/text-table.ts';

const say = { language: 'de', words: listWords('de'), writer: createWriter('de', 'Europe/Berlin') } as const;

const finding: FindingRow = {
  id: 1,
  target: 'finding:1',
  rule: 'status.fault',
  severity: 'critical',
  title: 'Störung am Ladepunkt',
  detail: `GroundFailure; ${'sehr lang '.repeat(20)}`.trim(),
  remedy: 'Nachsehen.',
  station: 'CP-1',
  session: null,
  connector: 2,
  from: '2025-10-21T16:52:04.700Z',
  to: '2025-10-21T17:06:40.000Z',
  evidence: [],
  counterEvidence: [],
  references: [],
  explanations: [],
};

test('a finding says how grave, what, where, when in the zone of the case, and what to do, within the line', () => {
  const lines = [...findingLines(finding, say, 80)];
  expect(lines.slice(0, 2)).toEqual([
    'kritisch: Störung am Ladepunkt',
    '  CP-1, Ladepunkt 2 · 21.10.2025 18:52:04 – 19:06:40 +02:00',
  ]);
  expect(lines.slice(-2)).toEqual(['  Zu tun: Nachsehen.', '  status.fault']);
  expect(lines.every((line) => placesOf(line) <= 80)).toBe(true);
  const words = lines.slice(2, -2).map((line) => line.trim());
  expect(words.join(' ')).toBe(finding.detail);
});

test('a session is named by its id, which begins with station and connector', () => {
  const [, place] = [...findingLines({ ...finding, session: 'CP-1/2/77', from: null, to: null }, say, null)];
  expect(place).toBe('  CP-1/2/77');
});
