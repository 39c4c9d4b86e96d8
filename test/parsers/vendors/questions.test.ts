import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, unknownVendorCodes } from '../../../parsers/vendors/explain.ts';
import { builtInCatalogues } from '../../../parsers/vendors/built-in-catalogues.ts';
import { createCatalogueIndex } from '../../../parsers/vendors/catalogue-index.ts';
import { slipsBetween } from '../../../parsers/vendors/near-codes.ts';
import type { Language } from '../../../parsers/model/language.ts';

/** What people type who do not know the code, and what has to stand in the first three answers. */
const questions: readonly (readonly [Language, string, string])[] = [
  ['de', 'FI ausgelöst', 'chargebyte RcdGroundFailure'],
  ['de', 'RCD hat ausgelöst', 'ABL RCCB TRIPPED'],
  ['de', 'Schütz klebt', 'ABL EVSE F1'],
  ['de', 'Stecker verriegelt nicht', 'ABL EVSE F5'],
  ['de', 'STECKER VERRIEGELT NICHT', 'chargebyte PlugLockCannotLock'],
  ['de', 'Not-Aus', 'chargebyte EmergencyShutdown'],
  ['de', 'not aus gedrückt', 'OCPP EmergencyStop'],
  ['de', 'Zaehler antwortet nicht', 'chargebyte CommunicationError'],
  ['de', 'Zähler antwortet nicht', 'chargebyte CommunicationError'],
  ['de', 'RFID Leser geht nicht', 'chargebyte ReaderFailure'],
  ['de', 'zu heiß', 'OCPP HighTemperature'],
  ['de', 'Überspannung', 'OCPP OverVoltage'],
  ['en', 'contactor welded', 'ABL EVSE F1'],
  ['en', 'plug does not lock', 'chargebyte PlugLockCannotLock'],
  ['en', 'over temperature', 'OCPP HighTemperature'],
  ['en', 'card reader', 'OCPP ReaderFailure'],
  ['en', 'MeterValueSampleInteval', 'OCPP MeterValueSampleInterval'],
  ['en', 'TransmitMeterSignatrue', 'ABL TransmitMeterSignature'],
  ['en', 'Mode3Error EVSE F8', 'ABL EVSE F8'],
  ['en', 'leds.json', 'chargebyte leds[0]/gpios'],
];

describe('questions in words', () => {
  test.each(questions)('%s: %s', (language, question, expected) => {
    const found = explain(question, { language }).map(({ vendor, code }) => `${vendor} ${code}`);
    expect(found.slice(0, 4)).toContain(expected);
  });

  test('what looks like a code and is none is not guessed at', () => {
    for (const code of ['ERR_EMERGENCY', 'PlugLockNothing', '0x0005', 'a/b', 'EVSE_X', '4711'])
      expect(explain(code, { language: 'en' })).toEqual([]);
  });

  test('a code that nobody knows is named, whatever else is known about the line', () => {
    const line = `{"errorCode":"OtherError","vendorErrorCode":"ERR_NO_SUCH","status":"Faulted"},{"vendorErrorCode":"EVSE F5"}`;
    expect(unknownVendorCodes(line)).toEqual(['ERR_NO_SUCH']);
    expect(unknownVendorCodes('EVSE F5')).toEqual([]);
  });
});

describe('codes that are numbers', () => {
  const [template] = builtInCatalogues.catalogues;
  const entry = template?.entries[0];
  if (template === undefined || entry === undefined) throw new Error('there is no catalogue');
  const own = { ...template, id: 'own', vendor: 'Own', entries: [{ ...entry, code: '0x1F', kind: 'error' as const }] };
  const catalogues = createCatalogueIndex([...builtInCatalogues.catalogues, own]);

  test.each(['0x1f', '0x001F', '31', '1Fh', '031'])('%s is 0x1F', (written) => {
    expect(explain(written, { language: 'en', catalogues }).map(({ vendor }) => vendor)).toEqual(['Own']);
    expect(explain(`{"vendorErrorCode":"${written}"}`, { language: 'en', catalogues })[0]?.vendor).toBe('Own');
  });
  test('another number is not', () => {
    expect(explain('0x20', { language: 'en', catalogues })).toEqual([]);
  });
});

describe('slips of the finger', () => {
  test('one wrong, missing, added or swapped letter is one slip', () => {
    expect(['abcd', 'abc', 'abce', 'abdc', 'xabcd', 'abcd'].map((word) => slipsBetween(word, 'abcd', 3))).toEqual([
      0, 1, 1, 1, 1, 0,
    ]);
  });
  test('as many one way as the other, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const slips = slipsBetween(one, other, 12);
        expect(slipsBetween(other, one, 12)).toBe(slips);
        expect(slips).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(slips === 0).toBe(one === other);
      }),
    );
  });
});
