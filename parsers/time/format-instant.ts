import { utcMsToWall } from './civil.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2024-09-03T06:25:55.195Z`; years past 9999 carry a sign. */
export function formatInstantUtc(epochMs: number): string {
  const wall = utcMsToWall(Math.floor(epochMs));
  const year =
    wall.year >= 0 && wall.year <= 9999
      ? pad(wall.year, 4)
      : `${wall.year < 0 ? '-' : '+'}${pad(Math.abs(wall.year), 6)}`;
  const date = `${year}-${pad(wall.month, 2)}-${pad(wall.day, 2)}`;
  return `${date}T${pad(wall.hour, 2)}:${pad(wall.minute, 2)}:${pad(wall.second, 2)}.${pad(wall.millisecond, 3)}Z`;
}
