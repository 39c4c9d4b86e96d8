import { sanitisedSvg } from './svg-logo.ts';

/** Half a mebibyte: a logo stands in every report. */
export const logoBytesLimit = 512_000;
/** Wider than any page at 600 dpi; a picture of more is a mistake or an attack on the reader's memory. */
export const logoPixelsLimit = 5_000;

export type LogoProblem = 'too-large' | 'not-a-picture' | 'too-many-pixels' | 'svg-unreadable';

/** A picture by its bytes, not by its name: PNG, JPEG or SVG, as a data address. */
export function logoDataUri(bytes: Uint8Array): { readonly dataUri: string } | { readonly problem: LogoProblem } {
  if (bytes.length > logoBytesLimit) return { problem: 'too-large' };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raster = pngSize(buffer) ?? jpegSize(buffer);
  if (raster !== undefined) {
    const { width, height, mediaType } = raster;
    if (width === 0 || height === 0 || width > logoPixelsLimit || height > logoPixelsLimit) {
      return { problem: 'too-many-pixels' };
    }
    return { dataUri: `data:${mediaType};base64,${buffer.toString('base64')}` };
  }
  const text = new TextDecoder('utf-8').decode(buffer);
  if (!/<svg[\s>]/i.test(text.slice(0, 4_096))) return { problem: 'not-a-picture' };
  const svg = sanitisedSvg(text);
  if (svg === null) return { problem: 'svg-unreadable' };
  return { dataUri: `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}` };
}

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
}

/** PNG (ISO 15948), 11.2.2: the header stands first. */
function pngSize(bytes: Buffer): Raster | undefined {
  if (bytes.length < 33 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), mediaType: 'image/png' };
}

/** JPEG (ITU-T T.81), B.2.2: the size stands in the first frame header. */
function jpegSize(bytes: Buffer): Raster | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), mediaType: 'image/jpeg' };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
