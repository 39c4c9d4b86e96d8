import { ByteReader } from '../byte-reader.ts';
import type { ByteGenerator, ReadingStop } from '../byte-reader.ts';
import type { ArchiveEntries, ReportTrouble } from './archive-entry.ts';
import { latin1, multipartBoundary } from './container-kind.ts';
import type { LayerBook } from './layer-book.ts';
import { partName } from './part-name.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

const headBytes = 16 * 1024;
const pieceBytes = 64 * 1024;

/**
 * The parts of a multipart body as a charge point uploads its diagnostics (ABL manual 4.7; RFC 2046, 5.1.1): each part with its
 * `filename`, or `name` when it has none. The binary content of a part ends at the line break before the next boundary.
 */
export async function* multipartEntries(input: ByteReader, report: ReportTrouble, book: LayerBook): ArchiveEntries {
  const start = multipartBoundary(await input.peek(headBytes));
  if (start === null) throw new Error('multipart body without a boundary');
  await input.skip(start.offset + 2 + start.boundary.length);
  book.to('headers', input.offset);
  for (let part = 0; ; part += 1) {
    const offset = input.offset;
    const head = latin1(await input.peek(headBytes));
    // `--` right after the boundary closes the body; what follows is an epilogue and no part
    if (head.startsWith('--')) {
      await input.drain();
      book.to('padding', input.offset);
      return input.stop;
    }
    // a part without headers begins with an empty line (RFC 2046, 5.1)
    const headers = /^[ \t]*\r?\n(?:\r?\n|([^]*?)\r?\n\r?\n)/.exec(head);
    if (headers === null) {
      await input.drain();
      book.to('damaged', input.offset);
      return input.stop ?? { kind: 'damaged', code: 'import.multipart-cut', offset, params: {} };
    }
    await input.skip(headers[0].length);
    book.to('headers', input.offset);
    // a header line may go on in the next one that begins with a blank (RFC 5322, 2.2.3)
    const text = (headers[1] ?? '').replaceAll(/\r?\n[ \t]+/g, ' ');
    const name = partName(text) ?? `part-${part + 1}`;
    const raw = new ByteReader(partBytes(input, start.boundary, book, report));
    const bytes = new ByteReader(decoded(raw, text, offset, report));
    yield { kind: 'file', path: name, offset, bytes, grows: false };
    await bytes.drain();
    await raw.drain();
    book.to('headers', input.offset);
    if (raw.stop !== null) return raw.stop;
  }
}

/** The content of a part as its transfer encoding says (RFC 2045, 6); the unencoded bytes for one that is unknown. */
async function* decoded(raw: ByteReader, headers: string, offset: number, report: ReportTrouble): ByteGenerator {
  const encoding = /^content-transfer-encoding:[ \t]*"?([^\s;"]{1,40})/im.exec(headers)?.[1]?.toLowerCase() ?? 'binary';
  const damaged = (at: number): void =>
    report('import.multipart-encoding', 'error', offset, { encoding: encoding.slice(0, 40), at });
  if (encoding === 'base64') return yield* decodeBase64(raw, damaged);
  if (encoding === 'quoted-printable') return yield* decodeQuotedPrintable(raw, damaged);
  if (!['binary', '8bit', '7bit'].includes(encoding)) {
    report('import.multipart-unknown-encoding', 'warning', offset, { encoding: encoding.slice(0, 40) });
  }
  for (;;) {
    const chunk = await raw.read();
    if (chunk === null) return raw.stop;
    yield chunk;
  }
}

/** Content up to the delimiter line, which is consumed. */
async function* partBytes(input: ByteReader, boundary: string, book: LayerBook, report: ReportTrouble): ByteGenerator {
  const delimiter = Buffer.from(`\n--${boundary}`, 'latin1');
  for (let first = true; ; first = false) {
    const piece = await input.peek(pieceBytes);
    if (piece.length === 0) return cutBody(input);
    const view = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    // a part without content: the line break before the delimiter is that of the headers
    if (first && view.indexOf(delimiter.subarray(1)) === 0) {
      await input.skip(delimiter.length - 1);
      return null;
    }
    const at = view.indexOf(delimiter);
    if (at !== -1) {
      const end = at > 0 && piece[at - 1] === 0x0d ? at - 1 : at;
      if (end > 0) yield piece.subarray(0, end);
      await input.skip(end);
      book.to('entries', input.offset);
      await input.skip(at + delimiter.length - end);
      return null;
    }
    // the delimiter, with the carriage return before it, may begin at the end of what we see
    const safe = piece.length - delimiter.length - 1;
    if (piece.length < pieceBytes || safe <= 0) {
      const other = otherDelimiter(view);
      if (other !== null && piece.length < pieceBytes) {
        report('import.multipart-boundary', 'warning', input.offset + other, {});
        if (other > 0) yield piece.subarray(0, other);
        await input.skip(other);
        book.to('entries', input.offset);
        await input.skip(piece.length - other);
        book.to('headers', input.offset);
        return null;
      }
      yield piece;
      await input.skip(piece.length);
      book.to('entries', input.offset);
      return cutBody(input);
    }
    yield piece.subarray(0, safe);
    await input.skip(safe);
    book.to('entries', input.offset);
  }
}

/** Where the last line begins when it ends a body, though with another boundary than the body began with. */
function otherDelimiter(tail: Buffer): number | null {
  const end = tail.subarray(Math.max(0, tail.length - 200)).toString('latin1');
  const match = /\r?\n--[!-~]{1,70}--\s{0,4}$/.exec(end);
  return match === null ? null : tail.length - end.length + match.index;
}

function cutBody(input: ByteReader): ReadingStop {
  return input.stop ?? { kind: 'damaged', code: 'import.multipart-cut', offset: input.offset, params: {} };
}
