import { signedPart, stamp } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
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

export const meteringCases: readonly RuleCase[] = [
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
