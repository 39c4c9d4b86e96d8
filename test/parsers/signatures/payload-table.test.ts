import { describe, expect, test } from 'vitest';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { begin, end, fiscal, judge, key, payload, readings, record, type Fields } from './record-writer.ts';
import { expectTold, told, type ToldCase } from './told-rules.ts';
import { valueOf } from './test-records.ts';

/* OCMF 1.4 Tables 1 to 6, 11 to 18, 24 (research/ocmf 1.3 to 1.5, 1.7): each rule with severity and place, everything else with silence. */

const of = (more: Fields): string => record(payload(more));
const text = (written: string): string => JSON.stringify(written);

/** One member of the payload written twice. */
function twice(name: string, first: string, second: string): string {
  return record(`${payload({ [name]: null }).slice(0, -1)},"${name}":${first},"${name}":${second}}`);
}

/** One member of the begin written twice. */
function twiceInReading(name: string, written: string): string {
  return readings(`${begin().slice(0, -1)},"${name}":${written}}`, end());
}

const cases: Readonly<Record<string, readonly ToldCase[]>> = {
  version: [
    ['missing', of({ FV: null }), ['warning ocmf.version-missing FV']],
    ['a number', of({ FV: '1.0' }), ['warning ocmf.wrong-type FV']],
    ['1.4', of({ FV: '"1.4"' }), []],
    ['1.5', of({ FV: '"1.5"' }), ['warning ocmf.version-newer FV']],
    ['2.0', of({ FV: '"2.0"' }), ['warning ocmf.version-unknown FV']],
    ['2.5', of({ FV: '"2.5"' }), ['warning ocmf.version-unknown FV']],
    ['no version', of({ FV: '"one"' }), ['warning ocmf.version-unknown FV']],
    ['an object', of({ FV: '{}' }), ['warning ocmf.wrong-type FV', 'warning ocmf.version-unknown FV']],
    ['three parts', of({ FV: '"1.0.1"' }), ['warning ocmf.version-unknown FV']],
    ['0.5', of({ FV: '"0.5"' }), []],
    ['0.4', of({ FV: '"0.4"', IS: '"VERIFIED"', VI: '"V"', VV: '"1"', EI: '1' }), ['info ocmf.version-old FV']],
    ['fields of 0.4 in 0.5', of({ FV: '"0.5"', EI: '1' }), ['warning ocmf.unknown-key EI']],
    ['VV of 0.4 is a vendor\u2019s in 1.0', of({ VV: '"1"' }), ['info ocmf.vendor-extension VV']],
  ],
  'running number': [
    ['missing', of({ PG: null }), ['warning ocmf.pagination-missing PG']],
    ['another letter', of({ PG: '"X1"' }), ['warning ocmf.pagination-form PG']],
    ['no digits', of({ PG: '"T"' }), ['warning ocmf.pagination-form PG']],
    ['something behind', of({ PG: '"T1 "' }), ['warning ocmf.pagination-form PG']],
    ['leading zero', of({ PG: '"T01"' }), ['warning ocmf.pagination-leading-zero PG']],
    ['zero', of({ PG: '"T0"' }), []],
    ['ten', of({ PG: '"T10"' }), []],
  ],
  serials: [
    ['no meter', of({ MS: null }), ['warning ocmf.meter-serial-missing MS']],
    ['blank meter', of({ MS: '"  "' }), ['warning ocmf.meter-serial-missing MS']],
    ['no gateway', of({ GS: null }), []],
    ['neither', of({ MS: null, GS: null }), ['fatal ocmf.no-serial']],
    [
      'neither, but a charge point',
      of({ MS: null, GS: null, CT: '"EVSEID"', CI: '"DE*ABC*E1"' }),
      ['warning ocmf.meter-serial-missing MS'],
    ],
    ['neither, only the kind of a charge point', of({ MS: null, GS: null, CT: '"EVSEID"' }), ['fatal ocmf.no-serial']],
    ['neither, only its id', of({ MS: null, GS: '""', CI: '"DE*ABC*E1"' }), ['fatal ocmf.no-serial']],
  ],
  'charge point': [
    ['EVSEID', of({ CT: '"EVSEID"', CI: '"one and two and three"' }), []],
    ['CBIDC', of({ CT: '"CBIDC"', CI: '"box 1"' }), []],
    ['CBIDC without connector', of({ CT: '"CBIDC"', CI: '"box"' }), ['warning ocmf.charge-point-id CI']],
    ['CBIDC with two blanks', of({ CT: '"CBIDC"', CI: '"box  1"' }), ['warning ocmf.charge-point-id CI']],
    ['CBIDC with three parts', of({ CT: '"CBIDC"', CI: '"my box 1"' }), ['warning ocmf.charge-point-id CI']],
    ['CBIDC of one letter each', of({ CT: '"CBIDC"', CI: '"b 1"' }), []],
    ['CBIDC as long as OCPP allows', of({ CT: '"CBIDC"', CI: text(`${'b'.repeat(48)} 1`) }), []],
    ['CBIDC without id', of({ CT: '"CBIDC"' }), []],
    ['another word', of({ CT: '"EVSE_ID"' }), ['warning ocmf.charge-point-type CT']],
    ['empty', of({ CT: '""' }), ['warning ocmf.charge-point-type CT']],
    ['a number', of({ CT: '0' }), ['warning ocmf.wrong-type CT', 'warning ocmf.charge-point-type CT']],
  ],
  'user assigned': [
    ['not said', of({ IS: null }), ['warning ocmf.user-block-missing IS']],
    ['no', of({ IS: 'false', IL: '"NONE"' }), ['warning ocmf.user-not-assigned IS']],
    [
      'no, but surely',
      of({ IS: 'false' }),
      ['warning ocmf.user-not-assigned IS', 'warning ocmf.identification-level-conflict IL'],
    ],
    ['yes, but by nothing', of({ IL: '"NONE"' }), ['warning ocmf.identification-level-conflict IL']],
    ['as text', of({ IS: '"true"' }), ['warning ocmf.wrong-type IS']],
    ['as text, by nothing', of({ IS: '"true"', IL: '"NONE"' }), ['warning ocmf.wrong-type IS']],
    ...['HEARSAY', 'TRUSTED', 'VERIFIED', 'CERTIFIED', 'SECURE'].flatMap((level): readonly ToldCase[] => [
      [level, of({ IL: text(level) }), []],
      [
        `${level}, but nobody`,
        of({ IL: text(level), IS: 'false' }),
        ['warning ocmf.user-not-assigned IS', 'warning ocmf.identification-level-conflict IL'],
      ],
    ]),
    ...['MISMATCH', 'INVALID', 'OUTDATED', 'UNKNOWN'].map(
      (level): ToldCase => [level, of({ IL: text(level) }), ['fatal ocmf.identification-level IL']],
    ),
    ['no level', of({ IL: null }), []],
    ['an unknown level', of({ IL: '"verified"' }), ['warning ocmf.identification-level-unknown IL']],
    ['a level that is no text', of({ IL: '1' }), ['warning ocmf.wrong-type IL']],
    [
      'a bad level of 0.4',
      of({ FV: '"0.4"', IS: '"MISMATCH"' }),
      ['info ocmf.version-old FV', 'fatal ocmf.identification-level IS'],
    ],
  ],
  'identification flags': [
    ['missing', of({ IF: null }), ['warning ocmf.identification-flags-missing IF']],
    ['no list', of({ IF: '"RFID_PLAIN"' }), ['warning ocmf.wrong-type IF']],
    ['an empty list', of({ IF: '[]' }), []],
    ['one of each group', of({ IF: '["RFID_PSK","OCPP_CERTIFIED","ISO15118_PNC","PLMN_SMS"]' }), []],
    [
      'five',
      of({ IF: '["RFID_PSK","OCPP_CERTIFIED","ISO15118_PNC","PLMN_SMS","X"]' }),
      ['warning ocmf.identification-flags-count IF', 'warning ocmf.identification-flag-unknown IF[4]'],
    ],
    ['two of a group', of({ IF: '["RFID_NONE","RFID_PLAIN"]' }), ['warning ocmf.identification-flags-group IF[1]']],
    ['a slip', of({ IF: '["OCPP_NONE","OCCP_AUTH"]' }), ['warning ocmf.identification-flag-unknown IF[1]']],
    ['a number', of({ IF: '[1]' }), ['warning ocmf.identification-flag-unknown IF[0]']],
    ...[
      'RFID_NONE RFID_PLAIN RFID_RELATED RFID_PSK',
      'OCPP_NONE OCPP_RS OCPP_AUTH OCPP_RS_TLS OCPP_AUTH_TLS OCPP_CACHE OCPP_WHITELIST OCPP_CERTIFIED',
      'ISO15118_NONE ISO15118_PNC',
      'PLMN_NONE PLMN_RING PLMN_SMS',
    ].flatMap((group) => group.split(' ').map((word): ToldCase => [word, of({ IF: `["${word}"]` }), []])),
  ],
  identification: [
    ['no type', of({ IT: null }), ['warning ocmf.identification-type-missing IT']],
    ['an unknown type', of({ IT: '"RFID"' }), ['warning ocmf.identification-type-unknown IT']],
    [
      'a type that is a name of JavaScript',
      of({ IT: '"constructor"' }),
      ['warning ocmf.identification-type-unknown IT'],
    ],
    ...'DENIED UNDEFINED EVCOID ISO7812 CARD_TXN_NR CENTRAL CENTRAL_1 CENTRAL_2 LOCAL LOCAL_1 LOCAL_2 KEY_CODE'
      .split(' ')
      .map((type): ToldCase => [type, of({ IT: text(type), ID: '"anything at all"' }), []]),
    ...(
      [
        ['NONE', '', true],
        ['NONE', 'x', false],
        ['ISO14443', '1F2D3A4F', true],
        ['ISO14443', '1f2d3a4f5506c7', true],
        ['ISO14443', '1F2D3A4F55', false],
        ['ISO14443', '1F2D3A4', false],
        ['ISO14443', '1F2D3A4F5506C71', false],
        ['ISO14443', '1F2D3A4G', false],
        ['ISO15693', '0123456789ABCDEF', true],
        ['ISO15693', '0123456789ABCDE', false],
        ['ISO15693', '0123456789ABCDEF0', false],
        ['EMAID', 'DEABCC12345678', true],
        ['EMAID', 'DEABCC123456789', true],
        ['EMAID', 'DEABCC1234567', false],
        ['EMAID', 'DEABCC1234567890', false],
        ['EVCCID', 'A', true],
        ['EVCCID', 'ABCDEF', true],
        ['EVCCID', 'ABCDEFG', false],
        ['EVCCID', '', false],
        ['PHONE_NUMBER', '+49 30 1234567', true],
        ['PHONE_NUMBER', '030 1234567', false],
        ['PHONE_NUMBER', '+1234', false],
        ['PHONE_NUMBER', 'tel:+49301234567', false],
        ['PHONE_NUMBER', '+49301234567x', false],
      ] as const
    ).map(
      ([type, data, fits]): ToldCase => [
        `${type} ${data}`,
        of({ IT: text(type), ID: text(data) }),
        fits ? [] : ['warning ocmf.identification-data ID'],
      ],
    ),
    ['a type without data', of({ IT: '"ISO14443"', ID: null }), []],
    ['40 bytes', of({ IT: '"CENTRAL"', ID: text('x'.repeat(40)) }), []],
    ['41 bytes', of({ IT: '"CENTRAL"', ID: text('x'.repeat(41)) }), ['warning ocmf.identification-data-length ID']],
    [
      '21 letters of two bytes',
      of({ IT: '"CENTRAL"', ID: text('ü'.repeat(21)) }),
      ['info ocmf.non-ascii', 'warning ocmf.identification-data-length ID'],
    ],
  ],
  'fiscal records': [
    ['without a user', record(payload(fiscal, [begin({ TX: null })])), []],
    ...['IS', 'IL', 'IF', 'IT', 'ID', 'TT'].map(
      (name): ToldCase => [
        `with ${name}`,
        record(
          payload({ ...fiscal, [name]: name === 'IS' ? 'true' : name === 'IF' ? '[]' : '"LOCAL"' }, [
            begin({ TX: null }),
          ]),
        ),
        [`warning ocmf.user-block-in-fiscal ${name}`],
      ],
    ),
  ],
  lengths: [
    ['tariff of 250', of({ TT: text('x'.repeat(250)) }), []],
    ['tariff of 251', of({ TT: text('x'.repeat(251)) }), ['warning ocmf.text-too-long TT']],
    ['firmware of 25', of({ CF: text('x'.repeat(25)) }), []],
    ['firmware of 26', of({ CF: text('x'.repeat(26)) }), ['warning ocmf.text-too-long CF']],
    ['cable of 20', of({ LC: `{"LN":"${'x'.repeat(20)}","LR":1,"LU":"mOhm"}` }), []],
    ['cable of 21', of({ LC: `{"LN":"${'x'.repeat(21)}","LR":1,"LU":"mOhm"}` }), ['warning ocmf.text-too-long LC.LN']],
  ],
  'loss compensation': [
    ['no object', of({ LC: '[]' }), ['warning ocmf.wrong-type LC']],
    [
      'nothing in it',
      of({ LC: '{}' }),
      ['warning ocmf.loss-compensation-incomplete LC.LR', 'warning ocmf.loss-compensation-incomplete LC.LU'],
    ],
    ['LI is no number', of({ LC: '{"LI":"1","LR":1,"LU":"uOhm"}' }), ['warning ocmf.wrong-type LC.LI']],
    ['LR is no number', of({ LC: '{"LI":1,"LR":"1","LU":"uOhm"}' }), ['warning ocmf.wrong-type LC.LR']],
    ['an old unit', of({ LC: '{"LR":1,"LU":"Ohm"}' }), ['warning ocmf.loss-compensation-unit LC.LU']],
  ],
  names: [
    [
      'of vendors',
      of({ U: '1', UA: '1', ZZ: '1' }),
      ['info ocmf.vendor-extension U', 'info ocmf.vendor-extension UA', 'info ocmf.vendor-extension ZZ'],
    ],
    ['unknown', of({ TU: '1', xU: '1' }), ['warning ocmf.unknown-key TU', 'warning ocmf.unknown-key xU']],
    ['the algorithm in the payload', of({ SA: '"ECDSA-secp256r1-SHA256"' }), ['warning ocmf.unknown-key SA']],
    ['the algorithm in the payload of 0.9', of({ FV: '"0.9"', SA: '"ECDSA-secp256r1-SHA256"' }), []],
    ...['GI', 'GS', 'GV', 'MV', 'MM', 'MS', 'MF', 'TT', 'CF', 'CI'].map(
      (name): ToldCase => [`${name} is a number`, of({ [name]: '7' }), [`warning ocmf.wrong-type ${name}`]],
    ),
  ],
  'names that occur twice': [
    ['the readings', twice('RD', `[${begin()},${end()}]`, `[${begin()},${end()}]`), ['fatal ocmf.duplicate-key RD']],
    ['the gateway', twice('GS', '"A"', '"A"'), ['warning ocmf.duplicate-key GS']],
    ...[
      ['RV', '100.000'],
      ['TX', '"B"'],
      ['RU', '"kWh"'],
      ['RI', '"01-00:B1.08.00*FF"'],
      ['ST', '"G"'],
      ['EF', '""'],
    ].map(
      ([name = '', written = '']): ToldCase => [
        name,
        twiceInReading(name, written),
        [`fatal ocmf.duplicate-key RD[0].${name}`],
      ],
    ),
    ['RT', twiceInReading('RT', '"AC"'), ['warning ocmf.duplicate-key RD[0].RT']],
  ],
  texts: [
    ['half a character', of({ GI: '"\\ud83d"' }), ['warning ocmf.lone-surrogate GI']],
    ['a direction mark', of({ GI: '"a\\u202eb"' }), ['warning ocmf.invisible-characters GI']],
    [
      'deep inside',
      of({ UA: '[{"x":"a\\u200bb"}]' }),
      ['info ocmf.vendor-extension UA', 'warning ocmf.invisible-characters UA[0].x'],
    ],
  ],
  framing: [
    ['a fourth section', `${record()}|key`, ['warning ocmf.fourth-section']],
    ['blanks around the object', record(` ${payload()} `), ['info ocmf.blanks-in-payload']],
    ['a blank behind a colon', record(payload().replace('"FV":', '"FV": ')), ['info ocmf.blanks-in-payload']],
    ['letters beyond ASCII', of({ GI: '"Zähler"' }), ['info ocmf.non-ascii']],
  ],
};

describe.each(Object.keys(cases))('%s', (subject) => {
  test.each(cases[subject] ?? [])('%s', (_, written, expected) => expectTold(written, expected));
});

test.each([` ${record()}`, `${record()}\r\n`, `\ufeff${record()}`])(
  'characters around a record, as a container may hold it',
  (written) => {
    const verdict = verifyValue(valueOf(written), [key], null);
    expect([verdict.signature, ...told(verdict)]).toEqual(['valid', 'info ocmf.outer-characters']);
  },
);

test('a limit is told with its number', () => {
  const limits = (
    [
      ['TT', 251],
      ['CF', 26],
    ] as const
  ).map(([name, length]) => judge(of({ [name]: text('x'.repeat(length)) })).rules[0]?.params);
  const cable = judge(of({ LC: `{"LN":"${'x'.repeat(21)}","LR":1,"LU":"mOhm"}` })).rules[0]?.params;
  expect([...limits, cable]).toEqual([
    { name: 'TT', length: 251, limit: 250 },
    { name: 'CF', length: 26, limit: 25 },
    { name: 'LN', length: 21, limit: 20 },
  ]);
});

test('two statements of one group name the group', () => {
  const [rule] = judge(of({ IF: '["OCPP_RS","OCPP_AUTH"]' })).rules;
  expect(rule?.params).toEqual({ group: 'OCPP' });
});

describe('a certificate in a field of a vendor is shown and never trusted', () => {
  const body = 'A'.repeat(300);
  const serial = '020101';
  const algorithm = '300a06082a8648ce3d040302';
  const bits = `0381c8${'00'.repeat(200)}`;
  const signedPart = `30${((serial + algorithm + '0500').length / 2).toString(16)}${serial}${algorithm}0500`;
  const content = signedPart + algorithm + bits;
  const certificate = `3081${(content.length / 2).toString(16)}${content}`;
  test.each([
    ['PEM', `-----BEGIN CERTIFICATE-----${body}-----END CERTIFICATE-----`, true],
    ['hex', certificate, true],
    ['Base64', Buffer.from(certificate, 'hex').toString('base64'), true],
    ['something else as long', body, false],
    ['a key', key.text.padEnd(220, ' '), false],
  ])('%s', (_, written, enclosed) => {
    const rules = told(judge(of({ XP: text(written) })));
    expect(rules).toEqual([
      'info ocmf.vendor-extension XP',
      ...(enclosed ? ['info ocmf.certificate-enclosed XP'] : []),
    ]);
  });
});
