import { describe, expect, it } from 'vitest';
import { queuedMessage, signedPart, stamp, transactionRow } from '../builders/case-view.ts';
import type { SignedPart } from '../builders/case-view.ts';
import { at, story } from '../builders/story.ts';
import type { StoryFrame } from '../builders/story.ts';
import { clock, fold } from './fold-sessions.ts';

const start =
  '10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}';
const stop = '10:30:00 > StopTransaction transactionId:7 idTag:A meterStop:9000 timestamp:$t reason:Local -> ok';

describe('sessions from messages', () => {
  it('follow the whole course', () => {
    const [session] = fold(
      story(`
        09:59:00 > StatusNotification connectorId:1 status:Preparing errorCode:NoError timestamp:$t -> ok
        09:59:30 > Authorize idTag:A -> idTagInfo:{"status":"Accepted"}
        ${start}
        10:00:05 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
        10:10:00 > MeterValues connectorId:1 transactionId:7 meterValue:[] -> ok
        10:15:00 > StatusNotification connectorId:1 status:SuspendedEV errorCode:NoError timestamp:$t -> ok
        10:16:00 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok
        10:29:50 < RemoteStopTransaction transactionId:7 -> status:Accepted
        ${stop}
        10:30:05 > StatusNotification connectorId:1 status:Finishing errorCode:NoError timestamp:$t -> ok
        10:31:00 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok`),
    );
    expect(session).toMatchObject({
      id: 'CP1/1/7',
      connector: 1,
      transactionId: '7',
      idTag: 'A',
      meterStartWh: '1000',
      meterStopWh: '9000',
      energyWh: '8000',
      reason: 'Local',
      complete: true,
      replayed: false,
      witnesses: ['log'],
      disagreements: [],
    });
    expect(session?.steps.map(({ step }) => step)).toEqual([
      'plugged',
      'authorised',
      'started',
      'charging',
      'suspended-by-vehicle',
      'charging',
      'remote-stop',
      'stopped',
      'finishing',
      'unplugged',
    ]);
    expect(session?.phases.map(({ phase, from, to }) => [phase, clock(from), to === null ? null : clock(to)])).toEqual([
      ['plug', '09:59:00', '09:59:30'],
      ['authorise', '09:59:30', '10:00:00'],
      ['start', '10:00:00', '10:00:05'],
      ['charge', '10:00:05', '10:15:00'],
      ['suspended-by-vehicle', '10:15:00', '10:16:00'],
      ['charge', '10:16:00', '10:30:00'],
      ['stop', '10:30:00', '10:30:05'],
      ['finish', '10:30:05', '10:31:00'],
    ]);
    expect(session?.energies).toMatchObject([{ by: 'log', startWh: '1000', stopWh: '9000', energyWh: '8000' }]);
    // Every message of the table and its answer.
    expect(session?.frameIds).toHaveLength(22);
  });

  it('keep two connectors apart that charge at once', () => {
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:0 timestamp:$t -> transactionId:10
        10:05:00 > StartTransaction connectorId:2 idTag:A meterStart:500 timestamp:$t -> transactionId:11
        10:10:00 > MeterValues connectorId:1 meterValue:[] -> ok
        10:20:00 > StopTransaction transactionId:10 meterStop:53 timestamp:$t -> ok
        10:25:00 > StopTransaction transactionId:11 meterStop:500 timestamp:$t -> ok`),
    );
    expect(found.map(({ id, energyWh, frameIds }) => [id, energyWh, frameIds.length])).toEqual([
      ['CP1/1/10', '53', 6],
      ['CP1/2/11', '0', 4],
    ]);
  });

  it('have no id until the backend answers', () => {
    const [session] = fold(story('10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t'));
    expect(session).toMatchObject({ transactionId: null, complete: false, id: `CP1/1/t${at('10:00:00')}` });
  });

  it('take a repeated start for what it is, and the last answer for the id', () => {
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t
        10:01:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-1m -> transactionId:7
        ${stop}`),
    );
    expect(found.map(({ id, complete }) => [id, complete])).toEqual([['CP1/1/7', true]]);
  });

  it('are ended by a placeholder id when only one session can be meant', () => {
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t
        10:30:00 > StopTransaction transactionId:-1 idTag:A meterStop:2000 timestamp:$t -> ok`),
    );
    expect(found).toMatchObject([{ transactionId: null, energyWh: '1000', complete: true }]);
  });

  it('are not guessed when a placeholder id may end either of two', () => {
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t
        10:01:00 > StartTransaction connectorId:2 idTag:A meterStart:1000 timestamp:$t
        10:30:00 > StopTransaction transactionId:-1 idTag:A meterStop:2000 timestamp:$t -> ok`),
    );
    expect(found.map(({ complete }) => complete)).toEqual([false, false, false]);
  });

  it('learn their id from the stop when the answer to the start is not in the log', () => {
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t
        ${stop}`),
    );
    expect(found).toMatchObject([{ id: 'CP1/1/7', energyWh: '8000' }]);
  });

  it('do not take a stop whose own data name another start', () => {
    const data =
      '[{"timestamp":"2025-03-01T08:00:00Z","sampledValue":[{"value":"500","context":"Transaction.Begin","unit":"Wh"}]}]';
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t
        10:30:00 > StopTransaction transactionId:6 idTag:A meterStop:2000 timestamp:$t transactionData:${data} -> ok`),
    );
    // The earlier session is known from its stop alone, with the start that its data state.
    expect(
      found.map(({ transactionId, meterStartWh, meterStopWh }) => [transactionId, meterStartWh, meterStopWh]),
    ).toEqual([
      ['6', '500', '2000'],
      [null, '1000', null],
    ]);
  });

  it('do not take samples of an earlier session that is sent again', () => {
    const old = '[{"timestamp":"2025-02-01T10:00:00Z","sampledValue":[{"value":"1"}]}]';
    const found = fold(
      story(`
        10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-1h
        10:00:01 > MeterValues connectorId:1 transactionId:5 meterValue:${old} -> ok
        10:00:02 > StopTransaction transactionId:5 meterStop:280 timestamp:2025-02-01T11:00:00Z -> ok
        10:00:03 > MeterValues connectorId:1 meterValue:[] -> ok`),
    );
    expect(
      found.map(({ id, meterStartWh, meterStopWh, frameIds }) => [id, meterStartWh, meterStopWh, frameIds.length]),
    ).toEqual([
      [`CP1/1/t${at('09:00:00')}`, '1000', null, 3],
      ['CP1/1/5', null, '280', 4],
    ]);
  });

  it('are ended once, also when the stop is sent again with another timestamp', () => {
    const found = fold(
      story(`${start}\n${stop}\n10:32:00 > StopTransaction transactionId:7 meterStop:9000 timestamp:$t -> ok`),
    );
    expect(found).toMatchObject([{ id: 'CP1/1/7', stoppedAt: { epochMs: at('10:30:00') } }]);
    expect(found[0]?.frameIds).toHaveLength(6);
  });

  it('with a reused id are two', () => {
    const found = fold(
      story(`
        ${start}
        ${stop}
        11:00:00 > StartTransaction connectorId:1 idTag:B meterStart:9000 timestamp:$t -> transactionId:7
        11:30:00 > StopTransaction transactionId:7 meterStop:9500 timestamp:$t -> ok`),
    );
    expect(found.map(({ id, energyWh }) => [id, energyWh])).toEqual([
      ['CP1/1/7', '8000'],
      ['CP1/1/7~2', '500'],
    ]);
  });

  it('sent later keep their own times', () => {
    const [session] = fold(
      story(`
        15:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-5h -> transactionId:7
        15:00:01 > MeterValues connectorId:1 transactionId:7 meterValue:[] -> ok
        15:00:02 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t-3h -> ok`),
    );
    expect(session).toMatchObject({
      replayed: true,
      startedAt: { epochMs: at('10:00:00') },
      stoppedAt: { epochMs: at('12:00:02') },
    });
  });

  it('are not called replayed because a log was read in a wrong zone', () => {
    const shifted = story(
      `${start}\n10:10:00 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok\n${stop}`,
    ).map(
      ({ frame, payload }): StoryFrame => ({
        payload,
        frame: {
          ...frame,
          loggedAt: { text: '', epochMs: (frame.loggedAt.epochMs ?? 0) + 7_200_000, quality: 'zone-assumed' },
        },
      }),
    );
    expect(fold(shifted)).toMatchObject([{ replayed: false }]);
  });

  it('are not called replayed when a zone explains it and too little else is known', () => {
    const shift = (table: string, byMs: number): readonly StoryFrame[] =>
      story(table).map(({ frame, payload }) => ({
        payload,
        frame: {
          ...frame,
          loggedAt: { text: '', epochMs: (frame.loggedAt.epochMs ?? 0) + byMs, quality: 'zone-assumed' },
        },
      }));
    expect(fold(shift(start, 7_200_000))).toMatchObject([{ replayed: false }]);
    expect(fold(shift(start, 6_700_000))).toMatchObject([{ replayed: true }]);
  });

  it('survive a power loss: the stop comes after the restart', () => {
    const [session] = fold(
      story(`
        ${start}
        10:30:00 > BootNotification chargePointModel:M -> status:Accepted
        10:31:00 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t-16m reason:PowerLoss -> ok`),
    );
    expect(session).toMatchObject({ replayed: false, reason: 'PowerLoss', stoppedAt: { epochMs: at('10:15:00') } });
    expect(session?.steps.map(({ step }) => step)).toEqual(['started', 'power-lost', 'stopped', 'rebooted']);
  });

  it('show a refused card', () => {
    const [session] = fold(
      story(
        '10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Blocked"}',
      ),
    );
    expect(session?.steps).toMatchObject([{ step: 'started' }, { step: 'refused', detail: 'Blocked' }]);
  });

  it('begin with the remote start that led to them', () => {
    const [session] = fold(
      story(`09:59:50 < RemoteStartTransaction connectorId:1 idTag:A -> status:Accepted\n${start}`),
    );
    expect(session?.steps.map(({ step, detail }) => [step, detail])).toEqual([
      ['remote-start', 'A'],
      ['started', '7'],
    ]);
  });

  it('of 2.0.1 are one message for everything', () => {
    const begin =
      '[{"timestamp":"$t","sampledValue":[{"value":1.5,"context":"Transaction.Begin","unitOfMeasure":{"unit":"kWh"}}]}]';
    const end =
      '[{"timestamp":"$t","sampledValue":[{"value":25,"context":"Transaction.End","unitOfMeasure":{"unit":"Wh","multiplier":2}}]}]';
    const [session] = fold(
      story(`
        10:00:00 > TransactionEvent eventType:Started seqNo:0 timestamp:$t triggerReason:Authorized transactionInfo:{"transactionId":"u-1","chargingState":"EVConnected"} evse:{"id":2,"connectorId":1} idToken:{"idToken":"A","type":"ISO14443"} meterValue:${begin} -> idTokenInfo:{"status":"Accepted"}
        10:01:00 > TransactionEvent eventType:Updated seqNo:1 timestamp:$t transactionInfo:{"transactionId":"u-1","chargingState":"Charging"} -> ok
        10:30:00 > TransactionEvent eventType:Ended seqNo:2 timestamp:$t transactionInfo:{"transactionId":"u-1","stoppedReason":"EVDisconnected"} meterValue:${end} -> ok`),
    );
    expect(session).toMatchObject({
      id: 'CP1/2/u-1',
      idTag: 'A',
      meterStartWh: '1500',
      meterStopWh: '2500',
      energyWh: '1000',
      reason: 'EVDisconnected',
      complete: true,
    });
    expect(session?.steps.map(({ step }) => step)).toEqual(['plugged', 'started', 'charging', 'stopped']);
  });
});

describe('sessions from several witnesses', () => {
  const row = transactionRow({
    transactionId: '7',
    idTagStart: 'A',
    startedAt: stamp(at('10:00:00')),
    stoppedAt: stamp(at('10:30:00')),
    meterStartWh: '1000',
    meterStopWh: '9000',
  });

  it('join a database that names no station to the only one', () => {
    expect(fold(story(`${start}\n${stop}`), { rows: [row] })).toMatchObject([
      { station: 'CP1', witnesses: ['log', 'database'], disagreements: [] },
    ]);
  });

  it('say that their application counts the row as deleted, and only then', () => {
    const deleted = { ...row, markedDeleted: '2025-04-01 10:00:00' };
    expect(fold(story(`${start}\n${stop}`), { rows: [deleted] })).toMatchObject([
      { witnesses: ['log', 'database'], markedDeleted: '2025-04-01 10:00:00' },
    ]);
    expect(fold(story(`${start}\n${stop}`), { rows: [row] })[0]).not.toHaveProperty('markedDeleted');
  });

  it('do not join it with several stations by a bare id of another time', () => {
    const found = fold(story(`${start}\n10:01:00 CP2| > Heartbeat -> ok`), {
      rows: [{ ...row, startedAt: stamp(at('10:00:00', 9)), stoppedAt: null }],
    });
    expect(found.map(({ witnesses }) => witnesses)).toEqual([['log'], ['database']]);
  });

  it('take the end from the database when the log has none', () => {
    expect(fold(story(start), { rows: [row] })).toMatchObject([
      { complete: true, energyWh: '8000', stoppedAt: { epochMs: at('10:30:00') } },
    ]);
  });

  it('take the end from a message that still waits in a queue', () => {
    const message =
      '[2,"q1","StopTransaction",{"transactionId":7,"meterStop":9000.5,"timestamp":"2025-03-01T10:30:00Z"}]';
    expect(fold(story(start), { rows: [queuedMessage(message, 'StopTransaction')] })).toMatchObject([
      { complete: true, meterStopWh: '9000.5', energyWh: '8000.5', witnesses: ['log', 'database'] },
    ]);
  });

  it('find an unanswered start again by its message id', () => {
    const found = fold(story('10:00:00 > #s1 StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t'), {
      rows: [{ ...row, transactionId: '-1', startMessageId: 's1' }],
    });
    expect(found).toMatchObject([{ transactionId: null, witnesses: ['log', 'database'], complete: true }]);
  });

  it('list what differs and average nothing', () => {
    const [session] = fold(story(`${start}\n${stop}`), {
      rows: [{ ...row, meterStopWh: '8990', idTagStart: 'B' }],
      signed: [
        signedPart([
          { tx: 'B', ms: at('10:00:00'), kwh: '1.0004' },
          { tx: 'E', ms: at('10:30:00'), kwh: '9.000' },
        ]),
      ],
    });
    expect(session?.meterStopWh).toBe('9000');
    expect(
      session?.disagreements.map(({ about, statements }) => [
        about,
        statements.map(({ witness, text }) => `${witness} ${text}`),
      ]),
    ).toEqual([
      ['meter-stop', ['log 9000 Wh', 'database 8990 Wh', 'signed 9000 Wh']],
      ['energy', ['log 8000 Wh', 'database 7990 Wh', 'signed 7999.6 Wh']],
      ['id-tag', ['log A', 'database B']],
    ]);
  });

  it('exist from signed values alone', () => {
    const found = fold([], {
      signed: [
        signedPart([{ tx: 'B', ms: at('10:00:00'), kwh: '1.000' }]),
        signedPart([{ tx: 'E', ms: at('10:30:00'), kwh: '9.123' }]),
      ],
    });
    expect(found).toMatchObject([
      { id: 'CP1/1/7', witnesses: ['signed'], energyWh: '8123', complete: true, signedValueIds: [0, 1] },
    ]);
  });

  it('begin and end when the meter says, with the letter of its clock after the time as OCMF writes it', () => {
    const lettered = (part: SignedPart): SignedPart => ({
      ...part,
      verdict: {
        ...part.verdict,
        readings: part.verdict.readings.map((reading) => ({ ...reading, time: `${reading.time ?? ''} S` })),
      },
      value: { ...part.value, reportedAt: null },
    });
    const [session] = fold([], {
      signed: [
        lettered(signedPart([{ tx: 'B', ms: at('10:00:00'), kwh: '1.000' }])),
        lettered(signedPart([{ tx: 'E', ms: at('10:30:00'), kwh: '9.123' }])),
      ],
    });
    expect([session?.startedAt?.epochMs, session?.stoppedAt?.epochMs]).toEqual([at('10:00:00'), at('10:30:00')]);
  });

  it('do not compare a transaction register with the total one', () => {
    const part = signedPart([{ tx: 'B', ms: at('10:00:00'), kwh: '0.000' }]);
    const readings = part.verdict.readings.map((reading) => ({ ...reading, obis: '01-00:B2.08.00.FF' }));
    const [session] = fold(story(`${start}\n${stop}`), {
      signed: [{ ...part, verdict: { ...part.verdict, readings } }],
    });
    expect(session).toMatchObject({ disagreements: [], signedValueIds: [0] });
  });

  it('do not grow when two logs tell the same session', () => {
    const [own, other] = [story(`${start}\n${stop}`), story(`${start}\n${stop}`, 2, 100)];
    const unnamed = other.map(({ frame, payload }): StoryFrame => ({ payload, frame: { ...frame, station: null } }));
    const found = fold([...own, ...unnamed]);
    expect(found).toMatchObject([{ id: 'CP1/1/7', energyWh: '8000' }]);
    expect(found[0]?.frameIds).toHaveLength(8);
  });
});
