import { describe, expect, test } from 'vitest';
import type { DirectionLabel, FrameKind, FrameRecord } from '../../../parsers/model/frame.ts';
import { createCorrelator } from '../../../parsers/ocpp/correlation.ts';
import { createViewpointEstimator } from '../../../parsers/ocpp/viewpoint.ts';

let offset = 0;

function frame(kind: FrameKind, uniqueId: string, action: string | null, rest: Partial<FrameRecord> = {}): FrameRecord {
  offset += 100;
  return {
    record: 'frame',
    kind,
    messageTypeId: kind === 'call' ? 2 : kind === 'result' ? 3 : 4,
    uniqueId,
    action,
    errorCode: kind === 'error' ? 'InternalError' : null,
    errorDescription: null,
    payload: { at: 'nowhere' },
    state: 'whole',
    repairs: [],
    label: 'unknown',
    station: 'CP1',
    loggedAt: { text: '', epochMs: offset * 10, quality: 'offset-given' },
    evidence: { kind: 'bytes', sourceId: 1, offset, length: 10, line: 1 },
    ...rest,
  };
}

describe('answers and their CALLs', () => {
  test('the most recent unanswered CALL with the id is answered, ids being reused', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', '1', 'Heartbeat'), 0, 'unknown', {});
    correlator.next(frame('call', '1', 'Authorize'), 1, 'unknown', { idTag: 'A' });
    expect(correlator.next(frame('result', '1', null), 2, 'unknown', {})).toMatchObject({
      action: 'Authorize',
      answerToFrameId: 1,
      direction: 'csms-to-station',
      latencyMs: 1000,
    });
    expect(correlator.next(frame('result', '1', null), 3, 'unknown', {}).answerToFrameId).toBe(0);
    expect(correlator.next(frame('result', '1', null), 4, 'unknown', {})).toMatchObject({
      answerToFrameId: null,
      action: null,
    });
  });

  test('the same id in both directions is kept apart by the label of the answer', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', '7', 'StatusNotification'), 0, 'csms', { connectorId: 2 });
    correlator.next(frame('call', '7', 'Reset'), 1, 'csms', { type: 'Soft' });
    const answer = correlator.next(frame('result', '7', null, { label: 'sent' }), 2, 'csms', {});
    expect(answer).toMatchObject({ action: 'StatusNotification', answerToFrameId: 0, connector: 2 });
    expect(correlator.next(frame('error', '7', null, { label: 'received' }), 3, 'csms', {}).action).toBe('Reset');
  });

  test('a blank before the id of an answer makes it no other id', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', 'm1', 'Reset'), 0, 'unknown', {});
    expect(correlator.next(frame('error', ' m1', null), 1, 'unknown', {})).toMatchObject({
      uniqueId: ' m1',
      action: 'Reset',
      answerToFrameId: 0,
    });
  });

  test('stations do not answer for each other', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', '1', 'Heartbeat', { station: 'A' }), 0, 'unknown', {});
    expect(correlator.next(frame('result', '1', null, { station: 'B' }), 1, 'unknown', {}).answerToFrameId).toBeNull();
  });

  test('a boot ends what the station had asked, a new connection everything', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', '5', 'Heartbeat'), 0, 'unknown', {});
    correlator.next(frame('call', 'x', 'TriggerMessage'), 1, 'unknown', {});
    correlator.next(frame('call', '1', 'BootNotification'), 2, 'unknown', {});
    expect(correlator.next(frame('result', '5', null), 3, 'unknown', {}).answerToFrameId).toBeNull();
    expect(correlator.next(frame('result', 'x', null), 4, 'unknown', {}).answerToFrameId).toBe(1);
    correlator.connectionOpened('CP1', 1);
    expect(correlator.next(frame('result', '1', null), 5, 'unknown', {}).answerToFrameId).toBeNull();
  });

  test('the transaction id of an answer comes from the answer, the connector from the CALL', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', 'a', 'StartTransaction'), 0, 'unknown', { connectorId: 2, idTag: 'T' });
    expect(correlator.next(frame('result', 'a', null), 1, 'unknown', { transactionId: 4711 })).toMatchObject({
      connector: 2,
      transactionId: '4711',
    });
    const event = { evse: { id: 3, connectorId: 1 }, transactionInfo: { transactionId: 'tx-9' } };
    expect(correlator.next(frame('call', 'b', 'TransactionEvent'), 2, 'unknown', event)).toMatchObject({
      connector: 3,
      transactionId: 'tx-9',
    });
  });

  test('memory stays bounded however many CALLs are never answered', () => {
    const correlator = createCorrelator();
    for (let index = 0; index < 5000; index += 1) {
      correlator.next(frame('call', `id-${index}`, 'Heartbeat'), index, 'unknown', {});
    }
    expect(correlator.next(frame('result', 'id-0', null), 5000, 'unknown', {}).answerToFrameId).toBeNull();
    expect(correlator.next(frame('result', 'id-4999', null), 5001, 'unknown', {}).answerToFrameId).toBe(4999);
  });
});

describe('directions', () => {
  test('the action is believed over the label, and the contradiction is told', () => {
    const correlator = createCorrelator();
    const call = frame('call', '1', 'RemoteStartTransaction', { label: 'station-to-csms' });
    expect(correlator.next(call, 0, 'unknown', {})).toMatchObject({
      direction: 'csms-to-station',
      labelContradicted: true,
    });
    const answer = frame('result', '1', null, { label: 'csms-to-station' });
    expect(correlator.next(answer, 1, 'unknown', {})).toMatchObject({
      direction: 'station-to-csms',
      answerToFrameId: 0,
    });
  });

  test('an action of either side goes by its label', () => {
    const correlator = createCorrelator();
    const next = (label: DirectionLabel) =>
      correlator.next(frame('call', '1', 'DataTransfer', { label }), 0, 'station', {}).direction;
    expect(next('sent')).toBe('station-to-csms');
    expect(next('received')).toBe('csms-to-station');
    expect(next('unknown')).toBe('unknown');
  });

  test('who wrote a log follows from what it sends', () => {
    const estimator = createViewpointEstimator();
    expect(estimator.estimate.viewpoint).toBe('unknown');
    estimator.note('received', 'BootNotification');
    estimator.note('received', 'DataTransfer');
    estimator.note('sent', 'Reset');
    estimator.note('sent', 'MeterValues');
    expect(estimator.estimate).toEqual({ viewpoint: 'csms', forStation: 1, forCsms: 2 });
  });
});

describe('the kinds of OCPP 2.1', () => {
  const later = (messageTypeId: number, uniqueId: string, action: string | null, rest: Partial<FrameRecord> = {}) =>
    frame('other', uniqueId, action, { messageTypeId, ...rest });

  test('CALLRESULTERROR belongs to the answer that could not be used, and goes the way of the request', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', 'a', 'GetVariables'), 0, 'unknown', {});
    correlator.next(frame('result', 'a', null), 1, 'unknown', {});
    const refused = correlator.next(later(5, 'a', null, { errorCode: 'FormatViolation' }), 2, 'unknown', {});
    expect(refused).toMatchObject({
      kind: 'other',
      action: 'GetVariables',
      direction: 'csms-to-station',
      answerToFrameId: 1,
      errorCode: 'FormatViolation',
      latencyMs: 1000,
    });
  });

  test('CALLRESULTERROR is about the newest answer of its id and direction', () => {
    const correlator = createCorrelator();
    correlator.next(frame('call', '7', 'TransactionEvent'), 0, 'unknown', { transactionInfo: { transactionId: 'u' } });
    correlator.next(frame('result', '7', null), 1, 'unknown', {});
    correlator.next(frame('call', '7', 'GetReport'), 2, 'unknown', {});
    correlator.next(frame('result', '7', null), 3, 'unknown', {});
    const byStation = later(5, '7', null, { label: 'station-to-csms' });
    expect(correlator.next(byStation, 4, 'unknown', {})).toMatchObject({
      action: 'TransactionEvent',
      answerToFrameId: 1,
      transactionId: 'u',
    });
    expect(correlator.next(later(5, '7', null), 5, 'unknown', {})).toMatchObject({ answerToFrameId: 3 });
  });

  test('CALLRESULTERROR without its answer stays alone, and none outlives a connection', () => {
    const correlator = createCorrelator();
    expect(correlator.next(later(5, 'x', null), 0, 'unknown', {})).toMatchObject({
      action: null,
      answerToFrameId: null,
    });
    correlator.next(frame('call', 'y', 'Reset'), 1, 'unknown', {});
    correlator.next(frame('result', 'y', null), 2, 'unknown', {});
    correlator.connectionOpened('CP1', 1);
    expect(correlator.next(later(5, 'y', null), 3, 'unknown', {}).answerToFrameId).toBeNull();
  });

  test('SEND goes the way of its action and waits for nothing', () => {
    const correlator = createCorrelator();
    expect(correlator.next(later(6, 's', 'NotifyPeriodicEventStream'), 0, 'unknown', { id: 1 })).toMatchObject({
      direction: 'station-to-csms',
      action: 'NotifyPeriodicEventStream',
    });
    expect(correlator.next(frame('result', 's', null), 1, 'unknown', {}).answerToFrameId).toBeNull();
  });
});
