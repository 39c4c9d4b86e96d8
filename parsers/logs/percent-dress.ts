import { isOcppAction } from '../ocpp/actions.ts';
import type { FrameShape } from './frame-shape.ts';

/*
 * A frame in a query string, a form or the log of a web server (RFC 3986, 2.1): `%5B2%2C%22id%22...`, perhaps encoded more than once, with `+` for a
 * blank where blanks are not `%20`.
 */

const blank = '(?:%(?:25){0,2}(?:20|09|0[ADad])|\\+){0,16}';
const comma = '(?:%(?:25){0,2}2[Cc]|,)';
const head = new RegExp(`%(?:25){0,2}5[Bb]${blank}\\d${blank}${comma}${blank}(?:%(?:25){0,2}22|\\d)`, 'y');
/** Some leave brackets as they are. */
const bracketBefore = /\[\d,?$/;
const quoteAt = new RegExp(`(?:${comma})?%(?:25){0,2}22`, 'y');
const stop = /[\s"'<>&#;`|\\]/;

/** Where the next frame in percent encoding may begin; -1 without one. */
export function findPercentHead(text: string, from: number): number {
  for (let at = text.indexOf('%', from); at >= 0; at = text.indexOf('%', at + 1)) {
    const next = text.charCodeAt(at + 1);
    // `%5B`, `%255B`, or the quote or comma behind `[2`.
    if (next !== 0x35 && next !== 0x32) continue;
    head.lastIndex = at;
    if (head.test(text)) return at;
    quoteAt.lastIndex = at;
    const bracket = bracketBefore.exec(text.slice(Math.max(from, at - 3), at));
    if (bracket !== null && quoteAt.test(text)) return at - bracket[0].length;
  }
  return -1;
}

/** Position after the encoded stretch that begins at `from`, at most `limit`; -1 when it goes on there. */
export function endOfPercent(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) if (stop.test(text.charAt(at))) return at;
  return -1;
}

const encoded = /(?:%[0-9A-Fa-f]{2})+/g;
const mostLevels = 3;
const decoder = new TextDecoder('utf-8');

function decodedOnce(text: string): string {
  return text.replaceAll(encoded, (run) =>
    decoder.decode(
      Uint8Array.from({ length: run.length / 3 }, (_, index) =>
        Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16),
      ),
    ),
  );
}

/** The text that stands encoded; a cut escape at its end stays as it is. */
export function percentText(text: string): string {
  const spaced = /%(?:25){0,2}20/.test(text) ? text : text.replaceAll('+', ' ');
  let bare = decodedOnce(spaced);
  for (
    let level = 1;
    level < mostLevels && /^\s{0,16}%5[Bb]|^\s{0,16}\[\s{0,16}\d\s{0,16},?\s{0,16}%22/.test(bare);
    level += 1
  )
    bare = decodedOnce(bare);
  return bare;
}

/** Query strings carry lists of every kind, so that a request there counts only with an action of OCPP; what else is sent goes by DataTransfer (1.6, 4.3). */
export function isOfPercent({ kind, action }: Pick<FrameShape, 'kind' | 'action'>): boolean {
  return kind !== 'call' || (action !== null && isOcppAction(action));
}

const escape = /%[0-9A-Fa-f]{2}/;

/** Words before a frame without their percent encoding: the fields beside it are written as it is. */
export function plainWords(words: string): string {
  return words.includes('%') && escape.test(words) ? decodedOnce(words) : words;
}
