import { isoTime } from './line-format.ts';
import { stringValue, valueEnd } from './json-members.ts';

/*
 * The runtimes of containers cut long lines and say so: CRI (Kubernetes) by the letter `P` before all parts but the last, Docker's json-file by a
 * missing line end in all but the last.
 */

const part = new RegExp(`${isoTime} (stdout|stderr) ([FP]) `, 'y');

function criPart(
  text: string,
  lineStart: number,
): { readonly stream: string; readonly partial: boolean; readonly length: number } | undefined {
  part.lastIndex = lineStart;
  const match = part.exec(text);
  return match === null ? undefined : { stream: match[1] ?? '', partial: match[2] === 'P', length: match[0].length };
}

/** Whether a line is a part that goes on below, as CRI says it. */
export function goesOnBelow(text: string, lineStart: number): boolean {
  return criPart(text, lineStart)?.partial === true;
}

/** Length of CRI's prefix of a line that goes on with the part above it; -1 when it does not. */
export function criContinuation(text: string, lineStart: number): number {
  const own = criPart(text, lineStart);
  if (own === undefined || lineStart === 0) return -1;
  const above = criPart(text, text.lastIndexOf('\n', lineStart - 2) + 1);
  return above?.partial === true && above.stream === own.stream ? own.length : -1;
}

const encoder = new TextEncoder();
/** Docker cuts after 16 KiB; a character may be left for the next part. */
const shortestPart = 16_380;
const dockerRecord = '{"log":"';

/** What a record of Docker's json-file holds, and whether more of its line follows in the next record. */
export function dockerLog(
  text: string,
  from: number,
  to: number,
): { readonly log: string; readonly rest: string; readonly goesOn: boolean } | undefined {
  if (!text.startsWith(dockerRecord, from)) return undefined;
  const end = valueEnd(text, from + 7, to);
  if (end < 0 || !text.startsWith(',"stream":"', end)) return undefined;
  const log = stringValue(text.slice(from + 7, end));
  if (log === undefined) return undefined;
  // Shippers that take the line ends away have short records too.
  const goesOn = !log.endsWith('\n') && encoder.encode(log).length >= shortestPart;
  return { log, rest: text.slice(end, to), goesOn };
}
