import type { FrameRecord } from './frame.ts';
import type { Issue } from './issue.ts';
import type { LogEventRecord } from './log-event.ts';

/** What a log reader yields, in the order of the source. */
export type LogItem = FrameRecord | LogEventRecord | { readonly record: 'issue'; readonly issue: Issue };
