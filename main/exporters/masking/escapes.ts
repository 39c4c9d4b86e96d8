/** Texts that hide letters behind escapes: percent encoding, references of HTML and XML, escapes of JSON and C, the zero bytes of UTF-16. */

/** A text without its escapes, and where each of its characters stood before. */
export interface Unescaped {
  readonly text: string;
  /** `starts[i]` to `ends[i]` is what character `i` was written as. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** RFC 3986, 2.1; HTML 13.5; RFC 8259, 7; UTF-16 read byte by byte has a zero byte beside each ASCII letter. */
const escape =
  /(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);|\\u\{[0-9A-Fa-f]{1,6}\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\u0000/g;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** `%2526` and `&amp;#48;` are two layers; more is nobody's accident. */
const deepest = 3;

function characterOf(code: number): string {
  return code === 0 || code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** What an escape stands for; the letters of UTF-8 sequences come out whole. */
function meaning(written: string): string {
  if (written === '\u0000') return '';
  if (written.startsWith('%')) {
    return Buffer.from(written.replaceAll('%', ''), 'hex').toString('utf8').replaceAll('\u0000', '');
  }
  if (written.startsWith('&#')) {
    const digits = written.slice(2, -1);
    return characterOf(/^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10));
  }
  if (written.startsWith('&')) return named[written.slice(1, -1)] ?? written;
  return characterOf(Number.parseInt(written.replaceAll(/[^0-9A-Fa-f]/g, ''), 16));
}

function once(before: Unescaped): Unescaped | null {
  if (before.text.search(escape) === -1) return null;
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let done = 0;
  const copy = (until: number): void => {
    for (let at = done; at < until; at++) {
      starts.push(before.starts[at] ?? 0);
      ends.push(before.ends[at] ?? 0);
    }
    text += before.text.slice(done, until);
  };
  for (const match of before.text.matchAll(escape)) {
    const [written] = match;
    copy(match.index);
    done = match.index + written.length;
    const inner = meaning(written);
    text += inner;
    for (let letter = 0; letter < inner.length; letter++) {
      // A letter of a longer stretch is its own escape where lengths allow to tell, else the whole stretch.
      const own = inner.length * 3 === written.length ? [match.index + 3 * letter, match.index + 3 * letter + 3] : [];
      starts.push(before.starts[own[0] ?? match.index] ?? 0);
      ends.push(before.ends[(own[1] ?? done) - 1] ?? 0);
    }
  }
  copy(before.text.length);
  return { text, starts, ends };
}

/** The text behind the escapes; `null` where there are none. */
export function unescaped(text: string): Unescaped | null {
  if (text.search(escape) === -1) return null;
  let result: Unescaped = {
    text,
    starts: Array.from({ length: text.length }, (_, at) => at),
    ends: Array.from({ length: text.length }, (_, at) => at + 1),
  };
  let changed = false;
  for (let depth = 0; depth < deepest; depth++) {
    const next = once(result);
    if (next === null) break;
    result = next;
    changed = true;
  }
  return changed ? result : null;
}
