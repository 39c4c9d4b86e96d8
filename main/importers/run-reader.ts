import { nothingUnderstood } from '../../parsers/model/ledger.ts';
import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { ByteReader } from './byte-reader.ts';
import type { Leaf } from './leaf.ts';
import type { LeafExtras } from './leaf-import.ts';
import type { PrivateFolder } from './private-folder.ts';
import type {
  FileReading,
  PrivateCopy,
  ReadingContext,
  ReadingReport,
  SourceReader,
  StreamReading,
} from './readers/source-reader.ts';

/**
 * So much is given to a reader at a time. What it makes of a piece then dies young; the engine would give room for good to whatever lives through
 * the first tidying up, and tidy that up at several times the cost.
 */
const pieceBytes = 32 * 1024;

/** Gives a source to a reader piece by piece and keeps its bytes. */
export async function readStream(
  bytes: ByteReader,
  reader: SourceReader & { readonly takes: 'stream' },
  context: ReadingContext,
  leaf: Leaf,
): Promise<ReadingReport> {
  let reading: StreamReading | null = null;
  try {
    reading = reader.open(context);
  } catch (error) {
    leaf.fail(error);
  }
  for (;;) {
    const chunk = await bytes.read(pieceBytes);
    if (chunk === null) break;
    leaf.content(chunk);
    leaf.take(() => reading?.push(chunk) ?? []);
    // Their texts are parts of what was read with them: what waited would keep all of it.
    leaf.flush();
  }
  leaf.take(() => reading?.end() ?? []);
  return finalReport(reading, context, reader.id, leaf);
}

/** Puts a source into a private file, keeps its bytes, and lets a reader seek in it. */
export async function readFromCopy(
  bytes: ByteReader,
  reader: SourceReader & { readonly takes: 'file' },
  context: ReadingContext,
  leaf: Leaf,
  extras: LeafExtras,
  folder: PrivateFolder,
): Promise<ReadingReport> {
  let copy = extras.copy;
  let file: FileHandle | null = null;
  if (copy === null) {
    const path = await folder.newPath('.db');
    file = await folder.create(path);
    copy = { path, companions: [] };
  }
  let reading: FileReading | null = null;
  try {
    for (;;) {
      const chunk = await bytes.read();
      if (chunk === null) break;
      leaf.content(chunk);
      if (file !== null) writeWhole(file, chunk);
    }
    await file?.close();
    file = null;
    await reader.prepare?.();
    const companions = (await extras.addCompanions?.(copy.path)) ?? [];
    const used: PrivateCopy = { path: copy.path, companions: [...copy.companions, ...companions] };
    leaf.take(() => {
      reading = reader.open(context, used);
      return reading.items();
    });
    return finalReport(reading, context, reader.id, leaf);
  } finally {
    await file?.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) await folder.remove(copy.path + suffix);
  }
}

/** In this thread, as files are read: handing a piece to another one costs more than writing it. */
function writeWhole({ fd }: FileHandle, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(fd, piece, at);
}

/** The reader's own report; when it failed before it could tell anything, one that says so. */
function finalReport(
  reading: StreamReading | FileReading | null,
  context: ReadingContext,
  readerId: string,
  leaf: Leaf,
): ReadingReport {
  if (reading !== null) {
    try {
      return reading.report();
    } catch (error) {
      leaf.fail(error);
    }
  }
  return {
    account: {
      ...nothingUnderstood,
      reader: readerId,
      confidence: context.recognition.confidence,
      reasons: context.recognition.reasons,
    },
    found: context.head.text === null ? 'nothing' : 'text',
    partial: true,
  };
}
