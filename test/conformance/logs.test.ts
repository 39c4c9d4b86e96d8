/*
 * Every log of the shared corpus against the counts that a person and an independent script found. How `expected.json` counts:
 * CALL, CALLRESULT and CALLERROR include truncated frames (alfen, evcc_docker, evcc_enplus, ha_tesla show it), `truncated` says how many
 * of them were cut, and `elided` frames (websockets logger) are in none of the three.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LogItem } from '../../parsers/model/log-item.ts';
import { createCorrelator } from '../../parsers/ocpp/correlation.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { createViewpointEstimator } from '../../parsers/ocpp/viewpoint.ts';
import type { CorrelatedFrame } from '../../parsers/model/frame.ts';
import { payloadText, readAs, readLog, type ReadLog } from '../parsers/logs/read-log.ts';

const folder = new URL('../../../shared/corpus/logs/', import.meta.url);

interface Expected {
  readonly file: string;
  readonly lines: number;
  readonly frames: {
    readonly CALL: number;
    readonly CALLRESULT: number;
    readonly CALLERROR: number;
    readonly truncated?: number;
    readonly elided?: number;
    readonly status_lines?: number;
    readonly payload_pairs?: number;
  };
}

const present = existsSync(new URL('expected.json', folder));
const cases = present
  ? (JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as readonly Expected[])
  : [];

function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(file, folder)));
}

function read(file: string): ReadLog {
  const log = readLog(bytesOf(file));
  if (log === undefined) throw new Error(`${file} was not taken for a log`);
  return log;
}

function correlate(log: ReadLog, bytes: Uint8Array): readonly CorrelatedFrame[] {
  const viewpoint = createViewpointEstimator();
  for (const { label, action } of log.frames) viewpoint.note(label, action);
  const correlator = createCorrelator();
  return log.frames.map((frame, index) => {
    const text = payloadText(frame, bytes);
    return correlator.next(frame, index, viewpoint.estimate.viewpoint, text === null ? undefined : parsePayload(text));
  });
}

function events(items: readonly LogItem[]): readonly string[] {
  return items.flatMap((item) => (item.record === 'log-event' ? [item.event] : []));
}

describe.skipIf(!present)('corpus/logs', () => {
  test.each(cases.map((expected) => [expected.file, expected] as const))('%s: counts', (file, expected) => {
    const { account } = read(file);
    const { CALL, CALLRESULT, CALLERROR, truncated = 0, elided = 0 } = expected.frames;
    expect(account.frames).toMatchObject({ call: CALL, result: CALLRESULT, error: CALLERROR, truncated, elided });
    expect(account.linesTotal).toBe(expected.lines);
    expect(account.bytesTotal).toBe(bytesOf(file).length);
  });

  test.each(cases.map(({ file }) => [file] as const))('%s: the same items in whatever chunks', (file) => {
    const bytes = bytesOf(file);
    const whole = read(file);
    for (const size of bytes.length > 20_000 ? [4099, 65_536] : [1, 13, 1024]) {
      expect(readAs(whole.detection, bytes, size).items).toEqual(whole.items);
    }
  });

  test.each(cases.map(({ file }) => [file] as const))('%s: every whole frame is where its evidence says', (file) => {
    const bytes = bytesOf(file);
    for (const frame of read(file).frames) {
      const { offset, length } = frame.evidence;
      const shown = new TextDecoder().decode(bytes.subarray(offset, offset + length));
      if (frame.state !== 'described') expect(shown).toContain(frame.uniqueId);
      expect(offset === 0 || frame.evidence.line !== null).toBe(true);
      const text = payloadText(frame, bytes);
      // A CALLERROR's details may be a string (research P18); JSON they are always.
      expect(text === null ? null : parsePayload(text)).not.toBeUndefined();
    }
  });

  test('Alfen: a wrapped frame is joined before it is read', () => {
    const { frames } = read('alfen_wrapped_80col.log');
    const bytes = bytesOf('alfen_wrapped_80col.log');
    const payloads = frames.map((frame) => parsePayload(payloadText(frame, bytes) ?? ''));
    expect(payloads[0]).toMatchObject({ chargeBoxSerialNumber: 'TRAFFIC_0175', firmwareVersion: '6.5.0-4217' });
    expect(payloads[1]).toEqual({ status: 'Accepted', currentTime: '2023-12-31T14:53:19.472Z', heartbeatInterval: 60 });
    expect(payloads[3]).toEqual({ transactionId: 2, idTagInfo: {} });
    expect(frames.map(({ label }) => label)).toEqual([
      'station-to-csms',
      'csms-to-station',
      'station-to-csms',
      'csms-to-station',
    ]);
  });

  test('SteVe: an answer whose CALL is missing stays without one', () => {
    const file = 'steve_chargebyte_ccc_offline.log';
    const correlated = correlate(read(file), bytesOf(file));
    expect(correlated.map(({ answerToFrameId }) => answerToFrameId)).toEqual([null, 0, null, null]);
    expect(correlated[1]).toMatchObject({ action: 'BootNotification', latencyMs: 8, station: 'lesbos_left' });
  });

  test('Home Assistant: two stations are kept apart', () => {
    const stations = read('ha_tesla_two_chargers.log').frames.map(({ station }) => station);
    expect(new Set(stations)).toEqual(new Set(['left', 'right', '0312209102324480672']));
  });

  test('EN+: a clock that was never set and an id of an offline queue', () => {
    const file = 'evcc_enplus_offline_1970.log';
    const correlated = correlate(read(file), bytesOf(file));
    expect(correlated[2]).toMatchObject({
      uniqueId: 'offline-5',
      answerToFrameId: 0,
      action: 'MeterValues',
      connector: 1,
    });
  });

  test('Gresgying: directions come from the actions, transactions from answers', () => {
    const file = 'mobilityhouse_py_gresgying_dc.log';
    const log = read(file);
    const correlated = correlate(log, bytesOf(file));
    expect(correlated.filter(({ direction }) => direction === 'unknown')).toEqual([]);
    expect(correlated.filter(({ labelContradicted }) => labelContradicted)).toEqual([]);
    const starts = correlated.filter(({ action, kind }) => action === 'StartTransaction' && kind === 'result');
    expect(starts.map(({ transactionId, connector }) => [transactionId, connector])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
    expect(log.frames.every(({ loggedAt }) => loggedAt.quality === 'position-only')).toBe(true);
  });

  test('Evon: ids that start anew after every boot find their own CALLs', () => {
    const file = 'evon_spring_2023-11-28.log';
    const correlated = correlate(read(file), bytesOf(file));
    const answers = correlated.filter(({ kind }) => kind === 'result' || kind === 'error');
    expect(answers.filter(({ answerToFrameId }) => answerToFrameId === null).length).toBeLessThanOrEqual(1);
    expect(answers.every(({ latencyMs }) => latencyMs === null || latencyMs < 60_000)).toBe(true);
    const starts = correlated.filter(({ action, kind }) => action === 'StartTransaction' && kind === 'result');
    expect(starts.every(({ transactionId }) => transactionId === null)).toBe(true);
  });

  test('libocpp: answers carry the name of their request, SYS lines are events', () => {
    const { frames, items } = read('everest_libocpp_two_tx.log');
    expect(frames.find(({ kind }) => kind === 'result')).toMatchObject({ action: 'BootNotification' });
    expect(frames.find(({ kind }) => kind === 'error')).toMatchObject({
      errorCode: 'FormationViolation',
      errorDescription: "No known conversion from value '6216488' to EventNotificationEnum",
    });
    expect(events(items)).toEqual(['logging-started', 'connection-opening', 'connection-opened']);
  });

  test('MicroOcpp: the second frame of a line has the time and direction that stand between them', () => {
    const { frames } = read('microocpp_two_frames_per_line.log');
    expect(frames.map(({ label, loggedAt }) => [label, loggedAt.text])).toContainEqual([
      'csms-to-station',
      '11:52:55.587',
    ]);
  });

  test('logs without frames tell the status in words', () => {
    const hager = read('hager_witty_plaintext.log').frames.filter(({ action }) => action === 'StatusNotification');
    expect(hager.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'described'));
    // Seven requests, each with its answer on the line below.
    const pairs = correlate(read('ocpprpc_abb_no_frames.log'), bytesOf('ocpprpc_abb_no_frames.log'));
    expect(pairs.filter(({ kind }) => kind === 'call').length).toBe(7);
    expect(pairs.filter(({ kind, answerToFrameId }) => kind === 'result' && answerToFrameId !== null).length).toBe(7);
    expect(pairs.filter(({ action }) => action === 'SecurityEventNotification').length).toBe(4);
  });

  test('DebugKit and CSV: station, direction and time of the record', () => {
    expect(read('debugkit_normal-session.json').frames[0]).toMatchObject({
      station: 'CS-SYNTHETIC-001',
      label: 'station-to-csms',
      loggedAt: { text: '2024-01-15T10:00:00.000Z' },
    });
    const csv = read('kwwhat_csv_calls_rows.csv');
    expect(new Set(csv.frames.map(({ station }) => station))).toEqual(new Set(['CH-001', 'CH-002']));
    const orphans = correlate(csv, bytesOf('kwwhat_csv_calls_rows.csv')).filter(
      ({ kind, answerToFrameId }) => kind === 'result' && answerToFrameId === null,
    );
    expect(orphans).toEqual([]);
  });
});
