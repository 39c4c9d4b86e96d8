import { expect, test } from 'vitest';
import type { SessionRow } from '../../../main/api/views/session-views.ts';
import { sessionsToLookAt } from '../../../main/engine/queries/session-attention.ts';

const plain: SessionRow = {
  id: '',
  station: 'A',
  connector: 1,
  transactionId: '1',
  idTag: null,
  start: '2026-03-01T10:00:00.000Z',
  stop: '2026-03-01T11:00:00.000Z',
  startQuality: 'offset-given',
  stopQuality: 'offset-given',
  meterStartWh: '0',
  meterStopWh: '1000',
  energyWh: '1000',
  reason: null,
  complete: true,
  replayed: false,
  sources: ['log'],
  signature: null,
  billing: null,
  findings: { critical: 0, warning: 0, info: 0 },
};
const counts = (critical: number, warning: number, info: number) => ({ findings: { critical, warning, info } });
const day = (number: number) => ({
  start: `2026-03-${String(number).padStart(2, '0')}T10:00:00.000Z`,
  stop: `2026-03-${String(number).padStart(2, '0')}T11:00:00.000Z`,
});
const row = (id: string, parts: Partial<SessionRow>): SessionRow => ({ ...plain, id, ...parts });

const everything = [
  row('fine', day(20)),
  row('told only', { ...day(20), ...counts(0, 0, 3) }),
  row('no end, newest', { ...day(21), stop: null, complete: false, ...counts(0, 0, 1) }),
  row('warning, old', { ...day(1), ...counts(0, 1, 0) }),
  row('warning, new', { ...day(9), ...counts(0, 1, 0) }),
  row('five warnings, older', { ...day(5), ...counts(0, 5, 0) }),
  row('critical, old', { ...day(2), ...counts(1, 0, 0) }),
  row('critical without an end, older', { ...day(1), stop: null, complete: false, ...counts(1, 2, 0) }),
  row('not usable', { ...day(7), billing: 'not-usable' }),
  row('altered', { ...day(3), signature: 'invalid', billing: 'not-usable', ...counts(1, 0, 0) }),
  row('without times', { start: null, stop: null, complete: false, ...counts(0, 1, 0) }),
];

test('the overview shows sessions by severity, then the newest', () => {
  expect(sessionsToLookAt(everything, 99).map(({ id }) => id)).toEqual([
    'altered',
    'critical, old',
    'critical without an end, older',
    'warning, new',
    'not usable',
    'five warnings, older',
    'warning, old',
    'without times',
    'no end, newest',
  ]);
  expect(sessionsToLookAt(everything.toReversed(), 2).map(({ id }) => id)).toEqual(['altered', 'critical, old']);
});
