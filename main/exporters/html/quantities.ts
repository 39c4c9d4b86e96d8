/** Times, amounts and durations as a report writes them; every number exact, every time with its offset. */
import { Temporal } from 'temporal-polyfill';
import { isDecimal, shiftDecimal } from '../../../parsers/base/decimal-arithmetic.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { decimalInWords } from '../../../parsers/text/quantity-text.ts';

export interface Writer {
  readonly language: Language;
  /** `24.10.2025 06:12:45 +02:00`; an en dash for no time. */
  time(instant: string | number | null): string;
  /** From one time to another; date and offset are written once where both have the same. */
  period(from: string | number | null, to: string | number | null): string;
  /** The two halves of `time`, which may stand on two lines of a narrow column. */
  timeParts(instant: string | number | null): readonly [date: string, clock: string];
  /** Time of day only, for lists whose day is clear: `06:12:45`. */
  clock(instant: string | number | null): string;
  date(instant: string | number | null): string;
  /** `17,420` for 17420 Wh: the digits of the meter, the point moved; grouped as on the screens. */
  kwh(wh: string | null): string;
  /** An exact decimal text with the separators of the language; no digit is changed. */
  decimal(text: string): string;
  count(value: number): string;
  /** `1 h 12 min`. */
  duration(ms: number | null): string;
  bytes(count: number): string;
  /** `12,5 %`, always with its digit, so that shares stand below each other; none and all are whole, and never by rounding alone. */
  percent(share: number): string;
}

const dash = '–';

export function createWriter(language: Language, zone: string): Writer {
  // The screens write a minus, not a hyphen.
  const decimal = (text: string) => decimalInWords(text, language).replace(/^-/, '−');
  const count = (value: number) => decimalInWords(String(Math.trunc(value)), language);
  const zoned = (instant: string | number | null) => {
    if (instant === null) return null;
    const ms = typeof instant === 'number' ? instant : Date.parse(instant);
    // ECMA-262: no instant beyond 8.64e15 ms.
    return Math.abs(ms) <= 8.64e15
      ? Temporal.Instant.fromEpochMilliseconds(Math.trunc(ms)).toZonedDateTimeISO(zone)
      : null;
  };
  const two = (value: number) => String(value).padStart(2, '0');
  const dateOf = (at: Temporal.ZonedDateTime) =>
    language === 'de'
      ? `${two(at.day)}.${two(at.month)}.${at.year}`
      : `${String(at.year).padStart(4, '0')}-${two(at.month)}-${two(at.day)}`;
  const clockOf = (at: Temporal.ZonedDateTime) => `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`;
  const whole = (at: Temporal.ZonedDateTime) => `${dateOf(at)} ${clockOf(at)} ${at.offset}`;
  const written = (instant: string | number | null, form: (at: Temporal.ZonedDateTime) => string) => {
    const at = zoned(instant);
    return at === null ? dash : form(at);
  };
  return {
    language,
    decimal,
    count,
    time: (instant) => written(instant, whole),
    period(from, to) {
      const [first, last] = [zoned(from), zoned(to)];
      if (first === null || last === null || first.equals(last)) return written(from ?? to, whole);
      if (first.offset !== last.offset) return `${whole(first)} – ${whole(last)}`;
      const end = first.toPlainDate().equals(last.toPlainDate()) ? clockOf(last) : `${dateOf(last)} ${clockOf(last)}`;
      return `${dateOf(first)} ${clockOf(first)} – ${end} ${last.offset}`;
    },
    timeParts: (instant) => [
      written(instant, dateOf),
      zoned(instant) === null ? '' : written(instant, (at) => `${clockOf(at)} ${at.offset}`),
    ],
    clock: (instant) => written(instant, clockOf),
    date: (instant) => written(instant, dateOf),
    kwh: (wh) => (wh !== null && isDecimal(wh) ? decimal(shiftDecimal(wh, -3)) : dash),
    duration(ms) {
      if (ms === null || ms < 0) return dash;
      if (ms < 1_000) return `${Math.round(ms)} ms`;
      const seconds = Math.round(ms / 1_000);
      if (ms < 10_000) return `${decimal((ms / 1_000).toFixed(1))} s`;
      const parts = [
        [Math.floor(seconds / 86_400), 'd'],
        [Math.floor(seconds / 3_600) % 24, 'h'],
        [Math.floor(seconds / 60) % 60, 'min'],
        [seconds % 60, 's'],
      ] as const;
      const largest = parts.findIndex(([amount]) => amount > 0);
      // The two largest units, as on the screens; none that is zero.
      return parts
        .slice(largest, largest + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(' ');
    },
    percent(share) {
      const rounded = Math.round(share * 1_000) / 10;
      const shown = share > 0 && rounded === 0 ? 0.1 : share < 1 && rounded === 100 ? 99.9 : rounded;
      return `${decimal(share <= 0 || share >= 1 ? String(shown) : shown.toFixed(1))}\u00a0%`;
    },
    bytes(value) {
      // Decimal units, as on the screens and as files are sold.
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      let amount = value;
      let unit = 0;
      while (amount >= 1_000 && unit < units.length - 1) {
        amount /= 1_000;
        unit++;
      }
      const written =
        unit === 0 ? count(amount) : amount >= 100 ? count(Math.round(amount)) : decimal(amount.toFixed(1));
      return `${written}\u00a0${units[unit] ?? ''}`;
    },
  };
}

/** Milliseconds between two ISO texts; `null` while one is missing. */
export function spanMs(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : Date.parse(to) - Date.parse(from);
}

/** A zone that Temporal takes; what it does not take is shown in UTC. */
export function usableZone(zone: string): string {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone;
  } catch {
    return 'UTC';
  }
}
