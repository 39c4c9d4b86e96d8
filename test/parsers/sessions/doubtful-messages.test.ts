import { describe, expect, it } from 'vitest';
import { signedPart, stamp, transactionRow } from '../builders/case-view.ts';
import { at, story } from '../builders/story.ts';
import { clock, fold } from './fold-sessions.ts';

const start =
  '10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}';
const stop = '10:30:00 > StopTransaction transactionId:7 idTag:A meterStop:9000 timestamp:$t reason:Local -> ok';

describe('sessions of stations that say doubtful things', () => {
  it('are ended once, also when the stop is sent again with a newer reading', () => {
    const again = '10:31:00 > StopTransaction transactionId:7 idTag:A meterStop:9005 timestamp:$t -> ok';
    const other = '10:05:00 > StartTransaction connectorId:2 idTag:B meterStart:2000 timestamp:$t';
    const sessions = fold(story(`${start}\n${other}\n${stop}\n${again}`));
    // The start on the other connector was never answered; it is not what that stop ends.
    expect(sessions.map(({ connector, meterStopWh, complete }) => [connector, meterStopWh, complete])).toEqual([
      [1, '9000', true],
      [2, null, false],
    ]);
  });

  it.each([
    ['by card', 'idTag:A', 'idTag:B', '5000', '9500'],
    ['by register', '', '', '50000', '59500'],
  ])('that share one id at one time are told apart %s', (_, first, second, from, to) => {
    const sessions = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:0
        10:05:00 > StartTransaction connectorId:2 idTag:B meterStart:${from} timestamp:$t -> transactionId:0
        10:30:00 > StopTransaction transactionId:0 ${first} meterStop:9000 timestamp:$t -> ok
        10:40:00 > StopTransaction transactionId:0 ${second} meterStop:${to} timestamp:$t -> ok`),
    );
    expect(sessions.map(({ connector, meterStartWh, meterStopWh }) => [connector, meterStartWh, meterStopWh])).toEqual([
      [1, '1000', '9000'],
      [2, from, to],
    ]);
  });

  it('told late do not take the connector from the one that holds it', () => {
    const frames = story(`
      12:00:00 > StartTransaction connectorId:1 idTag:B meterStart:9000 timestamp:$t -> transactionId:8
      12:00:05 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-3h -> transactionId:7
      12:00:08 > #state StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
      12:00:10 > StopTransaction transactionId:7 meterStop:9000 timestamp:$t-2h -> ok
      12:30:00 > StopTransaction transactionId:-1 meterStop:9500 timestamp:$t -> ok`);
    const state = frames.find(({ frame }) => frame.uniqueId === 'state')?.frame.frameId;
    const [late, live, ...more] = fold(frames);
    expect(more).toEqual([]);
    expect([late?.transactionId, late?.complete, late?.replayed]).toEqual(['7', true, true]);
    expect([live?.transactionId, live?.meterStopWh, live?.replayed]).toEqual(['8', '9500', false]);
    expect(live?.frameIds).toContain(state);
    expect(late?.frameIds).not.toContain(state);
  });

  it('are dated by the log where a clock was put back before the end', () => {
    const [session] = fold(
      story(`${start}\n10:30:00 > StopTransaction transactionId:7 meterStop:9000 timestamp:$t-1h -> ok`),
    );
    expect([session?.startedAt, session?.stoppedAt].map((time) => (time ? clock(time) : null))).toEqual([
      '10:00:00',
      '10:30:00',
    ]);
    expect(session?.replayed).toBe(false);
  });

  it('are dated by the log where the clock is far ahead of it, and still join the row that the station wrote', () => {
    const [session, ...more] = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t+2d -> transactionId:7
        10:30:00 > StopTransaction transactionId:7 meterStop:9000 timestamp:$t+2d -> ok`),
      {
        rows: [
          transactionRow({
            transactionId: '7',
            connector: 1,
            startedAt: stamp(at('10:00:00', 3)),
            stoppedAt: stamp(at('10:30:00', 3)),
          }),
        ],
      },
    );
    expect(more).toEqual([]);
    expect(session?.witnesses).toEqual(['log', 'database']);
    expect(
      session?.startedAt === null || session === undefined ? null : clock(session.startedAt ?? { epochMs: null }),
    ).toBe('10:00:00');
    expect(session?.startedAt?.epochMs).toBe(at('10:00:00'));
  });

  it('keep the signed readings of messages that name no id', () => {
    const frames = story(`
      08:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:-1
      08:30:00 > #one StopTransaction transactionId:-1 idTag:A meterStop:6000 timestamp:$t -> ok
      08:31:00 > #again StopTransaction transactionId:-1 idTag:A meterStop:6000 timestamp:$t-1m -> ok
      09:00:00 > StartTransaction connectorId:1 idTag:B meterStart:6000 timestamp:$t -> transactionId:-1
      09:30:00 > #two StopTransaction transactionId:-1 idTag:B meterStop:9000 timestamp:$t -> ok`);
    const carried = (message: string, tx: string, time: string, kwh: string, connector: number | null = null) => {
      const evidence = frames.find(({ frame }) => frame.uniqueId === message)?.frame.evidence;
      if (evidence === undefined) throw new Error(`no message ${message}`);
      return signedPart([{ tx, ms: at(time), kwh }], { value: { evidence, connector, transactionId: '-1' } });
    };
    const sessions = fold(frames, {
      signed: [
        carried('one', 'E', '08:30:00', '6.000'),
        // The message sent again is not the one that ended the session; reading and time say which is meant.
        carried('again', 'E', '08:30:00', '6.000'),
        carried('two', 'E', '09:30:00', '9.000'),
      ],
    });
    expect(sessions.map(({ meterStopWh, signedValueIds }) => [meterStopWh, signedValueIds])).toEqual([
      ['6000', [0, 1]],
      ['9000', [2]],
    ]);
    expect(sessions.flatMap(({ disagreements }) => disagreements)).toEqual([]);
  });
});
