import type { FrameDetail, FrameRow } from '../../api/views/frame-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { FrameCursor } from '../../casefile/frame-scan.ts';
import { createFrameList } from '../../casefile/frame-list.ts';
import type { FrameList, ListedFrame, TimeRange } from '../../casefile/frame-list.ts';
import { payloadText } from '../../casefile/imported-records.ts';
import { membersOf } from '../../../parsers/base/members.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { laterKind } from '../../../parsers/ocpp/message-kinds.ts';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import type { CatalogueIndex } from '../../../parsers/vendors/catalogue-index.ts';
import { explainVendorCode } from '../../../parsers/vendors/explain.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { markFields } from '../journal-marks.ts';
import { frameTarget } from '../journal-targets.ts';
import { matches, readFilter } from '../list-window.ts';
import type { FilterRow } from '../list-window.ts';
import { scannedList } from '../long-scan.ts';
import type { Pause } from '../long-scan.ts';
import { vendorOfCode } from '../vendor-of-station.ts';
import type { OpenCase } from '../open-cases.ts';
import { frameTest } from './frame-filter.ts';
import { assertKnownFields } from './pending-fields.ts';
import { messageInWords } from './message-in-words.ts';

const listsOfCases = new WeakMap<OpenCase, FrameList>();

/** The prepared statements of a case's frame list, made once. */
export function frameList(open: OpenCase): FrameList {
  let list = listsOfCases.get(open);
  if (list === undefined) {
    list = createFrameList(open.database);
    listsOfCases.set(open, list);
  }
  return list;
}

export function textOfPayload(open: OpenCase, { record }: ListedFrame): string | null {
  return payloadText(open.content, record.evidence.sourceId, record.payload);
}

const summaryLength = 200;

/** One line for a list: blanks collapsed, bounded. The whole payload is one click away. */
function summaryOf(text: string | null): string {
  if (text === null) return '';
  const line = text.slice(0, summaryLength * 4).replaceAll(/\s+/g, ' ');
  return line.length > summaryLength ? `${line.slice(0, summaryLength - 1)}…` : line;
}

/** The kind of 2.1 that a frame is, where it is one. */
function laterKindOf({ kind, messageTypeId }: ListedFrame['frame']): Pick<FrameRow, 'laterKind'> {
  const named = kind === 'other' ? laterKind(messageTypeId) : null;
  return named === null ? {} : { laterKind: named };
}

/** A frame as a row of `show frames`; the payload is parsed only when it is asked for. */
export function frameRow(open: OpenCase, listed: ListedFrame, withPayload: boolean): FrameRow {
  const { frame, record } = listed;
  const text = textOfPayload(open, listed);
  return {
    id: frame.frameId,
    ...(listed.isConcluded ? {} : { pending: true as const }),
    time: isoTime(listed.atMs),
    timeQuality: record.loggedAt.quality,
    direction: frame.direction,
    kind: frame.kind,
    ...laterKindOf(frame),
    state: frame.state,
    uniqueId: frame.uniqueId,
    action: frame.action,
    station: frame.station,
    connector: frame.connector,
    transactionId: frame.transactionId,
    answerTo: frame.answerToFrameId,
    latencyMs: frame.latencyMs,
    payload: withPayload && text !== null ? (parsePayload(text) ?? text) : null,
    summary:
      frame.kind === 'error' || laterKind(frame.messageTypeId) === 'result-error'
        ? summaryOf(`${frame.errorCode ?? ''} ${frame.errorDescription ?? ''}`)
        : summaryOf(text),
    evidence: evidenceLabels(open).view(record.evidence),
  };
}

type Members = Readonly<Record<string, unknown>>;

function member(payload: unknown, name: string): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const value = (payload as Members)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Members of 2.x that say what `status` says in 1.6; several stand side by side. */
function statusIn(payload: unknown): string | null {
  const info = membersOf(membersOf(payload)['transactionInfo']);
  const told = [member(payload, 'status'), member(payload, 'connectorStatus'), member(info, 'chargingState')];
  return told.filter((word) => word !== null).join(' ') || null;
}

/** Why a transaction ended, why an event of it was sent, why a station restarted. */
function reasonIn(payload: unknown): string | null {
  const info = membersOf(membersOf(payload)['transactionInfo']);
  const told = [member(payload, 'reason'), member(info, 'stoppedReason'), member(payload, 'triggerReason')];
  return told.filter((word) => word !== null).join(' ') || null;
}

/** A frame as the filter language sees it; the payload is read only by terms that need it. */
export function filterRow(open: OpenCase, listed: ListedFrame): FilterRow {
  const { frame } = listed;
  let text: string | null | undefined;
  const payload = (): string => {
    text ??= textOfPayload(open, listed) ?? '';
    return text;
  };
  return {
    fields: {
      action: frame.action,
      kind: [frame.kind, frame.kind === 'other' ? laterKind(frame.messageTypeId) : null].filter(Boolean).join(' '),
      state: frame.state,
      direction: frame.direction,
      station: frame.station,
      connector: frame.connector,
      tx: frame.transactionId,
      id: frame.uniqueId,
      latency: frame.latencyMs,
      at: listed.atMs,
      ...markFields(open, frameTarget(frame.frameId)),
      get session() {
        return frameList(open).sessionOf(frame.frameId) ?? null;
      },
      get status() {
        return statusIn(parsePayload(payload()));
      },
      get reason() {
        return reasonIn(parsePayload(payload()));
      },
      get code() {
        const parsed = parsePayload(payload());
        return (
          [frame.errorCode, member(parsed, 'errorCode'), member(parsed, 'vendorErrorCode')].filter(Boolean).join(' ') ||
          null
        );
      },
    },
    text: () =>
      `${frame.action ?? ''} ${frame.uniqueId} ${frame.errorCode ?? ''} ${frame.errorDescription ?? ''} ${payload()}`,
  };
}

export interface FramesInput {
  readonly range: TimeRange;
  readonly filter: string;
  readonly sessionId?: string | undefined;
}

/** A plain stretch of positions, or those that passed a filter. */
export type FoundFrames = { readonly first: number; readonly end: number } | readonly number[];

/** Frames between two looks at the time; a regular expression may need a millisecond for one. */
const framesAtOnce = 8;

/**
 * Goes through frames with pauses in between; `take` gets each with its index. A case that is concluded anew meanwhile has other places: then it
 * begins again, after `restart`.
 */
export async function scanFrames(
  open: OpenCase,
  frames: () => Generator<FrameCursor>,
  pause: Pause,
  restart: () => void,
  take: (cursor: FrameCursor, index: number) => void,
): Promise<void> {
  const list = frameList(open);
  for (;;) {
    const stamp = list.stamp();
    let index = 0;
    let isWhole = true;
    for (const cursor of frames()) {
      take(cursor, index);
      index += 1;
      const waited = index % framesAtOnce === 0 ? pause() : null;
      if (waited === null) continue;
      await waited;
      if (list.stamp() === stamp) continue;
      isWhole = false;
      break;
    }
    if (isWhole) return;
    restart();
  }
}

/** Positions of a filtered list, or the plain stretch when nothing filters it. */
export async function framePositions(open: OpenCase, input: FramesInput, signal: AbortSignal): Promise<FoundFrames> {
  const list = frameList(open);
  const query = readFilter(input.filter);
  if (query === null && input.sessionId === undefined) return list.span(input.range);
  if (query !== null && !list.isConcluded()) assertKnownFields(query);
  const key = `frames ${JSON.stringify([input.range, input.filter, input.sessionId ?? null])}`;
  return scannedList(open, key, signal, async (pause) => {
    const { first, end } = list.span(input.range);
    if (input.sessionId !== undefined) {
      return list
        .at(list.positionsOfSession(input.sessionId))
        .filter(({ position }) => position >= first && position < end)
        .filter((listed) => matches(query, filterRow(open, listed)))
        .map(({ position }) => position);
    }
    let found: number[] = [];
    if (query === null) return found;
    const passes = frameTest(query, open.content, (cursor) => filterRow(open, list.listed(cursor)));
    const frames = (): Generator<FrameCursor> => {
      const span = list.span(input.range);
      return list.cursor(span.first, span.end);
    };
    const restart = (): void => {
      found = [];
    };
    await scanFrames(open, frames, pause, restart, (cursor) => {
      if (passes(cursor)) found.push(cursor.position);
    });
    return found;
  });
}

export async function listFrames(
  open: OpenCase,
  input: FramesInput & {
    readonly offset: number;
    readonly limit: number;
    readonly order: 'ascending' | 'descending';
    readonly payloads: boolean;
  },
  signal: AbortSignal,
): Promise<Page<FrameRow>> {
  const found = await framePositions(open, input, signal);
  const list = frameList(open);
  const total = 'first' in found ? found.end - found.first : found.length;
  const from = input.order === 'ascending' ? input.offset : Math.max(0, total - input.offset - input.limit);
  const to = input.order === 'ascending' ? Math.min(total, from + input.limit) : Math.max(0, total - input.offset);
  const listed = 'first' in found ? list.page(found.first + from, found.first + to) : list.at(found.slice(from, to));
  const rows = listed.map((frame) => frameRow(open, frame, input.payloads));
  return { total, offset: input.offset, rows: input.order === 'ascending' ? rows : rows.reverse() };
}

/** Where an instant or a frame stands in a filtered list. */
export async function framePosition(
  open: OpenCase,
  input: FramesInput & { readonly atMs?: number | undefined; readonly frameId?: number | undefined },
  signal: AbortSignal,
): Promise<{ readonly offset: number }> {
  const found = await framePositions(open, input, signal);
  const list = frameList(open);
  const wanted =
    input.frameId !== undefined
      ? (list.positionOf(input.frameId) ?? 0)
      : list.span({ fromMs: input.atMs ?? null, toMs: null }).first;
  if ('first' in found) return { offset: Math.max(0, Math.min(wanted, found.end - 1) - found.first) };
  const offset = found.findIndex((position) => position >= wanted);
  return { offset: offset === -1 ? Math.max(0, found.length - 1) : offset };
}

export function frameDetail(
  open: OpenCase,
  frameId: number,
  language: Language,
  catalogues: CatalogueIndex,
): FrameDetail {
  const list = frameList(open);
  const listed = list.byId(frameId);
  if (listed === undefined) throw new ApiFailure('frame-unknown', { frameId });
  const answer = list.answerOf(frameId);
  const asked = listed.frame.answerToFrameId === null ? undefined : list.byId(listed.frame.answerToFrameId);
  const text = textOfPayload(open, listed);
  const payload = text === null ? undefined : parsePayload(text);
  const askedText = asked === undefined ? null : textOfPayload(open, asked);
  const askedPayload = askedText === null ? undefined : parsePayload(askedText);
  const vendorCode = member(payload, 'vendorErrorCode');
  return {
    row: frameRow(open, listed, true),
    payloadText: text,
    errorCode: listed.frame.errorCode,
    errorDescription: listed.frame.errorDescription,
    inWords: messageInWords(listed.frame, payload, askedPayload, language),
    repairs: listed.record.repairs,
    answeredBy: answer === undefined ? null : frameRow(open, answer, true),
    answerTo: asked === undefined ? null : frameRow(open, asked, true),
    sessionId: list.sessionOf(frameId) ?? null,
    explanations:
      vendorCode === null
        ? []
        : explainVendorCode(
            vendorOfCode(open, member(payload, 'vendorId'), listed.frame.station, catalogues),
            vendorCode,
            language,
            catalogues,
          ),
  };
}
