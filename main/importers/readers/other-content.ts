import { latin1 } from '../containers/container-kind.ts';
import type { SourceHead } from './source-reader.ts';

/*
 * What lies in folders and archives without being evidence: documents and pictures that somebody added, and files in which a system keeps its own notes. Told by their first
 * bytes, so that a person sees what was dropped instead of "unknown content". Only asked when nothing was found in a source.
 */

/** Documents and the like: a person may have meant them, so they are told. */
export type DocumentKind = 'pdf' | 'picture' | 'film' | 'sound' | 'office' | 'rich-text' | 'program';
/** What systems and office programs keep for themselves: accounted for, not told one by one. */
export type KeptForItselfKind =
  | 'finder-folder'
  | 'finder-fork'
  | 'explorer-pictures'
  | 'explorer-folder'
  | 'office-part';

export type OtherContent =
  | { readonly what: 'document'; readonly kind: DocumentKind }
  | { readonly what: 'kept-for-itself'; readonly kind: KeptForItselfKind };

const document = (kind: DocumentKind): OtherContent => ({ what: 'document', kind });
const keptForItself = (kind: KeptForItselfKind): OtherContent => ({ what: 'kept-for-itself', kind });

/** First bytes and what begins with them; `at` where they do not stand at the start. */
const beginnings: readonly { readonly bytes: string; readonly at?: number; readonly is: OtherContent }[] = [
  // ISO 32000-2, 7.5.2
  { bytes: '%PDF-', is: document('pdf') },
  // ITU-T T.81, B.1.1.3: SOI and the first byte of the next marker
  { bytes: '\xff\xd8\xff', is: document('picture') },
  // PNG 3rd edition, 5.2
  { bytes: '\x89PNG\r\n\x1a\n', is: document('picture') },
  { bytes: 'GIF87a', is: document('picture') },
  { bytes: 'GIF89a', is: document('picture') },
  // TIFF 6.0, section 2
  { bytes: 'II*\0', is: document('picture') },
  { bytes: 'MM\0*', is: document('picture') },
  // RFC 9649, 2.4
  { bytes: 'WEBP', at: 8, is: document('picture') },
  // ISO/IEC 14496-12, 4.3: photographs of phones first, then films
  { bytes: 'ftyphei', at: 4, is: document('picture') },
  { bytes: 'ftypmif1', at: 4, is: document('picture') },
  { bytes: 'ftypavif', at: 4, is: document('picture') },
  { bytes: 'ftyp', at: 4, is: document('film') },
  { bytes: 'ID3', is: document('sound') },
  { bytes: 'WAVE', at: 8, is: document('sound') },
  { bytes: 'OggS', is: document('sound') },
  { bytes: '{\\rtf', is: document('rich-text') },
  // ELF gABI 4.1; core dumps begin alike
  { bytes: '\x7fELF', is: document('program') },
  // RFC 1740, appendix A: AppleDouble, what the Finder keeps beside a file
  { bytes: '\0\x05\x16\x07', is: keptForItself('finder-fork') },
  { bytes: '\0\0\0\x01Bud1', is: keptForItself('finder-folder') },
];

/** [MS-CFB] 2.2: Word, PowerPoint, Outlook, and the small pictures that the Explorer keeps. */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** What a source without records is, by its first bytes; `null` when they say nothing. The name decides nothing alone. */
export function otherContent({ bytes, text, fileName }: SourceHead): OtherContent | null {
  const start = latin1(bytes.subarray(0, 4_096));
  const known = beginnings.find((beginning) => start.startsWith(beginning.bytes, beginning.at ?? 0));
  if (known !== undefined) return known.is;
  if (start.startsWith(compoundFile)) {
    return /^(?:ehthumbs(?:_vista)?|thumbs)\.db$/i.test(fileName)
      ? keptForItself('explorer-pictures')
      : document('office');
  }
  const written = text?.text.slice(0, 4_096).replace(/^\uFEFF/, '');
  if (written === undefined) return null;
  if (/^(?:;[^\n]*\n)?\s{0,20}\[\.ShellClassInfo\]/i.test(written)) return keptForItself('explorer-folder');
  const isMarkup = /^\s{0,20}<(?:\?xml|[A-Za-z])/.test(written);
  return isMarkup && /"(?:http:\/\/schemas\.openxmlformats\.org\/|urn:oasis:names:tc:opendocument:)/.test(written)
    ? keptForItself('office-part')
    : null;
}
