import { closeSync, openSync, writeSync } from 'node:fs';

/*
 * A station's days as three programs would have logged them: repeatable, no clock and no random number, so that every run measures the
 * same bytes. Nine of ten messages are MeterValues and Heartbeats, as in real exports (research P20).
 */

export const dialects = ['steve', 'mobilityhouse', 'libocpp'] as const;
export type Dialect = (typeof dialects)[number];

interface Message {
  readonly atMs: number;
  readonly fromStation: boolean;
  readonly json: string;
  readonly action: string;
}

const startMs = Date.UTC(2025, 5, 1);

function meterValues(connector: number, transactionId: number, registerWh: number, timestamp: string): string {
  const sample = (value: string, measurand: string, unit: string, phase?: string): string =>
    `{"value":"${value}","context":"Sample.Periodic","measurand":"${measurand}","unit":"${unit}"${phase === undefined ? '' : `,"phase":"${phase}"`}}`;
  const samples = [
    sample(String(registerWh), 'Energy.Active.Import.Register', 'Wh'),
    sample('11040.5', 'Power.Active.Import', 'W'),
    ...['L1', 'L2', 'L3'].map((phase) => sample('16.02', 'Current.Import', 'A', phase)),
  ];
  return `{"connectorId":${connector},"transactionId":${transactionId},"meterValue":[{"timestamp":"${timestamp}","sampledValue":[${samples.join(',')}]}]}`;
}

/** Calls and answers in time order, for ever. */
function* messages(): Generator<Message> {
  let atMs = startMs;
  let registerWh = 100_000;
  for (let round = 0; ; round += 1) {
    const connector = 1 + (round % 2);
    const transactionId = 1_000 + round;
    const conversation: [string, string, string][] = [
      ['StatusNotification', `{"connectorId":${connector},"errorCode":"NoError","status":"Preparing"}`, '{}'],
      ['Authorize', '{"idTag":"BENCH0001"}', '{"idTagInfo":{"status":"Accepted"}}'],
      [
        'StartTransaction',
        `{"connectorId":${connector},"idTag":"BENCH0001","meterStart":${registerWh},"timestamp":"${new Date(atMs).toISOString()}"}`,
        `{"transactionId":${transactionId},"idTagInfo":{"status":"Accepted"}}`,
      ],
      ['StatusNotification', `{"connectorId":${connector},"errorCode":"NoError","status":"Charging"}`, '{}'],
    ];
    for (let sample = 0; sample < 60; sample += 1) {
      registerWh += 184;
      const timestamp = new Date(atMs + sample * 60_000).toISOString();
      conversation.push(['MeterValues', meterValues(connector, transactionId, registerWh, timestamp), '{}']);
      if (sample % 5 === 0) conversation.push(['Heartbeat', '{}', `{"currentTime":"${timestamp}"}`]);
    }
    conversation.push([
      'StopTransaction',
      `{"transactionId":${transactionId},"meterStop":${registerWh},"timestamp":"${new Date(atMs + 3_600_000).toISOString()}","reason":"EVDisconnected"}`,
      '{}',
    ]);
    for (const [index, [action, call, answer]] of conversation.entries()) {
      const id = `${round.toString(16).padStart(8, '0')}-${index}`;
      atMs += 50_000;
      yield { atMs, fromStation: true, json: `[2,"${id}","${action}",${call}]`, action };
      yield { atMs: atMs + 40, fromStation: false, json: `[3,"${id}",${answer}]`, action };
    }
  }
}

function write(dialect: Dialect, { atMs, fromStation, json, action }: Message): string {
  const iso = new Date(atMs).toISOString();
  switch (dialect) {
    case 'steve':
      return `[INFO ] ${iso.replace('T', ' ').replace('.', ',').slice(0, 23)} de.rwth.idsg.steve.ocpp.ws.WebSocketLogger (qtp11-30) - [chargeBoxId=BENCH, sessionId=5863aadf] ${fromStation ? 'Received' : 'Sending'}: ${json}\n`;
    case 'libocpp':
      return `${iso}: ${fromStation ? `ChargePoint>CentralSystem ${action} ` : `CentralSystem>ChargePoint  ${action}Response`}\n${JSON.stringify(JSON.parse(json), null, 2)}\n\n`;
    case 'mobilityhouse':
      return `${iso.replace('T', ' ').replace('.', ',').slice(0, 23)} - ocpp - INFO - BENCH: ${fromStation ? 'receive message' : 'send'} ${json}\n`;
  }
}

export interface GeneratedLog {
  readonly bytes: number;
  readonly frames: number;
}

/** Writes about `megabytes` of one dialect to a file. */
export function generateLog(path: string, dialect: Dialect, megabytes: number): GeneratedLog {
  const file = openSync(path, 'w');
  let bytes = 0;
  let frames = 0;
  let pending: string[] = [];
  const flush = (): void => {
    bytes += writeSync(file, pending.join(''));
    pending = [];
  };
  for (const message of messages()) {
    pending.push(write(dialect, message));
    frames += 1;
    if (pending.length === 2_000) {
      flush();
      if (bytes >= megabytes * 1_000_000) break;
    }
  }
  flush();
  closeSync(file);
  return { bytes, frames };
}

/** The frames alone, one JSON text a line, for the floor that an import is measured against. */
export function generateFrames(path: string, count: number): void {
  const file = openSync(path, 'w');
  let pending: string[] = [];
  let written = 0;
  for (const { json } of messages()) {
    pending.push(json);
    written += 1;
    if (pending.length === 4_000 || written === count) {
      writeSync(file, `${pending.join('\n')}\n`);
      pending = [];
    }
    if (written === count) break;
  }
  closeSync(file);
}
