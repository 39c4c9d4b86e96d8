import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FramePayload } from '../../parsers/model/frame.ts';
import { createFrameTable } from './frame-table.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** A line whose instant rests on something the log does not say, and the message that states one. */
export interface StatedBeside {
  /** Time of the line as written. */
  readonly text: string;
  readonly payload: FramePayload;
  readonly member: 'currentTime' | 'timestamp';
}

/** What of a source's times has to be found out. */
export interface AssumedTimes {
  /** The first time without a year; `null` where all have one. */
  readonly firstYearless: string | null;
  readonly stated: readonly StatedBeside[];
}

/** Enough to decide between two readings. */
const mostStated = 24;
const longestAnswer = 300;

/** The sources that have lines with assumed times, in order. */
export function sourcesWithAssumedTimes(database: CaseDatabase): readonly SourceId[] {
  return database
    .prepare<[], { id: number }>('SELECT DISTINCT source_id AS id FROM frame_pack WHERE assumed > 0 ORDER BY 1')
    .all()
    .map(({ id }) => id);
}

/** The sources whose dates were found to be written with the month first while they were read (`sniff.month-first`). */
export function monthFirstSources(database: CaseDatabase): ReadonlySet<SourceId> {
  const rows = database
    .prepare<[], { id: number }>(`SELECT id FROM source WHERE account LIKE '%"sniff.month-first"%'`)
    .all();
  return new Set(rows.map(({ id }) => id));
}

/** The first lines of a source with assumed times beside which an instant is stated: the backend's clock, else what the station reports. */
export function assumedTimesOf(database: CaseDatabase, sourceId: SourceId): AssumedTimes {
  let firstYearless: string | null = null;
  const answers: StatedBeside[] = [];
  const reports: StatedBeside[] = [];
  for (const { frames } of createFrameTable(database).packs(`assumed > 0 AND source_id = ${Math.trunc(sourceId)}`)) {
    for (let row = 0; row < frames.count; row += 1) {
      const { text, quality } = frames.loggedAt(row);
      if (text === '' || (quality !== 'zone-assumed' && quality !== 'year-inferred')) continue;
      if (quality === 'year-inferred') firstYearless ??= text;
      const kind = frames.kind(row);
      const payload = frames.payload(row);
      const length = payload.at === 'source' ? payload.range.length : payload.at === 'text' ? payload.text.length : 0;
      if (kind === 'result' && length > 0 && length < longestAnswer)
        answers.push({ text, payload, member: 'currentTime' });
      else if (kind === 'call' && reports.length < mostStated && frames.action(row) === 'StatusNotification')
        reports.push({ text, payload, member: 'timestamp' });
      if (answers.length >= 20 * mostStated) return { firstYearless, stated: [...answers, ...reports] };
    }
  }
  return { firstYearless, stated: [...answers, ...reports] };
}
