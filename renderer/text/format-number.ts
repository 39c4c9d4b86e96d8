import type { Language } from '../../parsers/model/language.ts';

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const separators: Readonly<Record<Language, { readonly group: string; readonly point: string }>> = {
  de: { group: '.', point: ',' },
  en: { group: ',', point: '.' },
};

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 }).format(count);
}

/** Below each other shares have one digit each, so that their signs stand below each other; none and all are whole. */
export function formatShare(share: number, language: Language): string {
  if (share <= 0 || share >= 1) return formatPercent(share, language);
  if (share < 0.001) return `< ${percent(0.1, language, 1)}`;
  if (share > 0.999) return `> ${percent(99.9, language, 1)}`;
  return percent(share * 100, language, 1);
}

function percent(value: number, language: Language, leastDigits: 0 | 1): string {
  const digits = { minimumFractionDigits: leastDigits, maximumFractionDigits: 1 };
  // A number and its unit stay on one line.
  return `${new Intl.NumberFormat(locales[language], digits).format(value)}\u00a0%`;
}

export function formatPercent(share: number, language: Language): string {
  // 99.96 % must not read as "everything": rounding never reaches 100 or 0 by itself.
  const value = share * 100;
  const digits = value > 99 && value < 100 ? Math.min(99.9, value) : value;
  return percent(value > 0 && value < 0.1 ? 0.1 : digits, language, 0);
}

/** Sizes in decimal units, as files are sold and shown elsewhere. */
export function formatBytes(bytes: number, language: Language): string {
  const steps = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 1_000 && step < steps.length - 1) {
    value /= 1_000;
    step += 1;
  }
  const digits = step === 0 || value >= 100 ? 0 : 1;
  const number = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // A number and its unit stay on one line.
  return `${number.format(value)}\u00a0${steps[step] ?? 'B'}`;
}

/**
 * An exact decimal text in the language's writing: only separators are put in, no digit is changed (house rule 4).
 * Text that is no plain decimal (an exponent, a word) is given back as it stands.
 */
export function formatDecimalText(text: string, language: Language): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction] = match;
  const { group, point } = separators[language];
  // Zeros in front belong to what the meter wrote; a separator among them would read as a decimal sign.
  const grouped = /^0\d/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign === '-' ? '−' : sign}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

/** Watt-hours as kilowatt-hours by moving the point; every digit stays. `null` for text that is no plain decimal. */
export function kilowattHours(wattHours: string): string | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(wattHours);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const padded = whole.padStart(4, '0');
  const kilo = padded.slice(0, -3).replace(/^0+(?=\d)/, '');
  return `${sign}${kilo}.${padded.slice(-3)}${fraction}`;
}

/** Shortened in the middle: beginning and end are what people compare. */
export function shortenMiddle(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const kept = maximum - 1;
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}

/** A value on a chart's axis or in its read-out; never a reading of a meter that is billed. */
export function formatMeasured(value: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value);
}
