import { decodeUtf8, utf8Length } from '../../base/text-encodings.ts';
import type { EncodingLayer } from '../../model/signed-value.ts';
import type { BytesEvidence, SourceId } from '../../model/evidence.ts';

/** A source as text, with the way back from characters to its bytes. */
export interface SourceText {
  readonly text: string;
  /** The wrapping of records in it whose letters are one byte each; empty for UTF-8 and UTF-16. */
  readonly letters: readonly EncodingLayer[];
  /** Evidence for a stretch of characters. Stretches asked for in rising order cost linear time together. */
  evidence(from: number, to: number): BytesEvidence;
}

type Encoding = 'utf-8' | 'utf-16' | 'single-byte';

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes), encoding: 'utf-16' };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes), encoding: 'utf-16' };
  }
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { text, encoding: 'utf-8' };
  // Bytes that are no UTF-8 are read byte for byte, so that nothing is replaced before it is shown.
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'single-byte' };
}

/** @param content bytes of the source, or its text when that is already known to be UTF-8. */
export function sourceText(content: Uint8Array | string, sourceId: SourceId): SourceText {
  const { text, encoding } =
    typeof content === 'string' ? { text: content, encoding: 'utf-8' as const } : decode(content);
  let knownCharacter = 0;
  let knownByte = 0;
  let knownLine = 1;
  // Kept from one question to the next: looking for it anew in a text without line ends would be quadratic.
  let nextLineEnd = text.indexOf('\n');
  function bytesUpTo(character: number): number {
    if (encoding === 'utf-16') return character * 2;
    if (encoding === 'single-byte') return character;
    return knownByte + utf8Length(text, knownCharacter, character);
  }
  return {
    text,
    letters: encoding === 'single-byte' ? ['single-byte'] : [],
    evidence(from, to) {
      if (from < knownCharacter) {
        [knownCharacter, knownByte, knownLine] = [0, 0, 1];
        nextLineEnd = text.indexOf('\n');
      }
      const offset = bytesUpTo(from);
      while (nextLineEnd >= 0 && nextLineEnd < from) {
        knownLine += 1;
        nextLineEnd = text.indexOf('\n', nextLineEnd + 1);
      }
      [knownCharacter, knownByte] = [from, offset];
      return { kind: 'bytes', sourceId, offset, length: bytesUpTo(to) - offset, line: knownLine };
    },
  };
}

/** How the letters of a record were written, where that is another way than its text shows. */
export function lettersOf(text: string, { letters }: Pick<SourceText, 'letters'>): readonly EncodingLayer[] {
  return letters.length > 0 && /[^\u0000-\u007f]/.test(text) ? letters : [];
}
