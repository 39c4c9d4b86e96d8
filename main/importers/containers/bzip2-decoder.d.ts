/** The decoder inside unbzip2-stream (MIT, after micro-bunzip), which the package itself has no types for. */
declare module 'unbzip2-stream/lib/bzip2.js' {
  /** Reads so many bits, most significant first; `null` moves to the next whole byte. */
  type BitSource = (count: number | null) => number | undefined;
  const decoder: {
    /** Reads a stream's header; gives its level, 1 to 9. Throws on anything else. */
    header(bits: BitSource): number;
    /**
     * Unpacks one block byte by byte into `take` and checks its sum; gives the sum of the stream so far, or `null` when
     * there was no block but the end of the stream. Throws on damage.
     */
    decompress(
      bits: BitSource,
      take: (byte: number) => void,
      work: Int32Array,
      workLength: number,
      streamSum: number,
    ): number | null;
  };
  export default decoder;
}
