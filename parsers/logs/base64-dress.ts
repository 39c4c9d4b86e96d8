import { decodeBase64Tolerant } from '../base/text-encodings.ts';

/* A frame in Base64: bodies of gateways and queues that carry bytes and no text (research P5). */

/** `[2,"` to `[6,"`, and as much of the rest as a message has at least. */
const head = /Wz[IMQUY]sI[A-Za-z0-9+/_-]{12}/y;

/** Where the next frame in Base64 may begin; -1 without one. */
export function findBase64Head(text: string, from: number): number {
  for (let at = text.indexOf('Wz', from); at >= 0; at = text.indexOf('Wz', at + 2)) {
    head.lastIndex = at;
    if (head.test(text) && !isDigit(text.charCodeAt(at - 1))) return at;
  }
  return -1;
}

function isDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2b ||
    code === 0x2f ||
    code === 0x2d ||
    code === 0x5f
  );
}

/** Position after the digits that begin at `from`, with what fills them up; -1 when they go on at `limit`. */
export function endOfBase64(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isDigit(text.charCodeAt(at))) at += 1;
  while (at < limit && text.charCodeAt(at) === 0x3d) at += 1;
  return at < limit ? at : -1;
}

const decoder = new TextDecoder('utf-8');

/** The text that the digits stand for, as far as whole groups go. */
export function base64Text(digits: string): string {
  const standard = digits.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '');
  const rest = standard.length % 4;
  const whole = rest === 1 ? standard.slice(0, -1) : standard;
  const bytes = decodeBase64Tolerant(rest > 1 ? whole.padEnd(whole.length + 4 - rest, '=') : whole);
  return bytes === undefined ? '' : decoder.decode(bytes);
}
