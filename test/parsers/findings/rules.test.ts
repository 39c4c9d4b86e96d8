import { describe, expect, it } from 'vitest';
import { findingRules } from '../../../parsers/findings/index.ts';
import { findingTexts } from '../../../parsers/text/finding-texts.ts';
import { counterEvidenceTexts } from '../../../parsers/text/findings/counter-evidence-texts.ts';
import { findingsOf } from '../builders/case-view.ts';
import { allCases } from './all-cases.ts';
import { toldOf } from './told.ts';

const cases = allCases.map((ruleCase) => [ruleCase.rule, ruleCase] as const);

describe('finding rules', () => {
  it.each(cases)('%s notices what it should', (rule, { fires, expected }) => {
    const found = findingsOf(fires, rule);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject(expected ?? {});
    expect(found.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
  });

  // A change here changes what people read: each line of the file was read against its log by a person.
  it('tell severity, place, time, values and lines as they were read and found right', async () => {
    const told = allCases.map((ruleCase) => toldOf(ruleCase, findingsOf(ruleCase.fires, ruleCase.rule)));
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('golden/told.txt');
  });

  it.each(cases)('%s keeps quiet when in doubt', (rule, { quiet }) => {
    expect(quiet.map((parts) => findingsOf(parts, rule))).toEqual(quiet.map(() => []));
  });

  it('never end before they begin', () => {
    const turned = allCases.flatMap(({ rule, fires }) =>
      findingsOf(fires, rule).filter(({ fromMs, toMs }) => fromMs !== null && toMs !== null && toMs < fromMs),
    );
    expect(turned.map(({ rule, fromMs, toMs }) => ({ rule, fromMs, toMs }))).toEqual([]);
  });

  it('have a log that fires them and at least one that nearly does', () => {
    expect(allCases.filter(({ quiet }) => quiet.length === 0).map(({ rule }) => rule)).toEqual([]);
  });

  it('have a case each, and each case a rule', () => {
    expect(new Set(allCases.map(({ rule }) => rule))).toEqual(new Set(findingRules.entries.map(({ id }) => id)));
  });
});

/** `[[...]]` is left out where its values are not known. */
const optional = /\[\[[^\]]*\]\]/g;

describe('finding texts', () => {
  const placeholders = (text: string): readonly string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

  it('exist for each rule, and for nothing else', () => {
    expect(Object.keys(findingTexts).toSorted()).toEqual(findingRules.entries.map(({ id }) => id).toSorted());
  });

  it('use the same values in both languages', () => {
    const differing = Object.entries(findingTexts).flatMap(([rule, parts]) =>
      (['title', 'detail', 'remedy'] as const)
        .filter((part) => placeholders(parts[part].de).join() !== placeholders(parts[part].en).join())
        .map((part) => `${rule} ${part}`),
    );
    expect(differing).toEqual([]);
  });

  it('find all their values in the findings', () => {
    const missing = allCases.flatMap(({ rule, fires }) =>
      findingsOf(fires, rule).flatMap(({ params }) =>
        placeholders((findingTexts[rule]?.detail.de ?? '').replaceAll(optional, ''))
          .filter((name) => !(name in params))
          .map((name) => `${rule} ${name}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('name everything that was looked for', () => {
    const codes = allCases.flatMap(({ fires }) =>
      findingsOf(fires).flatMap(({ counterEvidence }) => counterEvidence.map(({ code }) => code)),
    );
    expect([...new Set(codes)].filter((code) => counterEvidenceTexts[code] === undefined)).toEqual([]);
  });
});
