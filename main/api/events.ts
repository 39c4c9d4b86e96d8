import type { JobView } from './views/import-views.ts';

/** What the engine tells without being asked; at most ten `job.progress` a second. */
export type ApiEvent =
  | { readonly event: 'job.progress'; readonly job: JobView }
  | { readonly event: 'case.changed'; readonly caseId: string; readonly revision: number };
