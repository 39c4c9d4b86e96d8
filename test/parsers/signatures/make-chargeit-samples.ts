import { encodeHex } from '../../../parsers/base/text-encodings.ts';
import { edlBlock } from '../../../parsers/signatures/edl/edl-block.ts';
import { three, write } from './sample-file.ts';
import { fields, p192, p256, serverId } from './sample-keys.ts';

/* Makes the samples of the JSON container of chargeIT mobility: `npx node test/parsers/signatures/make-chargeit-samples.ts`. */

const key192 = encodeHex(p192.coordinates);
const key256 = encodeHex(p256.coordinates);

function emhEntry(value: bigint, pagination: bigint, seconds: bigint): string {
  const own = { ...fields(value, pagination, seconds), contractId: Buffer.from('SAMPLE-CONTRACT', 'latin1') };
  const time = (at: bigint): object => ({ timestamp: Number(at), localOffset: 60, seasonOffset: 0 });
  return JSON.stringify({
    timestamp: Number(seconds),
    meterInfo: {
      firmwareVersion: '1',
      publicKey: encodeHex(p192.coordinates).toUpperCase(),
      meterId: encodeHex(serverId).toUpperCase(),
      type: 'sample',
      manufacturer: 'sample',
    },
    transactionId: 'sample:1',
    contract: { type: 'RFID_TAG_ID', timestampLocal: time(seconds - 10n), id: 'SAMPLE-CONTRACT' },
    measurementId: pagination.toString(16).padStart(8, '0').toUpperCase(),
    measuredValue: {
      timestampLocal: time(seconds),
      value: String(value),
      unit: 'WATT_HOUR',
      scale: -1,
      unitEncoded: 30,
    },
    measurand: { id: '0100011100FF', name: 'ENERGY_TOTAL' },
    additionalInfo: { indexes: { timer: Number(own.secondsIndex), logBook: '0007' }, status: '08' },
    signature: encodeHex(p192.sign(edlBlock(own))).toUpperCase(),
  });
}

function bsmEntry(kind: number, energy: number, counter: number, epoch: number): string {
  const points: readonly (readonly [string, number | string, number, number])[] = [
    ['Typ', kind, 0, 255],
    ['RCR', energy, 1, 30],
    ['TotWhImp', 9_000 + energy, 1, 30],
    ['W', -5, 0, 27],
    ['MA1', '001SAMPLE0000001', 0, 0],
    ['RCnt', counter, 0, 255],
    ['OS', 4_711, 0, 7],
    ['Epoch', epoch, 0, 7],
    ['TZO', 60, 0, 6],
    ['EpochSetCnt', 3, 0, 255],
    ['EpochSetOS', 4_000, 0, 7],
    ['DI', 1, 0, 255],
    ['DO', 0, 0, 255],
    ['Meta1', 'contract-id: rfid:5a4d504c', 0, 0],
    ['Meta2', 'evse-id: DE*XXX*E1*1', 0, 0],
    ['Meta3', 'Gäste', 0, 0],
    ['Evt', 0, 0, 255],
  ];
  const signed = Buffer.concat(
    points.map(([, value, scale, unit]) => {
      if (typeof value === 'string') {
        const text = Buffer.from(value, 'latin1');
        const length = Buffer.alloc(4);
        length.writeUInt32BE(text.length);
        return Buffer.concat([length, text]);
      }
      const number = Buffer.alloc(6);
      number.writeInt32BE(value | 0);
      number.writeInt8(scale, 4);
      number.writeUInt8(unit, 5);
      return number;
    }),
  );
  const point = ([name, value, scale, unitEncoded]: (typeof points)[number]): object => ({
    measurand: { name },
    measuredValue:
      typeof value === 'string'
        ? { value, valueType: 'String', valueEncoding: 'ISO-8859-1' }
        : { scale, unitEncoded, value, valueType: value < 0 ? 'Integer32' : 'UnsignedInteger32' },
  });
  return JSON.stringify({
    '@context': 'https://www.chargeit-mobility.com/contexts/bsm-ws36a-json-v1',
    '@id': `001SAMPLE0000001-${counter}`,
    time: new Date(epoch * 1000).toISOString().replace('.000Z', '+00:00'),
    meterInfo: {
      firmwareVersion: '1',
      publicKey: `3059301306072a8648ce3d020106082a8648ce3d03010703420004${encodeHex(p256.coordinates)}`,
      meterId: '001SAMPLE0000001',
      manufacturer: 'sample',
      type: 'sample',
    },
    contract: { id: '5a4d504c', type: 'rfid' },
    measurementId: counter,
    value: {
      measurand: { id: '1-0:1.8.0*198', name: 'RCR' },
      measuredValue: { scale: 1, unitEncoded: 30, value: energy },
    },
    additionalValues: points.map(point),
    signature: encodeHex(p256.signDer(signed)),
  });
}

const emh = emhEntry(110_281n, 25n, 1_772_355_600n);
const bsm = bsmEntry(2, 16, 4_277, 1_772_355_600);
write(
  'chargeit/samples.ts',
  `type Entry = 'emh' | 'bsm';\n\nexport const chargeItSamples: Readonly<Record<Entry, readonly SignedFormatSample[]>> = {\n` +
    `emh: ${three(emh, emh.replace('"110281"', '"910281"'), emh.replace('"0007"', '"07"'), key192)},\n` +
    `bsm: ${three(bsm, bsm.replaceAll('"value":16,', '"value":96,').replaceAll('"value":16}', '"value":96}'), bsm.replace('"name":"RCR"},"measuredValue":{"scale":1,"unitEncoded":30,"value":16,"valueType"', '"name":"RCX"},"measuredValue":{"scale":1,"unitEncoded":30,"value":16,"valueType"'), `04${key256}`)},\n};`,
);
