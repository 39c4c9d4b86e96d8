/** One 512-byte header block of a tar archive (POSIX.1-2001 ustar; GNU tar's variants). */
export interface TarHeader {
  readonly path: string;
  /** Type flag as a character; `0` also for the old NUL. */
  readonly type: string;
  readonly size: number;
  readonly linkTarget: string;
}

export const tarBlockBytes = 512;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('latin1');

/** Names are bytes in tar: UTF-8 as PAX says, otherwise one character a byte. */
export function tarText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const used = end === -1 ? bytes : bytes.subarray(0, end);
  try {
    return utf8.decode(used);
  } catch {
    return latin1.decode(used);
  }
}

/** A number field: octal text, or base 256 when the top bit is set (GNU). `null` when it is neither. */
export function tarNumber(field: Uint8Array): number | null {
  const first = field[0] ?? 0;
  if ((first & 0x80) !== 0) {
    if ((first & 0x40) !== 0) return null;
    let value = first & 0x3f;
    for (const byte of field.subarray(1)) {
      value = value * 256 + byte;
      if (!Number.isSafeInteger(value)) return null;
    }
    return value;
  }
  const text = tarText(field).trim();
  if (text === '') return 0;
  return /^[0-7]{1,16}$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** The sum over the block with the checksum field taken as blanks; old tars summed signed bytes. */
function checksumMatches(block: Uint8Array): boolean {
  const stated = tarNumber(block.subarray(148, 156));
  if (stated === null || stated === 0) return false;
  let unsigned = 0;
  let signed = 0;
  for (let index = 0; index < tarBlockBytes; index += 1) {
    const byte = index >= 148 && index < 156 ? 0x20 : (block[index] ?? 0);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stated === unsigned || stated === signed;
}

/** Reads a header block; `null` when the checksum or a number says that it is none. */
export function readTarHeader(block: Uint8Array): TarHeader | null {
  if (block.length < tarBlockBytes || !checksumMatches(block)) return null;
  const size = tarNumber(block.subarray(124, 136));
  if (size === null) return null;
  const name = tarText(block.subarray(0, 100));
  // only POSIX ustar has a prefix; GNU's "ustar  " keeps times at that place
  const posix = tarText(block.subarray(257, 263)) === 'ustar' && block[263] === 0x30;
  const prefix = posix ? tarText(block.subarray(345, 500)) : '';
  const flag = block[156] ?? 0;
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    type: flag === 0 ? '0' : String.fromCharCode(flag),
    size,
    linkTarget: tarText(block.subarray(157, 257)),
  };
}

/** Whether content starts with a tar header; the checksum makes mistakes improbable. */
export function isTarHeader(head: Uint8Array): boolean {
  const header = readTarHeader(head.subarray(0, tarBlockBytes));
  return header !== null && (header.path !== '' || /[xgLK]/.test(header.type));
}
