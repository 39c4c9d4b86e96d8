import { signedPart, stamp } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
import type { SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import type { RuleDeviation, ValueVerdict } from '../../../parsers/model/verdict.ts';
import type { RuleCase } from './rule-case.ts';

function register(time: string, value: string, unit = 'Wh', extra = ''): string {
  const sample = `{"value":"${value}","measurand":"Energy.Active.Import.Register","unit":"${unit}"${extra}}`;
  return `${time} > MeterValues connectorId:1 transactionId:7 meterValue:[{"timestamp":"$t","sampledValue":[${sample}]}] -> ok`;
}

const steady = ['10:16:00', '10:17:00', '10:18:00', '10:19:00', '10:20:00', '10:21:00'].map((time, index) =>
  register(time, String(1100 + index * 100)),
);
const begin = signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }]);
const end = signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }]);
const fiscal = signedPart([{ tx: 'F', ms: at('10:20:00'), kwh: '1.500' }], { value: { context: 'Sample.Clock' } });

const keyRefused = {
  code: 'key.pinned-does-not-fit',
  severity: 'fatal',
  clause: 'Ladeakte rule 1.12',
  path: '',
  quoted: null,
  params: { origin: 'enclosed' },
} as const;

type SignedShape = { readonly tx: string; readonly time: string; readonly kwh: string; readonly page: string };

/** A record of a file that names no session, and what the history of its meter says about it. */
function filed(
  { tx, time, kwh, page }: SignedShape,
  rules: readonly RuleDeviation[] = [],
  verdict: Partial<ValueVerdict> = {},
  value: Partial<SignedValueRecord> = {},
) {
  return signedPart([{ tx, ms: at(time), kwh }], {
    value: { channel: 'plain-file', transactionId: null, station: null, connector: null, ...value },
    verdict: { pagination: page, rules, ...verdict },
  });
}

function historyRule(code: string, params: RuleDeviation['params']): RuleDeviation {
  return { code, severity: 'warning', clause: 'Ladeakte rule T15', path: '', quoted: null, params };
}

const energyGap = (energy: string, before: string) =>
  historyRule('history.energy-gap', { energy, begin: '0', end: '0', register: '1-b:1.8.0', before });
const pageGap = (missing: string, before: string) => historyRule('history.pagination-gap', { missing, before });

const end11 = filed({ tx: 'E', time: '10:20:00', kwh: '9.000', page: 'T11' });
const begin14 = { tx: 'B', time: '11:00:00', kwh: '12.500', page: 'T14' };
const end15 = { tx: 'E', time: '11:20:00', kwh: '14.000', page: 'T15' };
const begin16 = { tx: 'B', time: '11:30:00', kwh: '14.020', page: 'T16' };

export const meteringCases: readonly RuleCase[] = [
  {
    rule: 'signature.history-gaps',
    fires: {
      table: '',
      signed: [
        end11,
        filed(begin14, [energyGap('3500.25', 'T11'), pageGap('2', 'T11')]),
        filed(end15),
        filed(begin16, [energyGap('20', 'T15')]),
      ],
    },
    quiet: [
      { table: '', signed: [end11, filed(end15)] },
      // Rounding between two sessions.
      { table: '', signed: [filed(end15), filed(begin16, [energyGap('9', 'T15')])] },
      // A record that was tampered with is no witness.
      { table: '', signed: [end11, filed(begin14, [energyGap('3500', 'T11')], { signature: 'invalid' })] },
      // The log has a hole where the records are missing.
      {
        table: day(session('10:15:00', '10:20:00'), { from: '10:25:00', to: '10:55:00' }),
        signed: [
          end11,
          filed(
            begin14,
            [energyGap('3500', 'T11'), pageGap('2', 'T11')],
            {},
            { channel: 'transaction-data', station: 'CP1' },
          ),
        ],
      },
    ],
    expected: {
      severity: 'warning',
      params: {
        meter: 'M1',
        records: 4,
        energyWh: '3520.25',
        energyGaps: 2,
        missing: '2',
        pageGaps: 1,
        places: 'T11 → T14, T15 → T16',
      },
      counterEvidence: [
        { code: 'number-elsewhere', found: false },
        { code: 'unsigned-session-between', found: false },
      ],
    },
  },
  {
    // Numbers alone, one of them on a record of the same key under another name of the gateway.
    rule: 'signature.history-gaps',
    fires: {
      table: '',
      signed: [
        end11,
        filed({ tx: 'B', time: '10:40:00', kwh: '1.000', page: 'T12' }, [], { meter: 'M2', gateway: 'G2' }),
        filed(begin14, [pageGap('2', 'T11')]),
      ],
    },
    quiet: [{ table: '', signed: [end11, filed(begin14)] }],
    expected: {
      severity: 'info',
      params: { missing: '2', pageGaps: 1, places: 'T11 → T14' },
      counterEvidence: [
        { code: 'number-elsewhere', found: true },
        { code: 'unsigned-session-between', found: false },
      ],
    },
  },
  {
    // A session on another connector has another meter.
    rule: 'signature.history-gaps',
    fires: {
      table: day(session('10:30:00', '10:50:00', { connector: 2 })),
      signed: [
        filed({ tx: 'E', time: '10:20:00', kwh: '9.000', page: 'T11' }, [], {}, { station: 'CP1', connector: 1 }),
        filed(begin14, [energyGap('3500', 'T11')], {}, { station: 'CP1', connector: 1 }),
      ],
    },
    quiet: [{ table: '', signed: [end11, filed(begin14)] }],
    expected: {
      severity: 'warning',
      connector: 1,
      counterEvidence: [
        { code: 'number-elsewhere', found: false },
        { code: 'unsigned-session-between', found: false },
      ],
    },
  },
  {
    // A session without signed values drew the energy.
    rule: 'signature.history-gaps',
    fires: {
      table: day(session('10:30:00', '10:50:00')),
      signed: [
        filed({ tx: 'E', time: '10:20:00', kwh: '9.000', page: 'T11' }, [], {}, { station: 'CP1' }),
        filed(begin14, [energyGap('3500', 'T11')], {}, { station: 'CP1', channel: 'transaction-data' }),
      ],
    },
    quiet: [{ table: day(session('10:30:00', '10:50:00')), signed: [end11, filed(begin14)] }],
    expected: {
      severity: 'info',
      counterEvidence: [
        { code: 'number-elsewhere', found: false },
        { code: 'unsigned-session-between', found: true },
      ],
    },
  },
  {
    rule: 'metering.unit-mismatch',
    fires: day(
      session('10:15:00', '10:45:00', { start: 140_703, stop: 141_518, extra: register('10:16:00', '140.704') }),
    ),
    quiet: [
      day(
        session('10:15:00', '10:45:00', {
          start: 140_703,
          stop: 141_518,
          extra: register('10:16:00', '140.704', 'kWh'),
        }),
      ),
      day(session('10:15:00', '10:45:00', { start: 0, stop: 815, extra: register('10:16:00', '0.1') })),
    ],
    expected: { params: { sampleWh: '140.704', statedWh: '140703' } },
  },
  {
    rule: 'metering.register-decreases',
    fires: day(
      session('10:15:00', '10:45:00', { extra: `${register('10:16:00', '1500')}\n${register('10:17:00', '1400')}` }),
    ),
    quiet: [
      day(
        session('10:15:00', '10:45:00', { extra: `${register('10:16:00', '1500')}\n${register('10:17:00', '1500')}` }),
      ),
      // Another phase is another register.
      day(
        session('10:15:00', '10:45:00', {
          extra: `${register('10:16:00', '1500')}\n${register('10:17:00', '500', 'Wh', ',"phase":"L1"')}`,
        }),
      ),
      // Taken earlier, sent later.
      day(
        session('10:15:00', '10:45:00', {
          extra: `${register('10:16:00', '1500')}\n${register('10:17:00', '1400').replace('"$t"', '"$t-5m"')}`,
        }),
      ),
    ],
    expected: {
      severity: 'warning',
      fromMs: at('10:17:00'),
      params: { before: '1500 Wh', after: '1400 Wh', times: 1 },
    },
  },
  {
    rule: 'metering.register-decreases',
    fires: day(
      session('10:15:00', '10:45:00', {
        extra: `${register('10:16:00', '99999.9', 'kWh')}\n${register('10:17:00', '1.4', 'kWh')}`,
      }),
    ),
    quiet: [
      // A last digit that two places round differently.
      day(
        session('10:15:00', '10:45:00', { extra: `${register('10:16:00', '1510')}\n${register('10:17:00', '1500')}` }),
      ),
    ],
    expected: { params: { rangeWh: '100000000' } },
  },
  {
    rule: 'metering.sample-gap',
    fires: day(session('10:15:00', '10:45:00', { extra: [...steady, register('10:31:00', '5000')].join('\n') })),
    quiet: [
      day(session('10:15:00', '10:45:00', { extra: [...steady, register('10:22:50', '5000')].join('\n') })),
      day(session('10:15:00', '11:00:00', { extra: [...steady, register('10:55:00', '5000')].join('\n') }), {
        from: '10:22',
        to: '10:54',
      }),
    ],
  },
  {
    rule: 'metering.no-samples',
    fires: day(session('10:15:00', '10:45:00')),
    quiet: [
      day(session('10:15:00', '10:45:00', { extra: register('10:20:00', '2000') })),
      day(session('10:15:00', '10:16:30')),
      day(session('10:15:00', '10:55:00'), { from: '10:16', to: '10:54' }),
    ],
  },
  {
    rule: 'metering.orphan-samples',
    fires: day(`${session('10:15:00', '10:45:00')}\n${register('10:50:00', '9000')}`),
    quiet: [
      day(`${session('10:15:00', '10:45:00')}\n${register('10:45:30', '9000')}`),
      day(register('10:50:00', '9000')),
      day(session('10:15:00', '10:45:00', { extra: register('10:20:00', '2000') })),
    ],
  },
  {
    rule: 'signature.invalid',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [
        begin,
        signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
          verdict: { signature: 'invalid', signatureReason: 'does-not-match' },
        }),
      ],
    },
    quiet: [
      { table: day(session('10:15:00', '10:45:00')), signed: [begin, end] },
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], {
            verdict: { signature: 'unverifiable', signatureReason: 'no-key' },
          }),
          end,
        ],
      },
    ],
    expected: { sessionId: 'CP1/1/7' },
  },
  {
    rule: 'signature.broken',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [
        signedPart([], {
          verdict: {
            readable: 'broken',
            brokenReason: 'no-sections',
            signature: 'unverifiable',
            signatureReason: 'not-readable',
          },
        }),
      ],
    },
    quiet: [{ table: day(session('10:15:00', '10:45:00')), signed: [begin, end] }],
  },
  {
    rule: 'signature.unverifiable',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [
        signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], {
          verdict: { signature: 'unverifiable', signatureReason: 'no-key' },
        }),
        end,
      ],
    },
    quiet: [
      { table: day(session('10:15:00', '10:45:00')), signed: [begin, end] },
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([], {
            verdict: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
          }),
        ],
      },
    ],
  },
  {
    rule: 'signature.rule-broken',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [
        signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
          verdict: {
            rules: [
              {
                code: 'ocmf.meter-status',
                severity: 'fatal',
                clause: 'OCMF 1.4 Table 10',
                path: 'RD[0].ST',
                quoted: 'M',
                params: {},
              },
            ],
          },
        }),
      ],
    },
    quiet: [
      // An entered key that does not fit is no fault of the record.
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], { verdict: { rules: [keyRefused] } })],
      },
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
            verdict: {
              rules: [
                {
                  code: 'ocmf.clock',
                  severity: 'warning',
                  clause: 'OCMF 1.4 Table 9',
                  path: '',
                  quoted: null,
                  params: {},
                },
              ],
            },
          }),
        ],
      },
    ],
  },
  {
    rule: 'signature.key-does-not-fit',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], { verdict: { rules: [keyRefused] } })],
    },
    quiet: [
      { table: day(session('10:15:00', '10:45:00')), signed: [begin, end] },
      // A key that refutes the signature is told by `signature.invalid`.
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
            verdict: { signature: 'invalid', signatureReason: 'curve-of-key-differs', rules: [keyRefused] },
          }),
        ],
      },
    ],
    expected: { params: { rules: 'key.pinned-does-not-fit' } },
  },
  {
    rule: 'signature.reading-missing',
    fires: { table: day(session('10:15:00', '10:45:00')), signed: [begin] },
    quiet: [
      { table: day(session('10:15:00', '10:45:00')), signed: [begin, end] },
      { table: day(session('10:15:00', '10:45:00')), signed: [] },
      { table: day(session('10:15:00', '10:45:00')), signed: [fiscal] },
      {
        table: day('10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7'),
        signed: [begin],
      },
    ],
  },
  {
    rule: 'signature.key-changed',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [
        begin,
        signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
          verdict: { meter: 'M2', keyFingerprint: 'bb'.repeat(32) },
        }),
      ],
    },
    quiet: [
      { table: day(session('10:15:00', '10:45:00')), signed: [begin, end] },
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          begin,
          signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
            value: { connector: 2, transactionId: '8' },
            verdict: { meter: 'M2', keyFingerprint: 'bb'.repeat(32) },
          }),
        ],
      },
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          begin,
          signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], {
            verdict: { meter: 'M2', keyFingerprint: 'bb'.repeat(32), signature: 'invalid' },
          }),
        ],
      },
    ],
  },
  {
    rule: 'signature.pagination-not-increasing',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      signed: [
        signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], { verdict: { pagination: 'T12' } }),
        signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], { verdict: { pagination: 'T12' } }),
      ],
    },
    quiet: [
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], { verdict: { pagination: 'T12' } }),
          signedPart([{ tx: 'E', ms: at('10:45:00'), kwh: '9.000' }], { verdict: { pagination: 'T13' } }),
        ],
      },
      // Fiscal readings count for themselves.
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], { verdict: { pagination: 'T12' } }),
          signedPart([{ tx: 'F', ms: at('10:45:00'), kwh: '9.000' }], { verdict: { pagination: 'F3' } }),
        ],
      },
      // The same record from two sources.
      {
        table: day(session('10:15:00', '10:45:00')),
        signed: [
          signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], { verdict: { pagination: 'T12' } }),
          signedPart([{ tx: 'B', ms: at('10:15:00'), kwh: '1.000' }], {
            value: { reportedAt: stamp(at('10:16:00')) },
            verdict: { pagination: 'T12' },
          }),
        ],
      },
    ],
  },
];
