import type { Language } from '../model/language.ts';

const separators: Readonly<Record<Language, { readonly group: string; readonly point: string }>> = {
  de: { group: '.', point: ',' },
  en: { group: ',', point: '.' },
};

/** Units behind which a number is an amount and no name: `12500 Wh`, but not `transaction 12500`. */
const unit = '(?:[kM]?Wh|varh|k?VAh|[kM]?W|k?VA|m?A|m?V|m?Ω|Hz|°C|%|ms|s|min|h|B|[kMG]B)';
const unitAhead = new RegExp(`^[ \\u00a0]?(?:×|${unit}(?![\\p{L}\\d]))`, 'u');
const amount = new RegExp(`^([+-]?\\d+(?:\\.\\d+)?)( ${unit})$`, 'u');

/**
 * An exact decimal text as the language writes it: separators are put in, no digit is changed (house rule 4). What is no plain decimal, or begins
 * with a zero that the meter wrote, keeps its whole part as it stands.
 */
export function decimalInWords(text: string, language: Language): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction] = match;
  const { group, point } = separators[language];
  const grouped = /^0\d/.test(whole) ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  return `${sign}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

/**
 * A value as it stands in a sentence: amounts in the writing of the language, everything else (ids, codes, versions, places) as it is. An amount
 * is a number before a unit or `×`, one that a noun agrees with, or a text of a number and its unit.
 */
export function valueInSentence(value: string, behind: string, isCount: boolean, language: Language): string {
  if (isCount || unitAhead.test(behind)) return decimalInWords(value, language);
  const [, number, itsUnit] = amount.exec(value) ?? [];
  return number === undefined || itsUnit === undefined ? value : `${decimalInWords(number, language)}${itsUnit}`;
}
