import { expect, test } from 'vitest';
import type { Session } from '../../../parsers/model/session.ts';
import { energyViews } from '../../../main/engine/queries/session-energy.ts';
import { caseView } from '../../parsers/builders/case-view.ts';
import { at } from '../../parsers/builders/story.ts';
import { day, session } from '../../parsers/findings/rule-case.ts';

const evidence = { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: 1 } as const;
const labels: Parameters<typeof energyViews>[2] = {
  view: (ref) => ({ ref, label: '' }),
  label: () => '',
  viewOrNull: (ref) => (ref === null ? null : { ref, label: '' }),
};
const [told] = caseView({ table: day(session('10:15:00', '10:45:00', { start: 1000, stop: 9000 })) }).sessions;

function samplesOf(own: Session | undefined, first: readonly [string, string], last: readonly [string, string]) {
  if (own === undefined) throw new Error('a session is told');
  const point = ([time, value]: readonly [string, string]) => ({ ms: at(time), value, evidence });
  const views = energyViews(own, { first: point(first), last: point(last) }, labels);
  return views.find(({ by }) => by === 'samples');
}

test.each([
  ['the whole session', ['10:15:00', '1000'], ['10:45:00', '9000'], '0', false, false],
  ['the whole session, rounded', ['10:15:00', '1000.4'], ['10:45:00', '9000'], '-0.4', false, false],
  ['the whole session, another energy', ['10:15:00', '1000'], ['10:45:00', '8900'], '-100', false, true],
  ['from a minute later on', ['10:16:00', '1194'], ['10:45:00', '9000'], '-194', true, false],
  ['from a minute later on, less than can be', ['10:16:00', '8500'], ['10:45:00', '9000'], '-7500', true, true],
  ['a part, more than the whole', ['10:16:00', '1000'], ['10:44:00', '9100'], '100', true, true],
  ['a part, as much as the whole', ['10:16:00', '1000'], ['10:44:00', '9000'], '0', true, false],
] as const)('samples of %s', (_name, first, last, differenceWh, isPart, deviates) => {
  const samples = samplesOf(told, first, last);
  expect(samples).toMatchObject({ differenceWh, deviates });
  expect(samples?.stretch !== null).toBe(isPart);
});

test('where the end has no time, only more than the whole deviates', () => {
  const open = told === undefined ? undefined : { ...told, stoppedAt: null };
  expect(samplesOf(open, ['10:16:00', '8500'], ['10:45:00', '9000'])?.deviates).toBe(false);
  expect(samplesOf(open, ['10:16:00', '500'], ['10:45:00', '9000'])?.deviates).toBe(true);
});
