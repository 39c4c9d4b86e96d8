import type { ByteGenerator, ByteReader } from '../byte-reader.ts';

/** Content transfer encodings of RFC 2045. `damaged` is told once, with the position in the encoded part. */
type TellDamage = (at: number) => void;

const pieceBytes = 64 * 1024;

/** Value of each base64 character, -1 for what is none. */
const base64Values = Int8Array.from({ length: 256 }, (_, byte) =>
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(String.fromCharCode(byte)),
);

function isBlank(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09;
}

/** Base64 (RFC 2045, 6.8). Line breaks are passed over; at a foreign character the content ends and that is told. */
export async function* decodeBase64(input: ByteReader, damaged: TellDamage): ByteGenerator {
  let group = 0;
  let count = 0;
  let ended = false;
  for (;;) {
    const at = input.offset;
    const piece = await input.read(pieceBytes);
    if (piece === null) break;
    const output = Buffer.allocUnsafe(Math.ceil((piece.length * 3) / 4) + 3);
    let length = 0;
    for (let index = 0; index < piece.length; index += 1) {
      const byte = piece[index] ?? 0;
      if (isBlank(byte)) continue;
      const value = base64Values[byte] ?? -1;
      if (byte === 0x3d && !ended) {
        ended = true;
        continue;
      }
      if (byte === 0x3d) continue;
      if (value < 0 || ended) {
        damaged(at + index);
        yield output.subarray(0, length);
        await input.drain();
        return input.stop;
      }
      group = (group << 6) | value;
      count += 1;
      if (count < 4) continue;
      length = output.writeUIntBE(group & 0xffffff, length, 3);
      group = 0;
      count = 0;
    }
    yield output.subarray(0, length);
  }
  if (count === 1) damaged(input.offset);
  if (count === 2) yield Buffer.from([group >> 4]);
  if (count === 3) yield Buffer.from([group >> 10, (group >> 2) & 0xff]);
  return input.stop;
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Quoted-printable (RFC 2045, 6.7). An equals sign that is no code stays as it is and is told once. */
export async function* decodeQuotedPrintable(input: ByteReader, damaged: TellDamage): ByteGenerator {
  let told = false;
  for (;;) {
    const at = input.offset;
    const piece = await input.peek(pieceBytes);
    if (piece.length === 0) return input.stop;
    const last = piece.length < pieceBytes;
    const output = Buffer.allocUnsafe(piece.length);
    let length = 0;
    let index = 0;
    while (index < piece.length) {
      const byte = piece[index] ?? 0;
      if (byte !== 0x3d) {
        output[length] = byte;
        length += 1;
        index += 1;
        continue;
      }
      // a code or a soft line break, with blanks before its end, may go on in the next piece
      if (!last && index + 80 > piece.length) break;
      const high = hexValue(piece[index + 1]);
      const low = hexValue(piece[index + 2]);
      let after = index + 1;
      while (piece[after] === 0x20 || piece[after] === 0x09) after += 1;
      const returns = piece[after] === 0x0d && piece[after + 1] === 0x0a ? 2 : piece[after] === 0x0a ? 1 : 0;
      if (high >= 0 && low >= 0) {
        output[length] = high * 16 + low;
        length += 1;
        index += 3;
      } else if (returns > 0 || after >= piece.length) {
        index = after + returns;
      } else {
        if (!told) damaged(at + index);
        told = true;
        output[length] = byte;
        length += 1;
        index += 1;
      }
    }
    await input.skip(index);
    if (length > 0) yield output.subarray(0, length);
  }
}
