import { readPayloadTimestamp } from '../time/read-timestamp.ts';
import type { QueryFieldKind } from './query-fields.ts';

/** Milliseconds and watt-hours per unit. */
const durationUnits: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1,
  s: 1_000,
  sec: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const energyUnits: Readonly<Record<string, number>> = { '': 1, wh: 1, kwh: 1_000, mwh: 1_000_000 };
const units: Readonly<Record<Exclude<QueryFieldKind, 'word' | 'instant'>, Readonly<Record<string, number>>>> = {
  number: { '': 1 },
  duration: durationUnits,
  energy: energyUnits,
};

/** A number with its unit in the base unit of the field (ms, Wh); `undefined` when it is none. Only for comparing. */
export function readQuantity(text: string, kind: Exclude<QueryFieldKind, 'word' | 'instant'>): number | undefined {
  const match = /^(-?\d{1,15}(?:[.,]\d{1,9})?)\s?([a-z]{0,3})$/i.exec(text.trim());
  if (match === null) return undefined;
  const unit = (match[2] ?? '').toLowerCase();
  const factor = Object.hasOwn(units[kind], unit) ? units[kind][unit] : undefined;
  return factor === undefined ? undefined : Number((match[1] ?? '').replace(',', '.')) * factor;
}

const isoDuration = /^P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/i;

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds, or a short one such as `2h`, in milliseconds. */
export function readDuration(text: string): number | undefined {
  const match = isoDuration.exec(text);
  if (match === null || text.length < 3) return readQuantity(text, 'duration');
  const [, weeks, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
  return (
    (((weeks ?? 0) * 7 + (days ?? 0)) * 24 * 3_600 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) *
    1_000
  );
}

/** An instant and how long what was written lasts: a day, a minute, a second, a millisecond. */
export function readInstant(text: string): { readonly ms: number; readonly lastsMs: number } | undefined {
  const trimmed = text.trim();
  // An hour alone is a handy precision that no timestamp of OCPP has.
  const hourOnly = /^(\d{4}-\d{2}-\d{2}T\d{2})$/.exec(trimmed);
  const ms = readPayloadTimestamp(hourOnly === null ? trimmed : `${trimmed}:00`)?.epochMs ?? null;
  if (ms === null) return undefined;
  if (hourOnly !== null) return { ms, lastsMs: 3_600_000 };
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}\.\d{1,2}\.\d{4}$/.test(trimmed)) return { ms, lastsMs: 86_400_000 };
  if (/[.,]\d{1,9}(?:Z|[+-]\d{2}:?\d{2})?$/i.test(trimmed)) return { ms, lastsMs: 1 };
  return { ms, lastsMs: /\d{1,2}:\d{2}:\d{2}/.test(trimmed) ? 1_000 : 60_000 };
}
