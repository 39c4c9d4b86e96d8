import type { BytesEvidence } from '../model/evidence.ts';
import type { FrameRecord } from '../model/frame.ts';
import type { Issue } from '../model/issue.ts';
import type { LogItem } from '../model/log-item.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { FoundFrame } from './found-frame.ts';
import type { FrameContext } from './line-context.ts';
import type { LogWindow } from './log-window.ts';
import { shownValue } from './shown-value.ts';

/** The record of a frame that was found in a line log. */
export function frameRecord(
  frame: FoundFrame,
  { label, action }: FrameContext,
  station: string | null,
  loggedAt: Timestamp,
  evidence: BytesEvidence,
): FrameRecord {
  const { shape } = frame;
  return {
    record: 'frame',
    kind: shape.kind,
    messageTypeId: shape.messageTypeId,
    uniqueId: shape.uniqueId,
    action: shape.action ?? (shape.kind === 'call' ? null : action),
    errorCode: shape.errorCode,
    errorDescription: shape.errorDescription,
    payload: frame.payload,
    state: frame.state,
    repairs: frame.repairs,
    label,
    station,
    loggedAt,
    evidence,
  };
}

const nothingToSay: readonly LogItem[] = [];

/** What is to be said about a frame that is not whole or was repaired. */
export function frameIssues(frame: FoundFrame, place: BytesEvidence): readonly LogItem[] {
  if (frame.problem === null && frame.state !== 'repaired') return nothingToSay;
  const params = { uniqueId: shownValue(frame.shape.uniqueId), action: shownValue(frame.shape.action ?? '') };
  if (frame.problem === null) {
    const repairs = frame.repairs.join(', ');
    return [issueItem('log.frame-repaired', 'info', place, { ...params, repairs })];
  }
  return [issueItem(frame.problem, frame.problem === 'log.frame-elided' ? 'info' : 'warning', place, params)];
}

/** An issue as an item of the log. */
export function issueItem(
  code: string,
  severity: Issue['severity'],
  place: BytesEvidence,
  params: Issue['params'],
): LogItem {
  return { record: 'issue', issue: { code, severity, place, params } };
}

/** Text of a frame's payload to compare it by; of one in the source the stand-in text, which costs nothing. */
export function comparablePayload(window: LogWindow, { payload }: FoundFrame): string {
  if (payload.at === 'text') return payload.text;
  if (payload.at === 'nowhere') return '';
  const unitBytes = window.lengthOf(0, 1);
  const from = (payload.range.offset - window.offsetAt(0)) / unitBytes;
  return window.text.slice(from, from + payload.range.length / unitBytes);
}
