import type { Overview } from '../../../main/api/views/overview-views.ts';

/** What a block of the overview shows. */
export interface PanelProps {
  readonly overview: Overview;
  /** What it says without rows while the case is read or concluded; `null` where there are none for good. */
  readonly nothingYet: string | null;
}
