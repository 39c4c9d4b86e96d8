import type { JobView } from './views/import-views.ts';

/** What the engine tells without being asked; at most ten `job.progress` a second. */
export type ApiEvent =
  | { readonly event: 'job.progress'; readonly job: JobView }
  | { readonly event: 'case.changed'; readonly caseId: string; readonly revision: number }
  /** A mark or note was added or taken back; nothing was concluded anew. */
  | { readonly event: 'journal.changed'; readonly caseId: string };
