/* Whoever reads German reads the facts of a code in German: every name, and every value that is words and no code. */
import { expect, test } from 'vitest';
import { factNames, factValue, shownFacts } from '../../../parsers/vendors/fact-words.ts';
import { vendorCatalogues } from '../../../parsers/vendors/index.ts';

const facts = vendorCatalogues.flatMap(({ entries }) => entries.flatMap((entry) => Object.entries(entry.facts)));

test('every name of a fact has its words in both languages, and no word waits for a fact', () => {
  const used = new Set(facts.map(([name]) => name));
  expect([...used].filter((name) => !Object.hasOwn(factNames, name))).toEqual([]);
  expect(Object.keys(factNames).filter((name) => !used.has(name))).toEqual([]);
});

/** Words of English sentences; codes, paths and names of fields do without them. */
const english =
  /(?<![\w./_-])(?:the|of|for|when|only|up to|to|or|and|not|is|are|with|without|from|per|if|after|before|than|less|more|each|also|depends|stored|unset|empty|secret|finished|digits|characters|minutes|transactions|names|list|array|objects?|strings?|integers?|overall|phases?|scan)(?![\w./_-])/;

test('a value that is words has them in German', () => {
  const left = facts
    .map(([, value]) => value)
    .filter(
      (value) => english.test(value) && !/^[[{]|_|"/.test(value) && shownFacts({ value }, 'de')[0]?.isCode === true,
    );
  expect([...new Set(left)]).toEqual([]);
});

test('a form with its range keeps the range; what is no word stays as it was written', () => {
  expect(factValue('Integer (1 - 247)', 'de')).toBe('ganze Zahl (1 - 247)');
  expect(factValue('String[20]', 'en')).toBe('text[20]');
  const ours = { ourOwn: 'constructor', default: 'Energy.Active.Import.Register' };
  expect(shownFacts(ours, 'de')).toEqual([
    { name: 'ourOwn', value: 'constructor', isCode: true },
    { name: 'Vorgabe', value: 'Energy.Active.Import.Register', isCode: true },
  ]);
});
