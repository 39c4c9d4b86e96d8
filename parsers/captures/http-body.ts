import { joinBytes } from '../base/byte-text.ts';

/*
 * The body of an HTTP message (RFC 9112, 6): by its length, in chunks, or, where a server only closes the connection behind it, up to the end of an
 * envelope. OCPP-S (research K38) travels so.
 */

/** `bytes` are those of the body, `end` is behind it; `'more'` while it is not there, `null` where there is none; `skip` bytes of one that is no envelope. */
export type HttpBody = { readonly bytes: Uint8Array; readonly end: number } | { readonly skip: number } | 'more' | null;

/** How far a body was looked through that had not come whole: the next look goes on there, so that many small packets cost no more than few large ones. */
export interface BodyProgress {
  at: number;
  /** Chunks that are there. */
  readonly chunks: (readonly [from: number, to: number])[];
}

/** An envelope is no longer; what is longer is an upload. */
const longestEnvelope = 1_048_576;
/** A size and its extensions (RFC 9112, 7.1.1), and each line behind the last chunk. */
const longestChunkLine = 4096;
/** Between `</` and `Envelope>` stands a prefix. */
const longestPrefix = 64;

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
function chunked(bytes: Uint8Array, progress: BodyProgress): HttpBody {
  for (;;) {
    const { at, chunks } = progress;
    const end = bytes.indexOf(line, at);
    if (end < 0) return bytes.length - at > longestChunkLine ? null : 'more';
    const size = Number.parseInt(String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 16))), 16);
    if (!(size >= 0)) return null;
    if (size === 0) {
      const last = bytes.indexOf(line, end + 1);
      if (last < 0) return bytes.length - end > longestChunkLine ? null : 'more';
      return { bytes: joinBytes(chunks.map(([from, to]) => bytes.subarray(from, to))), end: last + 1 };
    }
    const next = end + 1 + size + 2;
    if (next > bytes.length) return 'more';
    chunks.push([end + 1, end + 1 + size]);
    progress.at = next;
  }
}

/**
 * The body behind the head that ends at `from`; `head` is its text in small letters. `progress` begins at `from` and is given again with the same bytes and
 * more of them.
 */
export function httpBody(head: string, bytes: Uint8Array, from: number, progress: BodyProgress): HttpBody {
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
    ? chunked(bytes, progress)
    : untilEnvelopeEnds(bytes, from, progress);
  return found === 'more' && bytes.length - from > longestEnvelope ? null : found;
}

function untilEnvelopeEnds(bytes: Uint8Array, from: number, progress: BodyProgress): HttpBody {
  for (let at = indexOf(bytes, 'Envelope>', progress.at); at >= 0; at = indexOf(bytes, 'Envelope>', at + 1)) {
    // The end tag, with or without a prefix, and not the beginning.
    let before = at - 1;
    while (before > from && before > at - longestPrefix && bytes[before] !== 0x3c) before -= 1;
    if (bytes[before] === 0x3c && bytes[before + 1] === 0x2f) {
      return { bytes: bytes.subarray(from, at + 9), end: at + 9 };
    }
  }
  progress.at = Math.max(from, bytes.length - 'Envelope'.length);
  return 'more';
}
