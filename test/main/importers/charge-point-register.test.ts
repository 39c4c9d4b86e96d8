import { describe, expect, test } from 'vitest';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import { makeRecords } from '../../bench/signed-records.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';
import type { RecordedSource } from './recording-sink.ts';

const first = makeRecords('secp256r1', 'prime256v1', 32, 1).key.text;
const second = makeRecords('secp256k1', 'secp256k1', 32, 1).key.text;
const third = makeRecords('secp192r1', 'prime192v1', 24, 1).key.text;

const preamble = `Ladesäulenregister;;;;;;;;;;;;
;;;;;;;;;;;;
Stand: 01.12.2025;;;;;;;;;;;;
Allgemeine Informationen;;;;;1. Ladepunkt;;;2. Ladepunkt;;;;
`;
const header2021 =
  'Betreiber;Straße;Hausnummer;Postleitzahl;Ort;Steckertypen1;P1 [kW];Public Key1;Steckertypen2;P2 [kW];Public Key2;;\n';

function keysOf(source: RecordedSource | undefined): readonly PublicKeyRecord[] {
  return (source?.records ?? []).flatMap((record) => (record.record === 'public-key' ? [record] : []));
}

async function read(content: string | Uint8Array): Promise<RecordedSource> {
  const { sources } = await importGiven({ 'register.csv': content });
  const [source] = sources;
  if (source === undefined) throw new Error('nothing was imported');
  return source;
}

describe('the charge-point register', () => {
  test('keys with operator and address, pointing at the bytes of their cell', async () => {
    const source = await read(
      `\ufeff${preamble}${header2021}"Stadtwerke ""Süd""\nGmbH";Ährenweg;3a;01234;Musterstadt;AC Steckdose Typ 2;22;${first};AC Steckdose Typ 2;22;"${second}";;\nAndere AG;Ring;1;99999;Ort;DC;50;;;;;;\n`,
    );
    expect(source.result?.account.reader).toBe('charge-point-register');
    const keys = keysOf(source);
    expect(
      keys.map(({ text, origin, via, station, meterSerial }) => ({ text, origin, via, station, meterSerial })),
    ).toEqual(
      [first, second].map((text, index) => ({
        text,
        origin: 'registered',
        via: `Register: Stadtwerke "Süd" GmbH, Ährenweg 3a, 01234 Musterstadt, #${index + 1}`,
        station: null,
        meterSerial: null,
      })),
    );
    for (const { text, evidence } of keys) {
      if (evidence?.kind !== 'bytes') throw new Error('a key of the register without its bytes');
      expect(source.bytes.subarray(evidence.offset, evidence.offset + evidence.length).toString()).toBe(text);
      expect(evidence.line).toBe(6);
    }
    expect(issueCodes(source)).toEqual(['register.read']);
  });

  test('columns of a later edition, in Windows-1252, with other names and places', async () => {
    const header =
      'Ladeeinrichtungs-ID;Betreiber;Anzeigename (Karte);Straße;Hausnummer;Postleitzahl;Ort;Öffnungszeiten: Wochentage;Steckertypen1;Nennleistung Stecker1;EVSE-ID1;Public Key1\r\n';
    const row = `1;Müller & Söhne;Hof;Große Straße;7;20000;Öd;"Montag; Dienstag";"AC; AC";"22; 22";DE*ABC*E1;${third.toUpperCase()}\r\n`;
    const source = await read(Buffer.from(header + row, 'latin1'));
    expect(keysOf(source).map(({ via, text }) => ({ via, text }))).toEqual([
      { via: 'Register: Müller & Söhne, Große Straße 7, 20000 Öd, #1 DE*ABC*E1', text: third.toUpperCase() },
    ]);
  });

  test('several keys in a cell, words instead of keys, and keys that cannot be read', async () => {
    const row = (key1: string, key2: string): string => `Werk;Weg;1;12345;Ort;AC;22;${key1};AC;22;${key2};;\n`;
    const source = await read(
      preamble +
        header2021 +
        row(`"${first}; ${second}"`, 'keine Angabe') +
        row(first.slice(0, -2), '-') +
        row(`"${third}, ${'ab'.repeat(40)}"`, ''),
    );
    expect(keysOf(source).map(({ text }) => text)).toEqual([first, second, third]);
    for (const { text, evidence } of keysOf(source)) {
      if (evidence?.kind !== 'bytes') throw new Error('a key of the register without its bytes');
      expect(source.bytes.subarray(evidence.offset, evidence.offset + evidence.length).toString()).toBe(text);
    }
    const issues = source.result?.issues ?? [];
    expect(issues.map(({ code, params }) => [code, params['line'] ?? params['cells'] ?? params['keys']])).toEqual([
      ['register.key-unreadable', 7],
      ['register.key-unreadable', 8],
      ['register.no-keys-in-cells', 2],
      ['register.read', 3],
    ]);
  });

  test('other tables are not taken for it', async () => {
    for (const text of [
      `name;key\nOrt;${first}\n`,
      'Betreiber;Straße;Ort\nWerk;Weg;Ort\n',
      `${preamble}Public Key1;Ort\n${first};X\n`,
    ]) {
      const source = await read(text);
      expect(source.result?.account.reader).not.toBe('charge-point-register');
    }
  });

  test('a register of a hundred thousand rows streams', async () => {
    const row = `Werk;Weg;1;12345;Ort;AC;22;;AC;22;;;\n`;
    const source = await read(
      `${preamble}${header2021}${row.repeat(50_000)}Werk;Weg;1;12345;Ort;AC;22;${first};AC;22;;;\n${row.repeat(50_000)}`,
    );
    expect(keysOf(source)).toHaveLength(1);
    expect(keysOf(source)[0]?.evidence).toMatchObject({ line: 50_006 });
    expect(source.result?.issues.at(-1)?.params).toEqual({ rows: 100_001, keys: 1 });
  });
});
