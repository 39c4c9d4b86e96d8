/**
 * Two stations in one log that live through the same at the same time, with the same ids: what is told of each is what is told of it alone. A rule that asks
 * for a session, a state, a setting or an order without asking whose it is, tells something else.
 */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../builders/case-view.ts';
import type { CaseParts } from '../builders/case-view.ts';
import { defaultStation } from '../builders/story.ts';
import { allCases } from './all-cases.ts';
import { findingText, lineName } from './told.ts';

const head = /^\s*((?:d\d+ )?\d\d:\d\d:\d\d(?:\.\d+)?) ([<>])/;

/** The same log of another station beside each line of the first. */
function beside(table: string): string {
  const lines = table.split('\n');
  const other = lines.map((line) => line.replace(head, '$1 CP2| $2'));
  // Message ids are made from the place of a line: those of the first station stay.
  return [...lines, ...other].join('\n');
}

/** Of these the other station is a witness: the log goes on, and so it is not the log that is missing. */
const heedOthers = new Set(['connection.silence']);

function told(parts: CaseParts, rule: string): readonly string[] {
  const name = lineName(parts);
  return findingsOf(parts, rule)
    .filter(({ station }) => station === defaultStation)
    .map((finding) => findingText(finding, name));
}

const cases = allCases.flatMap(({ rule, fires, quiet }) =>
  heedOthers.has(rule)
    ? []
    : [fires, ...quiet].flatMap((parts, at) => {
        const whole = typeof parts === 'string' ? { table: parts } : parts;
        // A store that names no station is nobody's in a case of two.
        const isNamed = whole.table.includes('| >') || whole.unnamed !== undefined || whole.rows !== undefined;
        return isNamed ? [] : [{ title: `${rule} ${at === 0 ? 'fires' : `nearly ${at}`}`, rule, whole }];
      }),
);

describe('of a station beside another one', () => {
  it.each(cases)('$title: the same is told', ({ rule, whole }) => {
    expect(told({ ...whole, table: beside(whole.table) }, rule)).toEqual(told(whole, rule));
  });
});
