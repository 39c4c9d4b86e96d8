/** A start, an end or an event that is sent again from a store may write its instant otherwise: without thousandths, or in UTC. It is the same one. */
import { describe, expect, it } from 'vitest';
import { caseView, findingsOf } from '../builders/case-view.ts';

const sessionsOf = (table: string) =>
  caseView({ table }).sessions.map(({ transactionId, energyWh }) => ({ transactionId, energyWh }));
const start = (line: string, timestamp: string, id: number): string =>
  `${line} > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:${timestamp} -> transactionId:${id} idTagInfo:{"status":"Accepted"}`;
const stop = (line: string, timestamp: string, wh = 3000): string =>
  `${line} > StopTransaction transactionId:8 meterStop:${wh} timestamp:${timestamp} reason:Local -> ok`;
const event = (line: string, type: string, number: number, timestamp: string): string =>
  `${line} > TransactionEvent eventType:${type} seqNo:${number} timestamp:${timestamp} triggerReason:Authorized transactionInfo:{"transactionId":"T1"} evse:{"id":1,"connectorId":1} -> ok`;

describe('what is sent again with its instant written otherwise', () => {
  it.each(['2025-03-01T10:15:00Z', '2025-03-01T11:15:00+01:00', '2025-03-01T10:15:00.250Z'])(
    'a start at %s',
    (again) => {
      const table = [
        start('10:15:00', '2025-03-01T10:15:00.000Z', 7),
        start('10:15:40', again, 8),
        stop('10:45:00', '$t'),
      ].join('\n');
      expect(sessionsOf(table)).toEqual([{ transactionId: '8', energyWh: '2000' }]);
      expect(findingsOf(table).map(({ rule }) => rule)).toContain('transaction.start-repeated');
      expect(findingsOf(table).map(({ rule }) => rule)).not.toContain('transaction.stop-missing');
    },
  );

  it('a start a second later is another one', () => {
    const table = [start('10:15:00', '2025-03-01T10:15:00Z', 7), start('10:15:01', '2025-03-01T10:15:01Z', 8)].join(
      '\n',
    );
    expect(sessionsOf(table)).toHaveLength(2);
  });

  it('clocks that were never set are told apart by what they wrote', () => {
    const table = [start('10:15:00', '1970-01-01T00:00:05Z', 7), start('10:40:00', '1970-01-01T00:00:05.500Z', 8)].join(
      '\n',
    );
    expect(sessionsOf(table)).toHaveLength(2);
  });

  it('the first event of a 2.x transaction', () => {
    const table = [
      event('10:15:00', 'Started', 0, '2025-03-01T10:15:00.000Z'),
      event('10:45:00', 'Ended', 1, '2025-03-01T10:45:00.000Z'),
      event('10:50:00', 'Started', 0, '2025-03-01T10:15:00Z'),
    ].join('\n');
    expect(sessionsOf(table)).toHaveLength(1);
    expect(findingsOf(table).map(({ rule }) => rule)).not.toContain('transaction.id-reused');
  });

  it('an end, long after the session', () => {
    const table = [
      start('10:15:00', '2025-03-01T10:15:00Z', 8),
      stop('10:45:00', '2025-03-01T10:45:00.120Z'),
      stop('12:45:00', '2025-03-01T10:45:00Z'),
    ].join('\n');
    expect(sessionsOf(table)).toEqual([{ transactionId: '8', energyWh: '2000' }]);
  });
});
