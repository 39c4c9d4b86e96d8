import type { FramePayload } from '../../parsers/model/frame.ts';
import { createFrameTable } from './frame-table.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** Enough to be sure of an offset, few enough to be quick. */
const looked = 500;
const longestPayload = 300;

interface AssumedAnswer {
  readonly sourceId: number;
  readonly payload: FramePayload;
  readonly loggedMs: number | null;
}

/** Answers whose log time rests on an assumed zone or has no instant for want of a year: where an offset can be estimated. */
export function assumedAnswers(database: CaseDatabase): readonly AssumedAnswer[] {
  const found: AssumedAnswer[] = [];
  for (const { frames } of createFrameTable(database).packs('assumed > 0')) {
    for (let row = 0; row < frames.count; row += 1) {
      if (frames.kind(row) !== 'result') continue;
      const payload = frames.payload(row);
      const length = payload.at === 'source' ? payload.range.length : payload.at === 'text' ? payload.text.length : 0;
      if (length === 0 || length >= longestPayload) continue;
      const { text, epochMs, quality } = frames.loggedAt(row);
      if (text === '' || (quality !== 'zone-assumed' && quality !== 'year-inferred')) continue;
      found.push({ sourceId: frames.sourceId, payload, loggedMs: epochMs });
      if (found.length === looked) return found;
    }
  }
  return found;
}

/** What stations say about themselves as it happens, under the same condition: the weaker witness of a zone, for logs without such answers. */
export function assumedNotifications(database: CaseDatabase): readonly AssumedAnswer[] {
  const found: AssumedAnswer[] = [];
  for (const { frames } of createFrameTable(database).packs('assumed > 0')) {
    for (let row = 0; row < frames.count; row += 1) {
      if (frames.kind(row) !== 'call' || frames.action(row) !== 'StatusNotification') continue;
      const { text, epochMs, quality } = frames.loggedAt(row);
      if (text === '' || (quality !== 'zone-assumed' && quality !== 'year-inferred')) continue;
      found.push({ sourceId: frames.sourceId, payload: frames.payload(row), loggedMs: epochMs });
      if (found.length === looked) return found;
    }
  }
  return found;
}

const endingLength = 6;
const mostEndings = 100;

/** How often log lines end their time with which characters: enough to know the offsets that they state. */
export function timeEndings(database: CaseDatabase): readonly { readonly ending: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { frames } of createFrameTable(database).packs('count > timeless')) {
    for (let row = 0; row < frames.count; row += 1) {
      const { text, quality } = frames.loggedAt(row);
      if (quality !== 'offset-given' || text === '') continue;
      const ending = text.slice(-endingLength);
      counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([ending, count]) => ({ ending, count }))
    .sort((left, right) => right.count - left.count)
    .slice(0, mostEndings);
}

/** Whether there are log lines with a date but no year, which have no instant until a year is known. */
export function hasYearlessTimes(database: CaseDatabase): boolean {
  const row = database
    .prepare<[], { found: number }>('SELECT EXISTS (SELECT 1 FROM frame_pack WHERE yearless > 0) AS found')
    .get();
  return row?.found === 1;
}
