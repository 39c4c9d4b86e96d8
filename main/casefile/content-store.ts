import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { countNewlines } from '../../parsers/base/count-newlines.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { KeptPieces } from './kept-pieces.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { sealedBytes, unsealedBytes } from './seals.ts';

/*
 * The original bytes of every source, in compressed blocks (design 7): the raw view, the hashes and a second opinion never
 * depend on the dropped file. Blocks are independent, so that any stretch can be read without the rest.
 */

/** Uncompressed size of a block: large enough to compress well, small enough to read one row's evidence quickly. */
const blockBytes = 256 * 1024;
/** Decompressed blocks kept for reading; 32 blocks are 8 MiB. */
const cachedBlocks = 32;
/** Of logs that are read into each other in the order of time. */
const mostCachedBlocks = 256;
const utf8 = new TextDecoder('utf-8');

type Codec = 'zstd' | 'deflate' | 'raw';

/** Reading is what has to be fast; the next level takes a third longer and saves little on logs. */
const fastest = { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } };

/** zstd where the runtime has it (Node 24; asked at run time because Electron brings its own Node), else deflate. */
function compress(block: Uint8Array): { readonly codec: Codec; readonly bytes: Uint8Array } {
  const packed =
    typeof zlib.zstdCompressSync === 'function'
      ? { codec: 'zstd' as const, bytes: zlib.zstdCompressSync(block, fastest) }
      : { codec: 'deflate' as const, bytes: zlib.deflateRawSync(block, { level: 1 }) };
  return packed.bytes.length < block.length ? packed : { codec: 'raw', bytes: block };
}

/** Room for a whole block, so that it comes in one piece. */
const outputChunk = blockBytes + 1_024;

function decompress(codec: Codec, bytes: Uint8Array): Uint8Array {
  switch (codec) {
    case 'raw':
      return bytes;
    case 'deflate':
      return zlib.inflateRawSync(bytes, { maxOutputLength: blockBytes, chunkSize: outputChunk });
    case 'zstd':
      return zlib.zstdDecompressSync(bytes, { maxOutputLength: blockBytes, chunkSize: outputChunk });
  }
}

/** Appends content of one or more sources; several may be open at a time (an archive's entries). */
export interface ContentWriter {
  append(sourceId: SourceId, chunk: Uint8Array): void;
  /** Writes the last, short block of a source; SHA-256 of all its content. */
  finish(sourceId: SourceId): string;
  /** Forgets all content of a source (it turned out to be a duplicate). */
  discard(sourceId: SourceId): void;
}

interface OpenContent {
  readonly block: Buffer;
  /** Taken here and not by who reads: this thread has the time, and the hash is by construction that of what is kept. */
  readonly hash: ReturnType<typeof createHash>;
  filled: number;
  startOffset: number;
  firstLine: number;
}

export function createContentWriter(database: CaseDatabase): ContentWriter {
  const insert = database.prepare(
    'INSERT INTO content (source_id, start_offset, length, first_line, codec, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM content WHERE source_id = ?');
  const open = new Map<SourceId, OpenContent>();

  function writeBlock(sourceId: SourceId, content: OpenContent): void {
    const block = content.block.subarray(0, content.filled);
    content.hash.update(block);
    const { codec, bytes } = compress(block);
    const place = { start_offset: content.startOffset, length: block.length, first_line: content.firstLine, codec };
    const kept = sealedBytes(bytes, aboutBlock(sourceId, place));
    insert.run(sourceId, place.start_offset, place.length, place.first_line, codec, kept);
    content.startOffset += block.length;
    content.firstLine += countNewlines(block);
    content.filled = 0;
  }

  return {
    append(sourceId, chunk) {
      let content = open.get(sourceId);
      if (content === undefined) {
        content = {
          block: Buffer.allocUnsafe(blockBytes),
          hash: createHash('sha256'),
          filled: 0,
          startOffset: 0,
          firstLine: 1,
        };
        open.set(sourceId, content);
      }
      for (let taken = 0; taken < chunk.length; ) {
        const part = chunk.subarray(taken, taken + blockBytes - content.filled);
        content.block.set(part, content.filled);
        content.filled += part.length;
        taken += part.length;
        if (content.filled === blockBytes) writeBlock(sourceId, content);
      }
    },
    finish(sourceId) {
      const content = open.get(sourceId);
      if (content !== undefined && content.filled > 0) writeBlock(sourceId, content);
      open.delete(sourceId);
      return (content?.hash ?? createHash('sha256')).digest('hex');
    },
    discard(sourceId) {
      open.delete(sourceId);
      remove.run(sourceId);
    },
  };
}

/** Where a block belongs, which its seal holds together with it. */
function aboutBlock(sourceId: SourceId, row: Omit<BlockRow, 'bytes'>): string {
  return `${sourceId} ${row.start_offset} ${row.length} ${row.first_line} ${row.codec}`;
}

export interface ContentReader {
  /** The bytes at a place; shorter at the end of the source, empty when none are kept. */
  read(sourceId: SourceId, offset: number, length: number): Uint8Array;
  /** The text at a place. Bytes that are no UTF-8 become U+FFFD. */
  peekText(sourceId: SourceId, offset: number, length: number): string;
  /** The kept block in which a byte lies, for whoever goes through all of them; `undefined` when none is kept there. */
  block(sourceId: SourceId, offset: number): ContentBlock | undefined;
  /** Number of the line (from 1) in which the byte lies; `null` when no content is kept there. */
  lineAt(sourceId: SourceId, offset: number): number | null;
}

interface BlockRow {
  readonly start_offset: number;
  readonly length: number;
  readonly first_line: number;
  readonly codec: Codec;
  readonly bytes: Uint8Array;
}

/** A stretch of a source as it is kept. The same object is given as long as it is at hand. */
export interface ContentBlock {
  readonly startOffset: number;
  readonly firstLine: number;
  readonly bytes: Uint8Array;
}

interface HeldBlock extends ContentBlock {
  readonly sourceId: SourceId;
  readonly bytes: Buffer;
  readonly isAscii: boolean;
}

function holds({ sourceId, startOffset, bytes }: HeldBlock, wanted: SourceId, offset: number): boolean {
  return sourceId === wanted && offset >= startOffset && offset < startOffset + bytes.length;
}

export function createContentReader(database: CaseDatabase): ContentReader {
  const select = database.prepare<[number, number], BlockRow>(
    `SELECT start_offset, length, first_line, codec, bytes FROM content
     WHERE source_id = ? AND start_offset <= ? ORDER BY start_offset DESC LIMIT 1`,
  );
  const blocks = new KeptPieces<string, HeldBlock>(cachedBlocks, mostCachedBlocks);

  function blockAt(sourceId: SourceId, offset: number): HeldBlock | undefined {
    return blocks.last((block) => holds(block, sourceId, offset)) ?? findBlock(sourceId, offset);
  }

  function read(sourceId: SourceId, offset: number, length: number): Uint8Array {
    const first = blockAt(sourceId, offset);
    if (first === undefined) return new Uint8Array(0);
    const inside = offset - first.startOffset;
    if (inside + length <= first.bytes.length) return first.bytes.subarray(inside, inside + length);
    const parts: Uint8Array[] = [];
    let at = offset;
    while (at < offset + length) {
      const block = blockAt(sourceId, at);
      if (block === undefined) break;
      const part = block.bytes.subarray(at - block.startOffset, at - block.startOffset + (offset + length - at));
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  }

  function findBlock(sourceId: SourceId, offset: number): HeldBlock | undefined {
    const key = `${sourceId}:${Math.floor(offset / blockBytes)}`;
    const block = blocks.piece(key, () => readBlock(sourceId, offset));
    return block !== undefined && holds(block, sourceId, offset) ? block : undefined;
  }

  function readBlock(sourceId: SourceId, offset: number): HeldBlock | undefined {
    const row = select.get(sourceId, offset);
    if (row === undefined || offset >= row.start_offset + row.length) return undefined;
    const unpacked = decompress(row.codec, unsealedBytes(row.bytes, aboutBlock(sourceId, row)));
    const bytes = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.length);
    return { sourceId, startOffset: row.start_offset, firstLine: row.first_line, bytes, isAscii: isAscii(bytes) };
  }

  return {
    read,
    peekText(sourceId, offset, length) {
      const block = blockAt(sourceId, offset);
      const from = offset - (block?.startOffset ?? 0);
      // Where characters are bytes, taking them as they are is ten times as fast.
      return block?.isAscii === true && from + length <= block.bytes.length
        ? block.bytes.toString('latin1', from, from + length)
        : utf8.decode(read(sourceId, offset, length));
    },
    block: blockAt,
    lineAt(sourceId, offset) {
      const block = blockAt(sourceId, offset);
      if (block === undefined) return null;
      return block.firstLine + countNewlines(block.bytes, offset - block.startOffset);
    },
  };
}
