/*
 * The body of an HTTP message (RFC 9112, 6): by its length, in chunks, or, where a server only closes the connection behind it, up to the end of an
 * envelope. OCPP-S (research K38) travels so.
 */

/** `bytes` are those of the body, `end` is behind it; `'more'` while it is not there, `null` where there is none; `skip` bytes of one that is no envelope. */
export type HttpBody = { readonly bytes: Uint8Array; readonly end: number } | { readonly skip: number } | 'more' | null;

/** An envelope is no longer; what is longer is an upload. */
const longestEnvelope = 1_048_576;

const line = 0x0a;

function indexOf(bytes: Uint8Array, words: string, from: number): number {
  const first = words.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < words.length && bytes[at + length] === words.charCodeAt(length)) length += 1;
    if (length === words.length) return at;
  }
  return -1;
}

/** Chunks of RFC 9112, 7.1, joined. */
function chunked(bytes: Uint8Array, from: number): HttpBody {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let at = from; ; ) {
    const end = bytes.indexOf(line, at);
    if (end < 0) return 'more';
    const size = Number.parseInt(String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 16))), 16);
    if (!(size >= 0)) return null;
    if (size === 0) {
      const last = bytes.indexOf(line, end + 1);
      if (last < 0) return 'more';
      const joined = new Uint8Array(total);
      let to = 0;
      for (const part of parts) {
        joined.set(part, to);
        to += part.length;
      }
      return { bytes: joined, end: last + 1 };
    }
    if (end + 1 + size + 2 > bytes.length) return 'more';
    parts.push(bytes.subarray(end + 1, end + 1 + size));
    total += size;
    at = end + 1 + size + 2;
  }
}

/** The body behind the head that ends at `from`; `head` is its text in small letters. */
export function httpBody(head: string, bytes: Uint8Array, from: number): HttpBody {
  // No body by definition (RFC 9110, 15.2, 15.3.5, 15.4.5).
  if (/^http\/1\.\d (?:1\d\d|204|304)/.test(head) || head.startsWith('get ')) return null;
  const isXml = /\ncontent-type:[^\n]{0,80}(?:xml|multipart\/related)/.test(head);
  const length = /\ncontent-length:\s{0,8}(\d{1,12})/.exec(head)?.[1];
  if (length !== undefined) {
    const size = Number(length);
    if (size === 0) return null;
    if (!isXml || size > longestEnvelope) return { skip: size };
    return from + size <= bytes.length ? { bytes: bytes.subarray(from, from + size), end: from + size } : 'more';
  }
  if (!isXml) return null;
  const found = /\ntransfer-encoding:[^\n]{0,80}chunked/.test(head)
    ? chunked(bytes, from)
    : untilEnvelopeEnds(bytes, from);
  return found === 'more' && bytes.length - from > longestEnvelope ? null : found;
}

function untilEnvelopeEnds(bytes: Uint8Array, from: number): HttpBody {
  const close = indexOf(bytes, 'Envelope>', indexOf(bytes, '</', from) < 0 ? bytes.length : from + 1);
  for (let at = close; at >= 0; at = indexOf(bytes, 'Envelope>', at + 1)) {
    // The end tag, with or without a prefix, and not the beginning.
    let before = at - 1;
    while (before > from && bytes[before] !== 0x3c) before -= 1;
    if (bytes[before + 1] === 0x2f) return { bytes: bytes.subarray(from, at + 9), end: at + 9 };
  }
  return 'more';
}
