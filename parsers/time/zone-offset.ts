import { Temporal } from 'temporal-polyfill';

const fixedOffset = /^([+-])(\d{2}):?(\d{2})?$/;
/** Offsets change on a quarter of an hour everywhere, so one answer serves all times within it. */
const slotMs = 900_000;
const slotsKept = 8192;

const offsetsByZone = new Map<string, Map<number, number>>();

/** Milliseconds of a written offset such as `+02:00`, `+0200`, `-05`, `Z`, `UTC`; `undefined` for anything else. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z' || text === 'z' || text === 'UTC' || text === 'GMT') return 0;
  const match = fixedOffset.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? '0');
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

function offsetFromRules(zone: string, wallMs: number): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime();
  // 'compatible': a repeated hour is read as its first pass, a skipped hour is moved forward (RFC 5545, 3.3.5).
  return wallMs - wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/**
 * Offset from UTC in milliseconds that holds in `zone` at a wall-clock time (given as if it were UTC).
 * Throws a RangeError for a zone that does not exist: check what a person enters with `isZone`.
 */
export function zoneOffsetMs(zone: string, wallMs: number): number {
  if (zone === 'UTC') return 0;
  let offsets = offsetsByZone.get(zone);
  if (offsets === undefined) {
    const fixed = parseOffset(zone);
    if (fixed !== undefined) return fixed;
    offsets = new Map();
    offsetsByZone.set(zone, offsets);
  }
  const slot = Math.floor(wallMs / slotMs);
  const known = offsets.get(slot);
  if (known !== undefined) return known;
  if (offsets.size >= slotsKept) offsets.clear();
  const offset = offsetFromRules(zone, slot * slotMs);
  offsets.set(slot, offset);
  return offset;
}

/** Whether a text names an IANA zone or a fixed offset that `zoneOffsetMs` accepts. */
export function isZone(zone: string): boolean {
  if (parseOffset(zone) !== undefined) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
