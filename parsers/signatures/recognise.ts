import { encodeHex } from '../base/text-encodings.ts';
import { looksLikeEntryText } from './chargeit/entry-fields.ts';

/*
 * Cheap recognition of a format by what the record itself looks like. The registry's `sniff` asks the formats one by one; this is the quick
 * look that is taken at every string of every message.
 */

/** Blanks and byte order marks that transport puts in front. */
const lead = /^[\s\ufeff\u00a0\u200b]*/;

/** Id of the format whose record this text is, or `undefined`. */
export function recogniseText(text: string): string | undefined {
  const head = text.slice(0, 400).replace(lead, '');
  if (/^ocmf\s*\|/i.test(head)) return 'ocmf';
  if (/^AP;[0-2]?;/.test(head)) return 'alfen';
  if (head.startsWith('128.8.0(')) return 'pcdf';
  if (/^(?:(?:<|&lt;)\?xml[^>]{0,200}\?(?:>|&gt;)\s*)?(?:<|&lt;)(?:[\w-]{1,20}:)?signedMeterValue[\s>&]/.test(head))
    return 'edl40-sig';
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?<(?:[\w-]{1,20}:)?ChargingProcess[\s>]/.test(head)) return 'edl40-mennekes';
  return head.startsWith('{') ? looksLikeEntryText(text) : undefined;
}

/** SML transport protocol 1: 1B1B1B1B 01010101 (BSI TR-03109-1 annex, DIN EN 62056-5-3-8). */
const smlStart = [0x1b, 0x1b, 0x1b, 0x1b, 0x01, 0x01, 0x01, 0x01] as const;

/** List names 81 80 81 62 nn FF mark the records of Isabellenhuette meters. */
function holdsIsaList(bytes: Uint8Array): boolean {
  for (let at = 8; at + 6 <= bytes.length; at += 1) {
    if (
      bytes[at] === 0x81 &&
      bytes[at + 1] === 0x80 &&
      bytes[at + 2] === 0x81 &&
      bytes[at + 3] === 0x62 &&
      bytes[at + 5] === 0xff
    ) {
      return true;
    }
  }
  return false;
}

/** A binary record, given back as lower-case hex. */
export function recogniseBytes(bytes: Uint8Array): { readonly format: string; readonly text: string } | undefined {
  if (bytes.length > 1_000_000) return undefined;
  if (smlStart.every((byte, index) => bytes[index] === byte)) {
    return { format: holdsIsaList(bytes) ? 'isa-edl40' : 'edl40', text: encodeHex(bytes) };
  }
  return undefined;
}
