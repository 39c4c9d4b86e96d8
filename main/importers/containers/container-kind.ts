import { isTarHeader } from './tar-header.ts';

/** What holds other files. `unsupported-*` are recognised, so that a person is told what to do instead of seeing unread bytes. */
export type ContainerKind =
  | 'gzip'
  | 'zstd'
  | 'xz'
  | 'bzip2'
  | 'tar'
  | 'zip'
  | 'multipart'
  | 'unsupported-7z'
  | 'unsupported-rar'
  | 'unsupported-lz4'
  | 'unsupported-cpio';

function startsWith(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return bytes.length <= head.length && bytes.every((byte, index) => head[index] === byte);
}

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

/** Looks at content, never at names. Strict, because what is taken for an archive is not kept as a source of its own. */
export function containerKind(head: Uint8Array): ContainerKind | null {
  // RFC 1952, 2.3.1: magic, CM 8; the upper three FLG bits are reserved and zero
  if (startsWith(head, 0x1f, 0x8b, 0x08) && ((head[3] ?? 0xff) & 0xe0) === 0) return 'gzip';
  if (isZstd(head)) return 'zstd';
  // APPNOTE 4.3.7 local file header, 4.3.16 end of an empty archive, 8.5.4 marker of a split archive that fitted on one part
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(head, 0x50, 0x4b, 0x07, 0x08, 0x50, 0x4b) || startsWith(head, 0x50, 0x4b, 0x30, 0x30, 0x50, 0x4b))
    return 'zip';
  if (isTarHeader(head)) return 'tar';
  if (multipartBoundary(head) !== null) return 'multipart';
  if (startsWith(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)) return 'xz';
  if (startsWith(head, ...ascii('BZh')) && isBzip2Block(head)) return 'bzip2';
  if (startsWith(head, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)) return 'unsupported-7z';
  if (startsWith(head, ...ascii('Rar!'), 0x1a, 0x07)) return 'unsupported-rar';
  if (startsWith(head, 0x04, 0x22, 0x4d, 0x18)) return 'unsupported-lz4';
  if (startsWith(head, ...ascii('07070')) && /^07070[127][0-9a-fA-F]{20}/.test(latin1(head.subarray(0, 30))))
    return 'unsupported-cpio';
  return null;
}

/** RFC 8878, 3.1.1 frame magic; 3.1.2 skippable frames may come first. */
function isZstd(head: Uint8Array): boolean {
  if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) return true;
  return ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head.subarray(1), 0x2a, 0x4d, 0x18);
}

function isBzip2Block(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  if (level < 0x31 || level > 0x39) return false;
  const block = head.subarray(4);
  return startsWith(block, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59) || startsWith(block, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90);
}

/** Where a multipart body starts and what divides its parts. */
export interface MultipartStart {
  /** Of the first boundary line: behind an HTTP head and a preamble. */
  readonly offset: number;
  readonly boundary: string;
}

/** A request line, or headers alone as a backend may have stored them. */
const httpHead =
  /^(?:(?:POST|PUT) [^\r\n]{1,2000} HTTP\/\d(?:\.\d)?\r?\n)?(?:[A-Za-z0-9-]{1,60}:[^\r\n]{0,4000}\r?\n(?:[ \t][^\r\n]{0,4000}\r?\n){0,9}){1,60}\r?\n/;
/** A boundary line and the headers behind it, of which one must be about the content. */
const boundaryLine =
  /(?:^|\n)--((?:[\x20-\x7e]{0,69}[\x21-\x7e]))[ \t]*\r?\n((?:[A-Za-z0-9-]{1,60}:[^\r\n]{0,1000}\r?\n(?:[ \t][^\r\n]{0,1000}\r?\n){0,9}){1,20})/;

/**
 * A multipart/form-data body as charge points upload it (ABL manual 4.7; RFC 2046, 5.1.1; RFC 7578), stored by a backend as it
 * came, with or without the HTTP head. The boundary is that of the first line of the body.
 */
export function multipartBoundary(head: Uint8Array): MultipartStart | null {
  const text = latin1(head.subarray(0, 8_192));
  const http = httpHead.exec(text)?.[0] ?? '';
  if (http !== '' && !/(?:^|\n)content-type:[ \t]*multipart\//i.test(http)) return null;
  const body = text.slice(http.length);
  // without a head only an empty line may come first; with one there may be a preamble (RFC 2046, 5.1.1)
  if (http === '' && !/^(?:\r?\n)?--/.test(body)) return null;
  const found = boundaryLine.exec(body);
  const [line, boundary, headers] = found ?? [];
  if (found === null || line === undefined || boundary === undefined || headers === undefined) return null;
  if (!/(?:^|\n)content-(?:disposition|type|transfer-encoding):/i.test(headers)) return null;
  return { offset: http.length + found.index + (line.startsWith('\n') ? 1 : 0), boundary };
}

/** Bytes as text, one character a byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
