/** Names of the parts of a multipart body, in the forms that senders use for letters outside ASCII. */

/** One value may be as long as this. */
const longest = 1_000;

/**
 * The file name of a part, else its field name, `null` without both: `filename*` (RFC 5987, RFC 2231) before `filename`, whose
 * value may be an encoded word (RFC 2047), UTF-8 or, of old senders, Latin-1. Percent-encoding in a plain value is left to
 * whoever shows the name (`entry-name.ts`). `headers` holds a character a byte, lines unfolded.
 */
export function partName(headers: string): string | null {
  const line = /^content-disposition:([^\r\n]{0,8000})/im.exec(headers)?.[1] ?? '';
  const type = /^content-type:([^\r\n]{0,8000})/im.exec(headers)?.[1] ?? '';
  for (const [text, key] of [
    [line, 'filename'],
    [type, 'name'],
    [line, 'name'],
  ] as const) {
    const parameters = readParameters(text);
    const value = extendedValue(parameters, key) ?? plainValue(parameters.get(key));
    if (value !== null && value !== '') return value;
  }
  return null;
}

/** `key=value` and `key="value"` with backslash before quotes (RFC 2045, 5.1); keys in lower case. */
function readParameters(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const pattern = /;[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]{1,60})[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[^])*)"|([^;"]*))/g;
  for (const [, key, quoted, bare] of text.matchAll(pattern)) {
    if (key === undefined || found.has(key.toLowerCase())) continue;
    // only quotes and backslashes are escaped: Windows paths come with bare backslashes
    const value = quoted === undefined ? (bare ?? '').trim() : quoted.replaceAll(/\\(["\\])/g, '$1');
    found.set(key.toLowerCase(), value.slice(0, longest));
  }
  return found;
}

/** RFC 5987 `key*=UTF-8''percent-encoded`, and RFC 2231 values in pieces `key*0*=...; key*1=...`. */
function extendedValue(parameters: ReadonlyMap<string, string>, key: string): string | null {
  const whole = parameters.get(`${key}*`);
  if (whole !== undefined) return decodeExtended(whole);
  let joined = '';
  let encoded = false;
  for (let piece = 0; piece < 100; piece += 1) {
    const marked = parameters.get(`${key}*${piece}*`);
    const bare = parameters.get(`${key}*${piece}`);
    if (marked === undefined && bare === undefined) break;
    if (piece === 0) encoded = marked !== undefined;
    joined += marked ?? (bare ?? '').replaceAll('%', '%25');
  }
  if (joined === '') return null;
  return encoded ? decodeExtended(joined) : fromBytes(joined.replaceAll('%25', '%'));
}

function decodeExtended(value: string): string | null {
  const [, charset, rest] = /^([\w.:-]{0,40})'[\w-]{0,40}'([^]*)$/.exec(value) ?? [];
  if (charset === undefined || rest === undefined) return null;
  return decodeBytes(percentBytes(rest), charset);
}

function percentBytes(text: string): Uint8Array {
  const clear = text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(clear, 'latin1');
}

function plainValue(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!value.includes('=?')) return fromBytes(value);
  // blanks between two encoded words are none (RFC 2047, 6.2)
  const joined = value.replaceAll(/(\?=)[ \t]+(?==\?)/g, '$1');
  return joined.replaceAll(
    /=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?([bBqQ])\?([^?\s]{0,500})\?=/g,
    (word, charset: string, form: string, text: string) => {
      const bytes =
        form.toLowerCase() === 'b'
          ? Buffer.from(text, 'base64')
          : percentBytes(text.replaceAll('%', '%25').replaceAll('_', '%20').replaceAll('=', '%'));
      return decodeBytes(bytes, charset) ?? word;
    },
  );
}

function fromBytes(text: string): string {
  return decodeBytes(Buffer.from(text, 'latin1'), 'utf-8') ?? text;
}

function decodeBytes(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset === '' ? 'utf-8' : charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
