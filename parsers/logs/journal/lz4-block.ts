/**
 * Unpacks an LZ4 block (lz4_Block_format.md). `undefined` when it is damaged or does not give exactly `length` bytes.
 */
export function unpackLz4Block(packed: Uint8Array, length: number): Uint8Array | undefined {
  const out = new Uint8Array(length);
  let from = 0;
  let to = 0;
  /** Lengths of 15 and more go on in further bytes, the last of which is below 255. */
  const extended = (start: number): number => {
    if (start < 15) return start;
    let sum = start;
    for (;;) {
      const byte = packed[from];
      from += 1;
      if (byte === undefined) return Number.NaN;
      sum += byte;
      if (byte !== 255) return sum;
    }
  };
  while (from < packed.length) {
    const token = packed[from] ?? 0;
    from += 1;
    const literals = extended(token >> 4);
    if (!(from + literals <= packed.length && to + literals <= length)) return undefined;
    out.set(packed.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    // The last sequence has literals only.
    if (from === packed.length) break;
    const distance = (packed[from] ?? 0) | ((packed[from + 1] ?? 0) << 8);
    from += 2;
    const match = extended(token & 15) + 4;
    if (distance === 0 || distance > to || !(to + match <= length)) return undefined;
    // Byte by byte, because a match may overlap itself.
    for (let end = to + match; to < end; to += 1) out[to] = out[to - distance] ?? 0;
  }
  return to === length ? out : undefined;
}
