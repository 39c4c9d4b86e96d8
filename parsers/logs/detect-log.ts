import { decodeText, unitBytes } from '../base/byte-text.ts';
import { detectEncoding } from '../base/detect-encoding.ts';
import type { DetectedEncoding } from '../base/detect-encoding.ts';
import { detectRecords } from './detect-records.ts';
import { jsonLines } from './formats/json-lines.ts';
import { FrameHeads } from './frame-heads.ts';
import { FrameReader } from './frame-reader.ts';
import { logFormats } from './index.ts';
import { LineLogReader } from './line-log-reader.ts';
import { readWrapper, stripAnsi } from './line-wrappers.ts';
import type { LogDetection, LogFormat } from './log-format.ts';
import { timeAlone, timeAtEnd, timeBelow } from './time-behind.ts';
import { LogWindow } from './log-window.ts';
import { PrefixResolver } from './prefix-resolver.ts';

type Reason = LogDetection['reasons'][number];

/** Each way of telling an encoding has a sentence of its own. */
const encodingCodes: Readonly<Record<DetectedEncoding['reason'], string>> = {
  bom: 'sniff.encoding-bom',
  'zero-bytes': 'sniff.encoding-zero-bytes',
  ascii: 'sniff.encoding-ascii',
  'well-formed': 'sniff.encoding-well-formed',
  'mostly-well-formed': 'sniff.encoding-mostly-well-formed',
  'hangul-pairs': 'sniff.encoding-hangul-pairs',
  'single-bytes': 'sniff.encoding-single-bytes',
};

/** What is looked at; enough for boot banners and long stack traces before the first frame. */
const lookedBytes = 262_144;
const lookedLines = 1500;
const lookedFrames = 200;
const longestLine = 1500;

const levelOfJava =
  /^(?:SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST|SCHWERWIEGEND|WARNUNG|INFORMATION|FEIN|FEINER|FEINSTEN): /;

interface LookedLine {
  readonly text: string;
  readonly hasFrame: boolean;
  /** The next line that is not blank begins with a frame and this one holds none: it may be its header. */
  readonly headsFrame: boolean;
}

/** Lines of the head, the unfinished last one left out unless it is the only one. */
function linesOf(window: LogWindow): {
  readonly lines: readonly LookedLine[];
  readonly frames: number;
  readonly timesBehind: TimesBehind;
} {
  const { text } = window;
  const frameStarts: number[] = [];
  const frameEnds: number[] = [];
  let end = 0;
  let lineStart = 0;
  // Its own format is one of records and knows no prefix, so that each line is read by the first that does.
  const resolver = new PrefixResolver(jsonLines, logFormats.entries, []);
  const reader = new FrameReader(window, {
    final: true,
    isRecordStart: () => false,
    repeatedPrefix: () => -1,
    goesOnBelow: () => false,
    prefixesOf: (from, to) => (to - from > longestLine ? [] : resolver.prefixesOf(text.slice(from, to))),
  });
  const heads = new FrameHeads();
  heads.reset(text);
  for (let head = heads.next(0); head !== undefined && 'at' in head; head = heads.next(end)) {
    for (
      let below = text.indexOf('\n', lineStart);
      below >= 0 && below < head.at;
      below = text.indexOf('\n', lineStart)
    )
      lineStart = below + 1;
    const attempt = reader.read(head, lineStart);
    end = attempt.outcome === 'frame' ? attempt.frame.end : head.at + 1;
    if (attempt.outcome === 'frame') {
      frameStarts.push(head.at);
      frameEnds.push(end);
    }
    if (frameStarts.length >= lookedFrames) break;
  }
  const lines: LookedLine[] = [];
  let next = 0;
  for (let start = 0; start < text.length && lines.length < lookedLines; ) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    while (next < frameStarts.length && (frameStarts[next] ?? 0) < start) next += 1;
    const frameAt = frameStarts[next] ?? Number.POSITIVE_INFINITY;
    const hasFrame = frameAt < lineEnd;
    const shownEnd = Math.min(lineEnd, start + longestLine, hasFrame ? frameAt : lineEnd);
    // The blanks before a frame belong to its prefix.
    const shown = stripAnsi(window.decode(start, shownEnd));
    const line = hasFrame && shown.trim() !== '' ? shown : shown.trimEnd();
    const above = lines.at(-1);
    // The frame's line is empty before it, indented as the continuation of the line above, or begins with the level of java.util.logging.
    const continues = line.trim() === '' || /^\s/.test(line) || levelOfJava.test(line);
    if (hasFrame && continues && above !== undefined && !above.hasFrame) {
      lines[lines.length - 1] = { ...above, headsFrame: true };
    }
    if (line !== '' || hasFrame) lines.push({ text: line, hasFrame, headsFrame: false });
    start = lineEnd + 1;
  }
  return { lines, frames: frameStarts.length, timesBehind: timesBehind(window, frameStarts, frameEnds) };
}

/** Of the lines with a frame: how many end with a time behind it, and how many have one alone on a line below; none where the first has it above. */
interface TimesBehind {
  readonly rows: number;
  readonly timed: number;
  readonly below: number;
}

/** Above the first message as much is looked at as the cells of a row take. */
const lookedAbove = 200;

function timesBehind(window: LogWindow, starts: readonly number[], ends: readonly number[]): TimesBehind {
  const { text } = window;
  let [rows, timed, below] = [0, 0, 0];
  for (const [index, end] of ends.entries()) {
    if ((timeBelow(window, end, true) ?? '') !== '') below += 1;
    const newline = text.indexOf('\n', end);
    const lineEnd = newline < 0 ? text.length : newline;
    if ((starts[index + 1] ?? Number.POSITIVE_INFINITY) < lineEnd) continue;
    rows += 1;
    if (timeAtEnd(window.decode(Math.max(end, lineEnd - 200), lineEnd).trimEnd()) !== '') timed += 1;
  }
  const above = window.decode(Math.max(0, (starts[0] ?? 0) - lookedAbove), starts[0] ?? 0);
  const begunByTime = above.split('\n').some((line) => timeAlone(line.trim()) !== '');
  return { rows, timed, below: begunByTime ? 0 : below };
}

/** Whether the times of a log stand behind its messages, or below them: nearly all rows have one there, and hardly any line has one before. */
function standBehind(timed: number, { rows }: TimesBehind, format: LogFormat, lines: readonly LookedLine[]): boolean {
  if (timed === 0 || timed * 5 < rows * 4) return false;
  const before = lines.filter(({ text, hasFrame }) => hasFrame && (format.readPrefix(text)?.time ?? '') !== '').length;
  return before * 5 <= rows;
}

interface Score {
  readonly format: LogFormat;
  readonly lines: number;
  readonly framed: number;
  readonly labelled: number;
  readonly events: number;
}

function scoreOf(format: LogFormat, lines: readonly LookedLine[]): Score {
  let matched = 0;
  let framed = 0;
  let labelled = 0;
  let events = 0;
  const { needs } = format;
  const believed = needs === undefined || lines.some(({ text }) => needs.test(text));
  for (const { text, hasFrame, headsFrame } of believed ? lines : []) {
    let at = 0;
    let prefix = format.readPrefix(text);
    for (let layer = 0; prefix === null && layer < 4 && format.id !== 'unknown-prefix'; layer += 1) {
      const wrapper = readWrapper(text, at);
      if (wrapper === undefined) break;
      at += wrapper.length;
      prefix = format.readPrefix(text.slice(at));
    }
    if (prefix === null) continue;
    matched += 1;
    if (hasFrame || headsFrame) {
      framed += 1;
      if (prefix.label !== 'unknown' || prefix.station !== null) labelled += 1;
    } else if (format.readEvent(text.slice(at + prefix.length)) !== null || format.readEvent(text) !== null)
      events += 1;
  }
  return { format, lines: matched, framed, labelled, events };
}

/** Frames count most, then what the prefix tells of them, then other lines. */
function weight({ format, framed, labelled, lines, events }: Score): number {
  const generality = format.id === 'unknown-prefix' ? 0.1 : general.has(format.id) ? 0.5 : 1;
  return (framed * 100 + labelled * 50 + events * 5 + lines) * generality;
}

const monthFirstDate = /\b(?:0?[1-9]|1[0-2])[/-](?:1[3-9]|2\d|3[01])[/-]\d{4}\b/;
/** As JavaScript writes it for Americans (`5/1/2024, 9:30:00 AM`); whoever has the day first writes AM and PM small, or none. */
const americanDate =
  /(?<![\d/])(?:[1-9]\/(?:[1-9]|[12]\d|3[01])|1[0-2]\/[1-9])\/\d{4}, \d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})?[ \u202f][AP]M\b/;
const dayFirstDate = /\b(?:1[3-9]|2\d|3[01])[/-](?:0?[1-9]|1[0-2])[/-]\d{4}\b/;

/**
 * Whether the head of a source is a log that can be read here, and as what. Content decides, the name is not asked.
 * `undefined` for everything else: binary data, or text without frames in no known line form.
 */
export function detectLog(head: Uint8Array, _name: string): LogDetection | undefined {
  const encoded = detectEncoding(head);
  if (encoded === undefined) return undefined;
  const { encoding } = encoded;
  const bytes = head.subarray(encoded.bomBytes, lookedBytes);
  const window = new LogWindow(encoding);
  window.advance(0, [bytes]);
  const records = detectRecords(window);
  const { lines, frames, timesBehind: behind } = linesOf(window);
  if (lines.length === 0) return undefined;
  const text = decodeText(bytes.subarray(0, 65_536 - (65_536 % unitBytes(encoding))), encoding);
  const dates: Reason[] =
    (monthFirstDate.test(text) || americanDate.test(text)) && !dayFirstDate.test(text)
      ? [{ code: 'sniff.month-first', params: {} }]
      : [];
  const told: Reason = { code: encodingCodes[encoded.reason], params: { encoding } };
  // Rows that hold fewer messages than the lines do are no rows.
  const believed =
    records === undefined || records.formatId !== 'csv-export' || records.matched * 2 >= Math.min(frames, 40);
  if (records !== undefined && believed) {
    const found: Reason = { code: 'sniff.records', params: { matched: records.matched, of: records.looked } };
    return { formatId: records.formatId, confidence: 0.95, encoding, reasons: [told, found, ...dates] };
  }
  const scores = logFormats.entries.map((format) => scoreOf(format, lines));
  const best = scores.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  const reasons: Reason[] = [told];
  if (frames > 0) reasons.push({ code: 'sniff.frames', params: { count: frames } });
  reasons.push({ code: 'sniff.prefix-lines', params: { matched: best.lines, of: lines.length } });
  reasons.push(...dates);
  for (const { format, lines: count } of scores) {
    if (format !== best.format && count >= 2 && format.eventHint !== null) {
      reasons.push({ code: 'sniff.mixed', params: { format: format.id, lines: count } });
    }
  }
  if (frames > 0) {
    // Where no prefix stands before a frame, the form of the other lines tells at least when it was written.
    const format = best.framed > 0 || best.lines > 1 ? best.format.id : 'unknown-prefix';
    for (const [code, count] of [
      ['sniff.time-behind', behind.timed],
      ['sniff.time-below', behind.below],
    ] as const) {
      if (standBehind(count, behind, best.format, lines)) reasons.push({ code, params: { count, of: behind.rows } });
    }
    const share = best.framed / Math.max(1, lines.filter(({ hasFrame, headsFrame }) => hasFrame || headsFrame).length);
    return {
      formatId: format,
      confidence: format === 'unknown-prefix' || best.framed === 0 ? 0.5 : 0.6 + 0.4 * Math.min(1, share),
      encoding,
      reasons,
    };
  }
  const described = describedIn(bytes, { formatId: best.format.id, confidence: 0, encoding, reasons });
  if (described > 0) {
    const found: Reason = { code: 'sniff.described', params: { count: described } };
    const formatId = best.lines > 0 ? best.format.id : 'unknown-prefix';
    return { formatId, confidence: 0.45, encoding, reasons: [...reasons, found] };
  }
  return withoutFrames(best, lines.length, encoding, reasons);
}

/** How many messages the head tells in words of its own (research P19). */
function describedIn(bytes: Uint8Array, detection: LogDetection): number {
  const format = logFormats.find(detection.formatId);
  if (format === undefined) return 0;
  const context = { sourceId: 0, time: { zone: 'UTC', referenceYear: null }, station: null };
  const reader = new LineLogReader(format, logFormats.entries, [], detection, context);
  reader.push(bytes);
  reader.end();
  return reader.account.frames.described;
}

const general = new Set(['iso-prefix', 'local-prefix', 'syslog', 'kernel', 'logcat', 'unknown-prefix']);

/** Logs whose head holds no frame: known by their lines, with less confidence; a general prefix alone hardly counts. */
function withoutFrames(
  best: Score,
  total: number,
  encoding: LogDetection['encoding'],
  reasons: readonly Reason[],
): LogDetection | undefined {
  const share = best.lines / total;
  if (best.format.id === 'unknown-prefix' || best.lines < 2) return undefined;
  if (general.has(best.format.id)) {
    return share < 0.5 || best.lines < 3
      ? undefined
      : { formatId: best.format.id, confidence: 0.15, encoding, reasons };
  }
  if (share < 0.2 && best.events < 2) return undefined;
  return { formatId: best.format.id, confidence: best.events > 0 ? 0.5 : 0.35, encoding, reasons };
}
