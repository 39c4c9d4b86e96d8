import { readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** A part of a zip file that is read at once (a workbook's XML). */
export interface ZipPart {
  readonly name: string;
  /** Where its stored bytes stand. */
  readonly offset: number;
  readonly storedBytes: number;
  /** The content; `undefined` when it is damaged, packed in another way or larger than the limit. */
  read(limit: number): Uint8Array | undefined;
}

const mostParts = 10_000;
/** End of central directory (APPNOTE 4.3.16) with the longest comment. */
const longestEnd = 65_557;
const decoder = new TextDecoder('utf-8');

function bytesAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, length));
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
}

/** The parts after the central directory; `undefined` when the file has none. Without zip64: workbooks are far below its limits. */
export function zipParts(descriptor: number, size: number): readonly ZipPart[] | undefined {
  const tail = bytesAt(descriptor, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length) return undefined;
  const count = Math.min(mostParts, tail.readUInt16LE(end + 10));
  const directory = bytesAt(descriptor, tail.readUInt32LE(end + 16), Math.min(size, tail.readUInt32LE(end + 12)));
  const parts: ZipPart[] = [];
  for (let at = 0, index = 0; index < count && at + 46 <= directory.length; index += 1) {
    if (directory.readUInt32LE(at) !== 0x02014b50) break;
    const method = directory.readUInt16LE(at + 10);
    const storedBytes = directory.readUInt32LE(at + 20);
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = decoder.decode(directory.subarray(at + 46, at + 46 + nameBytes));
    const header = directory.readUInt32LE(at + 42);
    const local = bytesAt(descriptor, header, 30);
    const offset = local.length < 30 ? header : header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    parts.push({
      name,
      offset,
      storedBytes,
      read(limit) {
        if (storedBytes > limit || offset + storedBytes > size) return undefined;
        const stored = bytesAt(descriptor, offset, storedBytes);
        if (method === 0) return stored;
        try {
          return method === 8 ? inflateRawSync(stored, { maxOutputLength: limit }) : undefined;
        } catch {
          return undefined;
        }
      },
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

/** Whether the head of a zip file is that of an OpenDocument spreadsheet: its first part names the type (OpenDocument 1.3 part 2, 3.3). */
function isOpenDocument(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 200)).toString('latin1');
  return /^PK\u0003\u0004[\s\S]{26}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/.test(text);
}

/** Whether the head of a zip file is that of a workbook: Office Open XML or OpenDocument. */
export function isWorkbook(head: Uint8Array): boolean {
  if (isOpenDocument(head)) return true;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return /PK\u0003\u0004[\s\S]{26}xl\//.test(text);
}

/** Whether the head of a zip file is that of a text document or a presentation of Office Open XML (ECMA-376, part 2, 10). */
export function isOfficeDocument(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return text.includes('[Content_Types].xml') && /PK\u0003\u0004[\s\S]{26}(?:word|ppt)\//.test(text);
}
