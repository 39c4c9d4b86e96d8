import { Temporal } from 'temporal-polyfill';

const fixedOffset = /^([+-])(\d{2}):?(\d{2})?$/;
/** Offsets change on a quarter of an hour everywhere, so one answer serves all times within it. */
const slotMs = 900_000;
const slotsKept = 8192;

/** The answer given last: lines of a log follow each other within seconds. */
let lastZone = '';
let lastSlot = Number.NaN;
let lastOffset = 0;
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
  const slot = Math.floor(wallMs / slotMs);
  if (slot === lastSlot && zone === lastZone) return lastOffset;
  let offsets = offsetsByZone.get(zone);
  if (offsets === undefined) {
    const fixed = parseOffset(zone);
    if (fixed !== undefined) return fixed;
    offsets = new Map();
    offsetsByZone.set(zone, offsets);
  }
  const known = offsets.get(slot);
  const offset = known ?? offsetFromRules(zone, slot * slotMs);
  if (known === undefined) {
    if (offsets.size >= slotsKept) offsets.clear();
    offsets.set(slot, offset);
  }
  [lastZone, lastSlot, lastOffset] = [zone, slot, offset];
  return offset;
}

const repeatsByZone = new Map<string, Map<number, number>>();

/** How long after an instant the clock of a zone shows the same time once more: an hour in the night that summer time ends, else 0. */
function repeatedAfterMs(zone: string, epochMs: number): number {
  if (zone === 'UTC' || parseOffset(zone) !== undefined) return 0;
  let repeats = repeatsByZone.get(zone);
  if (repeats === undefined) {
    repeats = new Map();
    repeatsByZone.set(zone, repeats);
  }
  const slot = Math.floor(epochMs / slotMs);
  const known = repeats.get(slot);
  if (known !== undefined) return known;
  if (repeats.size >= slotsKept) repeats.clear();
  const wall = Temporal.Instant.fromEpochMilliseconds(slot * slotMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
  const repeated = Math.max(0, later - slot * slotMs);
  repeats.set(slot, repeated);
  return repeated;
}

/** Lines of one log are out of order by less than this. */
const outOfOrderMs = 120_000;

/**
 * The instant of a wall-clock time within a log: of an hour that the zone's clock shows twice the second pass, where the first one lies before
 * what the log has told already.
 * @param epochMs the first instant at which the clock shows the time.
 * @param lastMs the line before; `null` at the beginning.
 */
export function inOrderOfLog(zone: string, epochMs: number, lastMs: number | null): number {
  if (lastMs === null || epochMs >= lastMs - outOfOrderMs) return epochMs;
  const second = epochMs + repeatedAfterMs(zone, epochMs);
  return second >= lastMs - outOfOrderMs ? second : epochMs;
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
