import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator, ReadingStop } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import { latin1, multipartBoundary } from './container-kind.ts';

const headBytes = 16 * 1024;
const pieceBytes = 64 * 1024;

/**
 * The parts of a multipart body as a charge point uploads its diagnostics (ABL manual 4.7; RFC 2046, 5.1.1): each part with its
 * `filename`, or `name` when it has none. The binary content of a part ends at the line break before the next boundary.
 */
export async function* multipartEntries(input: ByteReader, report: ReportTrouble): ArchiveEntries {
  const start = multipartBoundary(await input.peek(headBytes));
  if (start === null) throw new Error('multipart body without a boundary');
  await input.skip(start.offset);
  const first = latin1(await input.peek(2));
  await input.skip(first === '\r\n' ? 2 : first.startsWith('\n') ? 1 : 0);
  await input.skip(2 + start.boundary.length);
  for (let part = 0; ; part += 1) {
    const offset = input.offset;
    const head = latin1(await input.peek(headBytes));
    // `--` right after the boundary closes the body; what follows is an epilogue and no part
    if (head.startsWith('--')) {
      await input.drain();
      return input.stop;
    }
    const headers = /^[ \t]*\r?\n([^]*?)\r?\n\r?\n/.exec(head);
    if (headers === null) {
      await input.drain();
      return input.stop ?? { kind: 'damaged', code: 'import.multipart-cut', offset, params: {} };
    }
    await input.skip(headers[0].length);
    const text = headers[1] ?? '';
    if (/^content-transfer-encoding:[ \t]*(?:base64|quoted-printable)/im.test(text)) {
      report('import.multipart-encoding', 'warning', offset, {});
    }
    const path = dispositionValue(text, 'filename') ?? dispositionValue(text, 'name') ?? `part-${part + 1}`;
    const bytes = new ByteReader(partBytes(input, start.boundary), { hash: true });
    yield { kind: 'file', path, offset, bytes };
    await bytes.drain();
    if (bytes.stop !== null) return bytes.stop;
  }
}

function dispositionValue(headers: string, name: 'filename' | 'name'): string | null {
  const line = /^content-disposition:([^\r\n]*)/im.exec(headers)?.[1] ?? '';
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]{1,1000})"|([^;\\s"]{1,1000}))`, 'i').exec(line);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : Buffer.from(value, 'latin1').toString('utf8');
}

/** Content up to the delimiter line, which is consumed. */
async function* partBytes(input: ByteReader, boundary: string): ByteGenerator {
  const delimiter = Buffer.from(`\n--${boundary}`, 'latin1');
  for (;;) {
    const piece = await input.peek(pieceBytes);
    if (piece.length === 0) return cutBody(input);
    const at = Buffer.from(piece.buffer, piece.byteOffset, piece.length).indexOf(delimiter);
    if (at !== -1) {
      const end = at > 0 && piece[at - 1] === 0x0d ? at - 1 : at;
      if (end > 0) yield piece.subarray(0, end);
      await input.skip(at + delimiter.length);
      return null;
    }
    // the delimiter, with the carriage return before it, may begin at the end of what we see
    const safe = piece.length - delimiter.length - 1;
    if (piece.length < pieceBytes || safe <= 0) {
      yield piece;
      await input.skip(piece.length);
      return cutBody(input);
    }
    yield piece.subarray(0, safe);
    await input.skip(safe);
  }
}

function cutBody(input: ByteReader): ReadingStop {
  return input.stop ?? { kind: 'damaged', code: 'import.multipart-cut', offset: input.offset, params: {} };
}
