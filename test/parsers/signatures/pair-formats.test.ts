import { describe, expect, test } from 'vitest';
import type { TransactionVerdict } from '../../../parsers/model/verdict.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { alfen, edl, isa } from './block-records.ts';
import { blockKeys } from './judge-block.ts';
import { page, type More } from './session-writer.ts';
import { end, key } from './record-writer.ts';
import { keyOf, valueOf } from './test-records.ts';
import { told } from './told-rules.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';

/* Begin and end of formats other than OCMF (research/transparency-software 2.5, 2.6, 2.9). */

function judge(
  parts: readonly (readonly [format: string, text: string])[],
  more: (index: number) => More = () => ({}),
): TransactionVerdict {
  const keys = [key, ...Object.values(blockKeys).map((text) => keyOf(text))];
  const [transaction, second] = judgeTransactions(
    parts.map(([format, text], index) => {
      const context = index === 0 ? 'Transaction.Begin' : 'Transaction.End';
      const value = valueOf(text, { format, index, context, transactionId: '7', channel: 'safe-xml', ...more(index) });
      return { index, value, verdict: verifyValue(value, keys, null) };
    }),
  );
  if (transaction === undefined || second !== undefined) throw new Error('not exactly one session');
  return transaction;
}

function said(transaction: TransactionVerdict): readonly unknown[] {
  const { energyWh, billing, safe } = transaction;
  return [energyWh, billing, told(transaction), safe.reason ?? safe.verdict];
}

describe('Alfen', () => {
  const start = { type: '0', paging: 7, value: 1_000n } as const;
  const stop = { type: '1', paging: 8, value: 3_500n } as const;
  const pair = (from: object = {}, to: object = {}): TransactionVerdict =>
    judge([
      ['alfen', alfen({ ...start, ...from })],
      ['alfen', alfen({ ...stop, ...to })],
    ]);
  test.each<readonly [string, TransactionVerdict, readonly unknown[]]>([
    ['sound', pair(), ['2500', 'usable', [], 'verified']],
    ['no energy', pair({}, { value: 1_000n }), ['0', 'usable', [], 'verified']],
    [
      'falling',
      pair({}, { value: 999n }),
      ['-1', 'not-usable', ['fatal transaction.value-regression'], 'start-above-stop'],
    ],
    ['one running number', pair({}, { paging: 7 }), ['2500', 'not-usable', ['fatal format.pagination'], 'pagination']],
    [
      'a running number that falls',
      pair({}, { paging: 6 }),
      ['2500', 'not-usable', ['fatal format.pagination'], 'pagination'],
    ],
    ['a gap is none there', pair({}, { paging: 80 }), ['2500', 'usable', [], 'verified']],
    [
      'another session',
      pair({}, { session: 1 }),
      ['2500', 'not-usable', ['fatal transaction.session-id-differs'], 'session-id'],
    ],
    ['powers of ten convert', pair({}, { value: 35n, scalar: 2 }), ['2500', 'usable', [], 'verified']],
    [
      'no amount without watt-hours',
      pair({}, { unit: 27 }),
      [null, 'not-usable', ['fatal format.unit #1 unit'], 'verified'],
    ],
    [
      'a fault of the meter',
      pair({}, { status: 2n }),
      ['2500', 'not-usable', ['fatal format.meter-status #1 status'], 'meter-status'],
    ],
  ])('%s', (_, transaction, expected) => {
    expect(said(transaction)).toEqual(expected);
  });

  test('counts of begins and ends', () => {
    const a = ['alfen', alfen(start)] as const;
    const b = ['alfen', alfen({ ...start, paging: 9, value: 2_000n })] as const;
    const c = ['alfen', alfen(stop)] as const;
    const d = ['alfen', alfen({ ...stop, paging: 10, value: 4_000n })] as const;
    expect(told(judge([a]))).toEqual(['warning transaction.end-missing']);
    expect(told(judge([c]))).toEqual(['warning transaction.begin-missing']);
    expect(told(judge([a, b, d]))).toEqual(['fatal transaction.begin-repeated']);
    expect(said(judge([a, c, d])).slice(0, 3)).toEqual(['3000', 'not-usable', ['fatal transaction.end-repeated']]);
  });

  test('an end of another format belongs to no session', () => {
    const mixed = judge([
      ['alfen', alfen(start)],
      ['ocmf', page(2, [end()])],
    ]);
    expect([mixed.energyWh, mixed.billing, told(mixed).filter((code) => code.includes('mixed'))]).toEqual([
      null,
      'not-usable',
      ['fatal transaction.mixed-formats'],
    ]);
  });
});

describe('EDL 40', () => {
  const pair = (from: object = {}, to: object = {}): TransactionVerdict =>
    judge([
      ['edl40', edl({ value: 1_000n, pagination: 7n, ...from })],
      ['edl40', edl({ value: 3_500n, pagination: 8n, ...to })],
    ]);
  test.each<readonly [string, TransactionVerdict, readonly unknown[]]>([
    ['sound', pair(), ['250.0', 'usable', [], 'verified']],
    [
      'falling',
      pair({}, { value: 999n }),
      ['-0.1', 'not-usable', ['fatal transaction.value-regression'], 'start-above-stop'],
    ],
    [
      'one running number',
      pair({}, { pagination: 7n }),
      ['250.0', 'not-usable', ['fatal format.pagination'], 'pagination'],
    ],
    [
      'another log index',
      pair({}, { logBytes: '5153' }),
      ['250.0', 'usable', ['warning transaction.event-counter-differs'], 'log-index'],
    ],
    [
      'a contract id whose first byte counts on',
      pair({ contract: '01aabb' }, { contract: '02aabb' }),
      ['250.0', 'usable', [], 'contract-id'],
    ],
    [
      'another contract',
      pair({ contract: '01aabb' }, { contract: '01aabc' }),
      ['250.0', 'not-usable', ['fatal transaction.session-id-differs'], 'contract-id'],
    ],
    [
      'an end before the begin',
      pair({}, { at: -60n }),
      ['250.0', 'not-usable', ['fatal transaction.time-regression'], 'verified'],
    ],
  ])('%s', (_, transaction, expected) => {
    expect(said(transaction)).toEqual(expected);
  });

  test('a list of Isabellenhuette holds both ends', () => {
    const [energyWh, billing, rules] = said(judge([['isa-edl40', isa()]]));
    expect([energyWh, billing, rules]).toEqual(['22329.4', 'usable', []]);
  });
});
