import { wallClock } from './format-time.ts';

const form = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * An instant from what a person types: `2025-10-26 02:13`, `02:13:04` (then on the day of `nearMs`), with or without an
 * offset. Without one it is read in `zone`; of the two readings of a repeated hour the first counts, a skipped hour moves on.
 */
export function parseWallClock(text: string, zone: string, nearMs: number | null): number | undefined {
  const match = form.exec(text.trim());
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  if (match === null && !dateOnly) return undefined;
  const near = nearMs === null ? undefined : wallClock(nearMs, zone).date;
  const date = dateOnly ? text.trim() : (match?.[1] ?? near);
  if (date === undefined) return undefined;
  const time = `${(match?.[2] ?? '0').padStart(2, '0')}:${match?.[3] ?? '00'}:${match?.[4] ?? '00'}.${(match?.[5] ?? '0').padEnd(3, '0')}`;
  const offset = match?.[6];
  if (offset !== undefined) {
    return valid(Date.parse(`${date}T${time}${offset === 'Z' ? 'Z' : offset.replace(/(\d\d)(\d\d)$/, '$1:$2')}`));
  }
  const asUtc = valid(Date.parse(`${date}T${time}Z`));
  if (asUtc === undefined) return undefined;
  // The offset before and after any change within a day of it; the larger one gives the earlier instant.
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((ms) => offsetMs(wallClock(ms, zone).offset));
  const candidates = [...new Set(offsets)].map((offset) => asUtc - offset).sort((left, right) => left - right);
  const exact = candidates.find((ms) => {
    const clock = wallClock(ms, zone);
    return `${clock.date}T${clock.time}` === `${date}T${time.slice(0, 8)}`;
  });
  return exact ?? candidates.at(-1);
}

function offsetMs(offset: string): number {
  const match = /^([+-])(\d\d):(\d\d)/.exec(offset);
  if (match === null) return 0;
  const size = (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  return match[1] === '-' ? -size : size;
}

function valid(ms: number): number | undefined {
  return Number.isNaN(ms) ? undefined : ms;
}
