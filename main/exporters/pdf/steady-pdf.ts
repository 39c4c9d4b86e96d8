/**
 * Takes out of a PDF what differs from run to run: the time of making and modifying, the ids of the trailer, and the numbers of the structure tree. Each is overwritten in
 * place by text of the same length, so that no offset of the cross reference moves (ISO 32000-1, 7.5.4). The report's own state (revision
 * of the case, editions) stands on its pages.
 */
export function steadyPdf(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const steady = text
    .replace(/\/(CreationDate|ModDate) ?\((D:[^)]{4,40})\)/g, (whole: string, _name: string, date: string) =>
      whole.replace(date, fixedDate(date.length)),
    )
    .replace(/\/ID ?\[ ?<([0-9A-Fa-f]+)> ?<([0-9A-Fa-f]+)> ?\]/g, (whole: string) =>
      whole.replaceAll(/<[0-9A-Fa-f]+>/g, (id) => `<${'0'.repeat(id.length - 2)}>`),
    )
    // XMP metadata, where a browser writes it.
    .replace(
      /(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)([^<]{4,40})(<)/g,
      (_whole, open: string, date: string, close: string) =>
        `${open}${'2000-01-01T00:00:00+00:00'.padEnd(date.length).slice(0, date.length)}${close}`,
    )
    .replace(
      /uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
      'uuid:00000000-0000-0000-0000-000000000000',
    );
  return Buffer.from(numberedAnew(steady), 'latin1');
}

/**
 * Ids of the structure tree are the browser's own node numbers, which begin anywhere. They become their rank, so that the tree of ids stays
 * sorted (ISO 32000-1, 7.9.6 and 14.7.2).
 */
function numberedAnew(text: string): string {
  const node = /\(node(\d{8})\)/g;
  const numbers = [...new Set(Array.from(text.matchAll(node), ([, digits = '']) => digits))].sort();
  const rankOf = new Map(numbers.map((digits, rank) => [digits, String(rank + 1).padStart(8, '0')]));
  return text.replace(node, (_whole, digits: string) => `(node${rankOf.get(digits) ?? digits})`);
}

/** The first second of 2000, in as many characters. */
function fixedDate(length: number): string {
  return "D:20000101000000+00'00'".padEnd(length, ' ').slice(0, length);
}
