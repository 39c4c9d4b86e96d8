import { expect, test } from 'vitest';
import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import { configurationHistories } from '../../../parsers/ocpp/configuration-history.ts';
import { configurationLine } from '../../../parsers/ocpp/configuration-line.ts';

const evidence = { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: 1 } as const;

function value(
  id: number,
  atMs: number | null,
  via: ConfigurationRecord['via'],
  text: string | null,
  outcome: string | null = null,
  key = 'HeartbeatInterval',
): { readonly id: number; readonly record: ConfigurationRecord } {
  return {
    id,
    record: {
      record: 'configuration',
      station: 'CP1',
      key,
      value: text,
      readonlyKey: null,
      via,
      outcome,
      observedAt: { text: '', epochMs: atMs, quality: atMs === null ? 'position-only' : 'offset-given' },
      secret: false,
      evidence,
    },
  };
}

test('values of one key stand in the order of time, with who set them and what became of them', () => {
  const [history] = configurationHistories(
    [
      value(5, 5_000, 'GetConfiguration', '60'),
      value(1, null, 'configuration-file', '900'),
      value(2, 1_000, 'GetConfiguration', '300'),
      value(3, 2_000, 'ChangeConfiguration', '86400', 'Rejected'),
      value(4, 3_000, 'ChangeConfiguration', '60', 'Accepted', 'heartbeatinterval'),
      value(6, 6_000, 'ChangeConfiguration', '10', 'NoAnswer'),
      value(7, 7_000, 'ChangeConfiguration', '20', 'NotSupported'),
      value(8, 8_000, 'ChangeConfiguration', '30', 'CallError NotImplemented'),
    ],
    new Map(),
  );
  expect(history?.entries.map(({ id, setBy, effect, changes }) => [id, setBy, effect, changes])).toEqual([
    [1, 'file', 'observed', true],
    [2, 'station', 'observed', true],
    [3, 'csms', 'rejected', false],
    [4, 'csms', 'accepted', true],
    [5, 'station', 'observed', false],
    [6, 'csms', 'no-answer', false],
    [7, 'csms', 'not-supported', false],
    [8, 'csms', 'error', false],
  ]);
  expect(history?.current).toMatchObject({ value: '60', pending: false, entry: { id: 5 }, otherwise: { id: 1 } });
});

test('a write that needs a restart is pending until the station has restarted', () => {
  const records = [value(1, 1_000, 'ChangeConfiguration', '5', 'RebootRequired')];
  const [waiting] = configurationHistories(records, new Map([['CP1', [500]]]));
  expect(waiting?.current).toMatchObject({ value: '5', pending: true });
  const [done] = configurationHistories(records, new Map([['CP1', [500, 2_000]]]));
  expect(done?.current).toMatchObject({ value: '5', pending: false });
});

test('a key that the station does not know has a history and no value', () => {
  const [history] = configurationHistories([value(1, 1_000, 'GetConfiguration', null, 'UnknownKey')], new Map());
  expect(history?.current).toBeNull();
  expect(history?.entries[0]?.effect).toBe('unknown-key');
});

test('a line of a dump gives key, value and access', () => {
  expect(configurationLine('HeartbeatInterval=300')).toEqual({
    key: 'HeartbeatInterval',
    value: '300',
    readonlyKey: null,
  });
  expect(configurationLine('  NumberOfConnectors : 2 (readonly)')).toEqual({
    key: 'NumberOfConnectors',
    value: '2',
    readonlyKey: true,
  });
  expect(configurationLine('"A key" = "a = b; c"')).toEqual({ key: 'A key', value: 'a = b; c', readonlyKey: null });
  for (const line of ['', '# A=1', '[section]', '// x=1', 'words without a pair'])
    expect(configurationLine(line)).toBeNull();
});
