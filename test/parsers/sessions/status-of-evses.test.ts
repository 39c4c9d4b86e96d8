import { describe, expect, it } from 'vitest';
import { faultEpisodes } from '../../../parsers/sessions/fault-episodes.ts';
import { createStatusFold } from '../../../parsers/sessions/status-history.ts';
import { story } from '../builders/story.ts';
import { clock } from './fold-sessions.ts';

/* States of EVSEs and their connectors (OCPP 2.0.1 part 2, G01), told by StatusNotification and by NotifyEvent. */

function status(time: string, word: string, evse = 1, connector = 1): string {
  return `${time} > StatusNotification timestamp:$t connectorStatus:${word} evseId:${evse} connectorId:${connector} -> ok`;
}

function available(time: string, word: string, component: string, evse?: number, connector?: number): string {
  const inner = connector === undefined ? '' : `,"connectorId":${connector}`;
  const place = evse === undefined ? '' : `,"evse":{"id":${evse}${inner}}`;
  return `${time} > NotifyEvent generatedAt:$t seqNo:0 eventData:[{"eventId":1,"timestamp":"$t","trigger":"Delta","actualValue":"${word}","eventNotificationType":"HardWiredNotification","component":{"name":"${component}"${place}},"variable":{"name":"AvailabilityState"}}] -> ok`;
}

function history(...lines: readonly string[]) {
  const fold = createStatusFold();
  for (const { frame, payload } of story(lines.join('\n'))) fold.frame(frame, payload);
  return fold.finish();
}

const told = (intervals: ReturnType<typeof history>): readonly string[] =>
  intervals.map(({ connector, evseConnector, status: word, from, to }) =>
    `${connector}${evseConnector === undefined ? '' : `.${evseConnector}`} ${word} ${clock(from)} ${to === null ? '' : clock(to)}`.trim(),
  );

describe('states by NotifyEvent', () => {
  it('are those of the connector, the EVSE and the station', () => {
    expect(
      told(
        history(
          available('10:00:00', 'Available', 'Connector', 1, 1),
          available('10:10:00', 'Occupied', 'Connector', 1, 1),
          available('10:11:00', 'Unavailable', 'ChargingStation'),
          available('10:12:00', 'Faulted', 'EVSE', 2),
        ),
      ),
    ).toEqual(['0 Unavailable 10:11:00', '1 Available 10:00:00 10:10:00', '1 Occupied 10:10:00', '2 Faulted 10:12:00']);
  });

  it('and by StatusNotification are one history', () => {
    expect(
      told(
        history(
          status('10:00:00', 'Available'),
          available('10:00:01', 'Available', 'Connector', 1, 1),
          available('10:00:01', 'Available', 'EVSE', 1),
          available('10:10:00', 'Occupied', 'Connector', 1, 1),
          status('10:10:01', 'Occupied'),
        ),
      ),
    ).toEqual(['1 Available 10:00:00 10:10:00', '1 Occupied 10:10:00']);
  });

  it('of other variables are none', () => {
    expect(history(available('10:00:00', 'true', 'Connector', 1, 1).replace('AvailabilityState', 'Problem'))).toEqual(
      [],
    );
  });
});

describe('an EVSE with several connectors', () => {
  const lines = [
    status('10:00:00', 'Available', 1, 1),
    status('10:00:00', 'Available', 1, 2),
    status('10:10:00', 'Faulted', 1, 1),
    status('10:20:00', 'Occupied', 1, 2),
  ];

  it('has a history for each of them, by name', () => {
    expect(told(history(...lines))).toEqual([
      '1.1 Available 10:00:00 10:10:00',
      '1.1 Faulted 10:10:00',
      '1.2 Available 10:00:00 10:20:00',
      '1.2 Occupied 10:20:00',
    ]);
  });

  it('keeps a fault that one has, whatever the other says', () => {
    expect(faultEpisodes(history(...lines))).toMatchObject([{ connector: 1, to: null, clearedBy: null }]);
  });
});

describe('a station that changes its version', () => {
  const boot16 = '09:00:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:60';
  const boot2x =
    '10:00:00 > BootNotification reason:FirmwareUpdate chargingStation:{"model":"M","vendorName":"V"} -> status:Accepted currentTime:$t interval:60';

  it('from 1.6 to 2.x goes on with the same connectors', () => {
    expect(
      told(
        history(
          boot16,
          '09:00:10 > StatusNotification connectorId:0 status:Available errorCode:NoError -> ok',
          '09:00:10 > StatusNotification connectorId:1 status:Charging errorCode:NoError -> ok',
          '09:00:10 > StatusNotification connectorId:2 status:Available errorCode:NoError -> ok',
          '09:59:50 > Heartbeat -> currentTime:$t',
          boot2x,
          status('10:00:20', 'Occupied', 1, 1),
          status('10:00:20', 'Available', 2, 1),
        ),
      ),
    ).toEqual([
      // 2.x has no state of the station as a whole in this message; nothing tells it any more.
      '0 Available 09:00:10 09:59:50',
      '0 unknown 09:59:50',
      '1 Charging 09:00:10 10:00:20',
      '1 Occupied 10:00:20',
      '2 Available 09:00:10',
    ]);
  });

  it('and back to 1.6 has one state where there were several connectors', () => {
    expect(
      told(
        history(
          status('08:00:00', 'Available', 1, 1),
          status('08:00:00', 'Available', 1, 2),
          '09:00:00 > StatusNotification connectorId:1 status:Preparing errorCode:NoError timestamp:$t -> ok',
        ),
      ),
    ).toEqual([
      '1 Available 08:00:00 09:00:00',
      '1 Preparing 09:00:00',
      '1.2 Available 08:00:00 09:00:00',
      '1.2 unknown 09:00:00',
    ]);
  });
});
