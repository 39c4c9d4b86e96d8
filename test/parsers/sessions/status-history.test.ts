import { describe, expect, it } from 'vitest';
import { faultEpisodes } from '../../../parsers/sessions/fault-episodes.ts';
import { createStatusFold } from '../../../parsers/sessions/status-history.ts';
import { at, story } from '../builders/story.ts';

function history(table: string, holes: readonly (readonly [string, string])[] = []) {
  const fold = createStatusFold();
  for (const { frame, payload } of story(table)) fold.frame(frame, payload);
  for (const [from, to] of holes) fold.coverageHole('CP1', at(from), at(to));
  return fold.finish();
}

function words(table: string, holes?: readonly (readonly [string, string])[]) {
  return history(table, holes).map(({ status, from, to, notifications }) => {
    const time = (ms: number | null | undefined): string =>
      ms === null || ms === undefined ? '' : new Date(ms).toISOString().slice(11, 19);
    return `${status} ${time(from.epochMs)}-${time(to?.epochMs)} ${notifications}`;
  });
}

const fault =
  'connectorId:1 status:Faulted errorCode:GroundFailure vendorErrorCode:RcdGroundFailure vendorId:v timestamp:$t';

describe('status history', () => {
  it('folds repeats and keeps connectors apart', () => {
    expect(
      words(`
        10:00:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok
        10:00:01 > StatusNotification connectorId:2 status:Available errorCode:NoError timestamp:$t -> ok
        10:05:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok
        10:06:00 > StatusNotification connectorId:1 status:Preparing errorCode:NoError timestamp:$t -> ok`),
    ).toEqual(['Available 10:00:00-10:06:00 2', 'Preparing 10:06:00- 1', 'Available 10:00:01- 1']);
  });

  it.each(['', 'none', 'null', 'NULL', '0x0000', 'NoError', '0'])('takes the vendor code "%s" as none', (code) => {
    const [interval] = history(
      `10:00:00 > StatusNotification connectorId:1 status:Available errorCode:NoError vendorErrorCode:"${code}" -> ok`,
    );
    expect(interval).toMatchObject({ errorCode: 'NoError', vendorErrorCode: null });
  });

  it('puts a queued notification where it happened', () => {
    expect(
      words(`
        10:00:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok
        12:00:00 > StatusNotification connectorId:1 status:Unavailable errorCode:NoError timestamp:$t -> ok
        12:00:10 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:2025-03-01T10:30:00Z -> ok
        12:00:11 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:2025-03-01T10:45:00Z -> ok`),
    ).toEqual([
      'Available 10:00:00-10:30:00 1',
      'Charging 10:30:00-10:45:00 1',
      'Available 10:45:00-12:00:00 1',
      'Unavailable 12:00:00- 1',
    ]);
  });

  it('believes the log when the payload is ahead of it', () => {
    expect(
      words('10:00:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t+1h -> ok'),
    ).toEqual(['Available 10:00:00- 1']);
  });

  it('does not know the state while the station was down', () => {
    expect(
      words(`
        10:00:00 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
        10:10:00 > Heartbeat -> ok
        10:40:00 > BootNotification chargePointModel:M -> status:Accepted
        10:40:10 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok`),
    ).toEqual(['Charging 10:00:00-10:10:00 1', 'unknown 10:10:00-10:40:10 0', 'Available 10:40:10- 1']);
  });

  it('makes no gap of a quick restart or of a boot notification that was asked for', () => {
    expect(
      words(`
        10:00:00 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
        10:10:00 > Heartbeat -> ok
        10:11:00 > BootNotification chargePointModel:M -> status:Accepted
        10:11:10 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
        10:20:00 < TriggerMessage requestedMessage:BootNotification -> status:Accepted
        10:20:01 > BootNotification chargePointModel:M -> status:Accepted
        10:50:00 > Heartbeat -> ok`),
    ).toEqual(['Charging 10:00:00- 2']);
  });

  it('does not know the state from a hole on', () => {
    expect(
      words(
        `
        10:00:00 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
        12:00:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok`,
        [['10:30:00', '11:30:00']],
      ),
    ).toEqual(['Charging 10:00:00-10:30:00 1', 'unknown 10:30:00-12:00:00 0', 'Available 12:00:00- 1']);
  });

  it('knows the state again when the station says it after a hole, and after each of several', () => {
    const said = (times: readonly string[]) =>
      times
        .map(
          (time) => `${time} > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok`,
        )
        .join('\n');
    expect(
      words(said(['10:00:00', '10:20:00', '12:00:00', '12:01:00', '15:00:00']), [
        ['10:30:00', '11:55:00'],
        ['12:30:00', '14:30:00'],
      ]),
    ).toEqual([
      'Available 10:00:00-10:30:00 2',
      'unknown 10:30:00-12:00:00 0',
      'Available 12:00:00-12:30:00 2',
      'unknown 12:30:00-15:00:00 0',
      'Available 15:00:00- 1',
    ]);
    // The heartbeat came back, the connector said nothing.
    expect(words(said(['10:00:00', '10:20:00']), [['10:30:00', '11:55:00']])).toEqual([
      'Available 10:00:00-10:30:00 2',
      'unknown 10:30:00- 0',
    ]);
  });

  it('reads 2.0.1 by EVSE', () => {
    expect(
      history('10:00:00 > StatusNotification timestamp:$t connectorStatus:Occupied evseId:2 connectorId:1 -> ok'),
    ).toMatchObject([{ connector: 2, status: 'Occupied', errorCode: null }]);
  });

  it('says unknown for a notification of which the state was cut off', () => {
    expect(words('10:00:00 > StatusNotification connectorId:1 -> ok')).toEqual(['unknown 10:00:00- 1']);
  });
});

describe('fault episodes', () => {
  it('count edges, not repeats', () => {
    const found = faultEpisodes(
      history(`
        10:00:00 > StatusNotification ${fault} -> ok
        10:01:00 > StatusNotification ${fault} -> ok
        10:02:00 > StatusNotification ${fault} -> ok
        10:03:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok
        11:00:00 > StatusNotification ${fault} -> ok`),
    );
    expect(
      found.map(({ notifications, from, to, vendorErrorCode }) => [
        notifications,
        from.epochMs,
        to?.epochMs ?? null,
        vendorErrorCode,
      ]),
    ).toEqual([
      [3, at('10:00:00'), at('10:03:00'), 'RcdGroundFailure'],
      [1, at('11:00:00'), null, 'RcdGroundFailure'],
    ]);
  });

  it('go on over a change of the code and over a restart with the same fault', () => {
    const found = faultEpisodes(
      history(`
        10:00:00 > StatusNotification ${fault} -> ok
        10:05:00 > StatusNotification connectorId:1 status:Faulted errorCode:HighTemperature timestamp:$t -> ok
        10:06:00 > StatusNotification ${fault} -> ok
        10:10:00 > Heartbeat -> ok
        10:40:00 > BootNotification chargePointModel:M -> status:Accepted
        10:40:10 > StatusNotification ${fault} -> ok`),
    );
    expect(found).toMatchObject([
      {
        notifications: 4,
        outlastedRestart: true,
        codes: [{ errorCode: 'GroundFailure' }, { errorCode: 'HighTemperature' }],
      },
    ]);
  });
});
