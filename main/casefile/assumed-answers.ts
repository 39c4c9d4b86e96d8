import type { FramePayload } from '../../parsers/model/frame.ts';
import { frameFromRow } from './imported-records.ts';
import type { FrameTableRow } from './imported-records.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** Enough to be sure of an offset, few enough to be quick. */
const looked = 500;

/** Answers whose log time rests on an assumed zone or has no instant for want of a year: where an offset can be estimated. */
export function assumedAnswers(
  database: CaseDatabase,
): readonly { readonly sourceId: number; readonly payload: FramePayload; readonly loggedMs: number | null }[] {
  return database
    .prepare<[number], FrameTableRow>(
      `SELECT * FROM frame WHERE kind = 'result' AND logged_text <> '' AND payload_length < 300
       AND logged_quality IN ('zone-assumed', 'year-inferred') ORDER BY id LIMIT ?`,
    )
    .all(looked)
    .map((row) => {
      const { evidence, payload, loggedAt } = frameFromRow(row);
      return { sourceId: evidence.sourceId, payload, loggedMs: loggedAt.epochMs };
    });
}

/** How often log lines end their time with which characters: enough to know the offsets that they state. */
export function timeEndings(database: CaseDatabase): readonly { readonly ending: string; readonly count: number }[] {
  return database
    .prepare<[], { ending: string; count: number }>(
      `SELECT substr(logged_text, -6) AS ending, count(*) AS count FROM frame
       WHERE logged_quality = 'offset-given' AND logged_text <> '' GROUP BY ending ORDER BY count DESC LIMIT 100`,
    )
    .all();
}

/** Whether there are log lines with a date but no year, which have no instant until a year is known. */
export function hasYearlessTimes(database: CaseDatabase): boolean {
  const row = database
    .prepare<[], { found: number }>(
      `SELECT EXISTS (SELECT 1 FROM frame WHERE logged_text <> '' AND (logged_ms IS NULL OR logged_quality = 'year-inferred')) AS found`,
    )
    .get();
  return row?.found === 1;
}
