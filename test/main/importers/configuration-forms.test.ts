import { describe, expect, it } from 'vitest';
import { importGiven } from './import-fixture.ts';

const wanted = {
  HeartbeatInterval: '300',
  MeterValueSampleInterval: '60',
  AuthorizationKey: 'hidden-1',
  LocalPreAuthorize: 'true',
};
const pairs = Object.entries(wanted);

/** The keys and values that a file gives, and which of them are secret. */
async function read(name: string, content: string) {
  const { sources } = await importGiven({ [name]: content });
  const { account } = sources[0]?.result ?? { account: null };
  const left = account?.leftovers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  expect((account?.bytesUnderstood ?? 0) + left).toBe(account?.bytesTotal);
  const entries = sources.flatMap(({ records }) =>
    records.flatMap((one) => (one.record === 'configuration' ? [one] : [])),
  );
  return {
    values: Object.fromEntries(entries.map(({ key, value }) => [key, value])),
    secret: entries.filter(({ secret }) => secret).map(({ key }) => key),
    readonly: entries.filter(({ readonlyKey }) => readonlyKey === true).map(({ key }) => key),
  };
}

describe('one configuration in many forms', () => {
  it.each([
    ['a list of keys', 'keys.json', JSON.stringify(pairs.map(([key, value]) => ({ key, readonly: false, value })))],
    [
      'a list with capitals',
      'keys.json',
      JSON.stringify(pairs.map(([Key, Value]) => ({ Key, Readonly: false, Value }))),
    ],
    [
      'an answer inside an answer of an interface',
      'answer.json',
      JSON.stringify({
        status: 'ok',
        data: { configurationKey: pairs.map(([key, value]) => ({ key, readonly: false, value })) },
      }),
    ],
    [
      'the groups of libocpp',
      'config.json',
      JSON.stringify({
        Core: { HeartbeatInterval: 300, MeterValueSampleInterval: 60, LocalPreAuthorize: true },
        Security: { AuthorizationKey: 'hidden-1' },
      }),
    ],
    [
      'values inside their keys',
      'config.json',
      JSON.stringify(
        Object.fromEntries(pairs.map(([key, value]) => [key, { value, readonly: false, type: 'string' }])),
      ),
    ],
    [
      'values inside their keys, below a version',
      'config.json',
      JSON.stringify({
        configuration: {
          version: 1,
          ...Object.fromEntries(pairs.map(([key, value]) => [key, { readOnly: false, value }])),
        },
      }),
    ],
    [
      'a drawn table',
      'config.md',
      `| Key | Value | Readonly |\n|-----|:------|---|\n${pairs.map(([key, value]) => `| ${key} | ${value} | false |`).join('\n')}\n`,
    ],
    [
      'a table with semicolons',
      'config.csv',
      `Key;Value;Readonly\n${pairs.map(([key, value]) => `${key};${value};false`).join('\n')}\n`,
    ],
    [
      'a table with quotes',
      'config.csv',
      `"key","readonly","value"\n${pairs.map(([key, value]) => `"${key}","false","${value}"`).join('\n')}\n`,
    ],
    ['access behind the key', 'dump.txt', `${pairs.map(([key, value]) => `${key} (RW) = ${value}`).join('\n')}\n`],
    ['YAML', 'config.yaml', `ocpp:\n${pairs.map(([key, value]) => `  ${key}: ${value}`).join('\n')}\n`],
  ])('%s', async (_name, file, content) => {
    const { values, secret, readonly } = await read(file, content);
    expect(values).toEqual(wanted);
    expect(secret).toEqual(['AuthorizationKey']);
    expect(readonly).toEqual([]);
  });
});

describe('variables of OCPP 2.x in files', () => {
  const component = { name: 'SecurityCtrlr' };
  const variable = { name: 'BasicAuthPassword' };

  it('of an answer to GetVariables', async () => {
    const result = { attributeStatus: 'Accepted', component, variable, attributeValue: 'hidden-2' };
    const { values, secret } = await read('answer.json', JSON.stringify({ getVariableResult: [result] }));
    expect(values).toEqual({ 'SecurityCtrlr/BasicAuthPassword': 'hidden-2' });
    expect(secret).toHaveLength(1);
  });

  it('of a report, with what must not be read back', async () => {
    const evse = { name: 'Connector', evse: { id: 1, connectorId: 2 } };
    const reportData = [
      {
        component: evse,
        variable: { name: 'Available' },
        variableAttribute: [{ value: 'true', mutability: 'ReadOnly' }],
      },
      {
        component,
        variable: { name: 'Other' },
        variableAttribute: [{ type: 'Target', value: 'x', mutability: 'WriteOnly' }],
      },
    ];
    const { values, secret, readonly } = await read(
      'report.json',
      JSON.stringify({ requestId: 1, seqNo: 0, reportData }),
    );
    expect(values).toEqual({ 'Connector@1.2/Available': 'true', 'SecurityCtrlr/Other:Target': 'x' });
    expect(secret).toEqual(['SecurityCtrlr/Other:Target']);
    expect(readonly).toEqual(['Connector@1.2/Available']);
  });

  it('of a component file of libocpp', async () => {
    const attributes = [{ type: 'Actual', mutability: 'ReadWrite', value: 300 }];
    const properties = { Heartbeat: { variable_name: 'HeartbeatInterval', attributes } };
    const { values } = await read(
      'OCPPCommCtrlr.json',
      JSON.stringify({ name: 'OCPPCommCtrlr', type: 'object', properties }),
    );
    expect(values).toEqual({ 'OCPPCommCtrlr/HeartbeatInterval': '300' });
  });
});

describe('configurations of controllers and components', () => {
  it('with the values of a few variables', async () => {
    const { values } = await read(
      'user_config.json',
      JSON.stringify({
        OCPPCommCtrlr: { HeartbeatInterval: { readOnly: false, value: 30 }, OfflineThreshold: { value: 60 } },
        AlignedDataCtrlr: { Enabled: false, Measurands: { value: ['Voltage', 'SoC'] } },
      }),
    );
    expect(values).toEqual({
      'OCPPCommCtrlr/HeartbeatInterval': '30',
      'OCPPCommCtrlr/OfflineThreshold': '60',
      'AlignedDataCtrlr/Enabled': 'false',
      'AlignedDataCtrlr/Measurands': 'Voltage,SoC',
    });
  });

  it('not of other software whose parts are called the same', async () => {
    const routes = { controllers: { AuthCtrlr: { module: 'src/AuthCtrlr.js', actions: ['login'] } }, routes: [] };
    for (const other of [routes, { TxCtrlr: { gain: 3, freq: 868 } }, { ClockCtrlr: {} }]) {
      expect((await read('settings.json', JSON.stringify(other, null, 1))).values).toEqual({});
    }
  });

  it('with one key of one profile', async () => {
    const { values } = await read('user_config.json', '{"Core":{"HeartbeatInterval":100}}');
    expect(values).toEqual({ HeartbeatInterval: '100' });
  });

  it('as a list of component files', async () => {
    const component = (name: string, variable: string, value: unknown) => ({
      name,
      properties: { [variable]: { variable_name: variable, attributes: [{ type: 'Actual', value }] } },
    });
    const { values } = await read(
      'config.json',
      JSON.stringify([component('InternalCtrlr', 'ChargePointId', 'cp1'), component('ClockCtrlr', 'TimeZone', 'UTC')]),
    );
    expect(Object.values(values)).toEqual(['cp1', 'UTC']);
  });
});
