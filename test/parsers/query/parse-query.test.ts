import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateQuery } from '../../../parsers/query/evaluate-query.ts';
import type { QueryRow } from '../../../parsers/query/evaluate-query.ts';
import { parseQuery } from '../../../parsers/query/parse-query.ts';
import { queryFields } from '../../../parsers/query/query-fields.ts';
import { queryErrorTexts } from '../../../parsers/text/query-error-texts.ts';

const row: QueryRow = {
  fields: {
    action: 'StatusNotification',
    kind: 'call',
    connector: 2,
    tx: '4711',
    session: 'CP1/2/4711',
    status: 'Faulted',
    code: 'GroundFailure RcdGroundFailure',
    latency: 12_500,
    energy: 10_500,
    station: 'CP1',
    reason: null,
    at: 1_761_440_400_000, // 2025-10-26T01:00:00Z
  },
  text: () => '{"connectorId":2,"info":"RCD tripped (front left)"}',
};

function passes(filter: string): boolean {
  const parsed = parseQuery(filter);
  if (!parsed.ok) throw new Error(`${filter}: ${parsed.error.code} at ${parsed.error.position}`);
  return evaluateQuery(parsed.value, row);
}

function errorOf(filter: string) {
  const parsed = parseQuery(filter);
  return parsed.ok ? undefined : parsed.error;
}

describe('filter language', () => {
  it.each([
    ['', true],
    ['action:StatusNotification', true],
    ['action:statusnotification connector:2', true],
    ['action:Status*', true],
    ['action:*Notif*', true],
    ['action:Start*', false],
    ['connector:1', false],
    ['connector:1..3', true],
    ['connector:3..', false],
    ['tx:4711', true],
    ['session:4711', true],
    ['session:CP1/2/4711', true],
    ['session:711', false],
    ['code:RcdGroundFailure', true],
    ['code:GroundFailure', true],
    ['code:Ground', false],
    ['-status:Faulted', false],
    ['not status:Available', true],
    ['status:Available | connector:2', true],
    ['status:Available or connector:1', false],
    ['(status:Available | status:Faulted) kind:call', true],
    ['status:Available | status:Faulted kind:result', false],
    ['"front left"', true],
    ['"front  left"', false],
    ['rcd', true],
    ['rcd -tripped', false],
    ['/rcd\\s+trip{1,2}ed/', true],
    ['/^rcd/', false],
    ['/left\\)"\\}$/', true],
    ['code:/^ground.*rcd/', true],
    ['latency>10s', true],
    ['latency>=12500', true],
    ['latency<12s', false],
    ['latency:>PT12S', true],
    ['energy>10kWh', true],
    ['energy:10500', true],
    ['energy:10..11kwh', true],
    ['reason:""', true],
    ['reason:Local', false],
    ['tx:""', false],
    ['severity:critical', false],
    ['at:2025-10-26T00:00/PT2H', true],
    ['at:2025-10-26T02:00+01:00/PT1H', true],
    ['at:2025-10-26T02:00/PT2H', false],
    ['at:2025-10-26', true],
    ['at:2025-10-26T01', true],
    ['at:2025-10-25..2025-10-26', true],
    ['at:2025-10-25..2025-10-26T01:00', false],
    ['at:2025-10-26T00:00/2025-10-26T01:30', true],
    ['at>2025-10-25', true],
    ['at>2025-10-26', false],
    ['at<=2025-10-26', true],
    ['action:StatusNotification and connector:2', true],
    ['/etc/secc', false],
  ])('%s gives %s', (filter, expected) => {
    expect(passes(filter)).toBe(expected);
  });

  it.each([
    ['aktion:x', 'unknown-field', 0, 6],
    ['connector:two', 'not-a-number', 10, 3],
    ['at:yesterday', 'not-a-time', 3, 9],
    ['tx:', 'missing-value', 3, 0],
    ['status>Faulted', 'no-order', 7, 7],
    ['say "front', 'unclosed-quote', 4, 6],
    ['(a | b', 'unclosed-parenthesis', 0, 1],
    ['a | ', 'unexpected-end', 4, 0],
    ['a and', 'unexpected-end', 5, 0],
    ['a ) b', 'unexpected-token', 2, 1],
    ['/(a/', 'bad-pattern', 3, 1],
    ['/a(?=b)/', 'bad-pattern', 3, 1],
    [`${'('.repeat(60)}a`, 'too-deep', 41, 1],
    ['x '.repeat(1_001), 'too-long', 2_000, 2],
    ['x '.repeat(450), 'too-many-terms', 800, 100],
  ])('%s is refused with its place', (filter, code, position, length) => {
    expect(errorOf(filter)).toMatchObject({ code, position, length });
  });

  it('names the field that was probably meant', () => {
    expect(errorOf('conector:2')?.params).toMatchObject({ nearest: 'connector' });
  });

  it('reads or refuses any text without failing', () => {
    const read = fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
      const parsed = parseQuery(text);
      if (parsed.ok) return typeof evaluateQuery(parsed.value, row) === 'boolean';
      return parsed.error.position <= text.length && parsed.error.code in queryErrorTexts;
    });
    expect(fc.check(read).counterexample).toBeNull();
  });

  it('has an example for each field that can be read', () => {
    const unread = queryFields.filter((field) => !parseQuery(field.example).ok).map((field) => field.name);
    expect(unread).toEqual([]);
  });
});
