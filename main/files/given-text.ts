/**
 * The text of a file that a person gives to a command: settings, passwords, keys, a mapping. Windows writes such files in three ways: Notepad as UTF-8 with or without a mark,
 * `>` of PowerShell 5.1 as UTF-16 with one (Unicode 16, 23.8). Without a mark it is UTF-8; `strict` throws a TypeError where it is none.
 */
export function givenText(bytes: Uint8Array, strict: 'strict' | 'lenient' = 'lenient'): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: strict === 'strict' }).decode(bytes);
}
