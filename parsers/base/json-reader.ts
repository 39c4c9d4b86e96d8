import { fail, ok, type Result } from './result.ts';

/*
 * A strict JSON reader (RFC 8259) for evidence. Other than `JSON.parse` it keeps numbers as the text that stands there, keeps and reports
 * double names, knows the place of every value, and is bounded in depth and size. Names are data here: `__proto__` is a name like any other.
 */

interface Placed {
  /** First character of the value within the text, in UTF-16 units. */
  readonly start: number;
  /** One past its last character. */
  readonly end: number;
}

export interface JsonMember {
  readonly name: string;
  readonly nameStart: number;
  readonly value: JsonNode;
}

export interface JsonObject extends Placed {
  readonly kind: 'object';
  /** In the order of the text, double names included. */
  readonly members: readonly JsonMember[];
}

export interface JsonArray extends Placed {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonText extends Placed {
  readonly kind: 'string';
  readonly value: string;
}

export interface JsonNumber extends Placed {
  readonly kind: 'number';
  /** Exactly as written. */
  readonly text: string;
}

export type JsonNode =
  | JsonObject
  | JsonArray
  | JsonText
  | JsonNumber
  | (Placed & { readonly kind: 'boolean'; readonly value: boolean })
  | (Placed & { readonly kind: 'null' });

/** A name that stands twice in one object; `path` names the member, e.g. `RD[1].RV`. */
export interface DuplicateName {
  readonly path: string;
  readonly name: string;
  readonly offset: number;
}

export interface JsonDocument {
  readonly root: JsonNode;
  readonly duplicates: readonly DuplicateName[];
}

export type JsonFaultCode =
  | 'empty'
  | 'unexpected-character'
  | 'unexpected-end'
  | 'control-character'
  | 'bad-escape'
  | 'bad-number'
  | 'trailing-content'
  | 'too-deep'
  | 'too-long'
  | 'too-many-values';

export interface JsonFault {
  readonly code: JsonFaultCode;
  /** Place in UTF-16 units of the text that was given. */
  readonly offset: number;
}

export interface JsonLimits {
  readonly maxDepth: number;
  readonly maxLength: number;
  readonly maxValues: number;
}

const defaultLimits: JsonLimits = { maxDepth: 64, maxLength: 8_000_000, maxValues: 400_000 };

/** JSON's own number form (RFC 8259, 6), sticky so that it is tried at one place only. */
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Stops the recursion; never leaves this file. */
class Stop extends Error {
  readonly fault: JsonFault;
  constructor(code: JsonFaultCode, offset: number) {
    super(code);
    this.fault = { code, offset };
  }
}

class Reader {
  readonly duplicates: DuplicateName[] = [];
  private readonly text: string;
  private readonly limits: JsonLimits;
  private at = 0;
  private values = 0;

  constructor(text: string, limits: JsonLimits) {
    this.text = text;
    this.limits = limits;
  }

  document(): JsonNode {
    this.blanks();
    if (this.at >= this.text.length) throw new Stop('empty', this.at);
    const root = this.value(0, '');
    this.blanks();
    if (this.at < this.text.length) throw new Stop('trailing-content', this.at);
    return root;
  }

  private blanks(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  private wrong(): Stop {
    return new Stop(this.at < this.text.length ? 'unexpected-character' : 'unexpected-end', this.at);
  }

  private value(depth: number, path: string): JsonNode {
    this.values += 1;
    if (depth > this.limits.maxDepth) throw new Stop('too-deep', this.at);
    if (this.values > this.limits.maxValues) throw new Stop('too-many-values', this.at);
    const start = this.at;
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.object(depth, path);
      case '[':
        return this.array(depth, path);
      case '"':
        return { kind: 'string', value: this.string(), start, end: this.at };
      case 't':
        this.word('true');
        return { kind: 'boolean', value: true, start, end: this.at };
      case 'f':
        this.word('false');
        return { kind: 'boolean', value: false, start, end: this.at };
      case 'n':
        this.word('null');
        return { kind: 'null', start, end: this.at };
      default:
        return this.number();
    }
  }

  private word(word: string): void {
    if (!this.text.startsWith(word, this.at)) throw this.wrong();
    this.at += word.length;
  }

  private number(): JsonNumber {
    const start = this.at;
    numberForm.lastIndex = start;
    const match = numberForm.exec(this.text);
    if (match === null) throw this.wrong();
    this.at += match[0].length;
    // A leading zero, a trailing point or a second sign would otherwise be seen as the end of a shorter number.
    const next = this.text.charAt(this.at);
    if (next !== '' && /[\w.+-]/.test(next)) throw new Stop('bad-number', start);
    return { kind: 'number', text: match[0], start, end: this.at };
  }

  private string(): string {
    const from = this.at + 1;
    let plainFrom = from;
    let value = '';
    for (let at = from; at < this.text.length; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === 0x22) {
        value += this.text.slice(plainFrom, at);
        this.at = at + 1;
        return value;
      }
      if (code < 0x20) throw new Stop('control-character', at);
      if (code === 0x5c) {
        value += this.text.slice(plainFrom, at) + this.escape(at + 1);
        at += this.text.charAt(at + 1) === 'u' ? 5 : 1;
        plainFrom = at + 1;
      }
    }
    throw new Stop('unexpected-end', this.text.length);
  }

  private escape(at: number): string {
    const letter = this.text.charAt(at);
    const simple = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[letter];
    if (simple !== undefined) return simple;
    const digits = this.text.slice(at + 1, at + 5);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) throw new Stop('bad-escape', at - 1);
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private object(depth: number, path: string): JsonObject {
    const start = this.at;
    const members: JsonMember[] = [];
    const names = new Set<string>();
    this.at += 1;
    this.blanks();
    if (this.text.charAt(this.at) === '}') {
      this.at += 1;
      return { kind: 'object', members, start, end: this.at };
    }
    for (;;) {
      const nameStart = this.at;
      if (this.text.charAt(this.at) !== '"') throw this.wrong();
      const name = this.string();
      const memberPath = path === '' ? name : `${path}.${name}`;
      if (names.has(name)) this.duplicates.push({ path: memberPath, name, offset: nameStart });
      names.add(name);
      this.blanks();
      if (this.text.charAt(this.at) !== ':') throw this.wrong();
      this.at += 1;
      this.blanks();
      members.push({ name, nameStart, value: this.value(depth + 1, memberPath) });
      this.blanks();
      const next = this.text.charAt(this.at);
      if (next !== ',' && next !== '}') throw this.wrong();
      this.at += 1;
      if (next === '}') return { kind: 'object', members, start, end: this.at };
      this.blanks();
    }
  }

  private array(depth: number, path: string): JsonArray {
    const start = this.at;
    const items: JsonNode[] = [];
    this.at += 1;
    this.blanks();
    if (this.text.charAt(this.at) === ']') {
      this.at += 1;
      return { kind: 'array', items, start, end: this.at };
    }
    for (;;) {
      items.push(this.value(depth + 1, `${path}[${items.length}]`));
      this.blanks();
      const next = this.text.charAt(this.at);
      if (next !== ',' && next !== ']') throw this.wrong();
      this.at += 1;
      if (next === ']') return { kind: 'array', items, start, end: this.at };
      this.blanks();
    }
  }
}

/**
 * Reads one JSON text. Never throws on input; a fault names its kind and place. Linear in the length of the text.
 * @param limits depth of nesting, characters and values; exceeding one is a fault.
 */
export function readJson(text: string, limits: Partial<JsonLimits> = {}): Result<JsonDocument, JsonFault> {
  const bounds = { ...defaultLimits, ...limits };
  if (text.length > bounds.maxLength) return fail({ code: 'too-long', offset: bounds.maxLength });
  const reader = new Reader(text, bounds);
  try {
    return ok({ root: reader.document(), duplicates: reader.duplicates });
  } catch (error) {
    if (error instanceof Stop) return fail(error.fault);
    throw error;
  }
}

/** The value of a member; with double names the last one, as most readers take it. */
export function memberOf(object: JsonObject, name: string): JsonNode | undefined {
  return object.members.findLast((member) => member.name === name)?.value;
}

/** The text of a string member, `undefined` when it is missing or something else. */
export function textMember(object: JsonObject, name: string): string | undefined {
  const node = memberOf(object, name);
  return node?.kind === 'string' ? node.value : undefined;
}
