import * as v from 'valibot';
import { caseId, language, id, text, range, listEntries, sortOrder } from '../inputs.ts';
import { query, returns } from '../procedure.ts';
import type { FilterFieldView } from '../views/filter-views.ts';
import type { FrameDetail, FrameRow, LogRow } from '../views/frame-views.ts';
import type { Page } from '../views/list-page.ts';
import type { Histogram, Overview } from '../views/overview-views.ts';
import type { SessionDetail, SessionRow } from '../views/session-views.ts';
import type { StatusHistoryView, StatusRow } from '../views/status-views.ts';

/** Procedures about what happened: sessions, messages and states. */
export const courseProcedures = {
  'overview.get': query(v.object({ caseId, language, range }), returns<Overview>()),
  'histogram.get': query(
    v.object({ caseId, range, buckets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }),
    returns<Histogram>(),
  ),
  'sessions.list': query(
    v.object({
      ...listEntries,
      sortBy: v.optional(v.picklist(['start', 'duration', 'energy', 'connector']), 'start'),
      order: sortOrder,
    }),
    returns<Page<SessionRow>>(),
  ),
  'session.get': query(v.object({ caseId, sessionId: text(200), language }), returns<SessionDetail>()),
  'frames.list': query(
    v.object({
      ...listEntries,
      sessionId: v.optional(text(200)),
      order: sortOrder,
      payloads: v.optional(v.boolean(), false),
    }),
    returns<Page<FrameRow>>(),
  ),
  'frame.get': query(v.object({ caseId, frameId: id, language }), returns<FrameDetail>()),
  /** Position in the filtered list of the first frame at or after an instant: the log's "jump to". */
  'frames.position': query(
    v.object({
      caseId,
      range,
      filter: v.optional(text(2_000), ''),
      atMs: v.optional(v.number()),
      frameId: v.optional(id),
    }),
    returns<{ readonly offset: number }>(),
  ),
  /** The log with runs of routine messages folded; `opened` names a message of each run that is shown in full. */
  'log.list': query(
    v.object({
      ...listEntries,
      order: sortOrder,
      fold: v.optional(v.boolean(), true),
      opened: v.optional(v.pipe(v.array(id), v.maxLength(1_000)), []),
    }),
    returns<Page<LogRow>>(),
  ),
  'log.position': query(
    v.object({
      caseId,
      range,
      fold: v.optional(v.boolean(), true),
      filter: v.optional(text(2_000), ''),
      opened: v.optional(v.pipe(v.array(id), v.maxLength(1_000)), []),
      atMs: v.optional(v.number()),
      frameId: v.optional(id),
    }),
    returns<{ readonly offset: number }>(),
  ),
  /** The fields of the filter language, for suggestions. */
  'filter.fields': query(v.object({ language }), returns<readonly FilterFieldView[]>()),
  'status.get': query(v.object({ caseId, range }), returns<StatusHistoryView>()),
  'status.list': query(v.object(listEntries), returns<Page<StatusRow>>()),
} as const;
