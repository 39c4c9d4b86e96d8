// oxlint-disable-next-line typescript/triple-slash-reference -- ambient: the package has no types, and projects that import this file see only what it names
/// <reference path="./bzip2-decoder.d.ts" />
import decoder from 'unbzip2-stream/lib/bzip2.js';
import type { ByteGenerator, ByteReader, ReadingStop } from '../byte-reader.ts';
import type { ReportTrouble } from './archive-entry.ts';
import type { LayerBook } from './layer-book.ts';

/*
 * bzip2, block by block, with the decoder of unbzip2-stream. Its stream is passed by: it collects a block as an array of
 * numbers (a block of zeros unpacks to 46 MB), does not tell where a damage lies, and reads beyond the end of a cut file.
 */

/** First try; a block of incompressible data at level 9 takes a little more than 900,000 bytes. */
const firstLookBytes = 1024 * 1024;
/** A block packs at most 900,000 symbols of at most 20 bits, and its tables. */
const longestBlockBytes = 4 * 1024 * 1024;
const outputChunkBytes = 256 * 1024;
/** Header of a stream: `BZh` and the level. */
const headerBytes = 4;

/** The bits at hand ended inside a block. */
class BitsExhausted extends Error {}

/** Bits of a stretch of bytes, most significant first. */
class Bits {
  readonly #bytes: Uint8Array;
  /** Position in bits. */
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  readonly read = (count: number | null): number | undefined => {
    if (count === null) {
      this.at = Math.ceil(this.at / 8) * 8;
      return undefined;
    }
    if (this.at + count > this.#bytes.length * 8) throw new BitsExhausted();
    let result = 0;
    let left = count;
    while (left > 0) {
      const free = 8 - (this.at & 7);
      const taken = Math.min(free, left);
      const byte = this.#bytes[this.at >>> 3] ?? 0;
      result = (result << taken) | ((byte >>> (free - taken)) & ((1 << taken) - 1));
      this.at += taken;
      left -= taken;
    }
    return result;
  };
}

/** What a block unpacks to, in pieces. */
class Output {
  readonly pieces: Uint8Array[] = [];
  #piece = Buffer.allocUnsafeSlow(outputChunkBytes);
  #filled = 0;

  readonly take = (byte: number): void => {
    if (this.#filled === outputChunkBytes) this.#next();
    this.#piece[this.#filled] = byte;
    this.#filled += 1;
  };

  #next(): void {
    this.pieces.push(this.#piece.subarray(0, this.#filled));
    this.#piece = Buffer.allocUnsafeSlow(outputChunkBytes);
    this.#filled = 0;
  }

  finish(): readonly Uint8Array[] {
    if (this.#filled > 0) this.pieces.push(this.#piece.subarray(0, this.#filled));
    return this.pieces;
  }
}

/** One step in a stream: a block, its end, or why there is neither. */
type Step =
  | { readonly step: 'block'; readonly output: readonly Uint8Array[]; readonly sum: number; readonly bitsUsed: number }
  | { readonly step: 'end'; readonly bitsUsed: number }
  | { readonly step: 'cut' }
  | { readonly step: 'corrupt' };

/**
 * Unpacks bzip2 with all its streams. A block is given only when its checksum holds: of a damaged one every byte would be
 * invented, because the sorting behind it mixes the whole block.
 */
export async function* unbzip2(input: ByteReader, report: ReportTrouble, book: LayerBook): ByteGenerator {
  for (let stream = 0; ; stream += 1) {
    const start = input.offset;
    const head = await input.peek(headerBytes);
    if (head.length === 0) return stream === 0 ? cut(input, start) : input.stop;
    const level = (head[3] ?? 0) - 0x30;
    if (head.length < headerBytes || !isHeader(head)) {
      if (stream === 0) return head.length < headerBytes ? cut(input, start) : corrupt(start);
      const padding = head.every((byte) => byte === 0);
      if (!padding) report('import.bzip2-trailing', 'warning', start, {});
      await input.drain();
      book.to(padding ? 'padding' : 'damaged', input.offset);
      return input.stop;
    }
    await input.skip(headerBytes);
    book.to('headers', input.offset);
    const work = new Int32Array(100_000 * level);
    let sum = 0;
    // blocks begin at any bit: so many bits of the first byte at hand are used already
    let bitOffset = 0;
    for (;;) {
      const blockAt = input.offset;
      const step = await nextStep(input, bitOffset, work, sum);
      if (step.step === 'cut') return cut(input, blockAt);
      if (step.step === 'corrupt') return corrupt(blockAt);
      await input.skip(Math.floor(step.bitsUsed / 8));
      bitOffset = step.bitsUsed % 8;
      book.to(step.step === 'end' ? 'headers' : 'entries', input.offset);
      if (step.step === 'end') break;
      sum = step.sum;
      for (const piece of step.output) yield piece;
    }
  }
}

function isHeader(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  return head[0] === 0x42 && head[1] === 0x5a && head[2] === 0x68 && level >= 0x31 && level <= 0x39;
}

async function nextStep(input: ByteReader, bitOffset: number, work: Int32Array, sum: number): Promise<Step> {
  for (let look = firstLookBytes; ; look *= 2) {
    const bytes = await input.peek(look);
    const step = tryStep(bytes, bitOffset, work, sum);
    if (step.step !== 'cut' || bytes.length < look) return step;
    if (look >= longestBlockBytes) return { step: 'corrupt' };
  }
}

function tryStep(bytes: Uint8Array, bitOffset: number, work: Int32Array, sum: number): Step {
  const bits = new Bits(bytes, bitOffset);
  const output = new Output();
  // the decoder makes its tables when it reads a header
  decoder.header(new Bits(Buffer.from('BZh9'), 0).read);
  try {
    const next = decoder.decompress(bits.read, output.take, work, work.length, sum);
    if (next === null) return { step: 'end', bitsUsed: bits.at };
    return { step: 'block', output: output.finish(), sum: next, bitsUsed: bits.at };
  } catch (error) {
    if (error instanceof BitsExhausted) return { step: 'cut' };
    // the decoder's own faults, and what it trips over in tables that contradict themselves
    return { step: 'corrupt' };
  }
}

function cut(input: ByteReader, offset: number): ReadingStop {
  return input.stop ?? { kind: 'damaged', code: 'import.bzip2-cut', offset, params: {} };
}

function corrupt(offset: number): ReadingStop {
  return { kind: 'damaged', code: 'import.bzip2-corrupt', offset, params: {} };
}
