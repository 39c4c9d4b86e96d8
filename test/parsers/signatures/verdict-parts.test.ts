import { describe, expect, test } from 'vitest';
import type { EncodingLayer } from '../../../parsers/model/signed-value.ts';
import type { KeyOriginAnswer, RuleDeviation, SignatureAnswer } from '../../../parsers/model/verdict.ts';
import { deviation } from '../../../parsers/signatures/deviations.ts';
import {
  billingOf,
  layersStep,
  transportDeviations,
  worstSeverity,
} from '../../../parsers/signatures/verdict-parts.ts';
import { valueOf } from './test-records.ts';
import { told } from './told-rules.ts';

/* What follows from the four answers (design 5), and which wrappings are worth a word (research/ocmf 4.1, 5). */

const rule = (severity: RuleDeviation['severity']): RuleDeviation =>
  deviation('ocmf.non-ascii', severity, 'Ladeakte', '', null);

test('the worst of several', () => {
  const of = (...list: readonly RuleDeviation['severity'][]) => worstSeverity(list.map(rule));
  expect([
    of(),
    of('info'),
    of('info', 'warning'),
    of('warning', 'warning'),
    of('fatal', 'info'),
    of('info', 'fatal', 'warning'),
  ]).toEqual([null, 'info', 'warning', 'warning', 'fatal', 'fatal']);
});

describe('billing', () => {
  const base = {
    readable: true,
    signature: 'valid' as SignatureAnswer,
    keyOrigin: 'pinned' as KeyOriginAnswer,
    rules: [] as readonly RuleDeviation[],
    complete: true,
  };
  test.each<readonly [string, Partial<typeof base>, string]>([
    ['all is well', {}, 'usable'],
    ['a registered key', { keyOrigin: 'registered' }, 'usable'],
    ['a reported key', { keyOrigin: 'reported' }, 'undecided'],
    ['an enclosed key', { keyOrigin: 'enclosed' }, 'undecided'],
    ['a warning', { rules: [rule('warning')] }, 'usable'],
    ['a remark', { rules: [rule('info')] }, 'usable'],
    ['a fatal departure', { rules: [rule('info'), rule('fatal')] }, 'not-usable'],
    ['unreadable', { readable: false }, 'not-usable'],
    [
      'unreadable and nothing else said',
      { readable: false, signature: 'unverifiable', keyOrigin: 'none' },
      'not-usable',
    ],
    ['invalid', { signature: 'invalid' }, 'not-usable'],
    ['no key', { signature: 'unverifiable', keyOrigin: 'none' }, 'undecided'],
    [
      'no key and a fatal departure',
      { signature: 'unverifiable', keyOrigin: 'none', rules: [rule('fatal')] },
      'not-usable',
    ],
    ['not verifiable although a pinned key is there', { signature: 'unverifiable' }, 'undecided'],
    ['half a session', { complete: false }, 'undecided'],
    ['half a session, invalid', { complete: false, signature: 'invalid' }, 'not-usable'],
  ])('%s', (_, change, expected) => {
    expect(billingOf({ ...base, ...change })).toBe(expected);
  });
});

describe('wrappings', () => {
  const usual = ['info transport.decoded'];
  const odd = ['warning transport.decoded-unusually'];
  test.each<readonly [readonly EncodingLayer[], readonly string[]]>([
    [[], []],
    [['safe-xml-signed-data'], []],
    [['safe-xml-encoded-data'], []],
    [['safe-xml-foreign'], []],
    [['oca-json-envelope'], []],
    [['signed-meter-value'], []],
    [['ocpi-signed-data'], []],
    [['single-byte'], []],
    [['hex'], usual],
    [['base64'], usual],
    [['single-byte', 'hex'], usual],
    [['base32'], odd],
    [['json-string'], odd],
    [['html-entities'], odd],
    [['hex', 'hex'], odd],
    [['base64', 'hex'], odd],
    [['base64', 'json-string'], odd],
    [['oca-json-envelope', 'base64'], usual],
    [['json-string', 'oca-json-envelope', 'base64'], usual],
    [['json-string', 'oca-json-envelope'], usual],
    [['ocpi-signed-data', 'base64', 'hex'], odd],
    [['safe-xml-signed-data', 'hex'], usual],
    [['safe-xml-signed-data', 'base32'], odd],
  ])('%s', (layers, expected) => {
    expect(told({ rules: transportDeviations(valueOf('', { layers })) })).toEqual(expected);
  });

  test('all of them are named', () => {
    const layers = ['oca-json-envelope', 'base64'] as const;
    expect(transportDeviations(valueOf('', { layers }))[0]?.params).toEqual({ layers: 'oca-json-envelope, base64' });
    expect(layersStep(valueOf('', { layers })).facts['layers']).toBe('oca-json-envelope, base64');
    expect(layersStep(valueOf('')).facts['layers']).toBe('none');
  });
});
