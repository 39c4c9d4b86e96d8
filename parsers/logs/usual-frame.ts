import type { FoundFrame } from './found-frame.ts';
import type { FrameShape } from './frame-shape.ts';
import type { LogWindow } from './log-window.ts';
import { objectEnd, pastBlanks } from './strict-object.ts';

/*
 * Requests and answers as nearly all of them stand in a log: strict JSON, closed, an object as payload, nothing behind them on the line that could be
 * a note about them. They are taken apart in one pass over the bytes; everything else is left to the general way (`plain-frame.ts`), which gives
 * the same for these.
 */

const quote = 0x22;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBracket = 0x5d;
/** As in `frame-shape.ts`; a longer id is left to it. */
const longestId = 255;
const actionForm = /^[A-Za-z][\w.:-]{0,63}$/;

/** Names of actions met so far, each one string that stands for itself. */
const actions = new Map<string, string>();
const mostActions = 1024;

/** The name as a string of its own; `undefined` for what cannot be an action. */
function actionNamed(window: LogWindow, from: number, to: number): string | undefined {
  const known = actions.get(window.text.slice(from, to));
  if (known !== undefined) return known;
  const action = window.decode(from, to);
  if (!actionForm.test(action)) return undefined;
  if (actions.size < mostActions) actions.set(action, action);
  return action;
}

/** Position of the quote that ends a string of ASCII without escapes; -1 for any other. */
function plainStringEnd(octets: Uint8Array, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) {
    const code = octets[at] ?? 0;
    if (code === quote) return at;
    if (code < 0x20 || code > 0x7e || code === 0x5c) return -1;
  }
  return -1;
}

/** Whether nothing can follow that tells of a message: a quoting logger's note, a bracket, the end of the text at hand. */
function endsPlainly(octets: Uint8Array, end: number): boolean {
  const behind = end < octets.length ? octets[end] : undefined;
  return (
    behind !== undefined && behind !== 0x20 && behind !== 0x22 && behind !== 0x27 && behind !== 0x5d && behind !== 0x7d
  );
}

/** The request or answer that begins at `start` in the usual form; `undefined` for everything else. */
export function readUsualFrame(window: LogWindow, start: number): FoundFrame | undefined {
  const { octets } = window;
  if (octets === null) return undefined;
  const limit = octets.length;
  let at = pastBlanks(octets, start + 1, limit);
  const type = octets[at];
  if (type !== 0x32 && type !== 0x33) return undefined;
  at = pastBlanks(octets, at + 1, limit);
  if (octets[at] !== comma) return undefined;
  at = pastBlanks(octets, at + 1, limit);
  if (octets[at] !== quote) return undefined;
  const idFrom = at + 1;
  const idTo = plainStringEnd(octets, idFrom, limit);
  if (idTo < 0 || idTo - idFrom > longestId) return undefined;
  at = pastBlanks(octets, idTo + 1, limit);
  if (octets[at] !== comma) return undefined;
  at = pastBlanks(octets, at + 1, limit);
  let action: string | null = null;
  if (type === 0x32) {
    if (octets[at] !== quote) return undefined;
    const actionEnd = plainStringEnd(octets, at + 1, limit);
    const named = actionEnd < 0 ? undefined : actionNamed(window, at + 1, actionEnd);
    if (named === undefined) return undefined;
    action = named;
    at = pastBlanks(octets, actionEnd + 1, limit);
    if (octets[at] !== comma) return undefined;
    at = pastBlanks(octets, at + 1, limit);
  }
  if (octets[at] !== openBrace) return undefined;
  const payloadFrom = at;
  const payloadTo = objectEnd(octets, at, limit);
  if (payloadTo < 0) return undefined;
  at = pastBlanks(octets, payloadTo, limit);
  if (octets[at] !== closeBracket || !endsPlainly(octets, at + 1)) return undefined;
  if (!window.isPlainUtf8(payloadFrom, payloadTo)) return undefined;
  const shape: FrameShape = {
    kind: action === null ? 'result' : 'call',
    messageTypeId: action === null ? 3 : 2,
    uniqueId: window.text.slice(idFrom, idTo),
    action,
    errorCode: null,
    errorDescription: null,
    payloadElement: action === null ? 2 : 3,
  };
  return {
    dress: 'plain',
    start,
    end: at + 1,
    shape,
    state: 'whole',
    repairs: noRepairs,
    payload: { at: 'source', range: { offset: window.offsetAt(payloadFrom), length: payloadTo - payloadFrom } },
    station: null,
    problem: null,
  };
}

const noRepairs: readonly string[] = [];
