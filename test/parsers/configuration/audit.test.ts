import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyLookup } from '../../../parsers/configuration/key-knowledge.ts';
import { builtInCatalogues } from '../../../parsers/vendors/built-in-catalogues.ts';
import { configurationText, configurationTexts } from '../../../parsers/text/configuration-texts.ts';
import { audit, codes, inFile, read, write } from './records.ts';

const abl = { station: { vendor: 'ABL', model: null } };
const chargebyte = { station: { vendor: 'chargebyte', model: 'Charge Control C' } };
const greenflux = { station: { vendor: 'GreenFlux', model: null } };
const bacancy = { station: { vendor: 'Bacancy', model: null } };

describe('what is known about a key', () => {
  test('a key of nobody is unknown; one of OCPP is known whatever the vendor', () => {
    expect(codes([read('NoSuchKey', '1'), read('HeartbeatInterval', '300')])).toEqual(['info key.unknown']);
  });
  test('a key of another vendor is unknown to a station whose vendor is known, and known where nobody knows the vendor', () => {
    expect(codes([read('FreeMode', 'false')], abl)).toEqual(['info key.unknown']);
    expect(codes([read('FreeMode', 'false')])).toEqual([]);
  });
  test('a manual may say that the product does not have the key', () => {
    expect(codes([read('BlinkRepeat', '3')], abl)).toEqual(['info key.not-supported']);
  });
  test('the station may say that it does not know the key', () => {
    expect(codes([{ key: 'LightIntensity', value: null, outcome: 'UnknownKey' }])).toEqual(['info key.not-on-station']);
  });
  test('a file that the catalogues do not explain is left alone; a stray name in one that they do is told', () => {
    const state = ['version', 'registered', 'counter', 'mode', 'phase'].map((key) => inFile(key, '1', 5));
    expect(codes(state, chargebyte)).toEqual([]);
    expect(codes([inFile('ocpp/verifyCert', 'true'), inFile('ocpp/houseKey', '1')], chargebyte)).toEqual([
      'info key.unknown',
    ]);
  });
});

describe('values', () => {
  test.each([
    ['AR4100PollingInterval', '3', abl, 'value.range'],
    ['AR4100PollingInterval', '5', abl, null],
    ['AR4100PollingInterval', '900', abl, null],
    ['AR4100PollingInterval', '901', abl, 'value.range'],
    ['EndSignatureType', 'SIGNATURE_CDR', abl, null],
    ['EndSignatureType', 'SIGNATURE', abl, 'value.range'],
    ['MeterValueSampleInterval', '4', abl, 'value.range'],
    ['MeterValueSampleInterval', '0', abl, null],
    ['MeterValueSampleInterval', 'often', abl, 'value.type'],
    ['MeterValueSampleInterval', '5', chargebyte, 'value.range'],
    ['MeterValueSampleInterval', '86400', chargebyte, null],
    ['calibrationLawFormat', 'ocmf,hex', chargebyte, null],
    ['calibrationLawFormat', 'ocmf', chargebyte, 'value.range'],
    ['LocalPreAuthorize', 'True', greenflux, null],
    ['LocalPreAuthorize', 'maybe', greenflux, 'value.type'],
    ['ChargePointCurrentLimit', '81', greenflux, 'value.range'],
    ['TempLowerOffsetLimit', '16.5', greenflux, null],
    ['SetMaxSOC', '101', bacancy, 'value.range'],
    ['DefaultTag', 'ABCDEFGHIJKLMNOPQRSTU', bacancy, 'value.range'],
    ['DefaultTag', 'ABCDEFGHIJKLMNOPQRST', bacancy, null],
  ] as const)('%s = %s', (key, value, station, code) => {
    const found = codes([read(key, value)], station).filter((text) => text.includes('value.'));
    expect(found).toEqual(code === null ? [] : [`warning ${code}`]);
  });
  test('no default of a manual is against its own rules', () => {
    const lookups = builtInCatalogues.catalogues.map(({ vendor }) => ({ vendor, model: null }));
    for (const station of lookups) {
      const lookup = keyLookup(builtInCatalogues, station);
      const keys = lookup.catalogue?.entries.filter(({ kind }) => kind === 'configuration-key' || kind === 'parameter');
      for (const { code } of keys ?? []) {
        const given = lookup.find(code)?.defaultValue ?? null;
        if (given !== null)
          expect(codes([read(code, given)], { station }).filter((each) => each.includes('value.'))).toEqual([]);
      }
    }
  });
  test('a value that was not set breaks no rule', () => {
    expect(codes([read('AR4100PollingInterval', ''), read('EndSignatureType', null)], abl)).toEqual([]);
  });
  test('a departure from the default is told once, whatever the spelling', () => {
    const all = (value: string) => codes([read('LocalPreAuthorize', value)], greenflux, true);
    expect(all('true')).toEqual([]);
    expect(all('false')).toEqual(['info default.differs']);
    expect(codes([read('MeterValuesSampledData', 'Energy.Active.Import.Register')], chargebyte, true)).toEqual([]);
  });
  test('file and station that disagree', () => {
    const file = inFile('ocpp/MeterValueSampleInterval', '60');
    expect(codes([file, read('MeterValueSampleInterval', '30')], chargebyte)).toEqual(['warning value.file-differs']);
    expect(codes([file, read('MeterValueSampleInterval', '060')], chargebyte)).toEqual([]);
  });
});

describe('writes and restarts', () => {
  test('read-only keys, by the manual and by the station itself', () => {
    expect(codes([write('EichrechtCompliant', 'false', 'Rejected')], abl)).toEqual(['info write.read-only']);
    expect(codes([write('EichrechtCompliant', 'false', 'Accepted')], abl)).toContain('warning write.read-only');
    const said = { ...read('Own', '1'), readonly: true };
    expect(codes([said, write('Own', '2', 'Rejected')])).toContain('info write.read-only');
  });
  test('refused, never answered, not kept', () => {
    expect(codes([write('ConnectionTimeOut', '30', 'Rejected')])).toEqual(['warning write.refused']);
    expect(codes([write('ConnectionTimeOut', '30', 'NoAnswer')])).toEqual(['warning write.unanswered']);
    const accepted = write('ConnectionTimeOut', '30', 'Accepted');
    expect(codes([accepted, read('ConnectionTimeOut', '60', 20)])).toEqual(['warning write.not-kept']);
    expect(codes([accepted, read('ConnectionTimeOut', '30', 20)])).toEqual([]);
    expect(codes([read('ConnectionTimeOut', '60', 5), accepted])).toEqual([]);
  });
  test('a write that waits for a restart, until one comes', () => {
    const waiting = [write('ConnectionTimeOut', '30', 'RebootRequired')];
    expect(codes(waiting)).toEqual(['warning reboot.pending']);
    expect(codes(waiting, { bootsMs: [5 * 60_000] })).toEqual(['warning reboot.pending']);
    expect(codes(waiting, { bootsMs: [11 * 60_000] })).toEqual([]);
    // GreenFlux answers Accepted although its manual asks for a restart.
    expect(codes([write('Connector1Enabled', 'False', 'Accepted')], greenflux)).toEqual([
      'warning reboot.pending-by-manual',
    ]);
  });
});

describe('calibration law', () => {
  test('unsigned readings are critical where a station signs, a remark elsewhere', () => {
    const off = [read('TransmitMeterSignature', 'false')];
    expect(codes(off, abl)).toEqual(['info eichrecht.unsigned']);
    expect(codes(off, { ...abl, signs: true })).toEqual(['critical eichrecht.unsigned']);
    expect(codes([...off, read('EichrechtCompliant', 'true')], abl)).toEqual(['critical eichrecht.unsigned']);
    expect(codes([read('TransmitMeterSignature', 'true')], { ...abl, signs: true })).toEqual([]);
    expect(codes([read('SampledDataCtrlr/SignReadings', 'false')], { signs: true })).toContain(
      'critical eichrecht.unsigned',
    );
  });
  test('begin and end have to be signed', () => {
    const key = 'MeterValuesSignatureContexts';
    expect(codes([read(key, 'Transaction.Begin,Transaction.End')], { ...abl, signs: true })).toEqual([]);
    expect(codes([read(key, 'Transaction.End')], { ...abl, signs: true })).toEqual([
      'critical eichrecht.contexts-unsigned',
    ]);
    expect(audit([read(key, 'Transaction.End')], abl).statements[0]?.params['missing']).toBe('Transaction.Begin');
  });
  test('an interval that the manual allows only without calibration law', () => {
    const short = [
      read('MeterValueSampleInterval', '10'),
      read('MeterValuesSampledData', 'Energy.Active.Import.Register'),
    ];
    expect(codes(short, abl)).toEqual([]);
    expect(codes(short, { ...abl, signs: true })).toEqual(['warning eichrecht.interval-too-short']);
    expect(codes([read('MeterValueSampleInterval', '60')], { ...abl, signs: true })).toEqual([]);
  });
  test('clock, register, key of the meter', () => {
    const signing = { ...chargebyte, signs: true };
    expect(codes([read('allowTxWithInvalidTime', 'true')], signing)).toEqual(['warning eichrecht.clock-not-set']);
    expect(codes([read('useAsTimeSource', 'false')], signing)).toEqual(['warning eichrecht.time-source']);
    expect(codes([read('Meter1PublicKey', '')], signing)).toEqual(['info eichrecht.key-not-given']);
    expect(codes([read('MeterValuesSampledData', 'Power.Active.Import')], signing)).toEqual([
      'warning eichrecht.no-energy-register',
    ]);
  });
});

describe('security', () => {
  test.each([
    ['AllowOfflineTxForUnknownId', 'true', 'warning security.unknown-cards-offline'],
    ['AuthCtrlr/OfflineTxForUnknownIdEnabled', 'true', 'warning security.unknown-cards-offline'],
    ['AuthorizeRemoteTxRequests', 'false', 'info security.remote-start-unchecked'],
    ['StopTransactionOnInvalidId', 'false', 'warning security.refused-goes-on'],
    ['FreeMode', 'True', 'warning security.free'],
    ['PlugAndCharge', '1', 'warning security.free'],
    ['ports[1]/user_authentication', 'free', 'warning security.free'],
    ['SecurityProfile', '0', 'critical security.profile'],
    ['SecurityProfile', '1', 'warning security.profile'],
    ['SecurityCtrlr/SecurityProfile', '1', 'warning security.profile'],
    ['ocpp/verifyCert', 'false', 'critical security.certificate-unchecked'],
    ['CentralSystemURI', 'ws://csms.example/cp', 'warning security.plain-endpoint'],
    ['BackendUrl', 'http://csms.example', 'warning security.plain-endpoint'],
  ])('%s = %s', (key, value, expected) => {
    expect(codes([read(key, value)])).toContain(expected);
  });
  test.each([
    ['AllowOfflineTxForUnknownId', 'false'],
    ['SecurityProfile', '2'],
    ['CentralSystemURI', 'wss://csms.example/cp'],
    ['FreeMode', 'false'],
    ['ocpp/verifyCert', 'true'],
    ['Note', 'see ws://csms.example'],
  ])('%s = %s is no danger', (key, value) => {
    expect(codes([read(key, value)]).filter((code) => code.includes('security.'))).toEqual([]);
  });
  test('a file does not repeat what the station says itself', () => {
    const both = [inFile('ocpp/AllowOfflineTxForUnknownId', 'true'), read('AllowOfflineTxForUnknownId', 'true')];
    expect(codes(both, chargebyte)).toEqual(['warning security.unknown-cards-offline']);
  });
  test('secrets are judged and never told', () => {
    const secret = 'qT7-hk29-LLw0';
    const list = [read('AccessPointPassword', secret), write('AccessPointPassword', '1234', 'Rejected')];
    const found = audit(list, abl);
    expect(found.statements.map(({ code }) => code)).toContain('security.secret-in-clear');
    expect(JSON.stringify(found.statements)).not.toContain(secret);
    expect(JSON.stringify(found.statements)).not.toContain('1234');
    expect(codes([inFile('uplink/apn_password', 'admin')], chargebyte)).toContain('critical security.guessable');
    expect(codes([inFile('uplink/apn_password', 'xY3')], chargebyte)).toContain('warning security.short-secret');
    expect(codes([inFile('uplink/apn_password', secret)], chargebyte)).toEqual([]);
  });
});

describe('contradictions', () => {
  test.each([
    [
      ['MeterValueSampleInterval', '0'],
      ['MeterValuesSampledData', 'Energy.Active.Import.Register'],
      'info contradiction.values-without-interval',
    ],
    [
      ['ClockAlignedDataInterval', '900'],
      ['MeterValuesAlignedData', ''],
      'warning contradiction.interval-without-values',
    ],
    [
      ['MeterValuesAlignedData', 'Voltage,Frequency,SoC'],
      ['MeterValuesAlignedDataMaxLength', '2'],
      'warning contradiction.list-too-long',
    ],
    [['TempLowerOffsetDegrees', '70'], ['TempUpperOffsetDegrees', '55'], 'warning contradiction.above'],
    [
      ['MaxEnergyOnInvalidId', '500'],
      ['StopTransactionOnInvalidId', 'true'],
      'info contradiction.energy-without-effect',
    ],
    [['SecurityProfile', '2'], ['CentralSystemURI', 'ws://csms.example'], 'critical contradiction.profile-needs-tls'],
    [['WebSocketPingInterval', '0'], ['HeartbeatInterval', '0'], 'warning contradiction.no-sign-of-life'],
  ] as const)('%s and %s', (one, other, expected) => {
    expect(codes([read(one[0], one[1]), read(other[0], other[1])])).toContain(expected);
  });
  test('nothing is contradicted where only one side is known, or both fit', () => {
    expect(codes([read('MeterValueSampleInterval', '0')])).toEqual([]);
    expect(codes([read('TempLowerOffsetDegrees', '55'), read('TempUpperOffsetDegrees', '70')], greenflux)).toEqual([]);
    expect(
      codes([read('MeterValuesAlignedData', 'Voltage,SoC'), read('MeterValuesAlignedDataMaxLength', '2')]),
    ).toEqual([]);
  });
  test('offline cards without list and cache', () => {
    const list = [
      read('LocalAuthorizeOffline', 'true'),
      read('LocalAuthListEnabled', 'false'),
      read('AuthorizationCacheEnabled', 'false'),
    ];
    expect(codes(list)).toContain('warning contradiction.offline-without-cards');
    expect(codes(list.slice(0, 2))).not.toContain('warning contradiction.offline-without-cards');
  });
});

describe('statements', () => {
  test('each has its sentence in both languages with every value filled in, its clause and its bytes', () => {
    const { statements } = audit(
      [
        read('AR4100PollingInterval', '3'),
        read('ServiceURL', 'ws://csms.example'),
        read('TransmitMeterSignature', 'false'),
        read('SecurityProfile', '2'),
        write('EichrechtCompliant', 'false', 'Rejected'),
        write('ConnectionTimeOut', '5', 'RebootRequired'),
        read('NoSuchKey', 'x'),
      ],
      { ...abl, signs: true },
    );
    expect(statements.length).toBeGreaterThan(7);
    for (const { code, params, evidence, source, topic } of statements) {
      for (const language of ['de', 'en'] as const) {
        const text = configurationText(code, params, language);
        expect(text).not.toMatch(/[{}]|undefined|null/);
        expect(text).not.toBe(code);
      }
      expect(evidence.length).toBeGreaterThan(0);
      if (topic !== 'knowledge' && topic !== 'contradiction' && params['key'] !== 'SecurityProfile')
        expect(source?.section).not.toBe('');
    }
  });
  test('the sentences use the same values in both languages', () => {
    const values = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))]
        .toSorted((a, b) => (a < b ? -1 : 1))
        .join();
    for (const [code, { de, en }] of Object.entries(configurationTexts))
      expect(`${code} ${values(de)}`).toBe(`${code} ${values(en)}`);
  });
  test('any configuration is audited, never thrown at', () => {
    const said = fc.record({
      key: fc.oneof(
        fc.string(),
        fc.constantFrom('MeterValueSampleInterval', 'ServiceURL', 'AuthorizationKey', '__proto__', 'a/b[0]'),
      ),
      value: fc.oneof(fc.string(), fc.constant(null), fc.constantFrom('0', 'true', 'ws://x', '[a,b]')),
      via: fc.constantFrom('GetConfiguration', 'ChangeConfiguration', 'configuration-file', 'NotifyReport'),
      outcome: fc.oneof(
        fc.constant(null),
        fc.constantFrom('Accepted', 'Rejected', 'RebootRequired', 'UnknownKey', 'x'),
      ),
      minute: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 100 })),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (list) => {
        const { keys } = audit(list, abl);
        expect(keys.length).toBeLessThanOrEqual(list.length);
      }),
    );
  });
});
