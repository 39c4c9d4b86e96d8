/*
 * What PHP prints of a value: `print_r` (`Array ( [0] => 2 [1] => ... )`, no quotes, no types), `var_dump` (`array(4) { [0]=> int(2) ... }`) and
 * `var_export` (`array ( 0 => 2, 1 => '...', )`). A frame that was dumped so is read as the frame it was.
 */

/** A dump that is complete, as JSON, and where it ends. */
export interface DumpedValue {
  readonly json: string;
  readonly end: number;
}

const deepest = 16;
/** `Array (`, `array(4) {`, `array (`, and the class of an object in place of an array. */
const opening =
  /(?:Array|stdClass Object|[\w\\]{1,80} Object|array\(\d{1,4}\)|object\([\w\\]{1,80}\)#\d{1,9} \(\d{1,4}\)|(?:\(object\) ?)?array) {0,4}\r?\n? {0,120}[({]/y;
const keyAhead =
  /\s{0,200}(?:\[(?:"([^"\n]{0,120})"|([^\]"\n]{0,120}))(?::[^\]\n]{1,90})?\]|'((?:[^'\\\n]|\\.){0,120})'|(\d{1,6})) {0,2}=>[ \t]{0,4}\r?\n? {0,120}/y;
const closing = /\s{0,200}[)}]/y;
const scalar =
  /int\((-?\d{1,20})\)|float\((-?[\d.]{1,40}(?:[eE][-+]?\d{1,4})?)\)|bool\((true|false)\)|(NULL|null)\b|(true|false)\b|(-?\d{1,20}(?:\.\d{1,40})?)(?=,)|'((?:[^'\\]|\\[\s\S])*)'/y;
const counted = /string\((\d{1,9})\) "/y;
/** Behind a value of `print_r`: a member or the end of the list on a line of its own. */
const lineAhead = /\r?\n {0,200}(?:\[[^\]\n]{1,160}\] =>|\)\s)/g;
const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,20})?$/;

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** The number of characters that hold so many bytes of UTF-8. */
function charactersOf(text: string, from: number, bytes: number): number {
  let left = bytes;
  let place = from;
  while (left > 0 && place < text.length) {
    const code = text.codePointAt(place) ?? 0;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    place += code > 0xffff ? 2 : 1;
  }
  return place - from;
}

/** Reads one value after the other; `null` where the text ends first, `undefined` where it is none. */
class DumpReader {
  readonly #text: string;
  place: number;

  constructor(text: string, from: number) {
    this.#text = text;
    this.place = from;
  }

  value(depth: number, isPlain: boolean): string | null | undefined {
    const begun = at(opening, this.#text, this.place);
    if (begun !== null) {
      this.place = opening.lastIndex;
      return depth >= deepest ? undefined : this.#members(depth + 1);
    }
    return isPlain ? this.#plain() : this.#scalar();
  }

  /** A value without quotes ends where the next member or the end of the list stands on a line of its own. */
  #plain(): string | null {
    lineAhead.lastIndex = this.place;
    const end = lineAhead.exec(this.#text)?.index ?? -1;
    if (end < 0) return null;
    const written = this.#text.slice(this.place, end);
    this.place = end;
    return number.test(written) ? written : JSON.stringify(written);
  }

  #scalar(): string | null | undefined {
    const long = at(counted, this.#text, this.place);
    if (long !== null) {
      const from = counted.lastIndex;
      const end = from + charactersOf(this.#text, from, Number(long[1]));
      if (end >= this.#text.length) return null;
      if (this.#text[end] !== '"') return undefined;
      this.place = end + 1;
      return JSON.stringify(this.#text.slice(from, end));
    }
    const match = at(scalar, this.#text, this.place);
    if (match === null) return this.#text.length - this.place < 40 ? null : undefined;
    this.place = scalar.lastIndex;
    const [, whole, float, dumped, nothing, word, bare, quoted] = match;
    if (quoted !== undefined) return JSON.stringify(quoted.replaceAll(/\\([\\'])/g, '$1'));
    return nothing === undefined ? (whole ?? float ?? dumped ?? word ?? bare) : 'null';
  }

  #members(depth: number): string | null | undefined {
    const names: string[] = [];
    const known = new Set<string>();
    const values: string[] = [];
    for (;;) {
      const closed = at(closing, this.#text, this.place);
      if (closed !== null) {
        this.place = closing.lastIndex;
        break;
      }
      const key = at(keyAhead, this.#text, this.place);
      if (key === null) return this.#text.length - this.place < 400 ? null : undefined;
      this.place = keyAhead.lastIndex;
      const [written, dumped, bracketed, exported, index] = key;
      const name = dumped ?? bracketed ?? exported?.replaceAll(/\\([\\'])/g, '$1') ?? index ?? '';
      // No list has a key twice: what looks like it is the next list, and this one has no end.
      if (known.has(name)) return undefined;
      known.add(name);
      names.push(name);
      // Only `print_r` writes a key without quotes in brackets with blanks around the arrow; its values have no quotes either.
      const value = this.value(depth, bracketed !== undefined && /\] => /.test(written));
      if (value === undefined || value === null) return value;
      values.push(value);
      if (this.#text[this.place] === ',') this.place += 1;
    }
    const isList = names.length > 0 && names.every((name, position) => name === String(position));
    if (isList) return `[${values.join(',')}]`;
    return `{${names.map((name, position) => `${JSON.stringify(name)}:${values[position] ?? 'null'}`).join(',')}}`;
  }
}

/** The dump that begins at a place of a text. */
export function readDump(text: string, from: number): DumpedValue | 'open' | undefined {
  const reader = new DumpReader(text, from);
  const json = reader.value(0, false);
  if (json === undefined) return undefined;
  if (json === null) return 'open';
  return { json, end: reader.place };
}

/** Before the arrow behind the first key of a list: the beginning of its dump. */
const beforeArrow = /(?:Array|array(?:\(\d{1,4}\))?) {0,4}\r?\n? {0,120}[({]\s{1,200}(?:\[0\]|0) {0,2}$/;
const typeBehind = /=>\s{1,200}(?:[2-6]\b|int\([2-6]\)|string\(1\) "[2-6]")/y;
const looked = 420;
/** A dump that may begin at the end of a text. */
const unfinished =
  /(?:Array|array(?:\(\d{0,4}\)?)?) {0,4}\r?\n? {0,120}(?:[({]\s{0,200}(?:\[?0?\]? {0,2}(?:=>?(?:\s{1,200}[a-z]{0,6}(?:\(\d?\)?)?(?: "?\d?"?)?)?)?)?)?$/;

/** The next place at or after `from` where a dumped frame begins; told as unfinished where the text ends within what may be one. */
export function findPhpHead(
  text: string,
  from: number,
): { readonly at: number } | { readonly unfinishedAt: number } | undefined {
  for (let arrow = text.indexOf('=>', from); arrow >= 0; arrow = text.indexOf('=>', arrow + 2)) {
    const before = text.charCodeAt(arrow - 1) === 0x20 ? text.charCodeAt(arrow - 2) : text.charCodeAt(arrow - 1);
    // `]` or `0`
    if (before !== 0x5d && before !== 0x30) continue;
    typeBehind.lastIndex = arrow;
    if (!typeBehind.test(text)) continue;
    const start = Math.max(from, arrow - looked);
    const match = beforeArrow.exec(text.slice(start, arrow));
    if (match !== null) return { at: start + match.index };
  }
  const tail = Math.max(from, text.length - looked);
  const last = text.slice(tail).lastIndexOf('rray');
  if (last < 1) return undefined;
  const at = tail + last - 1;
  return unfinished.test(text.slice(at)) ? { unfinishedAt: at } : undefined;
}
