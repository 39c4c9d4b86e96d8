import { encodeHex } from '../../../parsers/base/text-encodings.ts';
import { p192, p256, serverId } from './sample-keys.ts';
import { base32, entry, list, localTime, octets, smlFile, unsigned } from './sml-writer.ts';

/*
 * Records of the formats that sign a block of bytes, written from the tables of research/transparency-software 2.5 to 2.10 and by no code of
 * the product, every field with a value of its own.
 */

/** A block of zeros with bytes at places. */
export function blockOf(length: number, parts: readonly (readonly [offset: number, bytes: Uint8Array])[]): Uint8Array {
  const block = new Uint8Array(length);
  for (const [offset, bytes] of parts) block.set(bytes, offset);
  return block;
}

/** Least significant byte first. */
export function little(value: bigint | number, length: number): Uint8Array {
  const hex = BigInt.asUintN(length * 8, BigInt(value))
    .toString(16)
    .padStart(length * 2, '0');
  return Buffer.from(hex, 'hex').reverse();
}

export const hexBytes = (text: string): Uint8Array => Buffer.from(text, 'hex');
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** 2026-03-01T09:00:00Z. */
export const seconds = 1_772_355_600n;

export interface AlfenShape {
  readonly type?: string;
  readonly status?: bigint;
  readonly unit?: number;
  readonly scalar?: number;
  readonly value?: bigint;
  readonly user?: string;
  readonly session?: number;
  readonly paging?: number;
}

export function alfenData(shape: AlfenShape = {}): Uint8Array {
  return blockOf(82, [
    [0, hexBytes('0102030405060708090a')],
    [10, latin('v014')],
    [14, hexBytes('beef')],
    [16, hexBytes('1112131415161718191a')],
    [26, little(shape.status ?? 0n, 4)],
    [30, little(0x21222324n, 4)],
    [34, little(seconds, 4)],
    [38, hexBytes('0100010800ff')],
    [44, Uint8Array.from([shape.unit ?? 30])],
    [45, Uint8Array.from([(shape.scalar ?? 0) & 0xff])],
    [46, little(shape.value ?? 251_234n, 8)],
    [54, latin((shape.user ?? 'SAMPLE-UID').padEnd(20, '\u0000'))],
    [74, little(shape.session ?? 0x01020304, 4)],
    [78, little(shape.paging ?? 0x05060708, 4)],
  ]);
}

export function alfen(shape: AlfenShape = {}): string {
  const data = alfenData(shape);
  return `AP;${shape.type ?? '0'};3;${base32(p192.compressed)};${base32(data)};${base32(p192.sign(data))};`;
}

const pcdfFields: readonly (readonly [string, string])[] = [
  ['ST', '260301100000'],
  ['CT', '260301101500'],
  ['CD', '001500'],
  ['TV', '1'],
  ['BV', '1'],
  ['CSC', '17'],
  ['SP', '1'],
  ['RV', '0003.276*kWh'],
  ['SI', '55*1*959bff1e-7164'],
  ['CS', '513f627b'],
  ['HW', '12345678901'],
  ['DT', '0'],
  ['PK', encodeHex(Buffer.concat([Buffer.from([4]), p256.coordinates]))],
];

/** `null` leaves a field out. */
export function pcdf(more: Readonly<Record<string, string | null>> = {}): string {
  const groups = pcdfFields.flatMap(([name, value]) => {
    const own = more[name] === undefined ? value : more[name];
    return own === null ? [] : [`(${name}:${own})`];
  });
  const head = `128.8.0${groups.join('')}`;
  return `${head}(SG:${encodeHex(p256.signDer(Buffer.from(head, 'utf8')))})`;
}

export interface EdlShape {
  readonly curve?: 'secp192r1' | 'secp256r1';
  readonly obis?: string;
  readonly unit?: number;
  readonly scaler?: number;
  readonly value?: bigint;
  /** As the entry states it, and as the block has it. */
  readonly status?: readonly [stated: bigint, signed: number];
  readonly historical?: bigint;
  readonly compensated?: bigint;
  readonly resistance?: bigint;
  readonly stopwatch?: bigint;
  readonly price?: bigint;
  readonly version?: bigint;
  readonly pagination?: bigint;
  /** Log index and contract id as hex. */
  readonly logBytes?: string;
  readonly contract?: string;
  /** Seconds beside the usual time. */
  readonly at?: bigint;
  /** Names of entries that are left out. */
  readonly without?: readonly string[];
}

export const edlDefaults = {
  secondsIndex: 0x31323334n,
  pagination: 0x41424344n,
  contract: latin('contract of a sample'),
  logBytes: hexBytes('5152'),
} as const;

export function edl(shape: EdlShape = {}): string {
  const { secondsIndex } = edlDefaults;
  const pagination = shape.pagination ?? edlDefaults.pagination;
  const contract = shape.contract === undefined ? edlDefaults.contract : hexBytes(shape.contract);
  const logBytes = shape.logBytes === undefined ? edlDefaults.logBytes : hexBytes(shape.logBytes);
  const taken = seconds + (shape.at ?? 0n);
  const key = shape.curve === 'secp256r1' ? p256 : p192;
  const obis = shape.obis ?? '0100011100ff';
  const value = shape.value ?? 251_234n;
  const [stated, signedStatus] = shape.status ?? [8n, 8];
  const numbers = [shape.historical, shape.compensated, shape.resistance, shape.stopwatch, shape.price] as const;
  const [historical = 0n, compensated = 0n, resistance = 0n, stopwatch = 0n, price = 0n] = numbers;
  const block = blockOf(320, [
    [0, serverId],
    [10, little(taken + 3600n, 4)],
    [14, Uint8Array.from([signedStatus])],
    [15, little(secondsIndex, 4)],
    [19, little(pagination, 4)],
    [23, hexBytes(obis)],
    [29, Uint8Array.from([shape.unit ?? 30, (shape.scaler ?? -1) & 0xff])],
    [31, little(value, 8)],
    [39, logBytes],
    [41, contract],
    [169, little(seconds + 3590n, 4)],
    [173, little(historical, 8)],
    [181, little(compensated, 8)],
    [189, little(resistance, 2)],
    [191, little(stopwatch, 4)],
    [195, little(price, 2).reverse()],
  ]);
  const optional = (name: string, number: bigint | undefined, width: number): Uint8Array[] =>
    number === undefined ? [] : [entry(name, unsigned(number, width))];
  const named: readonly (readonly [string, Uint8Array])[] = [
    [
      'meter',
      entry(obis, unsigned(value, 8), {
        status: unsigned(stated, 4),
        time: localTime(taken),
        unit: shape.unit ?? 30,
        scaler: shape.scaler ?? -1,
      }),
    ],
    ['secondsIndex', entry('810060080001', list(unsigned(1n, 1), list(unsigned(1n, 1), unsigned(secondsIndex, 4))))],
    ['pagination', entry('8180817101ff', unsigned(pagination, 4))],
    ['contract', entry('8182815401ff', octets(contract), { time: localTime(seconds - 10n) })],
  ];
  const left = new Set(shape.without ?? []);
  const file = smlFile(
    serverId,
    new Uint8Array(),
    [
      ...named.filter(([name]) => !left.has(name)).map(([, bytes]) => bytes),
      ...optional('010001110064', shape.historical, 8),
      ...optional('0100011100c8', shape.compensated, 8),
      ...optional('00af6c6c72ff', shape.resistance, 2),
      ...optional('00af647572ff', shape.stopwatch, 4),
      ...optional('00af707263ff', shape.price, 2),
      ...optional('00af737672ff', shape.version, 1),
    ],
    left.has('signature') ? new Uint8Array() : Buffer.concat([key.sign(block), logBytes]),
  );
  return encodeHex(file);
}

export interface IsaShape {
  readonly phase?: number;
  readonly value?: bigint;
  readonly start?: bigint;
  readonly unit?: number;
  readonly status?: bigint;
  readonly startStatus?: bigint;
  /** UTC seconds of the begin, as its entry states it and as the contract's entry does. */
  readonly begunAt?: bigint;
  readonly contractAt?: bigint;
  /** Entries that are left out. */
  readonly without?: readonly ('contract' | 'start' | 'pagination' | 'counter' | 'meter')[];
}

export function isa(shape: IsaShape = {}): string {
  const listName = hexBytes(`81808162${(shape.phase ?? 2).toString(16).padStart(2, '0')}ff`);
  const contract = latin('contract of a sample');
  const counter = Buffer.from(Array.from({ length: 20 }, (_, index) => 0x60 + index));
  const inner = Buffer.from(Array.from({ length: 66 }, (_, index) => 0x80 + index));
  const logIndex = hexBytes('a401');
  const [value, start] = [shape.value ?? 257_182_610n, shape.start ?? 256_959_316n];
  const [status, startStatus] = [shape.status ?? 0x35n, shape.startStatus ?? 0x36n];
  const unit = shape.unit ?? 30;
  const begunAt = shape.begunAt ?? seconds - 600n;
  const contractAt = shape.contractAt ?? begunAt;
  const block = blockOf(320, [
    [0, serverId],
    [10, little(seconds + 3600n, 4)],
    [14, little(status, 1)],
    [15, hexBytes('0100010800ff')],
    [21, Uint8Array.from([unit, 0xff])],
    [23, little(value, 8)],
    [31, logIndex],
    [33, inner],
    [99, contract],
    [227, little(contractAt + 3600n, 4)],
    [231, counter],
    [251, little(startStatus, 1)],
    [252, hexBytes('010001080080')],
    [258, Uint8Array.from([unit, 0xff])],
    [260, little(start, 8)],
    [268, listName],
    [274, little(0x71727374n, 4)],
  ]);
  const common = { unit, scaler: -1 };
  const entries = {
    contract: entry('8182815401ff', octets(contract), { time: localTime(contractAt) }),
    start: entry('010001080080', unsigned(start, 8), {
      ...common,
      status: unsigned(startStatus, 4),
      time: localTime(begunAt),
    }),
    pagination: entry('8180c7f040ff', unsigned(0x71727374n, 4)),
    counter: entry('8180816101ff', octets(counter)),
    meter: entry('0100010800ff', unsigned(value, 8), {
      ...common,
      status: unsigned(status, 4),
      time: localTime(seconds),
      signature: inner,
    }),
  };
  const left = new Set<string>(shape.without ?? []);
  return encodeHex(
    smlFile(
      serverId,
      listName,
      Object.entries(entries).flatMap(([name, bytes]) => (left.has(name) ? [] : [bytes])),
      Buffer.concat([p256.sign(block), logIndex]),
    ),
  );
}

export interface MeasureShape {
  readonly value: bigint;
  readonly pagination: bigint;
  /** Local wall clock with offset. */
  readonly time: string;
  /** Seconds of that wall clock since 1970. */
  readonly localSeconds: bigint;
  readonly eventCounter?: number;
  /** Two bytes behind the signature, which then take the place of the counter. */
  readonly behind?: string;
}

export const mennekesStart: MeasureShape = {
  value: 519_116n,
  pagination: 20n,
  time: '2026-03-01T10:00:00+01:00',
  localSeconds: seconds + 3600n,
};
export const mennekesEnd: MeasureShape = {
  value: 520_535n,
  pagination: 21n,
  time: '2026-03-01T10:04:30+01:00',
  localSeconds: seconds + 3870n,
};

export function mennekes(
  start: Partial<MeasureShape> = {},
  end: Partial<MeasureShape> = {},
  key: Uint8Array | null = p192.coordinates,
): string {
  const measure = (name: string, shape: MeasureShape): string => {
    const counter = shape.eventCounter ?? 0x0102;
    const block = blockOf(320, [
      [0, serverId],
      [10, little(shape.localSeconds, 4)],
      [14, little(8, 1)],
      [15, little(0x31323334, 4)],
      [19, little(shape.pagination, 4)],
      [23, hexBytes('0100011100ff')],
      [29, Uint8Array.from([30, 0xff])],
      [31, little(shape.value, 8)],
      [39, shape.behind === undefined ? little(counter, 2).reverse() : hexBytes(shape.behind)],
      [41, hexBytes('874ad0fe')],
      [169, little(seconds + 3590n, 4)],
    ]);
    const signature = encodeHex(p192.sign(block)) + (shape.behind ?? '');
    return (
      `<${name}><Timestamp>${shape.time}</Timestamp><Signature>${signature}</Signature><EventCounter>${counter}</EventCounter>` +
      `<MeterStatus>8</MeterStatus><Value>${shape.value}</Value><Scaler>-1</Scaler><Pagination>${shape.pagination}</Pagination>` +
      `<SecondIndex>825373492</SecondIndex></${name}>`
    );
  };
  return (
    `<ChargingProcess><ServerId>${encodeHex(serverId)}</ServerId>${key === null ? '' : `<PublicKey>${encodeHex(key)}</PublicKey>`}` +
    '<CustomerIdent>874AD0FE</CustomerIdent><TimestampCustomerIdent>2026-03-01T09:59:50+01:00</TimestampCustomerIdent>' +
    `${measure('MeasurementStart', { ...mennekesStart, ...start })}${measure('MeasurementEnd', { ...mennekesEnd, ...end })}</ChargingProcess>`
  );
}
