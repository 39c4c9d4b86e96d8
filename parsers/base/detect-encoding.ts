import { countHighBytes, guessLegacyEncoding, type TextEncodingName } from './byte-text.ts';

/** The encoding of a text and how it was told. */
export interface DetectedEncoding {
  readonly encoding: TextEncodingName;
  /** Bytes of a byte order mark at the start. */
  readonly bomBytes: number;
  readonly reason:
    | 'bom'
    | 'zero-bytes'
    | 'ascii'
    | 'well-formed'
    | 'mostly-well-formed'
    | 'hangul-pairs'
    | 'single-bytes';
}

function found(encoding: TextEncodingName, reason: DetectedEncoding['reason'], bomBytes: number = 0): DetectedEncoding {
  return { encoding, bomBytes, reason };
}

function fromByteOrderMark(head: Uint8Array): DetectedEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return found('utf-8', 'bom', 3);
  if (head[0] === 0xff && head[1] === 0xfe) return found('utf-16le', 'bom', 2);
  return head[0] === 0xfe && head[1] === 0xff ? found('utf-16be', 'bom', 2) : undefined;
}

/** A power cut leaves a hole of zeros where a file was made longer before its data was written (research P14); no letter is that long. */
const shortestHole = 8;

function zerosFrom(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return at - from;
}

/** The most of a head that is looked at; more does not change the answer. */
const looked = 262_144;

/**
 * The encoding of a text by its head: byte order mark, zero bytes (UTF-16 without one), well-formed UTF-8, else what the
 * bytes beyond ASCII look like. `undefined` for binary data: more than a few zero or control bytes (single stray ones
 * occur in real logs, research P14).
 */
export function detectEncoding(whole: Uint8Array): DetectedEncoding | undefined {
  const head = whole.subarray(0, looked);
  const marked = fromByteOrderMark(head);
  if (marked !== undefined) return marked;
  let zeroEven = 0;
  let zeroOdd = 0;
  let controls = 0;
  let holes = 0;
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] ?? 0;
    if (byte === 0) {
      const hole = zerosFrom(head, at);
      if (hole >= shortestHole) {
        holes += hole;
        at += hole - 1;
      } else if (at % 2 === 0) zeroEven += 1;
      else zeroOdd += 1;
    } else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls += 1;
  }
  if (holes > head.length * 0.9) return undefined;
  const half = (head.length - holes) / 2;
  if (head.length >= 8 && zeroOdd > half * 0.7 && zeroEven < half * 0.05) return found('utf-16le', 'zero-bytes');
  if (head.length >= 8 && zeroEven > half * 0.7 && zeroOdd < half * 0.05) return found('utf-16be', 'zero-bytes');
  if (zeroEven + zeroOdd + controls > 2 + (head.length - holes) / 50) return undefined;
  const census = countHighBytes(head);
  if (census.utf8 === 0 && census.stray === 0) return found('utf-8', 'ascii');
  if (census.stray === 0) return found('utf-8', 'well-formed');
  // A third of the bytes beyond ASCII and yet no encoding fits: that is no text.
  if (census.stray > head.length / 3 && census.hangul * 4 < census.stray) return undefined;
  if (census.utf8 * 2 >= census.stray) return found('utf-8', 'mostly-well-formed');
  const legacy = guessLegacyEncoding(census);
  return found(legacy, legacy === 'euc-kr' ? 'hangul-pairs' : 'single-bytes');
}
