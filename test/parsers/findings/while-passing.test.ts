import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../parsers/model/finding.ts';
import { caseView, findingsOf, findingsWhilePassing } from '../builders/case-view.ts';
import type { CaseParts } from '../builders/case-view.ts';
import { allCases } from './all-cases.ts';
import { day, session } from './rule-case.ts';

/** Of findings that weigh the same at the same time, which of them comes first says nothing. */
function sorted(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => JSON.stringify(finding)).toSorted();
}

const stories = allCases.flatMap(({ rule, fires, quiet }) =>
  [fires, ...quiet].map((parts, index): [string, CaseParts | string] => [`${rule} ${index}`, parts]),
);

function sample(time: string, tx: number, wh: number, watts = 0): string {
  const values = [
    { value: String(wh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
    { value: String(watts), measurand: 'Power.Active.Import', unit: 'W' },
  ];
  return `${time} > MeterValues connectorId:1 transactionId:${tx} meterValue:[{"timestamp":"$t","sampledValue":${JSON.stringify(values)}}] -> ok`;
}

/** Samples of transaction 7, ten minutes apart. */
function samples(hour: string, ...readings: readonly number[]): string {
  return readings.map((wh, index) => sample(`${hour}:${index + 1}0:00`, 7, wh)).join('\n');
}

/** Samples of transaction 8 come while 7 runs, and its stop tells whose they are: a session in two parts, with a fall between them. */
const inParts = day(
  session('10:01:00', '11:40:00', {
    extra: [
      sample('10:05:00', 7, 1100, 7000),
      sample('10:10:00', 8, 5000),
      sample('10:20:00', 8, 4000),
      sample('10:40:00', 8, 4500),
      '10:50:00 > StopTransaction transactionId:8 meterStop:6000 timestamp:$t -> ok',
      sample('11:00:00', 8, 3000),
      sample('11:20:00', 8, 2000),
    ].join('\n'),
  }),
);

describe('findings are the same while messages pass, when no session is known yet', () => {
  it.each(stories)('%s', (_name, parts) => {
    expect(sorted(findingsWhilePassing(parts))).toEqual(sorted(findingsOf(parts)));
  });

  it('of a session whose samples came before anybody knew it', () => {
    const found = findingsWhilePassing(inParts);
    expect(sorted(found)).toEqual(sorted(findingsOf(inParts)));
    const ofEight = caseView({ table: inParts }).sessions.find(({ transactionId }) => transactionId === '8');
    expect(ofEight?.frameIds.length).toBeGreaterThan(5);
    const falls = found.find(
      ({ rule, sessionId }) => rule === 'metering.register-decreases' && sessionId === ofEight?.id,
    );
    expect(falls?.params).toMatchObject({ times: 2 });
    expect(found.filter(({ rule }) => rule === 'metering.orphan-samples')).toMatchObject([
      { params: { transaction: '8', messages: 2 } },
    ]);
  });

  it('of a session that two logs tell of, one of them without the name of the station', () => {
    const told = session('10:01:00', '10:40:00', { extra: samples('10', 1100, 900, 800) });
    const table = `${told}\n${told.replaceAll(' > ', ' CP2| > ')}`;
    const parts = { table, unnamed: 'CP2' };
    expect(caseView(parts).sessions.map(({ frameIds }) => frameIds.length)).toEqual([20]);
    expect(findingsOf(parts, 'metering.register-decreases').length).toBe(1);
    expect(sorted(findingsWhilePassing(parts))).toEqual(sorted(findingsOf(parts)));
  });
});
