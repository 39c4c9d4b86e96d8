import { afterBracket, bracketsIn } from './closing-brackets.ts';
import { derive } from './derived-frame.ts';
import { readPrinted } from './described/literal-text.ts';
import type { FrameKind } from '../model/frame.ts';
import { damagedFrame, type FrameAttempt, type FramePlace, more, none } from './found-frame.ts';
import { stringValue, tooDeep, valueEnd } from './json-members.ts';
import { readJsonRecord } from './json-record.ts';
import type { LogWindow } from './log-window.ts';
import { messageFromParts } from './message-parts.ts';
import type { FieldRole } from './field-names.ts';
import { fieldFor, plainName } from './record-fields.ts';
import { messageTypeFromField } from './record-words.ts';
import { scriptLiteralToJson } from './script-literal.ts';

/** Printed objects are read in growing steps, so that one without an end costs little. */
const firstStep = 2048;
const longestPrinted = 1_048_576;
const longestCut = 65_536;
const jsonStyle = /\{\s{0,16}"(?:[^"\\\n]){1,40}"\s{0,4}:(?!:)/y;

/** Reads the message that an object tells in its members (research K19); `start` is its brace. */
export function readObjectMessage(window: LogWindow, final: boolean, start: number): FrameAttempt {
  const { text } = window;
  if (text.charCodeAt(start) === 0x5b) return readBracketed(window, final, start);
  jsonStyle.lastIndex = start;
  if (!jsonStyle.test(text)) return readPrintedObject(window, final, start);
  const end = valueEnd(text, start, text.length);
  const record = end > 0 ? readJsonRecord(window.decode(start, end)) : undefined;
  if (record !== undefined) return found(record, start, end, null);
  if (end === tooDeep) return none;
  const broken = stringBreaks(text, start);
  if (!broken && end > 0) return readPrintedObject(window, final, start);
  if (!broken && !final) return more;
  return readCutObject(window, final, start);
}

const bracketed =
  /^\[([\w.-]{4,64})\] \[([A-Z][A-Za-z]{2,40})\] \[(Call|CallResult|CallError)\](?: \[([^\]\n]{0,200})\])?(?: \[([^\]\n]{0,200})\])? (?=\{)/;
const longestBrackets = 700;

/** A message whose id, action and kind stand in brackets before its payload. */
function readBracketed(window: LogWindow, final: boolean, start: number): FrameAttempt {
  const { text } = window;
  const match = bracketed.exec(text.slice(start, start + longestBrackets));
  if (match === null) return none;
  const [{ length }, id = '', action = '', type = '', errorCode = '', errorDescription = ''] = match;
  const newline = window.newlineAfter(start);
  const closed = valueEnd(text, start + length, newline < 0 ? text.length : newline);
  if (closed < 0 && newline < 0 && !final) return more;
  const end = closed > 0 ? closed : newline < 0 ? text.length : newline;
  const payload = window.decode(start + length, end);
  const message = messageFromParts({ type, id, action, payload, errorCode, errorDescription });
  if (message === undefined) return none;
  const { state, repairs, problem } = message;
  const shape = { ...message.shape, action: message.shape.action ?? action };
  const place = { dress: 'object', start, end } as const;
  return {
    outcome: 'frame',
    frame: { ...place, shape, state, repairs, payload: message.payload, station: null, problem },
  };
}

/** Whether a string is still open where the first line ends: nothing that goes on below can close it. */
function stringBreaks(text: string, start: number): boolean {
  let open = false;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) return open;
    if (code === 0x22) open = !open;
    else if (code === 0x5c && open) at += 1;
  }
  return false;
}

function readPrintedObject(window: LogWindow, final: boolean, start: number): FrameAttempt {
  const { text } = window;
  for (let step = firstStep; ; step *= 4) {
    const limit = Math.min(text.length, start + step);
    const decoded = window.decode(start, limit);
    const read = readPrinted(decoded, 0);
    if (read === undefined) break;
    if (read !== 'open') {
      const record = readJsonRecord(read.json);
      if (record === undefined) return none;
      const closer = decoded.charAt(read.end - 1);
      const end = afterBracket(text, start, limit, bracketsIn(decoded, read.end, closer), closer);
      return found(record, start, end, read.elided ? 'elided' : 'printed');
    }
    if (limit < text.length && step < longestPrinted) continue;
    if (limit === text.length && !final) return more;
    break;
  }
  return readCutObject(window, final, start);
}

type Record = NonNullable<ReturnType<typeof readJsonRecord>>;

function found(record: Record, start: number, end: number, printed: 'printed' | 'elided' | null): FrameAttempt {
  const { state, repairs, payload, problem } = record.message;
  // An answer in members may name its action, which the array that it stands for does not.
  const shape = { ...record.message.shape, action: record.message.shape.action ?? record.action };
  const place = { dress: 'object', start, end } as const;
  const { station } = record;
  if (printed === 'elided') {
    const header = { ...shape, payloadElement: null };
    const kept = { shape: header, repairs, payload: { at: 'nowhere' } as const, station };
    return { outcome: 'frame', frame: { ...place, ...kept, state: 'elided', problem: 'log.frame-elided' } };
  }
  const made = printed === null ? repairs : [...repairs, 'printed-literal'];
  const told = printed !== null && state === 'whole' ? 'repaired' : state;
  return { outcome: 'frame', frame: { ...place, shape, state: told, repairs: made, payload, station, problem } };
}

const member =
  /(?:"([\w$.-]{1,40})"|'([\w$.-]{1,40})'|:?([\w$.-]{1,40}))\s{0,4}(?:=>|[:=])\s{0,4}(?:("(?:[^"\\\n]|\\.){0,300}")|('(?:[^'\\\n]|\\.){0,300}')|([\w.+-]{1,64})(?=\s{0,4}[,}])|(%?\{)|((?:"[^"\n]{0,300}|'[^'\n]{0,300})$))/g;

/** What of an object's header is there before it was cut: the members in order, and where the payload begins. */
function headerMembers(text: string) {
  const names: string[] = [];
  const values: string[] = [];
  let payloadAt = -1;
  for (const match of text.matchAll(member)) {
    const [whole, double, single, bare, quoted, apostrophed, word, brace, cut] = match;
    const name = plainName(double ?? single ?? bare ?? '');
    if (brace !== undefined) {
      if (fieldFor('payload', [name]) < 0 && name !== 'errordetails') continue;
      payloadAt = match.index + whole.length - brace.length;
      break;
    }
    names.push(name);
    values.push(quoted === undefined ? (apostrophed?.slice(1, -1) ?? word ?? cut ?? '') : (stringValue(quoted) ?? ''));
  }
  const of = (role: FieldRole): string => values[fieldFor(role, names)] ?? '';
  return { of, payloadAt };
}

/** Reads an object that was cut at the end of its line: the header, and the members of the payload that are whole (research P6). */
function readCutObject(window: LogWindow, final: boolean, start: number): FrameAttempt {
  const newline = window.newlineAfter(start);
  if (newline < 0 && !final) return more;
  const lineEnd = newline < 0 ? window.text.length : newline;
  const end = Math.min(window.text.charCodeAt(lineEnd - 1) === 0x0d ? lineEnd - 1 : lineEnd, start + longestCut);
  const decoded = window.decode(start, end);
  const { of, payloadAt } = headerMembers(decoded);
  const type = messageTypeFromField(of('type'));
  const id = of('message-id');
  if (type === undefined || id === '' || /^["']/.test(id)) return none;
  const parts = [String(type), JSON.stringify(id)];
  const action = of('action');
  // What was cut itself begins with its quote and has no other.
  if (type === 2 || type === 6) parts.push(/^["']/.test(action) ? `"${action.slice(1)}` : JSON.stringify(action));
  else if (type !== 3) parts.push(JSON.stringify(of('error-code')), JSON.stringify(of('error-description')));
  if (payloadAt >= 0) parts.push(scriptLiteralToJson(decoded.slice(payloadAt).replace(/^%/, '')));
  const place = { dress: 'object', start, end } as const;
  const attempt = damagedFrame(derive(`[${parts.join(',')}`), place, 'log.frame-truncated');
  return attempt !== none || !surelyMessage.test(decoded) ? attempt : headerOnly(type, id, place);
}

/** Other objects have a type and an id too. */
const surelyMessage = /^[^{]{0,64}\{[^{]{0,400}?(?:[Cc]all|[Mm]essage)_?[Tt]ype/;
const kinds: { readonly [type: number]: FrameKind } = { 2: 'call', 3: 'result', 4: 'error' };

/** Type and id are there and nothing more: it was a message all the same. */
function headerOnly(messageTypeId: number, uniqueId: string, place: FramePlace): FrameAttempt {
  const kind = kinds[messageTypeId] ?? 'other';
  const header = { kind, messageTypeId, uniqueId, action: null, errorCode: null, errorDescription: null };
  const lost = { repairs: [], payload: { at: 'nowhere' }, station: null, problem: 'log.frame-truncated' } as const;
  const frame = { ...place, ...lost, shape: { ...header, payloadElement: null }, state: 'truncated' } as const;
  return { outcome: 'frame', frame };
}
