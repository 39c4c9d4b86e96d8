import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRegisterHeader, RegisterRows } from '../../../parsers/databases/charge-point-register.ts';
import type { RegisterKeyCell } from '../../../parsers/databases/charge-point-register.ts';

const text = `Ladesäulenregister;;;
"Stand; 01.12.2025";;;
Betreiber;Straße;Hausnummer;Postleitzahl;Ort;Public Key1;EVSE-ID1;Public Key2
Werk;Weg;1;01234;Ort;aabb;DE*X*E1;
"Werk ""Zwei""";Gasse;;12345;"Ort
am See";;;ccdd
Betreiber;Ort;Postleitzahl;Straße;Public Key1
Drittes;Stadt;99999;Allee;eeff
Kurz;Stadt
`;

function read(
  bytes: Uint8Array,
  separator = ';',
): { readonly cells: readonly RegisterKeyCell[]; readonly rows: RegisterRows } {
  const rows = new RegisterRows(7, separator, 'utf-8');
  return { cells: [...rows.push(bytes), ...rows.end()], rows };
}

describe('rows of the charge-point register', () => {
  test('columns are found by name, also where a second header stands further down', () => {
    const bytes = Buffer.from(text);
    const layout = findRegisterHeader(bytes, 'utf-8');
    expect(layout).toMatchObject({ separator: ';', operator: 0, street: 1, houseNumber: 2, postcode: 3, town: 4 });
    const { cells, rows } = read(bytes);
    expect(cells.map((cell) => [cell.text, cell.holder, cell.evidence.line])).toEqual([
      ['aabb', 'Werk, Weg 1, 01234 Ort, #1 DE*X*E1', 4],
      ['ccdd', 'Werk "Zwei", Gasse, 12345 Ort am See, #2', 5],
      ['eeff', 'Drittes, Allee, 99999 Stadt, #1', 8],
    ]);
    expect(rows.tally).toEqual({ rows: 4, shortRows: 1, openQuotes: 0 });
  });

  test('names of other editions, and names that a wrong encoding has spoilt', () => {
    for (const header of [
      'BETREIBER,STRASSE,PLZ,ORT,PUBLIC_KEY',
      'Betreiber\tStra\u00c3\u0178e\tPostleitzahl\tOrt\tPublic Key 1',
      'Betreiber;Stra\ufffde;Postleitzahl;Ort;\u00d6ffentlicher Schl\u00fcssel 1',
      '"Betreiber";"Straße";"PLZ";"Stadt";"Public Keys1"',
    ]) {
      expect({ header, found: findRegisterHeader(Buffer.from(header), 'utf-8') !== undefined }).toEqual({
        header,
        found: true,
      });
    }
    for (const header of ['Betreiber;Straße;Ort', 'Public Key1;Ort;Straße;PLZ', 'a;b;c;d', '']) {
      expect({ header, found: findRegisterHeader(Buffer.from(header), 'utf-8') }).toEqual({ header, found: undefined });
    }
  });

  test('damaged text never throws, and every cell points into it', () => {
    const original = Buffer.from(text);
    const change = fc.record({
      at: fc.nat(original.length - 1),
      byte: fc.constantFrom(0x22, 0x3b, 0x0a, 0x0d, 0x00, 0xff, 0x61),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(original.length), (changes, length) => {
        const bytes = Buffer.from(original.subarray(0, length));
        for (const { at, byte } of changes) if (at < length) bytes[at] = byte;
        findRegisterHeader(bytes, 'utf-8');
        for (const { evidence } of read(bytes).cells) {
          expect(evidence.offset + evidence.length).toBeLessThanOrEqual(length);
        }
      }),
    );
  });
});
