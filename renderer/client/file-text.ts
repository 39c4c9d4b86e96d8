/**
 * The text of a file that a person chose, in the three ways in which Windows writes such files: UTF-8 with or without a mark, UTF-16 with one (as `main/files/given-text.ts`
 * reads them for the command line). What is no text in its encoding has replacement characters, and is refused by whoever parses it.
 */
export async function fileText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
