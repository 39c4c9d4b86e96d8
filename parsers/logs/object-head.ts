import type { FrameHead } from './frame-dress.ts';

/*
 * Where an object stands in place of a frame (research K19): as JSON, or as Python, JavaScript, Ruby, Elixir or Java print theirs. A member names the
 * message type, perhaps behind others that are no objects.
 */

const key = '(?:"[\\w$.-]{1,40}"|\'[\\w$.-]{1,40}\'|:?[\\w$.-]{1,40})';
const pair = '\\s{0,4}(?:=>|[:=])\\s{0,4}';
const value = '(?:"[^"\\\\\\n]{0,120}"|\'[^\'\\\\\\n]{0,120}\'|:?[\\w.+-]{1,40})';
const typeName = '(?:[Cc]all_?[Tt]ype|[Mm]essage_?[Tt]ype(?:_?[Ii]d)?|[Mm]sg_?[Tt]ype)';
/** A bare `type` only with a message type as its value. */
const bareType = `["':]?type["']?(?=${pair}[2-4]\\s{0,4}[,}])`;
/** What a class is called, with a brace or a parenthesis; the message within the message that Node-RED passes on; the map of Elixir. */
const opening = `(?:[A-Z][\\w$.]{2,60}[{(]|(?:\\{\\s{0,16}["']?ocpp["']?${pair})?%?\\{)`;
const objectHead = new RegExp(
  `${opening}\\s{0,16}(?:${key}${pair}${value}\\s{0,4},\\s{0,16}){0,6}(?:["':]?(?:${typeName}|eventGroup)["']?|${bareType})${pair}`,
  'g',
);
const ownName = new RegExp(`["':\\s{,](?:${typeName}["']?|${bareType})${pair}`, 'y');
const longestName = 14;

/** Whether the member's name stands somewhere: it ends in `Type`, in `type` or is the one that CitrineOS uses. */
function namesType(text: string, from: number): boolean {
  // Letters that stand everywhere come late in what is looked for: the search is several times faster for what begins rarely.
  for (let at = text.indexOf('ype', from + 1); at >= 0; at = text.indexOf('ype', at + 3)) {
    const first = text.charCodeAt(at - 1);
    if (first !== 0x54 && first !== 0x74) continue;
    for (let start = at - 2; start >= Math.max(0, at - longestName); start -= 1) {
      ownName.lastIndex = start;
      if (ownName.test(text)) return true;
      if (!isNameLetter(text.charCodeAt(start))) break;
    }
  }
  return text.indexOf('Group', from) >= 0 && text.indexOf('eventGroup', from) >= 0;
}

function isNameLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** An object that begins over lines near the end of a text and tells no message type so far. */
const unfinished = new RegExp(
  `\\{\\s{0,16}(?:["']?ocpp["']?${pair}(?:\\{\\s{0,16})?)?(?:${key}${pair}${value}\\s{0,4},\\s{0,16}){0,6}(?:["':]?[\\w$.-]{0,40}["']?\\s{0,4}(?:(?:=>?|:)\\s{0,4}(?:["'][^"'\\\\\\n]{0,120}["']?|[\\w.+-]{0,40})\\s{0,4}(?:,\\s{0,16})?)?)?$`,
  'y',
);
const longestUnfinished = 1200;
const mostUnfinished = 8;

function unfinishedHead(text: string, from: number): { readonly unfinishedAt: number } | undefined {
  // Nothing that is unfinished has a closing brace behind it: most texts are done with here.
  const lowest = Math.max(from, text.length - longestUnfinished, text.lastIndexOf('}') + 1);
  let earliest = -1;
  let at = text.lastIndexOf('{');
  for (let tried = 0; at >= lowest && tried < mostUnfinished; tried += 1) {
    unfinished.lastIndex = at;
    if (unfinished.test(text)) earliest = at;
    at = at === 0 ? -1 : text.lastIndexOf('{', at - 1);
  }
  return earliest < 0 ? undefined : { unfinishedAt: earliest };
}

/** Id, action and kind in brackets before the payload, as Apostol's central system writes them. */
const inBrackets = /\[[\w.-]{4,64}\] \[[A-Z][A-Za-z]{2,40}\] \[Call(?:Result|Error)?\](?: \[[^\]\n]{0,200}\]){0,2} \{/g;

function bracketedHead(text: string, from: number): number {
  if (text.indexOf('[Call', from) < 0) return -1;
  inBrackets.lastIndex = from;
  return inBrackets.exec(text)?.index ?? -1;
}

/**
 * The next object in place of a frame at or after `from`; cheap where a text has none. Where the text ends within what may become one, its place.
 */
export function findObjectHead(text: string, from: number): FrameHead | { readonly unfinishedAt: number } | undefined {
  const bracketed = bracketedHead(text, from);
  if (namesType(text, from)) {
    objectHead.lastIndex = from;
    const at = objectHead.exec(text)?.index ?? -1;
    if (at >= 0 && (bracketed < 0 || at < bracketed)) return { at, dress: { kind: 'object' } };
  }
  return bracketed < 0 ? unfinishedHead(text, from) : { at: bracketed, dress: { kind: 'object' } };
}
