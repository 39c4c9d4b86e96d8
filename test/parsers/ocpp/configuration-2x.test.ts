import { describe, expect, it } from 'vitest';
import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import { configurationHistories } from '../../../parsers/ocpp/configuration-history.ts';
import { createConfigurationFold } from '../../../parsers/ocpp/configuration-in-frame.ts';
import { story } from '../builders/story.ts';

/* The device model of 2.x as one history: variables, attributes, reports in parts, monitors, connection profiles. */

function recordsOf(...lines: readonly string[]): readonly ConfigurationRecord[] {
  const fold = createConfigurationFold();
  const passed = story(lines.join('\n')).flatMap(({ frame, payload }) => fold.frame(frame, payload));
  return [...passed, ...fold.finish().map(({ record }) => record)];
}

const told = (records: readonly ConfigurationRecord[]): readonly string[] =>
  records.map(({ key, value, via, outcome }) => `${key} = ${value ?? '?'} | ${via} ${outcome ?? ''}`.trim());

const power = '"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}';

describe('a report in parts', () => {
  it('is one history with what is asked for and written, attribute by attribute', () => {
    const part = (time: string, seqNo: number, tbc: boolean, variable: string, attributes: string): string =>
      `${time} > NotifyReport requestId:1 generatedAt:$t seqNo:${seqNo} tbc:${tbc} reportData:[{"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"${variable}"},"variableAttribute":[${attributes}]}] -> ok`;
    const records = recordsOf(
      '10:00:00 < GetBaseReport requestId:1 reportBase:FullInventory -> status:Accepted',
      part('10:00:01', 0, true, 'Power', '{"value":"11000","mutability":"ReadOnly"},{"type":"MaxSet","value":"22000"}'),
      part('10:00:02', 1, false, 'AvailabilityState', '{"value":"Available","mutability":"ReadOnly"}'),
      `10:05:00 < GetVariables getVariableData:[{${power}}] -> getVariableResult:[{"attributeStatus":"Accepted","attributeValue":"7400",${power}}]`,
      `10:06:00 < SetVariables setVariableData:[{"attributeType":"MaxSet","attributeValue":"9000",${power}}] -> setVariableResult:[{"attributeType":"MaxSet","attributeStatus":"Rejected",${power}}]`,
    );
    const histories = configurationHistories(
      records.map((record, id) => ({ id, record })),
      new Map(),
    );
    expect(
      histories.map(({ key, current, entries }) => [key, current?.value, entries.map(({ effect }) => effect)]),
    ).toEqual([
      ['EVSE@1/AvailabilityState', 'Available', ['observed']],
      ['EVSE@1/Power', '7400', ['observed', 'observed']],
      ['EVSE@1/Power:MaxSet', '22000', ['observed', 'rejected']],
    ]);
    expect(records.map(({ readonlyKey }) => readonlyKey)).toEqual([true, false, true, null, null]);
  });
});

describe('monitors', () => {
  const order = (time: string, value: string, severity: number, status: string, id: number): string =>
    `${time} < SetVariableMonitoring setMonitoringData:[{"value":${value},"type":"UpperThreshold","severity":${severity},${power}}] -> setMonitoringResult:[{"id":${id},"status":"${status}","type":"UpperThreshold","severity":${severity},${power}}]`;

  it('have a history by variable, type and severity, told, written and cleared', () => {
    expect(
      told(
        recordsOf(
          order('10:00:00', '11000.50', 4, 'Accepted', 7),
          order('10:01:00', '12000', 2, 'UnsupportedMonitorType', 8),
          `10:02:00 > NotifyMonitoringReport requestId:2 generatedAt:$t seqNo:0 monitor:[{${power},"variableMonitoring":[{"id":7,"transaction":false,"value":11000.50,"type":"UpperThreshold","severity":4}]}] -> ok`,
          '10:03:00 < ClearVariableMonitoring id:[7,99] -> clearMonitoringResult:[{"id":99,"status":"NotFound"},{"id":7,"status":"Accepted"}]',
        ),
      ),
    ).toEqual([
      'EVSE@1/Power:UpperThreshold[4] = 11000.50 | SetVariableMonitoring Accepted',
      'EVSE@1/Power:UpperThreshold[2] = 12000 | SetVariableMonitoring UnsupportedMonitorType',
      'EVSE@1/Power:UpperThreshold[4] = 11000.50 | NotifyMonitoringReport',
      'EVSE@1/Power:UpperThreshold[4] =  | ClearVariableMonitoring Accepted',
      'VariableMonitoring/#99 =  | ClearVariableMonitoring NotFound',
    ]);
  });

  it('that nobody answered are told as such', () => {
    const [unanswered] = recordsOf(order('10:00:00', '5', 1, 'Accepted', 1).split(' -> ')[0] ?? '');
    expect(unanswered).toMatchObject({ outcome: 'NoAnswer', via: 'SetVariableMonitoring' });
  });
});

describe('an event about a setting', () => {
  const changed = (component: string, variable: string, value: string): string =>
    `10:00:00 > NotifyEvent generatedAt:$t seqNo:0 eventData:[{"eventId":1,"timestamp":"$t","trigger":"Delta","actualValue":"${value}","component":{"name":"${component}"},"variable":{"name":"${variable}"}}] -> ok`;

  it('is part of its history: the station switched its connection; hardware is none', () => {
    expect(
      told(
        recordsOf(
          changed('OCPPCommCtrlr', 'ActiveNetworkProfile', '2'),
          changed('TemperatureSensor', 'Temperature', '61'),
        ),
      ),
    ).toEqual(['OCPPCommCtrlr/ActiveNetworkProfile = 2 | NotifyEvent']);
  });
});

describe('a connection profile', () => {
  it('is told by its settings, its secrets as secrets', () => {
    const records = recordsOf(
      '10:00:00 < SetNetworkProfile configurationSlot:2 connectionData:{"ocppVersion":"OCPP20","ocppTransport":"JSON","ocppCsmsUrl":"wss://b.example/ocpp","messageTimeout":30,"securityProfile":2,"ocppInterface":"Wired0","apn":{"apn":"net","apnPassword":"pw","apnAuthentication":"PAP"},"vpn":{"server":"v","user":"u","password":"p","key":"k","type":"IKEv2"}} -> status:Rejected',
    );
    expect(records.find(({ key }) => key === 'NetworkConfiguration[2]/OcppCsmsUrl')).toMatchObject({
      value: 'wss://b.example/ocpp',
      outcome: 'Rejected',
      secret: false,
    });
    expect(records.filter(({ secret }) => secret).map(({ key }) => key)).toEqual([
      'NetworkConfiguration[2]/ApnPassword',
      'NetworkConfiguration[2]/VpnPassword',
      'NetworkConfiguration[2]/VpnKey',
    ]);
  });
});
