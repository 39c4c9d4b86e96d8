import type { Language } from '../../parsers/model/language.ts';

const units: Readonly<
  Record<Language, { readonly d: string; readonly h: string; readonly min: string; readonly s: string }>
> = {
  de: { d: 'd', h: 'h', min: 'min', s: 's' },
  en: { d: 'd', h: 'h', min: 'min', s: 's' },
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "1 h 12 min": the two largest units, so that a column of durations can be compared. */
export function formatDuration(durationMs: number, language: Language): string {
  const unit = units[language];
  const sign = durationMs < 0 ? '−' : '';
  const ms = Math.abs(durationMs);
  if (ms < second) return `${sign}${Math.round(ms)} ms`;
  if (ms < 10 * second) return `${sign}${decimal((ms / second).toFixed(1), language)} ${unit.s}`;
  if (ms < minute) return `${sign}${Math.round(ms / second)} ${unit.s}`;
  const whole = Math.round(ms / second) * second;
  if (whole < hour) return sign + pair(whole, minute, unit.min, second, unit.s);
  if (whole < day) return sign + pair(whole, hour, unit.h, minute, unit.min);
  return sign + pair(whole, day, unit.d, hour, unit.h);
}

function pair(ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = Math.floor(ms / large);
  const rest = Math.floor((ms - first * large) / small);
  return rest === 0 ? `${first} ${largeUnit}` : `${first} ${largeUnit} ${rest} ${smallUnit}`;
}

function decimal(text: string, language: Language): string {
  return language === 'de' ? text.replace('.', ',') : text;
}
