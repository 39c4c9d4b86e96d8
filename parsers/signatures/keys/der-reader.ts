/** A DER or BER element with definite length; the smallest reader that keys need, bounded by the bytes it is given. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** One past the element. */
  readonly end: number;
  /** The length was not written in its shortest form. */
  readonly longLength: boolean;
}

/** The element that begins at `at`, or `undefined` when the bytes do not hold one. */
export function readElement(bytes: Uint8Array, at = 0): DerElement | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 4) return undefined;
  let length = first;
  if (count > 0) {
    length = 0;
    for (let index = 0; index < count; index += 1) {
      const byte = bytes[at + 2 + index];
      if (byte === undefined) return undefined;
      length = length * 256 + byte;
    }
  }
  const from = at + 2 + count;
  if (from + length > bytes.length) return undefined;
  const longLength = count > 0 && (length < 0x80 || bytes[at + 2] === 0);
  return { tag, content: bytes.subarray(from, from + length), end: from + length, longLength };
}

/** All elements of a constructed content, or `undefined` when it is damaged. At most 64. */
export function readElements(content: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    const found = readElement(content, at);
    if (found === undefined || elements.length >= 64) return undefined;
    elements.push(found);
    at = found.end;
  }
  return elements;
}

/** Dotted text of an OBJECT IDENTIFIER's content. */
export function oidText(content: Uint8Array): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content.subarray(0, 32)) {
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}
