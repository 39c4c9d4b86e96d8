import { crc32 } from 'node:zlib';
import xzDecompress from 'xz-decompress';
import type { ByteGenerator, ByteReader, ReadingStop } from '../byte-reader.ts';
import type { ReportTrouble } from './archive-entry.ts';
import type { LayerBook } from './layer-book.ts';

/*
 * xz by xz-embedded, as the package xz-decompress carries it. Its class `XzReadableStream` is passed by and its WebAssembly
 * driven here: the class throws away what was unpacked before a damage, waits for ever on a cut file and on an xz inside an
 * xz, and does not tell how much it has used.
 */

/** Results of xz-embedded (`enum xz_ret`). */
export const ok = 0;
const memoryLimit = 4;
const noMagic = 5;
const unsupportedOptions = 6;

/**
 * Unpackers open at a time: each may hold the largest dictionary that the decoder was built for (64 MiB, `xz -9`), so that
 * archives inside archives could fill the memory otherwise.
 */
const openAtMost = 3;
let openNow = 0;

/** Stream header and footer (xz file format 2.1.1, 2.1.2). */
const footerBytes = 12;

export interface XzExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  create_context(): number;
  destroy_context(context: number): void;
  supply_input(context: number, length: number): void;
  get_next_output(context: number): number;
}

/** What the package keeps to itself; its version is fixed by the lock file and the tests read real files through it. */
interface XzModule {
  _moduleInstance?: { readonly exports: XzExports };
  _getModuleInstance(): Promise<void>;
}

export async function loadDecoder(): Promise<XzExports> {
  const library = xzDecompress.XzReadableStream as unknown as XzModule;
  if (library._moduleInstance === undefined) await library._getModuleInstance();
  const instance = library._moduleInstance;
  if (instance === undefined) throw new Error('the xz decoder did not load');
  return instance.exports;
}

/** One unpacker. Positions of the words in its block are those of the package's own wrapper. */
export class XzUnpacker {
  readonly #exports: XzExports;
  readonly #context: number;
  readonly inputBytes: number;
  readonly #inputAt: number;
  readonly #outputAt: number;

  constructor(exports: XzExports) {
    this.#exports = exports;
    this.#context = exports.create_context();
    const words = this.#words();
    this.inputBytes = words[0] ?? 0;
    this.#inputAt = words[1] ?? 0;
    this.#outputAt = words[4] ?? 0;
  }

  /** Anew each time: the memory moves when it grows. */
  #words(): Uint32Array {
    return new Uint32Array(this.#exports.memory.buffer, this.#context, 6);
  }

  /** Bytes of the input that the decoder has not used. */
  get unused(): number {
    const words = this.#words();
    return (words[3] ?? 0) - (words[2] ?? 0);
  }

  give(piece: Uint8Array): void {
    new Uint8Array(this.#exports.memory.buffer, this.#inputAt, piece.length).set(piece);
    this.#exports.supply_input(this.#context, piece.length);
  }

  /** Unpacks on. What it gives is good also when the result is a fault behind it. */
  next(): { readonly result: number; readonly output: Uint8Array } {
    const result = this.#exports.get_next_output(this.#context);
    const words = this.#words();
    const length = words[5] ?? 0;
    words[5] = 0;
    return { result, output: new Uint8Array(this.#exports.memory.buffer, this.#outputAt, length).slice() };
  }

  close(): void {
    this.#exports.destroy_context(this.#context);
  }
}

/** The end of what was used so far: tells whether a stream ended there. */
class LastBytes {
  #bytes: Uint8Array = new Uint8Array(0);

  add(piece: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes.subarray(-64), piece.subarray(-1_024)]).subarray(-1_024);
  }

  /** Footer (format 2.1.2): CRC32, backward size, flags, `YZ`; padding of zeros may follow (2.2). */
  get endsStream(): boolean {
    let end = this.#bytes.length;
    while (end > footerBytes && this.#bytes[end - 1] === 0) end -= 1;
    if (end < footerBytes) return false;
    const footer = this.#bytes.subarray(end - footerBytes, end);
    if (footer[10] !== 0x59 || footer[11] !== 0x5a) return false;
    return new DataView(footer.buffer, footer.byteOffset, 4).getUint32(0, true) === crc32(footer.subarray(4, 10));
  }
}

/** Unpacks xz with all its streams and blocks. What was unpacked before a damage is given; integrity is checked by block. */
export async function* unxz(input: ByteReader, report: ReportTrouble, book: LayerBook): ByteGenerator {
  const exports = await loadDecoder();
  if (openNow >= openAtMost) {
    return { kind: 'limited', code: 'import.limit-xz', offset: input.offset, params: { limit: openAtMost } };
  }
  openNow += 1;
  const unpacker = new XzUnpacker(exports);
  const last = new LastBytes();
  try {
    for (;;) {
      const piece = await input.peekSome(unpacker.inputBytes);
      if (piece === null) return last.endsStream ? input.stop : cut(input);
      unpacker.give(piece);
      for (;;) {
        const { result, output } = unpacker.next();
        if (output.length > 0) yield output;
        if (result !== ok) {
          await input.skip(piece.length - unpacker.unused);
          book.to('entries', input.offset);
          return await fault(result, input, report, book);
        }
        if (unpacker.unused === 0 && output.length < unpacker.inputBytes) break;
      }
      last.add(piece);
      await input.skip(piece.length);
      book.to('entries', input.offset);
    }
  } finally {
    unpacker.close();
    openNow -= 1;
  }
}

async function fault(
  result: number,
  input: ByteReader,
  report: ReportTrouble,
  book: LayerBook,
): Promise<ReadingStop | null> {
  const offset = input.offset;
  // the magic is looked at with the whole header of a stream
  if (result === noMagic && offset > footerBytes) {
    report('import.xz-trailing', 'warning', offset - footerBytes, {});
    await input.drain();
    book.to('damaged', input.offset);
    return input.stop;
  }
  // 64 MiB in the decimal units in which all sizes are told.
  if (result === memoryLimit) return { kind: 'limited', code: 'import.xz-dictionary', offset, params: { limit: 67 } };
  if (result === unsupportedOptions) return { kind: 'unsupported', code: 'import.xz-unsupported', offset, params: {} };
  return { kind: 'damaged', code: 'import.xz-corrupt', offset, params: {} };
}

function cut(input: ByteReader): ReadingStop {
  return input.stop ?? { kind: 'damaged', code: 'import.xz-cut', offset: input.offset, params: {} };
}
