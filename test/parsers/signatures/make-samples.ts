import { encodeBase64, encodeHex } from '../../../parsers/base/text-encodings.ts';
import { edlBlock, putBytes, putLittle } from '../../../parsers/signatures/edl/edl-block.ts';
import { crc16 } from '../../../parsers/signatures/edl/sml-reader.ts';
import { three, write } from './sample-file.ts';
import { fields, p192, p256, serverId } from './sample-keys.ts';
import { base32, entry, list, localTime, octets, smlFile, unsigned } from './sml-writer.ts';

/*
 * Makes the samples of the binary formats (`samples.ts` beside each format) with keys that are derived from a sentence and worth nothing:
 * `npx node test/parsers/signatures/make-samples.ts`. Signatures are random each time; the verdicts on them are not.
 */

function edl40Record(value: bigint): string {
  const seconds = 1_772_355_600n;
  const own = fields(value, 12n, seconds);
  const signature = Buffer.concat([p192.sign(edlBlock(own)), own.logBytes]);
  const file = smlFile(
    serverId,
    new Uint8Array(),
    [
      entry('0100011100ff', unsigned(value, 8), {
        status: unsigned(8n, 1),
        time: localTime(seconds),
        unit: 30,
        scaler: -1,
      }),
      entry('810060080001', list(unsigned(1n, 1), list(unsigned(1n, 1), unsigned(own.secondsIndex, 4)))),
      entry('8180817101ff', unsigned(12n, 4)),
      entry('8182815401ff', octets(own.contractId), { time: localTime(seconds - 10n) }),
    ],
    signature,
  );
  return encodeHex(file);
}

function edl40SigRecord(): string {
  const block = edlBlock(fields(251_234n, 31n, 1_772_355_600n));
  const signature = Buffer.concat([p192.sign(block), Buffer.from([0, 7])]);
  const element = (name: string, bytes: Uint8Array): string =>
    `<${name} encoding="base64">${encodeBase64(bytes)}</${name}>`;
  return (
    `<signedMeterValue>${element('publicKey', p192.coordinates)}${element('meterValueSignature', signature)}` +
    `<signatureMethod>ECDSA192SHA256</signatureMethod>${element('encodedMeterValue', block)}</signedMeterValue>`
  );
}

function mennekesRecord(): string {
  const customer = Buffer.from('874ad0fe', 'hex');
  const measure = (name: string, value: bigint, pagination: bigint, seconds: bigint, iso: string): string => {
    const own = {
      ...fields(value, pagination, seconds),
      contractId: customer,
      contractSeconds: 1_772_355_590n + 3600n,
    };
    const signature = encodeHex(p192.sign(edlBlock(own))).toUpperCase();
    return (
      `<${name}><Timestamp>${iso}</Timestamp><Signature>${signature}</Signature><EventCounter>7</EventCounter><MeterStatus>8</MeterStatus>` +
      `<Value>${value}</Value><Scaler>-1</Scaler><Pagination>${pagination}</Pagination><SecondIndex>${own.secondsIndex}</SecondIndex></${name}>`
    );
  };
  return (
    `<ChargingProcess><ServerId>${encodeHex(serverId).toUpperCase()}</ServerId><PublicKey>${encodeHex(p192.coordinates).toUpperCase()}</PublicKey>` +
    '<CustomerIdent>874AD0FE</CustomerIdent><TimestampCustomerIdent>2026-03-01T09:59:50+01:00</TimestampCustomerIdent>' +
    measure('MeasurementStart', 519_116n, 20n, 1_772_355_600n, '2026-03-01T10:00:00+01:00') +
    `${measure('MeasurementEnd', 520_535n, 21n, 1_772_355_870n, '2026-03-01T10:04:30+01:00')}</ChargingProcess>`
  );
}

function isaRecord(value: bigint): string {
  const seconds = 1_772_355_600n;
  const listName = Buffer.from('8180816202ff', 'hex');
  const contract = Buffer.from('sample-contract', 'latin1');
  const counter = Buffer.alloc(20, 0x81);
  const inner = Buffer.alloc(66, 0x4d);
  const logIndex = Buffer.from([0xa4, 1]);
  const start = 256_959_316n;
  const block = new Uint8Array(320);
  putBytes(block, 0, 10, serverId);
  putLittle(block, 10, 4, seconds + 3600n);
  putBytes(block, 15, 6, Buffer.from('0100010800ff', 'hex'));
  block[21] = 30;
  block[22] = 0xff;
  putLittle(block, 23, 8, value);
  putBytes(block, 31, 2, logIndex);
  putBytes(block, 33, 66, inner);
  putBytes(block, 99, 128, contract);
  putLittle(block, 227, 4, seconds + 3000n);
  putBytes(block, 231, 20, counter);
  putBytes(block, 252, 6, Buffer.from('010001080080', 'hex'));
  block[258] = 30;
  block[259] = 0xff;
  putLittle(block, 260, 8, start);
  putBytes(block, 268, 6, listName);
  putLittle(block, 274, 4, 24n);
  const common = { unit: 30, scaler: -1, status: unsigned(0n, 4) };
  return encodeHex(
    smlFile(
      serverId,
      listName,
      [
        entry('8182815401ff', octets(contract), { time: localTime(seconds - 600n) }),
        entry('010001080080', unsigned(start, 8), { ...common, time: localTime(seconds - 300n) }),
        entry('8180c7f040ff', unsigned(24n, 4)),
        entry('8180816101ff', octets(counter)),
        entry('0100010800ff', unsigned(value, 8), { ...common, time: localTime(seconds), signature: inner }),
      ],
      Buffer.concat([p256.sign(block), logIndex]),
    ),
  );
}

function alfenRecord(status: number): string {
  const data = new Uint8Array(82);
  putBytes(data, 0, 10, Buffer.from('0a54655b68a8f0e23a01', 'hex'));
  putBytes(data, 10, 4, Buffer.from('v014', 'latin1'));
  putBytes(data, 16, 10, serverId);
  putLittle(data, 26, 4, BigInt(status));
  putLittle(data, 30, 4, 4711n);
  putLittle(data, 34, 4, 1_772_355_600n);
  putBytes(data, 38, 6, Buffer.from('0100010800ff', 'hex'));
  data[44] = 30;
  putLittle(data, 46, 8, 251_234n);
  putBytes(data, 54, 20, Buffer.from('SAMPLE-UID', 'latin1'));
  putLittle(data, 74, 4, 42n);
  putLittle(data, 78, 4, 7n);
  return `AP;0;3;${base32(p192.compressed)};${base32(data)};${base32(p192.sign(data))};`;
}

function pcdfRecord(billing: string): string {
  const key = encodeHex(Buffer.concat([Buffer.from([4]), p256.coordinates]));
  const head =
    `128.8.0(ST:260301100000)(CT:260301101500)(CD:001500)(TV:1)(BV:${billing})(CSC:1)(SP:1)(RV:0003.276*kWh)` +
    `(SI:55*1*959bff1e-7164-4132-b783-4a9feed1bfee)(CS:513f627b)(HW:12345678901)(DT:0)(PK:${key})`;
  return `${head}(SG:${encodeHex(p256.signDer(Buffer.from(head, 'utf8')))})`;
}

/** Replaces one data byte of the Base32 part of an Alfen record. */
function changedAlfen(text: string): string {
  const parts = text.split(';');
  parts[4] = (parts[4] ?? '').replace(
    /^(.{72})(.)/,
    (_, before: string, letter: string) => `${before}${letter === 'A' ? 'B' : 'A'}`,
  );
  return parts.join(';');
}

const key192 = encodeHex(p192.coordinates);
const key256 = encodeHex(p256.coordinates);
const edl = edl40Record(251_234n);
const isa = isaRecord(257_182_610n);
const sig = edl40SigRecord();
const mennekes = mennekesRecord();
const alfen = alfenRecord(0);
const pcdf = pcdfRecord('1');

/** A register value inside an SML file changed, with the checksum of the transport made right again. */
function changedSml(text: string, from: string, to: string): string {
  const bytes = Buffer.from(text.replace(from, to), 'hex');
  const crc = crc16(bytes.subarray(0, -2));
  bytes[bytes.length - 2] = crc & 0xff;
  bytes[bytes.length - 1] = crc >> 8;
  return encodeHex(bytes);
}

function hex64(value: bigint): string {
  return value.toString(16).padStart(16, '0');
}

const otherSig = edlBlock(fields(991_234n, 31n, 1_772_355_600n));
const changedSig = sig.replace(
  /(<encodedMeterValue encoding="base64">)[^<]+/,
  (_, tag: string) => `${tag}${encodeBase64(otherSig)}`,
);

write(
  'edl/samples.ts',
  `type EdlFormat = 'edl40' | 'edl40Sig' | 'edl40Mennekes' | 'isaEdl40';\n\nexport const edlSamples: Readonly<Record<EdlFormat, readonly SignedFormatSample[]>> = {\n` +
    `edl40: ${three(edl, changedSml(edl, hex64(251_234n), hex64(991_234n)), edl.slice(0, 120), key192)},\n` +
    `edl40Sig: ${three(sig, changedSig, sig.replace(/<encodedMeterValue.*<\/encodedMeterValue>/, ''), key192)},\n` +
    `edl40Mennekes: ${three(mennekes, mennekes.replace('<Value>520535<', '<Value>990535<'), mennekes.replace(/<MeasurementEnd>.*<\/MeasurementEnd>/, ''), key192)},\n` +
    `isaEdl40: ${three(isa, changedSml(isa, hex64(257_182_610n), hex64(997_182_610n)), isa.slice(0, 200), key256)},\n};`,
);
write(
  'alfen/samples.ts',
  `export const alfenSamples: readonly SignedFormatSample[] = ${three(alfen, changedAlfen(alfen), alfen.split(';').slice(0, 4).join(';'), encodeHex(p192.compressed))};`,
);
write(
  'pcdf/samples.ts',
  `export const pcdfSamples: readonly SignedFormatSample[] = ${three(pcdf, pcdf.replace('0003.276', '0009.276'), pcdf.replace(/\(SG:.*$/, ''), encodeHex(Buffer.concat([Buffer.from([4]), p256.coordinates])))};`,
);
