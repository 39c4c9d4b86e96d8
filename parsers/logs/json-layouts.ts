import { identityInPath } from './connection-identity.ts';
import { stringValue, tooDeep, valueEnd } from './json-members.ts';
import { type JsonLogRecord, readJsonRecord } from './json-record.ts';
import type { LogWindow } from './log-window.ts';
import { dockerLog } from './partial-lines.ts';
import { plainName } from './record-fields.ts';
import { messageInText } from './record-frame.ts';
import type { RecordLayoutReader, RecordSink } from './record-log-reader.ts';
import { directionFromWords } from './direction-markers.ts';
import { tsharkMessages } from './tshark-record.ts';
import { stationFromWords } from './station-markers.ts';

/** The messages of a packet that tshark exported; `undefined` when the record is none. */
function takePacket(
  written: string,
  station: string | null,
  sink: RecordSink,
  from: number,
  to: number,
): boolean | undefined {
  const packet = tsharkMessages(written);
  if (packet === undefined) return undefined;
  for (const { text, time, label } of packet) {
    const message = messageInText(text);
    if (message === undefined) continue;
    sink.message(message, { label, action: null, station, loggedAt: sink.clock.read(time) }, from, to);
  }
  return true;
}

function takeRecord(
  window: LogWindow,
  from: number,
  to: number,
  station: string | null,
  sink: RecordSink,
  written: string = window.decode(from, to),
): boolean {
  const packets = takePacket(written, station, sink, from, to);
  if (packets !== undefined) return packets;
  const record = readJsonRecord(written);
  if (record === undefined) return false;
  takeMessage(record, station, sink, from, to);
  return true;
}

/** A message with what its record says of it; what that leaves open, the words before the message may tell. */
function takeMessage(record: JsonLogRecord, station: string | null, sink: RecordSink, from: number, to: number): void {
  const { message } = record;
  // A collector wraps whole lines in records: what stands before the frame there is the line's own prefix.
  const inner = message.before.trim().length > 2 ? sink.resolve(message.before) : null;
  const words = inner?.label ?? directionFromWords(message.before);
  const around = {
    label: record.label === 'unknown' ? words : record.label,
    directionWords: record.directionWords,
    protocol: record.protocol,
    action: record.action ?? inner?.action ?? null,
    station: record.station ?? inner?.station ?? stationFromWords(message.before) ?? station,
    loggedAt: sink.clock.read(record.time === '' ? (inner?.time ?? '') : record.time),
  };
  sink.message(message, around, from, to);
}

const timeAndLine = /^\[\s{0,8}"(\d{10,19})"\s{0,8},\s{0,8}("(?:[^"\\]|\\.)*")/;

/** A pair of nanoseconds and line, as Loki answers a query. */
function takePair(window: LogWindow, from: number, to: number, station: string | null, sink: RecordSink): boolean {
  const [, time, line] = timeAndLine.exec(window.decode(from, to)) ?? [];
  const words = line === undefined ? undefined : stringValue(line);
  const message = words === undefined ? undefined : messageInText(words);
  if (message === undefined || time === undefined) return false;
  takeMessage(
    { message, time, station: null, label: 'unknown', directionWords: '', protocol: null, action: null },
    station,
    sink,
    from,
    to,
  );
  return true;
}

/** A frame that stands bare among the records, without anything around it. */
function takeBareFrame(window: LogWindow, from: number, to: number, station: string | null, sink: RecordSink): boolean {
  const message = messageInText(window.decode(from, to));
  if (message === undefined) return false;
  const loggedAt = sink.clock.read('');
  sink.message(message, { label: directionFromWords(message.before), action: null, station, loggedAt }, from, to);
  return true;
}

/** The record that the parts of a line of Docker make, each of them a line; `more` when the last one is still to come. */
function joinedParts(window: LogWindow, start: number, last: number, final: boolean): JoinedParts | 'more' | undefined {
  const { text } = window;
  const first = dockerLog(window.decode(start, last), 0, last - start);
  if (first?.goesOn !== true) return undefined;
  let { log } = first;
  let to = last;
  for (let at = text.indexOf('\n', last) + 1; ; ) {
    const newline = at <= 0 ? -1 : text.indexOf('\n', at);
    if (newline < 0 && !final) return 'more';
    const end = newline < 0 ? text.length : newline;
    const next = at <= 0 ? undefined : dockerLog(window.decode(at, end), 0, end - at);
    if (next === undefined) break;
    log += next.log;
    to = end;
    if (!next.goesOn || newline < 0) break;
    at = newline + 1;
  }
  return { written: `{"log":${JSON.stringify(log)}${first.rest}`, to };
}

interface JoinedParts {
  readonly written: string;
  readonly to: number;
}

/** One object a line; lines that are none are looked through for frames (research K33 to K35). */
export function jsonLinesLayout(): RecordLayoutReader {
  return {
    step(window, from, final, sink) {
      const { text } = window;
      const newline = text.indexOf('\n', from);
      if (newline < 0 && !final) return -1;
      const end = newline < 0 ? text.length : newline;
      let start = from;
      while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
      let last = end;
      while (last > start && text.charCodeAt(last - 1) <= 0x20) last -= 1;
      if (last > start) {
        const whole = text.charCodeAt(start) === 0x7b && valueEnd(text, start, last) === last;
        const parts = whole && text.startsWith('{"log":', start) ? joinedParts(window, start, last, final) : undefined;
        if (parts === 'more') return -1;
        if (parts !== undefined) {
          takeRecord(window, start, parts.to, sink.station, sink, parts.written);
          return Math.min(text.length, parts.to + 1);
        }
        const found = whole && takeRecord(window, start, last, sink.station, sink);
        if (
          !found &&
          !takeBareFrame(window, start, last, sink.station, sink) &&
          !whole &&
          text.charCodeAt(start) === 0x7b
        ) {
          sink.issue('log.record-unreadable', 'warning', start, last);
        }
      }
      return newline < 0 ? text.length : newline + 1;
    },
  };
}

/** An object that another one follows is one of many; a document of one object is longer, or all. */
const longestFirstObject = 65_536;

/** Whether another object follows the one at `from`; `more` when the text at hand ends before that is certain. */
export function objectFollows(text: string, from: number, final: boolean): boolean | 'more' {
  const limit = Math.min(text.length, from + longestFirstObject);
  const end = valueEnd(text, from, limit);
  if (end === tooDeep) return false;
  if (end < 0) return final || limit === from + longestFirstObject ? false : 'more';
  let next = end;
  while (next < text.length && text.charCodeAt(next) <= 0x20) next += 1;
  if (next >= text.length) return final || next - end > longestFirstObject ? false : 'more';
  return text.charCodeAt(next) === 0x7b;
}

const stationNames = new Set(['stationid', 'chargepointid', 'chargeboxid', 'chargingstationid', 'cpid', 'station']);

/**
 * One object or array that holds the records (DebugKit traces, exports): walks down until an array of objects or of frames is reached
 * and takes its elements. The station of the whole document is taken from the members on the way.
 */
export function jsonDocumentLayout(): RecordLayoutReader {
  let station: string | null = null;
  /** Inside an array whose elements are the records. */
  let arrayDepth = 0;
  let lastKey = '';
  let begun = false;
  return {
    step(window, from, final, sink) {
      const { text } = window;
      const code = text.charCodeAt(from);
      if (!begun && code > 0x20) {
        const follows = code === 0x7b ? objectFollows(text, from, final) : false;
        if (follows === 'more') return -1;
        begun = true;
        // Objects one after the other, each over lines: their file is the array.
        if (follows) arrayDepth = 1;
      }
      if (code <= 0x20 || code === 0x2c || code === 0x3a) return from + 1;
      if (code === 0x5d) {
        arrayDepth = Math.max(0, arrayDepth - 1);
        return from + 1;
      }
      if (code === 0x7d) return from + 1;
      const own = station ?? sink.station;
      if (code === 0x7b) {
        // An object within an array is a record; one that is not goes by member by member.
        if (arrayDepth === 0) return from + 1;
        const end = valueEnd(text, from, text.length);
        if (end === tooDeep) return from + 1;
        if (end < 0) {
          if (!final) return -1;
          takeBareFrame(window, from, text.length, own, sink);
          return text.length;
        }
        return takeRecord(window, from, end, own, sink) ? end : from + 1;
      }
      if (code === 0x5b) {
        let next = from + 1;
        while (next < text.length && text.charCodeAt(next) <= 0x20) next += 1;
        if (next >= text.length && !final) return -1;
        const first = text.charCodeAt(next);
        if (first === 0x7b || first === 0x5b) {
          arrayDepth += 1;
          return next;
        }
        const end = valueEnd(text, from, text.length);
        if (end === tooDeep) return from + 1;
        if (end < 0 && !final) return -1;
        const to = end < 0 ? text.length : end;
        if (first !== 0x22 || !takePair(window, from, to, own, sink)) takeBareFrame(window, from, to, own, sink);
        return to;
      }
      const end = valueEnd(text, from, text.length);
      if (end < 0) return final ? text.length : -1;
      if (code === 0x22 && end - from < 300) {
        const words = window.decode(from + 1, end - 1);
        if (stationNames.has(plainName(lastKey)) && !words.includes('\\')) {
          station = words;
          lastKey = '';
        } else if (lastKey === 'url') {
          // A browser's export names the socket before its messages.
          const path = /^wss?:\/\/[^/?#]{1,200}(\/[^?#]{1,300})/.exec(words)?.[1];
          if (path !== undefined) station = identityInPath(path) ?? null;
          lastKey = '';
        } else lastKey = words;
      }
      return Math.max(end, from + 1);
    },
  };
}
