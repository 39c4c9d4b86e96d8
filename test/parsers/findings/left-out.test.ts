/* What a rule remembers is bounded, and what came after the bound is told (house rule 2: nothing is skipped silently). */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Groups } from '../../../parsers/findings/grouped.ts';
import { Bound } from '../../../parsers/findings/left-out.ts';
import { findingsWhilePassing } from '../builders/case-view.ts';
import { sentence } from '../../../parsers/text/sentence.ts';
import { findingTexts } from '../../../parsers/text/finding-texts.ts';
import { caseCases } from './case-cases.ts';

/** Whoever evaluates a rule file and whoever looks at settings yields what these left out. */
const hands = new Set(['case-index.ts', 'written/awaited-rows.ts']);
const place = { kind: 'bytes', sourceId: 1, offset: 7, length: 1, line: 1 } as const;

test('a bound counts what had no room, from the first on', () => {
  const bound = new Bound(2);
  expect([0, 1, 2, 3].map((held) => bound.admits(held, 100 + held, { ...place, offset: held }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([...bound.leftOut()]).toEqual([{ leftOut: 2, kept: 2, fromMs: 102, evidence: { ...place, offset: 2 } }]);
  expect([...new Bound(1).leftOut()]).toEqual([]);
});

test('groups beyond the bound are counted, those that are there go on counting', () => {
  const groups = new Groups<number>();
  for (let key = 0; key < 50_003; key += 1) groups.add([key], key, [place], () => key);
  groups.add([0], 1, [place], () => 0);
  expect([...groups.all()]).toHaveLength(50_000);
  expect([...groups.all()][0]?.times).toBe(2);
  expect([...groups.leftOut()]).toMatchObject([{ leftOut: 3, kept: 50_000, fromMs: 50_000 }]);
});

test('the sentence names the rule and both numbers, in both languages', () => {
  const [incomplete] = caseCases;
  const [found] = findingsWhilePassing(incomplete?.fires ?? '').filter(({ rule }) => rule === incomplete?.rule);
  const detail = findingTexts['case.rule-incomplete']?.detail ?? { de: '', en: '' };
  const catalogue = { detail };
  expect(sentence(catalogue, 'detail', found?.params ?? {}, 'de')).toBe(
    'Die Regel metering.register-decreases merkt sich höchstens 64. 6 weitere hat sie übergangen; sie sagt nichts darüber.',
  );
  expect(sentence(catalogue, 'detail', { ...found?.params, times: 1 }, 'en')).toBe(
    'The rule metering.register-decreases remembers at most 64. It passed over 1 more and says nothing about it.',
  );
});

test('whatever has a bound yields what it left out', () => {
  const folder = new URL('../../../parsers/findings/', import.meta.url);
  const silent = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    if (!name.endsWith('.ts') || name === 'grouped.ts' || name === 'left-out.ts' || hands.has(name)) return false;
    const text = readFileSync(new URL(name, folder), 'utf8');
    const bounds = text.match(/new (?:Groups|Bound)\b/g)?.length ?? 0;
    const told = text.match(/\.leftOut\(\)/g)?.length ?? 0;
    return bounds > 0 && told === 0;
  });
  expect(silent).toEqual([]);
});
