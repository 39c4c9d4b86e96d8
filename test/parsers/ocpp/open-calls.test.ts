/* A conversation holds what waits for its answer in two lists; they must say what the plain rule says, whatever the ids are like. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OpenCalls } from '../../../parsers/ocpp/open-calls.ts';
import type { OpenCall } from '../../../parsers/ocpp/open-calls.ts';

function call(uniqueId: string, frameId: number, direction: OpenCall['direction']): OpenCall {
  return {
    uniqueId,
    frameId,
    direction,
    action: null,
    labelContradicted: false,
    connector: null,
    transactionId: null,
    loggedAtMs: null,
  };
}

/** Short ids come again; long ones differ at their beginning only, where no mark looks. */
const ids = fc.oneof(
  fc.constantFrom('', '1', '2', '12', '-1'),
  fc.nat(9).map((number) => `${number}-0123456789abcdef`),
  fc.uuid(),
);
const directions = fc.constantFrom<OpenCall['direction']>('station-to-csms', 'csms-to-station');
const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('add' as const), id: ids, direction: directions }),
    fc.record({ does: fc.constant('take' as const), id: ids, direction: directions }),
    fc.record({ does: fc.constant('forget' as const), direction: directions }),
    fc.record({ does: fc.constant('clear' as const) }),
  ),
  { maxLength: 80 },
);

test('the newest one with the id that fits is taken, of one id the last four are kept', () => {
  fc.assert(
    fc.property(steps, (course) => {
      const open = new OpenCalls();
      let plain: OpenCall[] = [];
      course.forEach((step, frameId) => {
        switch (step.does) {
          case 'add': {
            plain.push(call(step.id, frameId, step.direction));
            const same = plain.filter(({ uniqueId }) => uniqueId === step.id);
            if (same.length > 4) plain = plain.filter((each) => each !== same[0]);
            open.add(call(step.id, frameId, step.direction));
            break;
          }
          case 'take': {
            const fits = (each: OpenCall): boolean => each.direction === step.direction;
            const wanted = plain.findLast((each) => each.uniqueId === step.id && fits(each));
            plain = plain.filter((each) => each !== wanted);
            expect(open.take(step.id, fits)).toEqual(wanted);
            break;
          }
          case 'forget':
            plain = plain.filter(({ direction }) => direction !== step.direction);
            open.forget(step.direction);
            break;
          case 'clear':
            plain = [];
            open.clear();
            break;
        }
      });
      for (const each of plain.toReversed())
        expect(open.take(each.uniqueId, ({ frameId }) => frameId === each.frameId)).toEqual(each);
    }),
  );
});

test('of requests that nobody answers the last 512 are kept', () => {
  const open = new OpenCalls();
  for (let frameId = 0; frameId < 600; frameId += 1) open.add(call(`id-${frameId}`, frameId, 'station-to-csms'));
  expect(open.take('id-87', () => true)).toBeUndefined();
  expect(open.take('id-88', () => true)?.frameId).toBe(88);
});
