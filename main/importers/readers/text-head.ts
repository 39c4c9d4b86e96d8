/** The head of a source as text. */
export interface TextHead {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Control characters that text files really contain: tab, line breaks, form feed, escape (coloured logs), backspace. */
const textControls = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

/** Share of other control characters up to which something is still a (dirty) text. */
const toleratedControls = 0.02;

/**
 * Decides whether bytes are text, and in which encoding. Runs of zero bytes are passed over: a power cut leaves them in logs whose
 * length was extended before the data was written.
 */
export function readTextHead(head: Uint8Array): TextHead | null {
  if (head.length === 0) return null;
  if (head[0] === 0xff && head[1] === 0xfe) return utf16(head, 'utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return utf16(head, 'utf-16be');
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== null) return utf16(head, unmarked);

  let controls = 0;
  let counted = 0;
  for (let index = 0; index < head.length; index += 1) {
    const byte = head[index] ?? 0;
    if (byte === 0 && (head[index + 1] === 0 || head[index - 1] === 0)) continue;
    counted += 1;
    if ((byte < 0x20 && !textControls.has(byte)) || byte === 0x7f) controls += 1;
  }
  if (counted === 0 || controls > counted * toleratedControls || counted < head.length * 0.1) return null;
  const text = decodeUtf8Prefix(head);
  if (text !== null) return { text, encoding: 'utf-8' };
  // every byte is a letter somewhere: bytes outside ASCII must be rare for a single-byte text to be believed
  const high = head.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
  if (high > counted * 0.3 || controls > 0) return null;
  return { text: new TextDecoder('windows-1252').decode(head), encoding: 'windows-1252' };
}

/** Decodes UTF-8 whose last character may be cut by the end of the head; `null` when it is not UTF-8. */
function decodeUtf8Prefix(head: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}

function utf16(head: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): TextHead | null {
  const even = head.subarray(0, head.length - (head.length % 2));
  const text = new TextDecoder(encoding).decode(even);
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\ufffd]/g)?.length ?? 0;
  return odd > text.length * toleratedControls ? null : { text, encoding };
}

/** Western text in UTF-16 without a mark: every other byte is zero. */
function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 4_096) & ~1;
  if (length < 16) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) evenZeros += 1;
    if (head[index + 1] === 0) oddZeros += 1;
  }
  const half = length / 2;
  if (oddZeros > half * 0.7 && evenZeros < half * 0.05) return 'utf-16le';
  if (evenZeros > half * 0.7 && oddZeros < half * 0.05) return 'utf-16be';
  return null;
}
