import { sign } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { fixedKey, makeRecords } from './signed-records.ts';

/*
 * Years of a busy station as its backend logged them: sessions with signed begin and end, faults, lost ends and altered values among them.
 * Repeatable but for the
 * random number in each signature (FIPS 186-5, 6.3): no clock.
 */

const startMs = Date.UTC(2023, 0, 1);
const stationCards = 300;

/** Writes so many sessions; returns the size in bytes. */
export function generateSessions(path: string, sessions: number): number {
  const { key } = makeRecords('secp256r1', 'prime256v1', 32, 1);
  const keyObject = fixedKey('prime256v1', 32);
  const file = openSync(path, 'w');
  let bytes = 0;
  let pending: string[] = [];
  let atMs = startMs;
  let number = 0;
  const registers = [1_000_000, 2_000_000];
  const iso = (ms: number): string => new Date(ms).toISOString();
  const say = (direction: string, json: string): void => {
    pending.push(`${iso(atMs)} BENCH-1 ${direction} ${json}\n`);
    if (pending.length >= 5_000) flush();
  };
  const flush = (): void => {
    bytes += writeSync(file, pending.join(''));
    pending = [];
  };
  const call = (action: string, payload: object, answer: object): void => {
    number += 1;
    say('received', JSON.stringify([2, `m${number}`, action, payload]));
    atMs += 200;
    say('sent', JSON.stringify([3, `m${number}`, answer]));
    atMs += 800;
  };
  const signed = (tx: 'B' | 'E', connector: number, page: number, wh: number, altered: boolean): string => {
    const payload = JSON.stringify({
      FV: '1.0',
      GI: 'BENCH',
      GS: `BENCH-${connector}`,
      PG: `T${page}`,
      MS: `METER-${connector}`,
      IS: true,
      IL: 'VERIFIED',
      IF: ['RFID_PLAIN'],
      IT: 'ISO14443',
      ID: card(page),
      RD: [
        {
          TM: `${iso(atMs).replace('.', ',').replace('Z', '+0000')} S`,
          TX: tx,
          RV: (wh / 1000).toFixed(3),
          RI: '1-b:1.8.0',
          RU: 'kWh',
          ST: 'G',
        },
      ],
    });
    const signature = sign('sha256', Buffer.from(payload), keyObject).toString('hex');
    return `OCMF|${altered ? payload.replace('"RV":"', '"RV":"9') : payload}|{"SA":"ECDSA-secp256r1-SHA256","SD":"${signature}"}`;
  };
  const sampled = (context: string, value: string, format: string): object => ({
    timestamp: iso(atMs),
    sampledValue: [{ value, context, format, measurand: 'Energy.Active.Import.Register', unit: 'Wh' }],
  });

  call(
    'BootNotification',
    {
      chargePointVendor: 'Bench',
      chargePointModel: 'B1',
      chargePointSerialNumber: 'BENCH-1',
      firmwareVersion: '1.0.0',
    },
    { status: 'Accepted', currentTime: iso(atMs), interval: 300 },
  );
  for (const connector of [1, 2]) {
    call(
      'DataTransfer',
      {
        vendorId: 'generalConfiguration',
        messageId: 'setMeterConfiguration',
        data: JSON.stringify({
          meters: [
            { connectorId: connector, meterSerial: `METER-${connector}`, type: 'SIGNATURE', publicKey: key.text },
          ],
        }),
      },
      { status: 'Accepted' },
    );
  }
  for (let index = 0; index < sessions; index += 1) {
    const connector = 1 + (index % 2);
    const register = registers[connector - 1] ?? 0;
    const idTag = card(index);
    call(
      'StatusNotification',
      { connectorId: connector, status: 'Preparing', errorCode: 'NoError', timestamp: iso(atMs) },
      {},
    );
    call('Authorize', { idTag }, { idTagInfo: { status: 'Accepted' } });
    call(
      'StartTransaction',
      { connectorId: connector, idTag, meterStart: register, timestamp: iso(atMs) },
      { transactionId: 10_000 + index, idTagInfo: { status: 'Accepted' } },
    );
    const begin = signed('B', connector, 2 * index, register, false);
    const beginAt = iso(atMs);
    call(
      'StatusNotification',
      { connectorId: connector, status: 'Charging', errorCode: 'NoError', timestamp: iso(atMs) },
      {},
    );
    atMs += 1_800_000 + (index % 7) * 600_000;
    const end = register + 5_000 + (index % 40) * 250;
    registers[connector - 1] = end;
    const isFaulted = index % 97 === 96;
    if (isFaulted) {
      call(
        'StatusNotification',
        {
          connectorId: connector,
          status: 'Faulted',
          errorCode: 'GroundFailure',
          vendorErrorCode: 'RcdGroundFailure',
          timestamp: iso(atMs),
        },
        {},
      );
    }
    if (index % 211 !== 210) {
      const transactionData = [
        { ...sampled('Transaction.Begin', begin, 'SignedData'), timestamp: beginAt },
        sampled('Transaction.End', signed('E', connector, 2 * index + 1, end, index % 500 === 499), 'SignedData'),
      ];
      call(
        'StopTransaction',
        {
          transactionId: 10_000 + index,
          idTag,
          meterStop: end,
          timestamp: iso(atMs),
          reason: isFaulted ? 'Other' : 'Local',
          transactionData,
        },
        {},
      );
    }
    call(
      'StatusNotification',
      { connectorId: connector, status: 'Available', errorCode: 'NoError', timestamp: iso(atMs) },
      {},
    );
    atMs += 600_000;
  }
  flush();
  closeSync(file);
  return bytes;
}

function card(index: number): string {
  return `04${(0xa0_0000_0000 + (index % stationCards) * 7_919).toString(16).toUpperCase()}`;
}
