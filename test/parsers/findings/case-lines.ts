import { day } from './rule-case.ts';

/** Lines within a station's day. */
export const lines = (...table: readonly string[]): string => day(table.join('\n'));

export function status(
  time: string,
  word: string,
  { connector = 1, code = 'NoError', extra = '' }: { connector?: number; code?: string; extra?: string } = {},
): string {
  return `${time} > StatusNotification connectorId:${connector} status:${word} errorCode:${code} timestamp:$t ${extra} -> ok`;
}

/** Meter values of transaction 7 on connector 1; `samples` as `measurand=value[@phase]`, in base units. */
export function meter(time: string, ...samples: readonly string[]): string {
  const values = samples.map((sample) => {
    const [, measurand = '', value = '', phase] = /^([\w.]+)=([-\d.]+)(?:@(\S+))?$/.exec(sample) ?? [];
    return JSON.stringify({ measurand, value, ...(phase === undefined ? {} : { phase }) });
  });
  return `${time} > MeterValues connectorId:1 transactionId:7 meterValue:[{"timestamp":"$t","sampledValue":[${values.join(',')}]}] -> ok`;
}

/** A session that begins at 10:15 and ends at 11:45, with lines in between. */
export function longSession(...extra: readonly string[]): string {
  return [
    '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}',
    ...extra,
    '11:45:00 > StopTransaction transactionId:7 idTag:A meterStop:9000 timestamp:$t reason:Local -> idTagInfo:{"status":"Accepted"}',
  ].join('\n');
}

/** Instants of a run of lines, `step` seconds apart. */
export function times(from: string, count: number, step: number): readonly string[] {
  const [hours = 0, minutes = 0, seconds = 0] = from.split(':').map(Number);
  const start = hours * 3600 + minutes * 60 + seconds;
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * step;
    return [Math.floor(at / 3600), Math.floor(at / 60) % 60, at % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
  });
}

/** A change of a setting with its answer. */
export function write(time: string, key: string, value: string, outcome = 'Accepted'): string {
  return `${time} < ChangeConfiguration key:${key} value:"${value}" -> status:${outcome}`;
}

/** A reading of settings, written `KEY=value`. */
export function read(time: string, ...settings: readonly string[]): string {
  const keys = settings.map((setting) => {
    const [key, value] = setting.split('=');
    return JSON.stringify({ key, readonly: false, value });
  });
  return `${time} < GetConfiguration ok -> configurationKey:[${keys.join(',')}]`;
}

/** The same log, as one of a station of a vendor. */
export function ofVendor(vendor: string, table: string, firmware = '1.0'): string {
  return table.replace(
    'BootNotification chargePointModel:M',
    `BootNotification chargePointModel:M chargePointVendor:${vendor} firmwareVersion:${firmware}`,
  );
}
