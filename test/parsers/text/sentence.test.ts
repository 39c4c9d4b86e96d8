import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingTexts } from '../../../parsers/text/finding-texts.ts';
import { fillText, sentence } from '../../../parsers/text/sentence.ts';

const texts = {
  energy: {
    de: 'Der Zähler lief um {countedWh} Wh weiter, {sessions} {sessions#Ladevorgang#Ladevorgänge}, {times}×.',
    en: 'The register counted {countedWh} Wh, {sessions} {sessions#session#sessions}, {times}×.',
  },
  falls: { de: '{measurand} fällt von {before} auf {after}.', en: '{measurand} falls from {before} to {after}.' },
  ids: { de: 'Transaktion {transaction}, Zeile {row}, Ladepunkt {connector} Ampel.', en: 'Transaction {transaction}.' },
};

test('amounts are written as the language writes them, every digit kept', () => {
  const params = { countedWh: '3086500.10', sessions: 1140, times: 12345 };
  expect(sentence(texts, 'energy', params, 'de')).toBe(
    'Der Zähler lief um 3.086.500,10 Wh weiter, 1.140 Ladevorgänge, 12.345×.',
  );
  expect(sentence(texts, 'energy', params, 'en')).toBe(
    'The register counted 3,086,500.10 Wh, 1,140 sessions, 12,345×.',
  );
  expect(sentence(texts, 'energy', { countedWh: 7, sessions: 1, times: 1 }, 'de')).toBe(
    'Der Zähler lief um 7 Wh weiter, 1 Ladevorgang, 1×.',
  );
});

test('a value with its unit is an amount, one without is a name', () => {
  expect(sentence(texts, 'falls', { measurand: 'Energy', before: '12500.5 kWh', after: '0099.25 Wh' }, 'de')).toBe(
    'Energy fällt von 12.500,5 kWh auf 0099,25 Wh.',
  );
  expect(sentence(texts, 'ids', { transaction: '880102', row: 36864, connector: '1000' }, 'de')).toBe(
    'Transaktion 880102, Zeile 36864, Ladepunkt 1000 Ampel.',
  );
});

test('without a language every value stands as it came', () => {
  expect(fillText(texts.energy.de, { countedWh: '3086500.10', sessions: 1140, times: 2 })).toContain(
    '3086500.10 Wh weiter, 1140 ',
  );
  expect(fillText(texts.falls.de, { measurand: 'E', before: '12500.5 kWh', after: '1' })).toContain('12500.5 kWh');
});

test('taking the separators out again gives the number that was put in', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.stringMatching(/^\d{0,12}$/));
  fc.assert(
    fc.property(decimal, ([whole, fraction]) => {
      const text = fraction === '' ? String(whole) : `${whole}.${fraction}`;
      const german = fillText('{a} Wh', { a: text }, 'de').replace(' Wh', '');
      expect(german.replaceAll('.', '').replace(',', '.')).toBe(text);
      const english = fillText('{a} Wh', { a: text }, 'en').replace(' Wh', '');
      expect(english.replaceAll(',', '')).toBe(text);
    }),
  );
});

test('the finding that a register does not add up reads as a German writes it', () => {
  const detail = findingTexts['transaction.register-sum-differs']?.detail.de ?? '';
  const params = { countedWh: '3086500', sessions: 114, billedWh: '969000', differenceWh: '2117500' };
  expect(fillText(detail, params, 'de')).toBe(
    'Der Zähler lief um 3.086.500 Wh weiter, 114 Ladevorgänge ergeben 969.000 Wh: Unterschied 2.117.500 Wh.',
  );
});

test('a remedy points to an explanation only where there is one', () => {
  const remedy = findingTexts['status.fault']?.remedy ?? { de: '', en: '' };
  expect(fillText(remedy.de, {})).toMatch(/^Kein Katalog erklärt/);
  expect(fillText(remedy.de, { explained: 'yes' })).toMatch(/^Was der Hersteller/);
  expect(fillText(remedy.en, {})).toMatch(/^No catalogue explains/);
  expect(fillText(remedy.en, { explained: 'yes' })).toMatch(/^What the vendor says/);
});
