import type { CaseParts } from '../../builders/case-view.ts';

/** What happened at a site, told as a log (`test/parsers/builders/story.ts`). */
export interface SiteStory {
  readonly name: string;
  readonly parts: CaseParts;
}

/** Seconds since midnight as `10:05:00`. */
export function clock(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

export function seconds(time: string): number {
  const [hours = 0, minutes = 0, rest = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

/** Instants from one to the other, so many seconds apart. */
export function every(from: string, to: string, step: number): readonly string[] {
  const count = Math.floor((seconds(to) - seconds(from)) / step) + 1;
  return Array.from({ length: count }, (_, index) => clock(seconds(from) + index * step));
}

export function boot(time: string, extra = '', firmware = '1.4.2'): string {
  return `${time} > BootNotification chargePointVendor:ACME chargePointModel:Twin22 firmwareVersion:${firmware} ${extra} -> status:Accepted currentTime:$t interval:300`;
}

export function heartbeats(from: string, to: string, day = ''): readonly string[] {
  return every(from, to, 300).map((time) => `${day}${time} > Heartbeat -> currentTime:$t`);
}

export function state(time: string, connector: number, word: string, error = 'NoError', extra = ''): string {
  return `${time} > StatusNotification connectorId:${connector} status:${word} errorCode:${error} timestamp:$t ${extra} -> ok`;
}

export function card(time: string, tag: string, status = 'Accepted'): string {
  return `${time} > Authorize idTag:${tag} -> idTagInfo:{"status":"${status}"}`;
}

interface Begin {
  readonly connector?: number;
  readonly tag?: string;
  readonly at?: string;
  readonly extra?: string;
  readonly info?: string;
}

export function start(time: string, transaction: number, wh: number, begin: Begin = {}): string {
  const { connector = 1, tag = 'TAG1', at = '$t', extra = '', info = '{"status":"Accepted"}' } = begin;
  return `${time} > StartTransaction connectorId:${connector} idTag:${tag} meterStart:${wh} ${extra} timestamp:${at} -> transactionId:${transaction} idTagInfo:${info}`;
}

export function stop(
  time: string,
  transaction: number,
  wh: number,
  { reason = 'Local', tag = '', at = '$t' }: { reason?: string; tag?: string; at?: string } = {},
): string {
  return `${time} > StopTransaction transactionId:${transaction} ${tag === '' ? '' : `idTag:${tag} `}meterStop:${wh} timestamp:${at} reason:${reason} -> idTagInfo:{"status":"Accepted"}`;
}

export function sample(measurand: string, value: number | string, unit: string, extra = ''): string {
  return `{"value":"${value}","context":"Sample.Periodic","measurand":"${measurand}","unit":"${unit}"${extra}}`;
}

export function register(wh: number): string {
  return sample('Energy.Active.Import.Register', wh, 'Wh');
}

/** Currents of the three phases. */
export function currents(...amperes: readonly [number, number, number]): readonly string[] {
  return amperes.map((value, index) => sample('Current.Import', value, 'A', `,"phase":"L${index + 1}"`));
}

export function values(
  time: string,
  transaction: number | null,
  samples: readonly string[],
  { connector = 1, at = '$t' }: { connector?: number; at?: string } = {},
): string {
  const whose = transaction === null ? '' : `transactionId:${transaction} `;
  return `${time} > MeterValues connectorId:${connector} ${whose}meterValue:[{"timestamp":"${at}","sampledValue":[${samples.join(',')}]}] -> ok`;
}

interface Charging {
  readonly from: string;
  readonly to: string;
  readonly transaction: number;
  /** Register at `from`. */
  readonly wh: number;
  readonly watts: number;
  readonly connector?: number;
  readonly more?: readonly string[];
}

/** A value a minute of a register that rises evenly. */
export function charging({ from, to, transaction, wh, watts, connector = 1, more = [] }: Charging): readonly string[] {
  return every(from, to, 60).map((time) => {
    const risen = Math.round(wh + (watts * (seconds(time) - seconds(from))) / 3600);
    return values(time, transaction, [register(risen), sample('Power.Active.Import', watts, 'W'), ...more], {
      connector,
    });
  });
}

/** A station that starts at nine and is heard of until eleven. */
export function site(name: string, ...lines: readonly (string | readonly string[])[]): SiteStory {
  return siteFrom(name, [
    boot('09:00:00'),
    state('09:00:01', 1, 'Available'),
    ...heartbeats('09:05:00', '11:00:00'),
    ...lines.flat(),
  ]);
}

export function siteFrom(name: string, lines: readonly (string | readonly string[])[]): SiteStory {
  return { name, parts: { table: lines.flat().join('\n') } };
}
