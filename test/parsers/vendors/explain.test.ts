import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInCatalogues } from '../../../parsers/vendors/built-in-catalogues.ts';
import { explain, explainVendorCode, unknownVendorCodes } from '../../../parsers/vendors/explain.ts';
import { mostExplanations } from '../../../parsers/vendors/explanation-ranking.ts';
import { vendorCatalogues } from '../../../parsers/vendors/index.ts';

const found = (query: string, vendor?: string) =>
  explain(query, vendor === undefined ? { language: 'en' } : { vendor, language: 'en' }).map(
    (hit) => `${hit.vendor} ${hit.kind} ${hit.code}`,
  );

describe('a code', () => {
  test('each code of each catalogue is found by itself, first among its catalogue, and with its vendor first of all', () => {
    for (const { id, vendor, entries } of vendorCatalogues) {
      for (const { kind, code } of entries) {
        const hits = found(code, id).filter((hit) => hit.startsWith(`${vendor} `));
        const alike = entries.filter((entry) => entry.code === code).map((entry) => `${vendor} ${entry.kind} ${code}`);
        expect(hits.slice(0, alike.length)).toContain(`${vendor} ${kind} ${code}`);
      }
    }
  });

  test('exact before other case, and other case before nothing', () => {
    expect(found('plugLOCKcannotlock')).toEqual(['chargebyte error PlugLockCannotLock']);
    expect(found('plug lock cannot lock')).toEqual(['chargebyte error PlugLockCannotLock']);
    expect(found('  RcdGroundFailure ')).toEqual(['chargebyte error RcdGroundFailure']);
    expect(found('nonsense-that-nobody-wrote')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found(' \n ')).toEqual([]);
  });

  test('an OCPP errorCode: its own meaning first, then what vendors report under it', () => {
    const hits = found('GroundFailure');
    expect(hits[0]).toBe('OCPP error GroundFailure');
    expect(hits).toEqual(
      expect.arrayContaining([
        'GreenFlux error GroundFailure',
        'chargebyte error SpuriousRcdError',
        'ABL error RCCB TRIPPED',
      ]),
    );
  });

  test('a family takes any word in its place, but not where the catalogue has the code itself', () => {
    expect(found('DISPLAY INCOMPATIBLE')).toEqual(['ABL error <type> INCOMPATIBLE']);
    expect(found('METER INCOMPATIBLE')).toEqual(['ABL error METER INCOMPATIBLE']);
    expect(found('ocpp/data_transfer_to_cs/4711/request')[0]).toContain('<service_id>/request');
    expect(found('ports[0]/rfid/port')).toEqual(found('ports[1]/rfid/port'));
    expect(found('fake_highlevel_dc_vendors/Tesla/oui')).toEqual([
      'chargebyte parameter fake_highlevel_dc_vendors/<vendor>/oui',
    ]);
  });

  test.each([
    'F9',
    'f9',
    'F09',
    'F-9',
    'EVSE F09',
    'EVSE-F9',
    'evse_f9',
    'What does F9 mean on an ABL?',
    'Was bedeutet F9?',
  ])('a numbered code is found without the device before it: %s', (query) => {
    expect(found(query)).toEqual(['ABL error EVSE F9']);
  });

  test('everyday words, bytes of a dump and questions about another vendor are no numbered codes', () => {
    const isEvse = (hit: string) => hit.startsWith('ABL error EVSE');
    expect(found('What does F9 mean on a chargebyte?').filter(isEvse)).toEqual([]);
    expect(found('2026-05-01 10:00:00 rx: 0a F9 3b 22').filter(isEvse)).toEqual([]);
    expect(found('if 9 sessions failed on socket 9').filter(isEvse)).toEqual([]);
    expect(found('F9', 'chargebyte').filter(isEvse)).toEqual([]);
  });

  test('a vendor code is found as a station may write it, where its vendor is known', () => {
    const codesOf = (vendor: string | null, code: string) =>
      explainVendorCode(vendor, code, 'en').map((hit) => hit.code);
    for (const code of ['F9', 'f09', 'EVSE F9', 'EVSE-F09', 'EVCC F9', 'F9: current too high'])
      expect(codesOf('ABL', code), code).toEqual(['EVSE F9']);
    expect(codesOf('ABL', 'EVSE F4 / EVSE F14')).toEqual(['EVSE F4', 'EVSE F14']);
    expect(codesOf('ABL', 'TIMEOUT')).toEqual(['<type> TIMEOUT']);
    expect(codesOf('ABL', 'not_smart')).toEqual(['METER NOT_SMART']);
    expect(codesOf('GreenFlux', 'DIODE_FAILURE')).toEqual(['ERR_DIODE_FAILURE']);
    for (const [vendor, code] of [
      [null, 'F9'],
      [null, 'TIMEOUT'],
      ['chargebyte', 'F9'],
      ['Somebody', 'F9'],
      ['ABL', '9'],
      ['ABL', 'F99'],
      ['ABL', 'NULL'],
      ['ABL', '0x0000'],
    ] as const)
      expect(codesOf(vendor, code), `${vendor} ${code}`).toEqual([]);
  });

  test('a numbered code is not named as unknown where it is explained', () => {
    expect(unknownVendorCodes('{"vendorErrorCode":"F9","errorCode":"OverCurrentFailure"}')).toEqual([]);
    expect(unknownVendorCodes('{"vendorErrorCode":"F99","errorCode":"OverCurrentFailure"}')).toEqual(['F99']);
  });

  test('a part of a code finds what begins with it before what contains it', () => {
    const hits = found('PlugLockMotor');
    expect(hits.slice(0, 3).every((hit) => hit.includes(' PlugLockMotor'))).toBe(true);
    expect(found('Persistence')).toHaveLength(16);
    expect(found('CannotUn')).toEqual(['chargebyte error PlugLockCannotUnlock']);
  });

  test('words of the title help when no code does, in the language asked for', () => {
    expect(found('emergency stop pressed').some((hit) => hit.endsWith(' EmergencyShutdown'))).toBe(true);
    const german = explain('Not-Aus', { language: 'de' }).map(({ code }) => code);
    expect(german).toContain('EmergencyShutdown');
  });
});

describe('pasted text', () => {
  const tail = ['OCPP error OtherError', 'OCPP status Faulted'];

  test.each([
    ['{"connectorId":1,"errorCode":"OtherError","vendorErrorCode":"EmergencyShutdown","status":"Faulted"}', tail],
    [
      '2024-01-02T03:04:05Z INFO -> [2,"17","StatusNotification",{"connectorId":1,"errorCode":"OtherError","info":"","status":"Faulted","vendorErrorCode":"EmergencyShutdown"}]',
      tail,
    ],
    [
      String.raw`"payload":"{\"errorCode\":\"OtherError\",\"status\":\"Faulted\",\"vendorErrorCode\":\"EmergencyShutdown\"}"`,
      tail,
    ],
    ['errorCode=OtherError vendorErrorCode=EmergencyShutdown status=Faulted info=', tail],
    ['errorCode: OtherError, vendorErrorCode: EmergencyShutdown, status: Faulted', tail],
    ["'errorCode': 'OtherError',\n'vendorErrorCode': 'EmergencyShutdown',\n'status': 'Faulted'", tail],
    [
      '<ns:errorCode>OtherError</ns:errorCode><ns:vendorErrorCode>EmergencyShutdown</ns:vendorErrorCode><ns:status>Faulted</ns:status>',
      tail,
    ],
    ['OtherError EmergencyShutdown', ['OCPP error OtherError', 'GreenFlux error OtherError']],
  ])('%s', (text, others) => {
    const hits = found(text);
    expect(hits[0]).toBe('chargebyte error EmergencyShutdown');
    expect(hits.slice(1)).toEqual(others);
  });

  test('"GroundFailure RcdGroundFailure" as the manual writes it', () => {
    expect(found('GroundFailure RcdGroundFailure')[0]).toBe('chargebyte error RcdGroundFailure');
    expect(found('GroundFailure (vendorErrorCode = RcdGroundFailure)')[0]).toBe('chargebyte error RcdGroundFailure');
    expect(found('GroundFailure/RcdGroundFailure')[0]).toBe('chargebyte error RcdGroundFailure');
  });

  test('a code of two words stays whole', () => {
    expect(found('errorCode=HighTemperature vendorErrorCode=EVSE F10 info=1/A: hot')[0]).toBe('ABL error EVSE F10');
    expect(found('Nov 21 10:00:00 sbc ocpp: connector 1 faulted with EVSE F10, info 1/A')).toContain(
      'ABL error EVSE F10',
    );
  });

  test('a vendor code that is spelt like an errorCode of OCPP is the vendor code', () => {
    expect(found('{"errorCode":"PowerMeterFailure","vendorErrorCode":"InternalError"}')).toEqual([
      'chargebyte error InternalError',
      'OCPP error PowerMeterFailure',
    ]);
    expect(found('PowerMeterFailure InternalError')[0]).toBe('chargebyte error InternalError');
    expect(found('InternalError')[0]).toBe('OCPP error InternalError');
    expect(explainVendorCode(null, 'InternalError', 'en').map(({ vendor }) => vendor)).toEqual(['chargebyte']);
  });

  test('a vendor named in the text keeps other vendors out', () => {
    const text = (vendorId: string) => `{"vendorId":"${vendorId}","errorCode":"GroundFailure","status":"Faulted"}`;
    expect(found(text('com.in-tech.smartcharging')).filter((hit) => hit.startsWith('GreenFlux'))).toEqual([]);
    expect(found(text('Greenflux')).some((hit) => hit === 'GreenFlux error GroundFailure')).toBe(true);
  });

  test('an OCPP errorCode beside a vendor code that nobody knows is still explained', () => {
    expect(found('{"errorCode":"PowerMeterFailure","vendorErrorCode":"0x8841"}')[0]).toBe(
      'OCPP error PowerMeterFailure',
    );
  });

  test('DataTransfer: message and reason of refusal; configuration keys of an answer', () => {
    expect(found('[2,"1","DataTransfer",{"vendorId":"ABL","messageId":"GetMeterPublicKey","data":"1"}]')[0]).toBe(
      'ABL data-transfer GetMeterPublicKey',
    );
    expect(found('[3,"1",{"status":"Rejected","data":"EXCEED_DURATION_LIMIT"}]')).toContain(
      'ABL reason EXCEED_DURATION_LIMIT',
    );
    expect(found('setMeterConfiguration')[0]).toBe('chargebyte data-transfer setMeterConfiguration');
    expect(found('SetMeterConfiguration')[0]).toBe('ABL data-transfer SetMeterConfiguration');
    expect(
      found(
        '{"configurationKey":[{"key":"Meter1PublicKey","readonly":true},{"key":"calibrationLawFormat","readonly":false}]}',
      ),
    ).toEqual(['chargebyte configuration-key Meter1PublicKey', 'chargebyte configuration-key calibrationLawFormat']);
  });

  test('a stop reason and an answer on a card', () => {
    expect(found('{"transactionId":1,"reason":"PowerLoss"}')[0]).toBe('OCPP reason PowerLoss');
    expect(found('{"idTagInfo":{"status":"Blocked"}}')).toEqual(['OCPP status Blocked']);
  });
});

describe('the vendor', () => {
  test.each([
    ['chargebyte', 'chargebyte'],
    ['chargebyte GmbH', 'chargebyte'],
    ['com.in-tech.smartcharging', 'chargebyte'],
    ['ABL', 'abl'],
    ['ABL SURSUM GmbH', 'abl'],
    ['Greenflux', 'greenflux'],
    ['Bacancy Systems PVT LTD', 'bacancy'],
  ])('%s is known', (name, id) => {
    expect(builtInCatalogues.catalogueFor(name)?.id).toBe(id);
  });

  test('a name that merely contains another is somebody else', () => {
    expect(builtInCatalogues.catalogueFor('Enablers')).toBeUndefined();
    expect(builtInCatalogues.catalogueFor('Kabelwerk Ablach')).toBeUndefined();
    expect(builtInCatalogues.catalogueFor('')).toBeUndefined();
    expect(builtInCatalogues.catalogueFor('***')).toBeUndefined();
  });

  test('limits the search to it and to OCPP; an unknown one leaves OCPP', () => {
    expect(new Set(explain('ConnectionTimeOut', { language: 'de' }).map(({ vendor }) => vendor)).size).toBeGreaterThan(
      2,
    );
    expect(found('ConnectionTimeOut', 'ABL')).toEqual([
      'ABL configuration-key ConnectionTimeOut',
      'OCPP configuration-key ConnectionTimeOut',
    ]);
    expect(found('PlugLockCannotLock', 'ABL')).toEqual([]);
    expect(found('GroundFailure', 'Nobody Inc.')).toEqual(['OCPP error GroundFailure']);
    expect(found('GroundFailure', 'greenflux')[0]).toBe('GreenFlux error GroundFailure');
  });
});

describe('explainVendorCode', () => {
  test('answers in the language asked for, with the source', () => {
    const [german] = explainVendorCode('com.in-tech.smartcharging', 'PlugLockCannotLock', 'de');
    const [english] = explainVendorCode(null, 'PlugLockCannotLock', 'en');
    expect(german?.title).toBe('Stecker lässt sich nicht verriegeln');
    expect(english?.title).toBe('Plug cannot be locked');
    expect(english?.source).toEqual({
      document: 'Charge Control C User Guide, rev. 8 (2024-01-08)',
      section: '3.3.4.5',
    });
    expect(english?.facts['priority']).toBe('5');
    expect(english?.remedies.remote.length).toBe(2);
  });

  test('says nothing of another vendor once the vendor is known, and asks all when it is not', () => {
    expect(explainVendorCode('ABL', 'PlugLockCannotLock', 'en')).toEqual([]);
    expect(explainVendorCode('Wallbox of Some Brand', 'PlugLockCannotLock', 'en')).toHaveLength(1);
    expect(explainVendorCode('ABL', 'OUTLET NOT_PRESENT', 'en').map(({ code }) => code)).toEqual([
      '<type> NOT_PRESENT',
    ]);
    expect(explainVendorCode(null, '', 'en')).toEqual([]);
    expect(explainVendorCode(null, 'MeterValueSampleInterval', 'en')).toEqual([]);
  });
});

describe('hostile queries', () => {
  test('never throw and never return more than 25', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.option(fc.string()), (query, vendor) => {
        const hits = explain(query, vendor === null ? { language: 'de' } : { vendor, language: 'de' });
        expect(hits.length).toBeLessThanOrEqual(mostExplanations);
        explainVendorCode(vendor, query, 'en');
      }),
    );
  });

  test.each([
    ['status'.repeat(200_000)],
    [`errorCode${' '.repeat(1_000_000)}`],
    [`errorCode${'\\"'.repeat(500_000)}:x`],
    ['key=value '.repeat(100_000)],
    ['/'.repeat(1_000_000)],
    [`<${'type'.repeat(250_000)}> TIMEOUT`],
    [`ports${'[0]'.repeat(300_000)}`],
    ['a '.repeat(500_000)],
  ])('a megabyte of it stays bounded', (query) => {
    expect(explain(query, { language: 'en' }).length).toBeLessThanOrEqual(mostExplanations);
  });

  test('names of Object.prototype are words like any other', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(explain(`errorCode=${word}`, { language: 'en' })).toEqual([]);
    }
  });
});
