import type { RuleThreshold } from '../../../main/api/views/rule-views.ts';
import type { Language } from '../../../parsers/model/language.ts';

/** What stands in a threshold's field: the value in the unit in which a person sets it. */
export function fieldText(value: number, { setIn }: Pick<RuleThreshold, 'setIn'>, language: Language): string {
  const text = String(value / setIn.factor);
  return language === 'de' ? text.replace('.', ',') : text;
}

/** The value in the rule's own unit; `null` for what is no number from 0 on. Comma and point are both the decimal sign. */
export function fieldValue(text: string, { setIn, unit }: Pick<RuleThreshold, 'setIn' | 'unit'>): number | null {
  if (!/^\d{1,12}(?:[.,]\d{1,6})?$/.test(text.trim())) return null;
  const value = Number(text.trim().replace(',', '.')) * setIn.factor;
  // Milliseconds are whole; of other units no digit is made up by the multiplication, because the factor is 1.
  return unit === 'ms' ? Math.round(value) : value;
}
