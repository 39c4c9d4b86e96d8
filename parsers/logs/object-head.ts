import type { FrameHead } from './frame-dress.ts';

const value = '(?:"[^"\\\\\\n]{0,120}"|-?\\d{1,19}(?:\\.\\d{1,9})?|null|true|false)';
/** An object in place of a frame (research K19): a message type first, or behind other members without objects of their own. */
const objectHead = new RegExp(
  `\\{\\s{0,16}(?:"[\\w$.-]{1,40}"\\s{0,4}:\\s{0,4}${value}\\s{0,4},\\s{0,16}){0,6}"(?:[Cc]allType|[Mm]essageType(?:Id)?|[Mm]sgType|type(?="\\s{0,4}:\\s{0,4}[2-4]\\s{0,4}[,}]))"\\s{0,4}:`,
  'g',
);
const bareType = /"type"\s{0,4}:\s{0,4}[2-4]\s{0,4}[,}]/y;

const quote = 0x22;

/** Whether a member's name ends as those of `objectHead` do; told by the letter and the quote before `Type`. */
function namesType(text: string, from: number): boolean {
  for (let at = text.indexOf('Type', from); at >= 0; at = text.indexOf('Type', at + 4)) {
    const before = text.charCodeAt(at - 1);
    if (
      before === 0x65
        ? text.charCodeAt(at - 8) === quote
        : before === 0x6c
          ? text.charCodeAt(at - 5) === quote
          : before === 0x67 && text.charCodeAt(at - 4) === quote
    )
      return true;
  }
  return false;
}

/** Whether a member that is only called `type` has a message type as its value. */
function hasBareType(text: string, from: number): boolean {
  // The quote and the `t` before it stand everywhere; the search is several times faster for what begins rarely.
  for (let at = text.indexOf('ype"', from + 2); at >= 0; at = text.indexOf('ype"', at + 4)) {
    bareType.lastIndex = at - 2;
    if (bareType.test(text)) return true;
  }
  return false;
}

/** The next object in place of a frame at or after `from`; cheap where a text has none. */
export function findObjectHead(text: string, from: number): FrameHead | undefined {
  if (!namesType(text, from) && !hasBareType(text, from)) return undefined;
  objectHead.lastIndex = from;
  const at = objectHead.exec(text)?.index;
  return at === undefined ? undefined : { at, dress: { kind: 'object' } };
}
