import { describe, expect, it } from 'vitest';
import { story } from '../builders/story.ts';
import { clock, fold } from './fold-sessions.ts';

/* Transactions of OCPP 2.0.1 and 2.1 (part 2, E01 to E15) told in every order in which stations tell them. */

const card = 'idToken:{"idToken":"A","type":"ISO14443"}';
const evse = 'evse:{"id":2,"connectorId":1}';

function event(time: string, type: string, seqNo: number, rest = '', info = ''): string {
  const details = info === '' ? '' : `,${info}`;
  return `${time} > TransactionEvent eventType:${type} seqNo:${seqNo} timestamp:$t transactionInfo:{"transactionId":"u-1"${details}} ${rest} -> ok`;
}

interface Reading {
  readonly value: string;
  readonly context?: string;
  readonly measurand?: string;
  readonly phase?: string;
  readonly at?: string;
}

function meter(...readings: readonly Reading[]): string {
  const values = readings.map(({ value, context = 'Sample.Periodic', measurand, phase, at: time = '$t' }) => {
    const named = measurand === undefined ? '' : `,"measurand":"${measurand}"`;
    const phased = phase === undefined ? '' : `,"phase":"${phase}"`;
    return `{"timestamp":"${time}","sampledValue":[{"value":${value},"context":"${context}"${named}${phased}}]}`;
  });
  return `meterValue:[${values.join(',')}]`;
}

const only = (table: string) => {
  const found = fold(story(table));
  expect(found).toHaveLength(1);
  return found[0];
};

describe('the card of a transaction', () => {
  it('comes later than the cable (E02)', () => {
    expect(
      only(`
        ${event('10:00:00', 'Started', 0, evse, '"chargingState":"EVConnected"')}
        ${event('10:01:00', 'Updated', 1, card, '"chargingState":"Charging"')}
        ${event('10:30:00', 'Ended', 2)}`),
    ).toMatchObject({ idTag: 'A', complete: true });
  });

  it('is known when the event that began it comes last, or is in an hour without log', () => {
    const updated = event('10:01:00', 'Updated', 1, `${card} ${evse}`);
    const started = event('10:05:00', 'Started', 0, evse).replace('timestamp:$t', 'timestamp:$t-5m');
    const ended = event('10:30:00', 'Ended', 2);
    expect(only([updated, started, ended].join('\n'))).toMatchObject({ idTag: 'A', complete: true });
    expect(only([updated, ended].join('\n'))).toMatchObject({ idTag: 'A', complete: false });
  });

  it('is not the one that stops it', () => {
    const other = 'triggerReason:StopAuthorized idToken:{"idToken":"B","type":"ISO14443"}';
    expect(
      only(`
        ${event('10:00:00', 'Started', 0, evse)}
        ${event('10:01:00', 'Updated', 1, `triggerReason:Authorized ${card}`)}
        ${event('10:29:00', 'Updated', 2, other)}
        ${event('10:30:00', 'Ended', 3, other)}`),
    ).toMatchObject({ idTag: 'A' });
  });
});

describe('what led to a transaction', () => {
  it('may come after the cable: a card that was asked for, and an order of the backend (F02)', () => {
    const plugged = event('10:00:00', 'Started', 0, evse);
    const asked = '10:00:30 > Authorize idToken:{"idToken":"A","type":"ISO14443"} -> idTokenInfo:{"status":"Accepted"}';
    const ordered =
      '10:00:40 < RequestStartTransaction remoteStartId:77 idToken:{"idToken":"Z","type":"Central"} evseId:2 -> status:Accepted transactionId:u-1';
    const byCard = only([plugged, asked, event('10:01:00', 'Updated', 1, card)].join('\n'));
    expect(byCard?.steps.map(({ step, detail }) => [step, detail])).toEqual([
      ['started', 'u-1'],
      ['authorised', 'A'],
    ]);
    const byOrder = only([plugged, ordered, event('10:01:00', 'Updated', 1, '', '"remoteStartId":77')].join('\n'));
    expect(byOrder?.steps.map(({ step }) => step)).toEqual(['started', 'remote-start']);
  });
});

describe('the place of a transaction', () => {
  it('comes later (E03), and its states belong to it from then on', () => {
    const found = only(`
      ${event('10:00:00', 'Started', 0, card)}
      10:01:00 > StatusNotification timestamp:$t connectorStatus:Occupied evseId:2 connectorId:1 -> ok
      ${event('10:01:05', 'Updated', 1, evse, '"chargingState":"Charging"')}
      10:20:00 > StatusNotification timestamp:$t connectorStatus:Faulted evseId:2 connectorId:1 -> ok
      ${event('10:30:00', 'Ended', 2)}`);
    expect(found).toMatchObject({ id: 'CP1/2/u-1', connector: 2 });
    // Five requests and five answers.
    expect(found?.frameIds).toHaveLength(10);
    expect(found?.steps.map(({ step }) => step)).toContain('fault');
  });
});

describe('a fault at the other connector of the EVSE', () => {
  it('is no matter of a transaction that names its own', () => {
    const found = only(`
      09:59:00 > StatusNotification timestamp:$t connectorStatus:Available evseId:2 connectorId:2 -> ok
      09:59:30 > StatusNotification timestamp:$t connectorStatus:Occupied evseId:2 connectorId:1 -> ok
      ${event('10:00:00', 'Started', 0, `${evse} ${card}`, '"chargingState":"Charging"')}
      10:10:00 > StatusNotification timestamp:$t connectorStatus:Faulted evseId:2 connectorId:2 -> ok
      ${event('10:30:00', 'Ended', 1)}`);
    expect(found?.steps.map(({ step }) => step)).toEqual(['plugged', 'started', 'charging', 'stopped']);
  });
});

describe('the energy of a transaction', () => {
  it('is between the readings marked as its ends, whichever event carries them', () => {
    expect(
      only(`
        ${event('10:00:00', 'Started', 0, evse)}
        ${event('10:00:10', 'Updated', 1, meter({ value: '1000', context: 'Transaction.Begin' }))}
        ${event('10:29:50', 'Updated', 2, meter({ value: '5000.5', context: 'Transaction.End' }))}
        ${event('10:30:00', 'Ended', 3)}`),
    ).toMatchObject({ meterStartWh: '1000', meterStopWh: '5000.5', energyWh: '4000.5' });
  });

  it('ends with the newest reading of an event that carries all of them', () => {
    expect(
      only(`
        ${event('10:00:00', 'Started', 0, `${evse} ${meter({ value: '1000' })}`)}
        ${event(
          '10:30:00',
          'Ended',
          1,
          meter({ value: '1000', at: '$t-30m' }, { value: '3000', at: '$t-15m' }, { value: '5000' }),
        )}`),
    ).toMatchObject({ meterStartWh: '1000', meterStopWh: '5000' });
  });

  it('is the sum of its intervals where no register is told, each counted once', () => {
    const interval = (value: string, at = '$t'): Reading => ({ value, measurand: 'Energy.Active.Import.Interval', at });
    const told = [
      event('10:00:00', 'Started', 0, evse),
      event('10:10:00', 'Updated', 1, meter(interval('1200.25'))),
      event('10:20:00', 'Updated', 2, meter(interval('1100'))),
      event('10:30:00', 'Ended', 3, meter(interval('1200.25', '$t-20m'), interval('1100', '$t-10m'), interval('900'))),
    ];
    expect(only(told.join('\n'))).toMatchObject({ meterStartWh: null, meterStopWh: null, energyWh: '3200.25' });
    // An event is missing: nobody knows what its interval took.
    expect(only(told.filter((_, index) => index !== 2).join('\n'))).toMatchObject({ energyWh: null });
  });

  it('is the sum of the phases where a meter tells no total, and nothing where one of them is missing', () => {
    const phases = (context: string, ...values: readonly string[]): string =>
      meter(...values.map((value, index) => ({ value, context, phase: `L${index + 1}` })));
    const told = (end: string): string =>
      [
        event('10:00:00', 'Started', 0, `${evse} ${phases('Transaction.Begin', '100.5', '200', '300')}`),
        event('10:30:00', 'Ended', 1, end),
      ].join('\n');
    expect(only(told(phases('Transaction.End', '1100.5', '1200', '1300.25')))).toMatchObject({
      meterStartWh: '600.5',
      meterStopWh: '3600.75',
      energyWh: '3000.25',
    });
    expect(only(told(phases('Sample.Periodic', '1100.5', '1200', '1300.25')))).toMatchObject({
      meterStopWh: '3600.75',
    });
    expect(only(told(phases('Transaction.End', '1100.5', '1200')))).toMatchObject({ meterStopWh: null });
  });

  it('given back is told beside what was taken', () => {
    const both = (taken: string, given: string, context: string): string =>
      meter({ value: taken, context }, { value: given, context, measurand: 'Energy.Active.Export.Register' });
    expect(
      only(`
        ${event('10:00:00', 'Started', 0, `${evse} ${both('1000', '200', 'Transaction.Begin')}`)}
        ${event('10:10:00', 'Updated', 1, both('1500', '250', 'Sample.Periodic'))}
        ${event('10:30:00', 'Ended', 2, both('1500', '4200.5', 'Transaction.End'))}`),
    ).toMatchObject({ energyWh: '500', exportedWh: '4000.5' });
  });

  it('given back is not told by readings between the ends alone', () => {
    const given = (value: string): string => meter({ value, measurand: 'Energy.Active.Export.Register' });
    const told = [
      event('10:00:00', 'Started', 0, evse),
      event('10:10:00', 'Updated', 1, given('100')),
      event('10:20:00', 'Updated', 2, given('900')),
      event('10:30:00', 'Ended', 3),
    ];
    expect(only(told.join('\n'))).toMatchObject({ exportedWh: '800' });
    expect(only(told.filter((_, index) => index !== 1).join('\n'))).not.toHaveProperty('exportedWh');
  });

  it('says nothing of giving back where no message does', () => {
    expect(only(event('10:00:00', 'Started', 0, evse))).not.toHaveProperty('exportedWh');
  });
});

describe('the end of a transaction', () => {
  it('stays, when the station sends an end again with another number', () => {
    expect(
      only(`
        ${event('10:00:00', 'Started', 0, `${evse} ${card}`)}
        ${event('10:30:00', 'Ended', 1, meter({ value: '5', context: 'Transaction.End' }), '"stoppedReason":"Remote"')}
        ${event('10:35:00', 'Ended', 2, '', '"stoppedReason":"PowerLoss"')}`),
    ).toMatchObject({ reason: 'Remote', meterStopWh: '5' });
  });

  it('is the same although events from before come after it', () => {
    const found = only(`
      ${event('10:00:00', 'Started', 0, `${evse} ${card}`, '"chargingState":"Charging"')}
      ${event('10:30:00', 'Ended', 3)}
      ${event('10:31:00', 'Updated', 1, 'offline:true', '"chargingState":"SuspendedEV"').replace('timestamp:$t', 'timestamp:$t-20m')}
      ${event('10:31:01', 'Updated', 2, 'offline:true', '"chargingState":"Charging"').replace('timestamp:$t', 'timestamp:$t-10m')}`);
    expect(found?.phases.map(({ phase, from }) => [phase, clock(from)])).toEqual([
      ['charge', '10:00:00'],
      ['suspended-by-vehicle', '10:11:00'],
      ['charge', '10:21:01'],
      ['stop', '10:30:00'],
    ]);
  });

  it('makes a vehicle that stays plugged in no new beginning', () => {
    const found = only(`
      ${event('10:00:00', 'Started', 0, `${evse} ${card}`, '"chargingState":"EVConnected"')}
      ${event('10:01:00', 'Updated', 1, '', '"chargingState":"Charging"')}
      ${event('10:20:00', 'Updated', 2, 'triggerReason:StopAuthorized', '"chargingState":"EVConnected"')}
      ${event('10:40:00', 'Ended', 3, '', '"chargingState":"Idle"')}`);
    expect(found?.phases.map(({ phase }) => phase)).toEqual(['start', 'charge', 'finish']);
  });
});

describe('messages about a transaction', () => {
  it('belong to it: cost, limits, tariffs, priority, profiles, settlement', () => {
    const found = only(`
      ${event('10:00:00', 'Started', 0, `${evse} ${card}`)}
      10:05:00 < CostUpdated totalCost:1.25 transactionId:u-1 -> ok
      10:06:00 < SetChargingProfile evseId:2 chargingProfile:{"id":4,"stackLevel":0,"chargingProfilePurpose":"TxProfile","transactionId":"u-1"} -> status:Accepted
      10:07:00 < UsePriorityCharging transactionId:u-1 activate:true -> status:Accepted
      10:08:00 > NotifyPriorityCharging transactionId:u-1 activated:true -> ok
      10:09:00 > NotifyEvent generatedAt:$t seqNo:0 eventData:[{"eventId":1,"timestamp":"$t","trigger":"Delta","actualValue":"5","transactionId":"u-1","component":{"name":"EVSE","evse":{"id":2}},"variable":{"name":"Power"}}] -> ok
      ${event('10:30:00', 'Ended', 1).replace('-> ok', '-> totalCost:3.10')}
      10:31:00 > NotifySettlement pspRef:x status:Settled settlementAmount:3.1 settlementTime:$t transactionId:u-1 -> ok`);
    expect(found?.frameIds).toHaveLength(16);
    expect(found?.cost).toMatchObject({ amount: '3.10', currency: null });
  });

  it('of another transaction do not', () => {
    const found = only(`
      ${event('10:00:00', 'Started', 0, `${evse} ${card}`)}
      10:05:00 < CostUpdated totalCost:1.25 transactionId:u-2 -> ok`);
    expect(found?.frameIds).toHaveLength(2);
    expect(found).not.toHaveProperty('cost');
  });
});

describe('a transaction that goes on after a restart', () => {
  it('is one (E08, TxResumed)', () => {
    const found = only(`
      ${event('10:00:00', 'Started', 0, `${evse} ${card}`, '"chargingState":"Charging"')}
      10:10:00 > BootNotification reason:PowerUp chargingStation:{"model":"M","vendorName":"V"} -> status:Accepted currentTime:$t interval:60
      ${event('10:10:30', 'Updated', 1, 'triggerReason:TxResumed', '"chargingState":"Charging"')}
      ${event('10:30:00', 'Ended', 2, '', '"stoppedReason":"Local"')}`);
    expect(found?.steps.map(({ step }) => step)).toEqual(['started', 'charging', 'rebooted', 'stopped']);
    expect(found).toMatchObject({ complete: true, reason: 'Local' });
  });
});
