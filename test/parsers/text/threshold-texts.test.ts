import { expect, it } from 'vitest';
import { findingRules } from '../../../parsers/findings/index.ts';
import { settingUnit, thresholdLabel, thresholdText } from '../../../parsers/text/threshold-texts.ts';

it('every setting of every rule has words in both languages', () => {
  const nameless = findingRules.entries.flatMap(({ id, thresholds }) =>
    Object.entries(thresholds).flatMap(([name, { value, unit }]) =>
      (['de', 'en'] as const).flatMap((language) => {
        const said = [thresholdLabel(id, name, language), thresholdText(value, unit, language)];
        // A word of English in a German text is one that was forgotten.
        const foreign = language === 'de' && unit.length > 2 && said[1] === thresholdText(value, unit, 'en');
        return said[0] === name || (foreign && unit !== 'heartbeats') ? [`${id} ${name} (${unit})`] : [];
      }),
    ),
  );
  expect(nameless).toEqual([]);
});

it('values stand in the unit in which people think', () => {
  expect(thresholdText(600_000, 'ms', 'de')).toBe('10 min');
  expect(thresholdText(90_000, 'ms', 'de')).toBe('90 s');
  expect(thresholdText(50, 'ms', 'de')).toBe('50 ms');
  expect(thresholdText(1_500.5, 'W', 'de')).toBe('1500,5 W');
  expect(thresholdText(420_000, 'W', 'en')).toBe('420,000 W');
  expect(thresholdText(1, 'cases', 'de')).toBe('1 Fall');
  expect(thresholdText(3, 'cases', 'de')).toBe('3 Fälle');
  expect(thresholdText(2, 'times the power told', 'de')).toBe('2-fach');
  expect(settingUnit(600_000, 'ms', 'en')).toEqual({ unit: 'min', factor: 60_000 });
  expect(settingUnit(90_000, 'ms', 'en')).toEqual({ unit: 's', factor: 1_000 });
  expect(settingUnit(3, 'cases', 'en')).toEqual({ unit: 'cases', factor: 1 });
});
