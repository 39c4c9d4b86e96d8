import { describe, expect, it } from 'vitest';
import { overflowBetween } from '../../../parsers/findings/register-overflow.ts';

describe('a register that may have run over', () => {
  it.each([
    ['99998000', '5333', '100000000', '7333'],
    ['99999.5e3', '100', null, null],
    ['9999999.7', '0.3', '10000000', '0.6'],
    ['4294967000', '704', '4294967296', '1000'],
    ['999990000', '240000', '1000000000', '250000'],
    // More than a session charges.
    ['999990000', '240001', null, null],
    // A hundredth of the range and a little more.
    ['9990000', '90000', '10000000', '100000'],
    ['9990000', '90001', null, null],
    // Far from its end, few digits, no register, no fall.
    ['99000000', '5333', null, null],
    ['999900', '5', null, null],
    ['99998000', '-1', null, null],
    ['99998000', '99998000', null, null],
    ['4294967296', '5', null, null],
  ] as const)('%s Wh and then %s Wh', (before, after, rangeWh, countedWh) => {
    expect(overflowBetween(before, after)).toEqual(rangeWh === null ? null : { rangeWh, countedWh });
  });
});
