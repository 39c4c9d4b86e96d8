import { describe, expect, test } from 'vitest';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import {
  begin,
  codes,
  end,
  judge,
  key,
  object,
  payload,
  readings,
  record,
  signatureOf,
  type Fields,
} from './record-writer.ts';
import { valueOf } from './test-records.ts';

/* How a record is written: numbers, names, blanks, escapes and order, each signed as it stands unless the case says otherwise. */

/** `broken`, else the signature, with all codes above a remark. */
function answer(text: string): readonly [string, string] {
  const verdict = verifyValue(valueOf(text), [key], null);
  const signature = verdict.readable === 'broken' ? `broken ${verdict.brokenReason ?? ''}` : verdict.signature;
  return [
    signature,
    codes(verdict.rules.filter(({ code }) => code !== verdict.brokenReason))
      .toSorted()
      .join(' '),
  ];
}

describe('numbers of RV', () => {
  test.each([
    ['1E2', '129.5', '29500'],
    ['1e+2', '1.295E2', '29500'],
    ['100000e-3', '129500E-3', '29500'],
    ['0', '0.000', '0'],
    ['0.0e10', '1', '1000'],
    ['12345678901234567890', '12345678901234567891', '1000'],
    ['99999999999999999998.998', '99999999999999999999.999', '1001'],
    ['0.00000000000000000001', '0.00000000000000000003', '0.00000000000000002'],
  ])('%s to %s', (from, to, energyWh) => {
    const verdict = judge(readings(begin({ RV: from }), end({ RV: to })));
    expect([verdict.signature, verdict.energyWh, codes(verdict.rules)]).toEqual(['valid', energyWh, []]);
  });

  test.each([
    '+1',
    '01',
    '-01',
    '.5',
    '1.',
    '1e',
    '1e+',
    '0x10',
    '1_000',
    'Infinity',
    '-',
    '--1',
    '1,5',
    '1 5',
    '١',
    '1e5.5',
    'NaN',
    'nan',
    '1d',
    '"',
    "'1'",
  ])('%j is no JSON', (written) => {
    expect(answer(readings(begin(), end({ RV: written })))[0]).toMatch(/^broken ocmf\.payload-json/);
  });

  test.each([
    ['" 129.500 "', 'ocmf.value-text'],
    ['"1.295e2"', 'ocmf.value-text'],
    ['"129,500"', 'ocmf.value-not-number ocmf.value-text'],
    ['"1.234,5"', 'ocmf.value-not-number ocmf.value-text'],
    ['"129.500 kWh"', 'ocmf.value-not-number ocmf.value-text'],
    ['""', 'ocmf.value-not-number ocmf.value-text'],
    ['"١٢٩"', 'ocmf.value-not-number ocmf.value-text'],
    ['"1２9"', 'ocmf.value-not-number ocmf.value-text'],
    ['"0x81"', 'ocmf.value-not-number ocmf.value-text'],
    ['"NaN"', 'ocmf.value-not-number ocmf.value-text'],
    ['true', 'ocmf.value-not-number ocmf.wrong-type'],
    ['[129.5]', 'ocmf.value-not-number ocmf.wrong-type'],
    ['{"v":129.5}', 'ocmf.value-not-number ocmf.wrong-type'],
    ['null', 'ocmf.value-missing'],
    ['1e21', 'ocmf.value-range'],
    ['100000000000000000001', 'ocmf.value-range'],
    ['1e400', 'ocmf.value-range'],
    ['1e-400', 'ocmf.value-range'],
    [`1${'0'.repeat(150)}`, 'ocmf.value-range'],
    ['-1', 'ocmf.value-negative ocmf.value-regression'],
  ])('%s as a value', (written, expected) => {
    const [signature, rules] = answer(readings(begin(), end({ RV: written })));
    expect([signature, rules]).toEqual(['valid', expected]);
  });
});

describe('names that stand twice', () => {
  const twice = (text: string, name: string, value: string): string =>
    text.replace(`"${name}":`, `"${name}":${value},"${name}":`);
  test.each([
    ['GI', '"Other"', 'warning'],
    ['PG', '"T11"', 'warning'],
    ['MS', '"M-2"', 'warning'],
    ['ID', '"00000000"', 'warning'],
    ['RV', '1', 'fatal'],
    ['RU', '"Wh"', 'fatal'],
    ['RI', '"1-0:2.8.0"', 'fatal'],
    ['TX', '"C"', 'fatal'],
    ['ST', '"M"', 'fatal'],
    ['EF', '"E"', 'fatal'],
    ['RD', '[]', 'fatal'],
    ['TM', '"2020-01-01T00:00:00,000+0000 S"', 'warning'],
    ['CL', '0', 'warning'],
  ])('%s', (name, value, severity) => {
    const text = twice(name === 'CL' ? payload({}, [begin(), end({ CL: '0.5' })]) : payload(), name, value);
    const found = judge(record(text)).rules.find(({ code }) => code === 'ocmf.duplicate-key');
    expect(found?.severity).toBe(severity);
  });

  test('also when one of them is written with escapes', () => {
    const text = payload().replace('"RV":', String.raw`"\u0052\u0056":1,"RV":`);
    expect(answer(record(text))).toEqual(['valid', 'ocmf.duplicate-key']);
  });

  test.each([
    ['SD', 'fatal'],
    ['SA', 'fatal'],
    ['SE', 'warning'],
  ])('%s in the signature section', (name, severity) => {
    const section = `{"SA":"ECDSA-secp256r1-SHA256","SE":"hex","SD":"${signatureOf(payload())}"}`;
    const text = `OCMF|${payload()}|${section.replace(`"${name}":`, `"${name}":"00","${name}":`)}`;
    const found = judge(text).rules.find(({ code }) => code === 'ocmf.duplicate-key');
    expect(found?.severity).toBe(severity);
  });

  test('names of prototypes', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(answer(record(payload({ [name]: '"x"' })))).toEqual(['valid', 'ocmf.unknown-key']);
    }
  });
});

describe('blanks and line ends', () => {
  const pretty = JSON.stringify(JSON.parse(payload()), null, 2);
  test.each([
    ['indented', pretty],
    ['with CRLF', pretty.replaceAll('\n', '\r\n')],
    ['with bare CR', pretty.replaceAll('\n', '\r')],
    ['with tabs', pretty.replaceAll('  ', '\t')],
    ['a blank in front', ` ${payload()}`],
    ['a line end behind', `${payload()}\r\n`],
    ['blanks around colons', payload().replaceAll('":', '" : ')],
  ])('%s, signed so', (_, text) => {
    expect(answer(record(text))).toEqual(['valid', '']);
    // The same bytes with one blank more are other bytes.
    const changed = `OCMF|${text.replace('{', '{ ')}|${object({ SD: `"${signatureOf(text)}"` })}`;
    expect(answer(changed)[0]).toBe('invalid');
  });

  test.each([
    ['a byte order mark inside', `\ufeff${payload()}`],
    ['a non-breaking blank', `\u00a0${payload()}`],
    ['a vertical tab', `\u000b${payload()}`],
    ['a form feed', payload().replace(',"GI"', ',\f"GI"')],
    ['a line separator', payload().replace(',"GI"', ',\u2028"GI"')],
    ['a zero-width blank', payload().replace(',"GI"', ',\u200b"GI"')],
    ['a zero byte', payload().replace(',"GI"', ',\u0000"GI"')],
    ['a comment', payload().replace(',"GI"', ',/* x */"GI"')],
    ['a trailing comma', payload().replace(/\}$/, ',}')],
    ['a raw line end in a text', payload().replace('Test', 'Te\nst')],
    ['single quotes', payload().replaceAll('"', "'")],
    ['a name without quotes', payload().replace('"GI"', 'GI')],
    ['two objects', `${payload()}{}`],
    ['nothing', ''],
    ['capital literals', payload().replace('true', 'True')],
    ['undefined', payload().replace('true', 'undefined')],
  ])('%s is no JSON, signed or not', (_, text) => {
    expect(answer(record(text))[0]).toBe('broken ocmf.payload-json');
  });

  test.each([
    ['BOM in front', (text: string) => `\ufeff${text}`],
    ['blanks and line ends around', (text: string) => ` \t${text}\r\n\r\n`],
    ['zero bytes behind', (text: string) => `${text}\u0000\u0000`],
    ['a non-breaking blank in front', (text: string) => `\u00a0${text}`],
  ])('%s belong to the transport', (_, change) => {
    expect(answer(change(record()))).toEqual(['valid', '']);
  });

  test.each([
    ['lower case', record().replace('OCMF', 'Ocmf'), 'ocmf.header'],
    ['a blank behind the header', record().replace('OCMF|', 'OCMF |'), 'ocmf.header'],
    ['no header', record().slice(5), 'ocmf.header'],
    ['a broken bar', record().replaceAll('|', '¦'), 'ocmf.header'],
    ['a full-width bar', record().replaceAll('|', '｜'), 'ocmf.header'],
    ['one bar', record().replace('}|{', '}{'), 'ocmf.sections'],
    ['only the payload', `OCMF|${payload()}`, 'ocmf.sections'],
    ['an empty signature section', `OCMF|${payload()}|`, 'ocmf.signature-json'],
    [
      'a signature section that is the bare signature',
      `OCMF|${payload()}|${signatureOf(payload())}`,
      'ocmf.signature-json',
    ],
    [
      'a signature section that is a text',
      `OCMF|${payload()}|"${signatureOf(payload())}"`,
      'ocmf.signature-not-object',
    ],
    ['sections exchanged', record().replace(/^OCMF\|(.*)\|(.*)$/, 'OCMF|$2|$1'), 'none'],
  ])('framing: %s', (_, text, reason) => {
    const verdict = verifyValue(valueOf(text), [key], null);
    if (reason === 'none') expect([verdict.signature, verdict.signatureReason]).toEqual(['unverifiable', 'unsigned']);
    else expect(verdict.brokenReason).toBe(reason);
  });
});

describe('escapes', () => {
  test.each([
    ['escaped slashes', { TT: String.raw`"1\/2 kWh"` }, ''],
    ['capital hex digits', { TT: String.raw`"\u00FC\u20AC"` }, ''],
    ['small hex digits', { TT: String.raw`"\u00fc\u20ac"` }, ''],
    ['a pair of surrogates', { TT: String.raw`"\ud83d\ude97"` }, ''],
    ['quote and backslash', { TT: String.raw`"\"\\\b\f\n\r\t"` }, 'ocmf.invisible-characters'],
    ['an escaped bar', { TT: String.raw`"a\u007cb"` }, ''],
    ['half a pair', { TT: String.raw`"\ud83d"` }, 'ocmf.lone-surrogate'],
    ['halves in the wrong order', { TT: String.raw`"\ude97\ud83d"` }, 'ocmf.lone-surrogate'],
    ['an escaped zero byte', { TT: String.raw`"a\u0000b"` }, 'ocmf.invisible-characters'],
    ['umlauts as they are', { TT: '"für Gäste"' }, ''],
    ['umlauts in two code points', { TT: '"fu\u0308r"' }, ''],
    ['letters beyond the plane', { TT: '"🚗"' }, ''],
  ] satisfies readonly (readonly [string, Fields, string])[])('%s', (_, fields, expected) => {
    expect(answer(record(payload(fields)))).toEqual(['valid', expected]);
  });

  test.each([
    String.raw`"\x41"`,
    String.raw`"\u41"`,
    String.raw`"\u{41}"`,
    String.raw`"\'"`,
    String.raw`"\u00g0"`,
    '"\\',
    String.raw`"\U0041"`,
  ])('%s is none', (written) => {
    expect(answer(record(payload({ TT: written })))[0]).toBe('broken ocmf.payload-json');
  });

  test('a text of the same letters in other bytes is another one', () => {
    const text = payload({ TT: '"für"' });
    const composed = record(text);
    expect(answer(composed.replace('für', 'fu\u0308r'))[0]).toBe('invalid');
    expect(answer(composed.replace('ü', String.raw`\u00fc`))[0]).toBe('invalid');
  });

  test('escaped field names and values count as what they mean', () => {
    const escaped = [...'RV'].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('');
    const text = payload().replaceAll('"RV"', `"${escaped}"`).replace('"kWh"', String.raw`"\u006b\u0057h"`);
    const verdict = judge(record(text));
    expect([verdict.signature, verdict.energyWh, codes(verdict.rules)]).toEqual(['valid', '29500', []]);
  });

  test('a signature in escapes is the same signature', () => {
    const hex = signatureOf(payload());
    const escaped = [...hex].map((digit) => `\\u00${digit.charCodeAt(0).toString(16)}`).join('');
    expect(answer(record(payload(), { SD: `"${escaped}"` }))).toEqual(['valid', '']);
    const base64 = signatureOf(payload(), 'base64').replaceAll('/', String.raw`\/`);
    expect(answer(record(payload(), { SE: '"base64"', SD: `"${base64}"` }))).toEqual(['valid', '']);
  });
});

describe('order of members', () => {
  test('any order says the same', () => {
    const turned = (text: string): string =>
      object(
        Object.fromEntries(
          Object.entries(JSON.parse(text) as object)
            .toReversed()
            .map(([name, value]) => [name, JSON.stringify(value)]),
        ),
      );
    const text = turned(payload({}, [turned(begin()), turned(end())]));
    const verdict = judge(
      `OCMF|${text}|${turned(object({ SA: '"ECDSA-secp256r1-SHA256"', SE: '"hex"', SD: `"${signatureOf(text)}"` }))}`,
    );
    expect([verdict.signature, verdict.energyWh, codes(verdict.rules)]).toEqual(['valid', '29500', []]);
  });
});

describe('the version', () => {
  test.each([
    ['"1.0"', ''],
    ['"1.1"', ''],
    ['"1.4"', ''],
    ['1.0', 'ocmf.wrong-type'],
    ['"1.10"', 'ocmf.version-newer'],
    ['"1"', 'ocmf.version-unknown'],
    ['"1.0.1"', 'ocmf.version-unknown'],
    ['"v1.0"', 'ocmf.version-unknown'],
    ['"01.0"', ''],
    ['" 1.0 "', 'ocmf.version-unknown'],
    ['""', 'ocmf.version-unknown'],
    ['"1,0"', 'ocmf.version-unknown'],
    ['null', 'ocmf.version-unknown ocmf.wrong-type'],
    ['{}', 'ocmf.version-unknown ocmf.wrong-type'],
    ['"-1.0"', 'ocmf.version-unknown'],
    ['"99999.0"', 'ocmf.version-unknown'],
  ])('%s', (written, expected) => {
    expect(answer(record(payload({ FV: written })))).toEqual(['valid', expected]);
  });
});
