/**
 * Two connectors of a station that live through the same at the same time, each with its own card and transaction: what is told of the first is what is told of
 * it alone.
 */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../builders/case-view.ts';
import { allCases } from './all-cases.ts';
import { findingText, lineName } from './told.ts';

/** What is about a connector or a transaction; the rest is the station's and is said once. */
const ofConnector = /connectorId:1\b|transactionId|"id":1\b|evseId:1\b/;

function onOther(line: string): string {
  return line
    .replaceAll(/connectorId:1\b/g, 'connectorId:6')
    .replaceAll(/"id":1\b/g, '"id":6')
    .replaceAll(/evseId:1\b/g, 'evseId:6')
    .replaceAll(/idTag:(\w+)/g, 'idTag:other-$1')
    .replaceAll(/"idToken":"/g, '"idToken":"other-')
    .replaceAll(/transactionId:([1-9]\d*)\b/g, 'transactionId:9$1')
    .replaceAll(/"transactionId":"(\w+)"/g, '"transactionId":"other$1"');
}

function beside(table: string): string {
  const lines = table.split('\n');
  return [...lines, ...lines.filter((line) => ofConnector.test(line)).map(onOther)].join('\n');
}

function told(table: string, rule: string): readonly string[] {
  const name = lineName({ table });
  return findingsOf(table, rule)
    .filter(({ connector, sessionId }) => connector === 1 || (sessionId !== null && !sessionId.includes('/6/')))
    .map((finding) => findingText(finding, name));
}

/** An end alone names no connector; ends that are alike are what the second is about; an id that stands for none is the same on both. */
const without = new Set(['transaction.rejected', 'transaction.stop-sent-for-two', 'transaction.placeholder-id']);
const categories = /^(?:transaction|status|metering|signature)\./;

const cases = allCases.flatMap(({ rule, fires, quiet }) =>
  categories.test(rule) && !without.has(rule)
    ? [fires, ...quiet].flatMap((parts, at) =>
        typeof parts === 'string' && !/connectorId:[2-9]/.test(parts)
          ? [{ title: `${rule} ${at === 0 ? 'fires' : `nearly ${at}`}`, rule, table: parts }]
          : [],
      )
    : [],
);

describe('of a connector beside another one', () => {
  it.each(cases)('$title: the same is told', ({ rule, table }) => {
    expect(told(beside(table), rule)).toEqual(told(table, rule));
  });
});
