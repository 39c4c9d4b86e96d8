/*
 * Objects as programs print them, read as JSON (research K12, K19, K26, K40): JSON itself, literals of Python, JavaScript, Ruby and Elixir, `name=value`
 * lists, Java's `Name{field=value}`. Numbers keep their digits. One pass, bounded depth.
 */

/** `end` is the position after the literal; `'open'` when the text ends within it. */
export type LiteralReading = { readonly json: string; readonly end: number } | 'open' | undefined;

const deepest = 16;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.:-])/y;
const name = /[A-Za-z_$][\w$.-]*/y;
const bareValue = /[^,;{}()[\]\n]{1,300}/y;
const goesOn = /(?: \+)?\r?\n[ \t]{0,80}(?=["'`])/y;
const symbol = /:[A-Za-z_]\w{0,63}/y;
const restOfCall = /[^()\n]{0,200}\)/y;
const enumValue = /<[\w.]{1,80}: ('[^'\n]{0,200}'|"[^"\n]{0,200}")>/y;
const words: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
  None: 'null',
  undefined: 'null',
  nil: 'null',
};

const isBlank = (code: number): boolean => code <= 0x20;

/** `meter_value` as the standard writes it. */
function camel(key: string): string {
  return /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(key)
    ? key.replaceAll(/_([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase())
    : key;
}

/** What stands where something was left out: JavaScript's `[Object]` and `... 3 more items`, Python's `...`. */
const leftOut = /\[(?:Object|Array|Getter|Circular[^\]\n]{0,8})\]|\.\.\.(?: \d{1,9} more (?:items?|characters?))?/y;

class Reader {
  readonly #text: string;
  readonly #keysAsWritten: boolean;
  at: number;
  /** The text ended where more was needed. */
  open = false;
  /** Something was left out by whoever printed it. */
  elided = false;

  constructor(text: string, from: number, keysAsWritten: boolean) {
    this.#text = text;
    this.at = from;
    this.#keysAsWritten = keysAsWritten;
  }

  skipBlank(): void {
    while (this.at < this.#text.length && isBlank(this.#text.charCodeAt(this.at))) this.at += 1;
    if (this.at >= this.#text.length) this.open = true;
  }

  char(): string {
    return this.#text.charAt(this.at);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  string(): string | undefined {
    const quote = this.char();
    let value = '';
    for (let at = this.at + 1; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === quote) {
        this.at = at + 1;
        return value;
      }
      // No language lets a string in these quotes go on over lines.
      if (character === '\n' && quote !== '`') return undefined;
      if (character === '\\') {
        at += 1;
        const escaped = this.#text.charAt(at);
        if (escaped === 'u' && /^[0-9a-fA-F]{4}$/.test(this.#text.slice(at + 1, at + 5))) {
          value += String.fromCharCode(Number.parseInt(this.#text.slice(at + 1, at + 5), 16));
          at += 4;
        } else value += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped;
      } else value += character;
    }
    this.open = true;
    return undefined;
  }

  /** A string, or several that stand for one: `'a' +` on one line and `'b'` on the next, or without the plus as Python does. */
  #strings(): string | undefined {
    let text = this.string();
    while (text !== undefined && this.#match(goesOn) !== null) {
      const more = this.string();
      text = more === undefined ? undefined : text + more;
    }
    return text;
  }

  value(depth: number): string | undefined {
    this.skipBlank();
    const first = this.char();
    if (first === '{') return this.members(depth, '}');
    if (first === '%' && this.#text.charAt(this.at + 1) === '{') {
      this.at += 1;
      return this.members(depth, '}');
    }
    if (this.#match(leftOut) !== null) {
      this.elided = true;
      return 'null';
    }
    if (first === '[') return this.items(depth);
    if (first === '"' || first === "'" || first === '`') {
      const text = this.#strings();
      return text === undefined ? undefined : JSON.stringify(text);
    }
    const enumeration = this.#match(enumValue)?.[1];
    if (enumeration !== undefined) return JSON.stringify(enumeration.slice(1, -1));
    const digits = this.#match(number)?.[0];
    if (digits !== undefined) return digits;
    const from = this.at;
    const word = this.#match(name)?.[0];
    if (word !== undefined) {
      const known = words[word];
      if (known !== undefined) return known;
      // `Optional[..]`, `Name{..}`, `Name(..)`: what is inside counts.
      if (this.char() === '{') return this.members(depth, '}');
      if (this.char() === '(' && depth < deepest) {
        const inside = this.at + 1;
        this.at = inside;
        const members = this.members(depth, ')');
        if (members !== undefined || this.open) return members;
        this.at = inside;
        return this.#argument(depth, from);
      }
    }
    // Ruby's symbols.
    if (first === ':' && this.#match(symbol) !== null) return JSON.stringify(this.#text.slice(from + 1, this.at));
    this.at = from;
    const bare = this.#match(bareValue)?.[0].trim();
    return bare === undefined || bare === '' ? undefined : JSON.stringify(bare);
  }

  /** `Decimal('1.5')` is its only argument; of `datetime(2024, 5, 1)` the text is kept. */
  #argument(depth: number, from: number): string | undefined {
    const only = this.value(depth + 1);
    this.skipBlank();
    if (only !== undefined && this.char() === ')') {
      this.at += 1;
      return only;
    }
    if (this.#match(restOfCall) === null) return undefined;
    return JSON.stringify(this.#text.slice(from, this.at));
  }

  items(depth: number): string | undefined {
    if (depth >= deepest) return undefined;
    const items: string[] = [];
    this.at += 1;
    for (;;) {
      this.skipBlank();
      if (this.char() === ']') {
        this.at += 1;
        return `[${items.join(',')}]`;
      }
      const item = this.value(depth + 1);
      if (item === undefined || this.open) return undefined;
      items.push(item);
      this.skipBlank();
      if (this.char() === ',') this.at += 1;
      else if (this.char() !== ']') return undefined;
    }
  }

  /** Members up to `closer`; with an empty one up to the end of the line or of what can be read (`name=value, ...`). */
  members(depth: number, closer: '}' | ')' | ''): string | undefined {
    if (depth >= deepest) return undefined;
    const members: string[] = [];
    if (closer === '}') this.at += 1;
    for (;;) {
      this.skipBlank();
      const first = this.char();
      if (closer !== '' && first === closer) {
        this.at += 1;
        return `{${members.join(',')}}`;
      }
      if (closer === '' && (first === '' || first === ')' || first === '}' || first === '>')) {
        this.open = false;
        return `{${members.join(',')}}`;
      }
      if (this.#match(leftOut) !== null) {
        this.elided = true;
        this.skipBlank();
        if (this.char() === ',') this.at += 1;
        continue;
      }
      if (first === ':') this.at += 1;
      const quoted = this.char() === '"' || this.char() === "'";
      const key = quoted ? this.string() : this.#match(name)?.[0];
      if (key === undefined) return undefined;
      this.skipBlank();
      if (this.char() !== ':' && this.char() !== '=') return undefined;
      this.at += this.#text.startsWith('=>', this.at) ? 2 : 1;
      const value = this.value(depth + 1);
      if (value === undefined || (this.open && closer !== '')) return undefined;
      members.push(`${JSON.stringify(this.#keysAsWritten ? key : camel(key))}:${value}`);
      this.skipBlank();
      if (this.char() === ',' || this.char() === ';') this.at += 1;
      else if (this.char() !== closer && closer !== '') return undefined;
      else if (closer === '' && !/^[)}>]?$/.test(this.char())) return undefined;
    }
  }
}

/** Reads the object that begins at `from` with `{`, or, with `bare`, a list of `name=value` that begins there and ends with its line. */
export function readLiteral(text: string, from: number, bare: boolean): LiteralReading {
  const reader = new Reader(text, from, false);
  const json = bare ? reader.members(0, '') : reader.value(0);
  if (json === undefined) return reader.open ? 'open' : undefined;
  return json.startsWith('{') ? { json, end: reader.at } : undefined;
}

/** A printed object or list as JSON, with the names of its members as they are written. */
export type PrintedReading =
  | { readonly json: string; readonly end: number; readonly elided: boolean }
  | 'open'
  | undefined;

/** Reads the object or list that begins at `from`; what follows it is not looked at. */
export function readPrinted(text: string, from: number): PrintedReading {
  const reader = new Reader(text, from, true);
  const json = text.charCodeAt(from) === 0x5b ? reader.items(0) : reader.value(0);
  if (json === undefined) return reader.open ? 'open' : undefined;
  return /^[[{]/.test(json) ? { json, end: reader.at, elided: reader.elided } : undefined;
}
