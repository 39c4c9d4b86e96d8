import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareConfigurations } from '../../../parsers/configuration/compare.ts';
import { readReferenceFile } from '../../../parsers/configuration/reference-file.ts';
import { stationConfiguration } from '../../../parsers/configuration/station-configuration.ts';
import { sameValue } from '../../../parsers/configuration/value-rule.ts';
import { inFile, numbered, read, write } from './records.ts';

const side = (values: Readonly<Record<string, string | null>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value, secret: false }));

describe('two configurations', () => {
  test('differences first, then what stands on one side, then the rest', () => {
    const rows = compareConfigurations(
      side({ A: '1', B: '2', C: 'x', D: null }),
      side({ b: '3', a: '1.0', E: '5', D: null }),
    );
    expect(rows.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'B different',
      'C only-left',
      'E only-right',
      'A same',
      'D same',
    ]);
  });
  test('spelling makes no difference, content does', () => {
    expect(sameValue('60', '060')).toBe(true);
    expect(sameValue('True', 'true')).toBe(true);
    expect(sameValue('a,b', '["b", "a"]')).toBe(true);
    expect(sameValue('a', 'A')).toBe(false);
    expect(sameValue('60', '6')).toBe(false);
    expect(sameValue('a,b', 'a')).toBe(false);
  });
  test('whatever is compared with itself is the same; sides may be exchanged', () => {
    const configuration = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.string());
    fc.assert(
      fc.property(configuration, configuration, (one, other) => {
        expect(compareConfigurations(side(one), side(one)).every(({ state }) => state === 'same')).toBe(true);
        const there = compareConfigurations(side(one), side(other)).filter(({ state }) => state === 'different');
        const back = compareConfigurations(side(other), side(one)).filter(({ state }) => state === 'different');
        expect(there).toHaveLength(back.length);
      }),
    );
  });
});

describe('a station at a time', () => {
  const records = numbered([
    inFile('Interval', '10'),
    read('Interval', '20', 5),
    write('Interval', '30', 'Accepted', 10),
    write('Interval', '40', 'Rejected', 20),
    write('interval', '50', 'RebootRequired', 30),
  ]);
  const at = (minute: number | null) =>
    stationConfiguration(records, minute === null ? null : minute * 60_000).map(({ current }) => current?.value);
  test('what was accepted or read holds, a refusal changes nothing, a file counts before everything else', () => {
    expect([at(0), at(5), at(10), at(25), at(null)]).toEqual([['10'], ['20'], ['30'], ['30'], ['50']]);
  });
  test('the first value that is known is no change', () => {
    const [key] = stationConfiguration(records);
    expect(key?.history.map(({ changed }) => changed)).toEqual([false, true, true, false, true]);
  });
});

describe('reference files', () => {
  test('lines, nested JSON with comments, a saved answer', () => {
    expect(
      readReferenceFile('# house standard\nA=1\nB: two words\n"C";3\nD;4\n\n')?.map(({ key, value }) => [key, value]),
    ).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['D', '4'],
    ]);
    expect(
      readReferenceFile('{ // ours\n"ocpp": {"uri": "wss://x", "list": [1, 2.50]}, "ports": [{"on": true}] }'),
    ).toEqual([
      { key: 'ocpp/uri', value: 'wss://x', secret: false },
      { key: 'ocpp/list', value: '1,2.50', secret: false },
      { key: 'ports[0]/on', value: 'true', secret: false },
    ]);
    expect(readReferenceFile('{"configurationKey":[{"key":"AuthorizationKey","readonly":false,"value":"x"}]}')).toEqual(
      [{ key: 'AuthorizationKey', value: 'x', secret: true }],
    );
  });
  test('what is none is refused, whatever it holds', () => {
    expect(readReferenceFile('')).toBeNull();
    expect(readReferenceFile('{ broken')).toBeNull();
    expect(readReferenceFile('only prose here')).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void readReferenceFile(text)));
  });
});
