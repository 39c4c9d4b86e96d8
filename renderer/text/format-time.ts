/** Wall-clock parts of an instant in a zone, as texts of fixed width. */
export interface WallClock {
  /** `2025-10-26` */
  readonly date: string;
  /** `02:13:04` */
  readonly time: string;
  /** `.120`; empty when the milliseconds are zero */
  readonly fraction: string;
  /** `+02:00` */
  readonly offset: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A zone that the host does not know is shown as UTC: an instant must never disappear. */
function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = makeFormatter(zone);
  } catch {
    made = makeFormatter('UTC');
  }
  formatters.set(zone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
}

/** ISO order in both languages: dates of different sources stand below each other and must compare at a glance. */
export function wallClock(epochMs: number, zone: string): WallClock {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of formatterFor(zone).formatToParts(epochMs)) parts[part.type] = part.value;
  const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '');
  const fraction = ((epochMs % 1_000) + 1_000) % 1_000;
  return {
    date: `${(parts.year ?? '').padStart(4, '0')}-${parts.month ?? ''}-${parts.day ?? ''}`,
    time: `${parts.hour ?? ''}:${parts.minute ?? ''}:${parts.second ?? ''}`,
    fraction: fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`,
    offset: offset === '' ? '+00:00' : offset,
  };
}

/** `2025-10-26 02:13:04.120 +02:00`, for titles, copies and messages. */
export function fullTime(epochMs: number, zone: string): string {
  const { date, time, fraction, offset } = wallClock(epochMs, zone);
  return `${date} ${time}${fraction} ${offset}`;
}

/** `+02` for whole hours, `+05:30` otherwise: what stands small beside a time in a table. */
export function shortOffset(offset: string): string {
  return offset.endsWith(':00') ? offset.slice(0, -3) : offset;
}

/** Milliseconds of an ISO text of the contract; `null` for `null` and for what is no time. */
export function instantOf(iso: string | null): number | null {
  if (iso === null) return null;
  const value = Date.parse(iso);
  return Number.isNaN(value) ? null : value;
}

/** Zone of this computer, for the display "mine". Never used for anything but showing. */
export function hostZone(): string {
  return new Intl.DateTimeFormat('en-GB').resolvedOptions().timeZone;
}
