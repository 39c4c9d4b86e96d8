import type { CorrelatedFrame, FrameRecord } from '../../../parsers/model/frame.ts';
import { createCorrelator } from '../../../parsers/ocpp/correlation.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';

/*
 * Frames from a readable table, one exchange a line:
 *
 *   10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:100 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}
 *
 * `>` is sent by the station, `<` by the backend. The answer follows `->` a tenth of a second later, or `->@35s` after that time; without it
 * the request stays unanswered. `-> !Code text` is a CALLERROR, `-> ok` an empty answer. `$t` is the line's time, `$t-2h` an earlier one.
 * `d2 10:00:00` is the second day. `CP9|` before the direction names another station.
 * A line `10:00:00 > #id17 Action ...` chooses the message id. Values are numbers, JSON without blanks, or words.
 */

export interface StoryFrame {
  readonly frame: CorrelatedFrame;
  readonly payload: unknown;
}

/** 2025-03-01T00:00:00Z, day 1. */
const dayOneMs = 1_740_787_200_000;
export const defaultStation = 'CP1';

const lineForm =
  /^(?:d(\d+) )?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))? (?:(\S+)\| )?([<>]) (?:#(\S+) )?(\S+)(?: (?!->)(.*?))?(?: ->(?:@(\S+))? (.*))?$/;

/** Milliseconds since 1970 of a time of day such as `10:05:00` on a day counted from 1. */
export function at(time: string, day = 1): number {
  const [hours, minutes, seconds] = time.split(':').map(Number);
  return dayOneMs + (day - 1) * 86_400_000 + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function durationMs(text: string): number {
  const unit: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(text);
  if (match === null) throw new Error(`no duration: ${text}`);
  return Number(match[1]) * (unit[match[2] ?? ''] ?? 0);
}

/** `a:1 b:word c:{"x":1}` as JSON text; `$t` and `$t-2h` are instants. */
function jsonOf(words: string, ms: number): string {
  const timed = words.replaceAll(/\$t(?:([+-])(\w+))?/g, (_whole, sign: string | undefined, span: string | undefined) =>
    iso(ms + (span === undefined ? 0 : durationMs(span) * (sign === '-' ? -1 : 1))),
  );
  const members = timed
    .split(' ')
    .filter((word) => word !== '' && word !== 'ok')
    .map((word) => {
      const colon = word.indexOf(':');
      const value = word.slice(colon + 1);
      const literal = /^-?\d+(\.\d+)?$|^[[{"]|^(true|false|null)$/.test(value);
      return `${JSON.stringify(word.slice(0, colon))}:${literal ? value : JSON.stringify(value)}`;
    });
  return `{${members.join(',')}}`;
}

interface Draft {
  readonly ms: number;
  readonly order: number;
  readonly kind: 'call' | 'result' | 'error';
  readonly uniqueId: string;
  readonly action: string | null;
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
  readonly label: FrameRecord['label'];
  readonly station: string;
  readonly json: string;
}

/** Reads a table into correlated frames with parsed payloads, in time order. */
export function story(table: string, sourceId = 1, firstFrameId = 1): readonly StoryFrame[] {
  const drafts: Draft[] = [];
  for (const [index, raw] of table.split('\n').entries()) {
    const line = raw.trim().replaceAll(/\s+/g, ' ');
    if (line === '') continue;
    const match = lineForm.exec(line);
    if (match === null) throw new Error(`line ${index + 1} of the story: ${line}`);
    const [
      ,
      day = '1',
      hours,
      minutes,
      seconds,
      fraction = '0',
      station = defaultStation,
      arrow,
      id,
      action = '',
      payload = '',
      delay,
      reply,
    ] = match;
    const ms = at(`${hours}:${minutes}:${seconds}`, Number(day)) + Number(fraction.padEnd(3, '0'));
    const uniqueId = id ?? `m${index}`;
    const [asks, answers] =
      arrow === '>'
        ? (['station-to-csms', 'csms-to-station'] as const)
        : (['csms-to-station', 'station-to-csms'] as const);
    const common = { order: drafts.length, uniqueId, station, errorCode: null, errorDescription: null };
    drafts.push({ ...common, ms, kind: 'call', action, label: asks, json: jsonOf(payload, ms) });
    if (reply === undefined) continue;
    const answeredMs = ms + (delay === undefined ? 100 : durationMs(delay));
    const error = /^!(\S+) ?(.*)$/.exec(reply);
    drafts.push({
      ...common,
      order: drafts.length,
      ms: answeredMs,
      kind: error === null ? 'result' : 'error',
      action: null,
      errorCode: error?.[1] ?? null,
      errorDescription: error?.[2] ?? null,
      label: answers,
      json: error === null ? jsonOf(reply, ms) : '{}',
    });
  }
  const ordered = drafts.sort((left, right) => left.ms - right.ms || left.order - right.order);
  const correlator = createCorrelator();
  return ordered.map((draft, index): StoryFrame => {
    const payload = parsePayload(draft.json);
    const record: FrameRecord = {
      record: 'frame',
      kind: draft.kind,
      messageTypeId: draft.kind === 'call' ? 2 : draft.kind === 'result' ? 3 : 4,
      uniqueId: draft.uniqueId,
      action: draft.action,
      errorCode: draft.errorCode,
      errorDescription: draft.errorDescription,
      payload: { at: 'text', text: draft.json },
      state: 'whole',
      repairs: [],
      label: draft.label,
      station: draft.station,
      loggedAt: { text: iso(draft.ms), epochMs: draft.ms, quality: 'offset-given' },
      evidence: { kind: 'bytes', sourceId, offset: index * 100, length: 90, line: index + 1 },
    };
    return { frame: correlator.next(record, firstFrameId + index, 'unknown', payload), payload };
  });
}
