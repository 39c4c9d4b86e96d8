import { describe, expect, test } from 'vitest';
import { recordsInFrame } from '../../../parsers/signatures/in-frame.ts';
import { completeRecord, frameOf, makeSigner } from './test-records.ts';

const signer = makeSigner();
const record = completeRecord(signer);
const hex = Buffer.from(record).toString('hex').toUpperCase();
const base64 = Buffer.from(record).toString('base64');
const key = signer.spkiHex;

function texts(action: string, payload: unknown, kind: 'call' | 'result' = 'call') {
  return recordsInFrame(frameOf(action, kind), payload).signedValues.map(
    ({ text, channel, context, transactionId }) => [text === record, channel, context, transactionId],
  );
}

describe('signed values in messages', () => {
  const sample = { value: hex, context: 'Transaction.Begin', format: 'SignedData' };
  const raw = { value: '268.978', context: 'Transaction.Begin', format: 'Raw', unit: 'kWh' };

  test('MeterValues of 1.6 with SignedData in hex', () => {
    const payload = {
      connectorId: 1,
      transactionId: 2007,
      meterValue: [{ timestamp: '2019-07-04T08:30:08Z', sampledValue: [raw, sample] }],
    };
    expect(texts('MeterValues', payload)).toEqual([[true, 'sampled-value', 'Transaction.Begin', '2007']]);
    expect(recordsInFrame(frameOf('MeterValues'), payload).signedValues[0]?.reportedAt).toMatchObject({
      quality: 'offset-given',
      epochMs: 1562229008000,
    });
  });

  test('a plain record without a format, and the JSON envelope of the OCA note', () => {
    const envelope = JSON.stringify({
      signedMeterData: base64,
      signingMethod: '',
      encodingMethod: 'OCMF',
      publicKey: key,
    });
    const payload = {
      transactionId: 1,
      meterValue: [{ sampledValue: [{ value: record }, { value: envelope, context: 'Transaction.End' }] }],
    };
    const { signedValues } = recordsInFrame(frameOf('MeterValues'), payload);
    expect(signedValues.map(({ index, layers, enclosedKey }) => [index, layers.join(), enclosedKey])).toEqual([
      [0, '', null],
      [1, 'oca-json-envelope,base64', key],
    ]);
  });

  test('transactionData of a stop, also in the shape of 1.5', () => {
    expect(texts('StopTransaction', { transactionId: 5, transactionData: [{ sampledValue: [sample] }] })).toEqual([
      [true, 'transaction-data', 'Transaction.Begin', '5'],
    ]);
    const old = {
      transactionId: 5,
      transactionData: [{ values: [{ timestamp: 'x', value: [{ $value: hex, format: 'SignedData' }] }] }],
    };
    expect(texts('StopTransaction', old)).toEqual([[true, 'transaction-data', null, '5']]);
  });

  test('signedMeterValue of 2.0.1 with its key; an empty key is none', () => {
    const payload = (publicKey: string) => ({
      transactionInfo: { transactionId: '9a-uuid' },
      meterValue: [
        {
          timestamp: '2026-01-01T00:00:00Z',
          sampledValue: [
            { value: 1.5, signedMeterValue: { signedMeterData: base64, encodingMethod: 'OCMF', publicKey } },
          ],
        },
      ],
    });
    expect(texts('TransactionEvent', payload(key))).toEqual([[true, 'signed-meter-value', null, '9a-uuid']]);
    expect(recordsInFrame(frameOf('TransactionEvent'), payload(key)).signedValues[0]?.enclosedKey).toBe(key);
    expect(recordsInFrame(frameOf('TransactionEvent'), payload('')).signedValues[0]?.enclosedKey).toBeNull();
  });

  test('what says that it is signed is never passed over', () => {
    const { signedValues } = recordsInFrame(frameOf('MeterValues'), {
      meterValue: [{ sampledValue: [{ value: 'xyz', format: 'SignedData' }] }],
    });
    expect(signedValues).toMatchObject([{ format: 'unknown', text: 'xyz' }]);
  });

  test('ABL GetOldMeterSignature answers with a record in hex', () => {
    const data = JSON.stringify({
      connectorId: '1',
      signatureType: 'TRANSACTION',
      signatureNumber: '23',
      oldSignature: hex,
    });
    expect(texts('DataTransfer', { status: 'Accepted', data }, 'result')).toEqual([
      [true, 'data-transfer', null, null],
    ]);
  });

  test('ordinary messages hold none', () => {
    expect(texts('MeterValues', { meterValue: [{ sampledValue: [raw, { value: '230.1' }] }] })).toEqual([]);
    expect(texts('Heartbeat', { value: record })).toEqual([]);
    expect(texts('MeterValues', null)).toEqual([]);
    expect(texts('MeterValues', { meterValue: 'x' })).toEqual([]);
  });
});

describe('keys in messages', () => {
  function keys(action: string, payload: unknown, kind: 'call' | 'result' = 'call', request?: unknown) {
    return recordsInFrame(frameOf(action, kind), payload, request).publicKeys.map(
      ({ text, via, connector, meterSerial, origin }) => [text === key, via, connector, meterSerial, origin],
    );
  }

  test('setMeterConfiguration of has.to.be and chargebyte, SetMeterConfiguration of ABL with its trailing comma', () => {
    const meters = `{"meters":[{"connectorId":2,"meterSerial":"M-1","type":"SIGNATURE","publicKey":"${key}"}]}`;
    expect(
      keys('DataTransfer', { vendorId: 'generalConfiguration', messageId: 'setMeterConfiguration', data: meters }),
    ).toEqual([[true, 'setMeterConfiguration', 2, 'M-1', 'reported']]);
    expect(
      keys('DataTransfer', { vendorId: 'ABL', messageId: 'SetMeterConfiguration', data: meters.replace('}]', '},]') }),
    ).toEqual([[true, 'SetMeterConfiguration', 2, 'M-1', 'reported']]);
    expect(keys('DataTransfer', { messageId: 'setMeterConfiguration', data: JSON.parse(meters) })).toHaveLength(1);
  });

  test('GetMeterPublicKey answers, plain and JSON', () => {
    const request = { vendorId: 'ABL', messageId: 'GetMeterPublicKey', data: '1' };
    expect(keys('DataTransfer', { status: 'Accepted', data: key }, 'result', request)).toEqual([
      [true, 'GetMeterPublicKey', 1, null, 'reported'],
    ]);
    expect(keys('DataTransfer', { status: 'Accepted', data: key }, 'result')).toEqual([
      [true, 'GetMeterPublicKey', 1, null, 'reported'],
    ]);
    const json = JSON.stringify({ connectorId: '2', meterPublicKey: key });
    expect(keys('DataTransfer', { status: 'Accepted', data: json }, 'result')).toEqual([
      [true, 'GetMeterPublicKey', 2, null, 'reported'],
    ]);
    expect(keys('DataTransfer', { status: 'Accepted', data: 'er1.8' }, 'result')).toEqual([]);
  });

  test('configuration keys that hold meter keys, and only these', () => {
    const configurationKey = [
      { key: 'Meter1PublicKey', readonly: true, value: key },
      { key: 'MeterPublicKey2', readonly: true, value: key },
      { key: 'PublicKeyWithSignedMeterValue', readonly: false, value: 'Never' },
      { key: 'Meter3PublicKey', readonly: true, value: '' },
      { key: 'Meter4PublicKey', readonly: true },
    ];
    expect(keys('GetConfiguration', { configurationKey }, 'result')).toEqual([
      [true, 'Meter1PublicKey', 1, null, 'reported'],
      [true, 'MeterPublicKey2', 2, null, 'reported'],
    ]);
    expect(keys('ChangeConfiguration', { key: 'MeterPublicKey[1]', value: key })).toHaveLength(1);
  });

  test('FiscalMetering of the device model', () => {
    const entry = { component: { name: 'FiscalMetering', evse: { id: 3 } }, variable: { name: 'PublicKey' } };
    expect(keys('GetVariables', { getVariableResult: [{ ...entry, attributeValue: key }] }, 'result')).toEqual([
      [true, 'FiscalMetering.PublicKey', 3, null, 'reported'],
    ]);
    expect(keys('NotifyReport', { reportData: [{ ...entry, variableAttribute: [{ value: key }] }] })).toHaveLength(1);
  });
});
