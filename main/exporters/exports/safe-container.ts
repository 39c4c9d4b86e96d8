/*
 * The `values` container of the S.A.F.E. Transparency Software as release 1.4.1 reads it (research/transparency-software 1.5, 2.3.1): no
 * namespace, whole numbers as transaction ids, `format` on every value that has one, contexts exactly `Transaction.Begin` and `Transaction.End`.
 */

/** How that program names a signed format, and the one form of key that it takes with it. */
export interface SafeFormat {
  readonly name: string;
  readonly encoding: 'plain' | 'hex';
  /** From the record's text and the key's SubjectPublicKeyInfo (hex, uncompressed point). */
  key(text: string, spkiHex: string): string;
}

/** X and Y without anything around them: the end of an uncompressed SubjectPublicKeyInfo, behind `00 04`. */
function coordinates(spkiHex: string): string {
  // Of the lengths that occur only one leaves the two bytes of BIT STRING and point form in front of it.
  const width = [24, 28, 32, 48, 66].find((bytes) => spkiHex.slice(-4 * bytes - 4, -4 * bytes) === '0004');
  return width === undefined ? '' : spkiHex.slice(-4 * width);
}

export const safeFormats: Readonly<Record<string, SafeFormat>> = {
  ocmf: { name: 'OCMF', encoding: 'plain', key: (_text, spkiHex) => spkiHex },
  // The key beside it must be the very one in the record.
  alfen: { name: 'ALFEN', encoding: 'plain', key: (text) => text.split(';')[3] ?? '' },
  pcdf: { name: 'PCDF', encoding: 'plain', key: (_text, spkiHex) => `04${coordinates(spkiHex)}` },
  edl40: { name: 'EDL_40_P', encoding: 'hex', key: (_text, spkiHex) => coordinates(spkiHex) },
  'edl40-sig': { name: 'EDL_40_SIG', encoding: 'plain', key: (_text, spkiHex) => coordinates(spkiHex) },
  'edl40-mennekes': { name: 'EDL_40_MENNEKES', encoding: 'plain', key: (_text, spkiHex) => coordinates(spkiHex) },
  'isa-edl40': { name: 'ISA_EDL_40_P', encoding: 'hex', key: (_text, spkiHex) => coordinates(spkiHex) },
};

export interface ContainedValue {
  readonly text: string;
  readonly format: SafeFormat;
  readonly keyText: string;
  /** Digits. Only for values that are judged together: a transaction id that occurs once makes that program forget earlier results. */
  readonly transactionId: string | null;
  readonly context: 'Transaction.Begin' | 'Transaction.End' | null;
  /** For people who read the file. */
  readonly comment: string | null;
}

/** Characters of XML 1.0 (2.2); everything else cannot stand in a document, not even as a reference. */
const impossible = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export function fitsIntoXml(text: string): boolean {
  return !impossible.test(text);
}

/** A parser turns a bare carriage return into a line feed (XML 1.0, 2.11), which would break the signature. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function commentLine(comment: string): string {
  const safe = comment.replaceAll(/[^\u0020-\u007e\u00a0-\ud7ff]/g, ' ').replaceAll(/-(?=-|$)/g, '- ');
  return `  <!-- ${safe} -->\n`;
}

export function safeContainer(values: readonly ContainedValue[]): string {
  const lines = values.map(({ text, format, keyText, transactionId, context, comment }) => {
    const id = transactionId === null ? '' : ` transactionId="${transactionId}"`;
    const role = context === null ? '' : ` context="${context}"`;
    const remark = comment === null ? '' : commentLine(comment);
    return `${remark}  <value${id}${role}>
    <signedData format="${format.name}" encoding="${format.encoding}">${escaped(text)}</signedData>
    <publicKey encoding="${format.name === 'ALFEN' ? 'base32' : 'hex'}">${escaped(keyText)}</publicKey>
  </value>
`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<values>\n${lines.join('')}</values>\n`;
}
