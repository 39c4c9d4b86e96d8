import { describe, expect, test } from 'vitest';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { begin, end, key, payload, record, signer } from './record-writer.ts';
import { valueOf } from './test-records.ts';
import { told } from './told-rules.ts';

/* Records that cannot be taken apart (research/ocmf 1.3, F1 to F10, and 5): the fault, its place, what explains it, and the step at which it stopped. */

const deep = (levels: number): string => `OCMF|{"A":${'['.repeat(levels)}${']'.repeat(levels)}}|{}`;
const sound = record();

function judge(text: string, keys: readonly PublicKeyRecord[] = []) {
  return verifyValue(valueOf(text), keys, null);
}

const cases: readonly (readonly [name: string, text: string, step: string, rules: readonly string[]])[] = [
  ['small letters', 'ocmf|{}|{}', 'split-sections', ['fatal ocmf.header']],
  ['no bar behind the head', 'OCMF {}|{}', 'split-sections', ['fatal ocmf.header']],
  ['something before the head', `x${sound}`, 'split-sections', ['fatal ocmf.header']],
  ['a head alone', 'OCMF|', 'split-sections', ['fatal ocmf.sections']],
  ['no signature section', `OCMF|${payload()}`, 'split-sections', ['fatal ocmf.sections']],
  ['cut within the payload', sound.slice(0, 200), 'split-sections', ['fatal ocmf.sections', 'info ocmf.cut-off']],
  [
    'cut within the signature',
    sound.slice(0, -20),
    'read-payload',
    ['fatal ocmf.signature-json signature', 'info ocmf.cut-off'],
  ],
  [
    'cut after forty characters',
    `OCMF|${'x'.repeat(36)}`,
    'split-sections',
    ['fatal ocmf.sections', 'info ocmf.cut-off'],
  ],
  ['too short to tell', `OCMF|${'x'.repeat(35)}`, 'split-sections', ['fatal ocmf.sections']],
  ['no JSON', 'OCMF|{"RV":NaN}|{}', 'read-payload', ['fatal ocmf.payload-json payload']],
  ['a leading zero', 'OCMF|{"RV":01}|{}', 'read-payload', ['fatal ocmf.payload-json payload']],
  ['a comma too many', 'OCMF|{"RV":1,}|{}', 'read-payload', ['fatal ocmf.payload-json payload']],
  ['a tab within a text', 'OCMF|{"GI":"\t"}|{}', 'read-payload', ['fatal ocmf.payload-json payload']],
  ['no JSON behind', 'OCMF|{}|{SD}', 'read-payload', ['fatal ocmf.signature-json signature']],
  ['nothing behind', 'OCMF|{}|', 'read-payload', ['fatal ocmf.signature-json signature']],
  ['no JSON before a fourth section', 'OCMF|{"RV":NaN}|{}|x', 'read-payload', ['fatal ocmf.payload-json payload']],
  ['an end too early without a fourth section', 'OCMF|{"RV":|{}', 'read-payload', ['fatal ocmf.payload-json payload']],
  ['no JSON behind before a fourth section', 'OCMF|{}|{SD}|x', 'read-payload', ['fatal ocmf.signature-json signature']],
  [
    'quotes of a page, cut',
    sound.replaceAll('"', '&quot;').slice(0, 300),
    'split-sections',
    ['fatal ocmf.sections', 'info ocmf.html-entities'],
  ],
  ['a list', 'OCMF|[]|{}', 'read-payload', ['fatal ocmf.payload-not-object payload']],
  ['null', 'OCMF|null|{}', 'read-payload', ['fatal ocmf.payload-not-object payload']],
  ['a list behind', 'OCMF|{}|[]', 'read-payload', ['fatal ocmf.signature-not-object signature']],
  [
    'a bar within the payload',
    sound.replace('"Test"', '"Te|st"'),
    'read-payload',
    ['fatal ocmf.pipe-in-section payload'],
  ],
  ['a bar within the signature', 'OCMF|{}|{"SD":"a|b"}', 'read-payload', ['fatal ocmf.pipe-in-section signature']],
  ['half a character', sound.replace('"Test"', '"\ud83d"'), 'read-payload', ['fatal ocmf.lone-surrogate payload']],
  [
    'quotes of a word processor',
    sound.replaceAll('"', '\u201c'),
    'read-payload',
    ['fatal ocmf.payload-json payload', 'info ocmf.typographic-quotes'],
  ],
  [
    'quotes of a page',
    sound.replaceAll('"', '&quot;'),
    'read-payload',
    ['fatal ocmf.payload-json payload', 'info ocmf.html-entities'],
  ],
  [
    'quotes of a page in capitals',
    sound.replaceAll('"', '&QUOT;'),
    'read-payload',
    ['fatal ocmf.payload-json payload', 'info ocmf.html-entities'],
  ],
  [
    'quotes as numbers',
    sound.replaceAll('"', '&#34;'),
    'read-payload',
    ['fatal ocmf.payload-json payload', 'info ocmf.html-entities'],
  ],
  ['too deep', deep(70), 'read-payload', ['fatal ocmf.limits payload']],
];

test.each(cases)('%s', (_, text, step, rules) => {
  const verdict = judge(text);
  expect(verdict.readable).toBe('broken');
  expect(told(verdict)).toEqual(rules);
  expect(verdict.brokenReason).toBe(rules[0]?.split(' ')[1]);
  expect([verdict.signature, verdict.signatureReason, verdict.billing]).toEqual([
    'unverifiable',
    'not-readable',
    'not-usable',
  ]);
  expect(verdict.steps.map((entry) => `${entry.step} ${entry.outcome}`)).toEqual([
    'unwrap noted',
    `${step} failed`,
    'diagnose noted',
  ]);
  expect(verdict.steps.at(-1)?.facts['result']).toBe('no-explanation-found');
});

test('what is nested less deeply is read', () => {
  expect(judge(deep(60)).readable).toBe('ok');
});

test('how many sections there were', () => {
  expect(judge('OCMF|{}').rules[0]?.params).toEqual({ found: 2 });
});

describe('with the key at hand, what would have to be undone', () => {
  const said = (text: string): readonly string[] => {
    const verdict = judge(text, [key]);
    return [verdict.signature, ...told(verdict).filter((rule) => rule.includes('hint.'))];
  };
  test.each<readonly [string, string, readonly string[]]>([
    ['lines were broken', sound.replaceAll(/.{76}/g, '$&\r\n'), ['invalid', 'info hint.joined-lines']],
    ['quotes of a page', sound.replaceAll('"', '&quot;'), ['unverifiable', 'info hint.html-entities']],
    [
      'all entities of a page',
      record(payload({ GI: '"<a & \'b\'>"' }))
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll("'", '&apos;')
        .replaceAll('"', '&#x22;'),
      ['unverifiable', 'info hint.html-entities'],
    ],
    ['quotes of a word processor', sound.replaceAll('"', '\u201e'), ['unverifiable', 'info hint.typographic-quotes']],
    ['a bar that was signed', record(payload({ TT: '"a|b"' })), ['unverifiable', 'info hint.joined-pipe']],
    ['altered besides', sound.replaceAll('"', '&quot;').replace('129.500', '129.501'), ['unverifiable']],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('a readable record that does not fit: the form in which it would', () => {
  const of = (text: string) => {
    const verdict = judge(text, [key]);
    const [hint] = verdict.rules.filter(({ code }) => code.startsWith('hint.'));
    return [verdict.signature, hint?.severity, hint?.code, hint?.params];
  };
  const umlaut = payload({ GI: '"Zähler"' });
  const spaced = payload().replaceAll('","', '",\n"');
  test.each<readonly [string, string, string, Readonly<Record<string, unknown>>]>([
    ['CRLF for LF', record(spaced).replaceAll('\n', '\r\n'), 'hint.line-endings', { change: 'CRLF -> LF' }],
    [
      'LF for CRLF',
      record(spaced.replaceAll('\n', '\r\n')).replaceAll('\r\n', '\n'),
      'hint.line-endings',
      { change: 'LF -> CRLF' },
    ],
    ['line ends put in', sound.replaceAll('","', '",\n"'), 'hint.joined-lines', {}],
    ['blanks put around', sound.replace('|{', '| {'), 'hint.trimmed', {}],
    ['blanks put between', sound.replaceAll('":', '": '), 'hint.blanks', {}],
    [
      'letters of one byte were signed',
      `OCMF|${umlaut}|{"SD":"${Buffer.from(signer.sign(Buffer.from(umlaut, 'latin1'))).toString('hex')}"}`,
      'hint.charset',
      {},
    ],
    [
      'three decimals lost',
      sound.replace('100.000', '100').replace('129.500', '129.5'),
      'hint.number-digits',
      { decimals: 3 },
    ],
    [
      'one decimal lost',
      record(payload({}, [begin({ RV: '100.0' }), end({ RV: '129.5' })])).replace('100.0', '100'),
      'hint.number-digits',
      { decimals: 1 },
    ],
    [
      'decimals put on',
      record(payload({}, [begin({ RV: '100' }), end({ RV: '129' })]))
        .replace(':100,', ':100.00,')
        .replace(':129,', ':129.00,'),
      'hint.number-digits',
      { decimals: 0 },
    ],
  ])('%s', (_, text, code, params) => {
    expect(of(text)).toEqual(['invalid', 'info', code, params]);
  });

  test('a value that was altered has no explanation', () => {
    expect(of(sound.replace('129.500', '129.501'))).toEqual(['invalid', undefined, undefined, undefined]);
  });
});
