/**
 * Every form in which an id might survive in a text: plain and in other case, hex, Base64 at each of its three alignments, UTF-16, percent
 * encoding, references of HTML, escapes of JSON, hex of Base64.
 */
export function disguises(id: string): readonly string[] {
  const swapped = [...id]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
  const cases = [...new Set([id, id.toLowerCase(), id.toUpperCase(), swapped])];
  const forms = cases.flatMap((text) => {
    const utf16le = Buffer.from(text, 'utf16le');
    const utf16be = Buffer.from(utf16le).swap16();
    return [text, utf16le.toString('latin1'), utf16be.toString('latin1')].flatMap((bytes) => [
      bytes,
      ...encoded(Buffer.from(bytes, 'latin1')),
    ]);
  });
  const escapes = cases.flatMap((text) => {
    const each = (write: (code: number) => string): string =>
      [...text].map((letter) => write(letter.codePointAt(0) ?? 0)).join('');
    const hex = (code: number): string => code.toString(16).padStart(2, '0');
    return [
      each((code) => `%${hex(code)}`),
      each((code) => `%${hex(code).toUpperCase()}`),
      each((code) => `&#${code};`),
      each((code) => `&#x${hex(code)};`),
      each((code) => `\\u00${hex(code)}`),
      each((code) => `\\x${hex(code)}`),
      [...text].map((letter) => hex(letter.codePointAt(0) ?? 0)).join(' '),
    ];
  });
  const rawBytes = /^(?:[0-9A-F]{2}){4,}$/i.test(id) ? [Buffer.from(id, 'hex').toString('base64').slice(0, -2)] : [];
  return [
    ...forms,
    ...escapes,
    ...rawBytes,
    Buffer.from(Buffer.from(id).toString('base64')).toString('hex').slice(0, -8),
  ];
}

/** Only letters that the id alone decides: what stands beside it changes the rest. */
function encoded(bytes: Buffer): readonly string[] {
  const aligned = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...aligned];
}

/** The first disguise in which an id stands in a text, or `null`. Texts are looked at as written and without HTML's own escapes. */
export function findsDisguised(output: string, ids: readonly string[]): string | null {
  const plain = output
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  for (const id of ids) {
    for (const form of disguises(id)) {
      // Pieces of four letters occur by accident.
      if (form.length >= 6 && (output.includes(form) || plain.includes(form)))
        return `${id} as ${JSON.stringify(form)}`;
    }
  }
  return null;
}
