import * as v from 'valibot';
import { language, fileToken, text } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import type { AppInfo, RecentCase } from '../views/case-views.ts';
import type { ExplainResult } from '../views/explain-views.ts';

/** Procedures about the program itself: what it is, what it remembers, what it explains without a case. */
export const programProcedures = {
  'app.info': query(v.object({}), returns<AppInfo>()),
  'recent.list': query(v.object({}), returns<readonly RecentCase[]>()),
  'recent.forget': command(v.object({ token: fileToken }), returns<{ readonly done: true }>()),
  /** Ends a call that was made with this ticket; its reply is the error `cancelled`. One that has ended already is none the wiser. */
  'query.cancel': command(v.object({ ticket: v.pipe(text(100), v.minLength(1)) }), returns<{ readonly done: true }>()),
  /** How the window looks to this person: the text of a JSON object that only the window understands. */
  'preferences.get': query(v.object({}), returns<{ readonly json: string }>()),
  'preferences.set': command(v.object({ json: text(65_536) }), returns<{ readonly done: true }>()),
  'explain.find': query(
    v.object({
      query: v.pipe(text(2_000), v.minLength(1)),
      vendor: v.optional(text(100)),
      language: v.optional(language, 'en'),
    }),
    returns<ExplainResult>(),
  ),
} as const;
