import { utcMsToWall } from '../time/civil.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const dayMs = 86_400_000;
/** 1899-12-30 and 1904-01-01, from which the two date systems count days (ECMA-376 part 1, 18.17.4.1). */
const epoch1900 = -25_569;
const epoch1904 = -24_107;
/** The 1900 system counts a 29th of February 1900 that there was not; days up to it are one off. */
const phantomLeapDay = 60;

/** A serial as `YYYY-MM-DD HH:MM:SS.mmm`, one below 1 as a time of day; `swapped` puts day and month in each other's place where both can be either. */
export function dateOfSerial(serial: number, is1904: boolean, swapped: boolean): string | undefined {
  if (!(serial >= 0) || serial > 2_958_466) return undefined;
  const days = !is1904 && serial < phantomLeapDay ? serial + 1 : serial;
  // Serials are doubles: what is meant is the nearest millisecond.
  const wall = utcMsToWall(Math.round((days + (is1904 ? epoch1904 : epoch1900)) * dayMs));
  const [month, day] = swapped && wall.day <= 12 ? [wall.day, wall.month] : [wall.month, wall.day];
  const date = `${pad(wall.year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const fraction = wall.millisecond === 0 ? '' : `.${pad(wall.millisecond, 3)}`;
  const clock = `${pad(wall.hour, 2)}:${pad(wall.minute, 2)}:${pad(wall.second, 2)}${fraction}`;
  // Nobody means the day from which days are counted: a column of times beside one of dates.
  return serial < 1 ? clock : `${date} ${clock}`;
}

/** Built-in formats that show a date or a time (18.8.30). */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/** Whether a number format shows a date; `code` is what the workbook defines for it. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id);
  // Excel takes 255 characters; what is longer is no format, and brackets that never close would cost the square of its length.
  const bare = code.slice(0, 1_000).replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[ymdhs]/i.test(bare) && !/General/i.test(code);
}

/** A date with two numbers of which one is no month: a text that a spreadsheet of the other order could not read as a date. */
export const textualDate = /^\s*(?:(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}|\d{1,2}[/.-](?:1[3-9]|2\d|3[01]))[/.-]\d{4}\b/;
