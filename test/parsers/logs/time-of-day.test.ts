/* Logs whose lines tell the time of day and no date (research 1.3): the day comes from what a message states, and goes on over midnight, both ways. */
import { describe, expect, test } from 'vitest';
import { sameTimeOfDay } from '../../../parsers/time/time-of-day.ts';
import { readAs, readLog, type ReadLog } from './read-log.ts';

const line = (clock: string, message: string) =>
  `${clock} > [MO] ${message.startsWith('[3') ? 'Recv' : 'Send'}: ${message}\n`;
const beat = (id: string) => `[2,"${id}","Heartbeat",{}]`;
const answer = (id: string, iso: string) => `[3,"${id}",{"currentTime":"${iso}"}]`;
const status = (id: string, iso: string) =>
  `[2,"${id}","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"${iso}"}]`;

const instants = (log: ReadLog | undefined) =>
  log?.frames.map(({ loggedAt: { text, epochMs } }) => [
    text,
    epochMs === null ? null : new Date(epochMs).toISOString(),
  ]);

const night =
  line('23:59:58.100', beat('h1')) +
  line('23:59:59.200', beat('h2')) +
  line('00:00:00.300', answer('h1', '2024-05-02T00:00:00.250Z')) +
  line('23:59:59.900', status('s1', '2024-04-30T08:00:00Z')) +
  line('00:00:01.000', beat('h3')) +
  line('14:00:00.000', beat('h4')) +
  line('01:00:00.000', beat('h5'));

describe('a log of times of day', () => {
  test('gets its days from the backend, backwards and on over midnight', () => {
    expect(instants(readLog(night))).toEqual([
      ['23:59:58.100', '2024-05-01T23:59:58.100Z'],
      ['23:59:59.200', '2024-05-01T23:59:59.200Z'],
      ['00:00:00.300', '2024-05-02T00:00:00.300Z'],
      ['23:59:59.900', '2024-05-01T23:59:59.900Z'],
      ['00:00:01.000', '2024-05-02T00:00:01.000Z'],
      ['14:00:00.000', '2024-05-02T14:00:00.000Z'],
      ['01:00:00.000', '2024-05-03T01:00:00.000Z'],
    ]);
  });

  test('the same in chunks of any size, and its span is told', () => {
    const bytes = new TextEncoder().encode(night);
    const whole = readLog(bytes);
    for (const size of [1, 7, 64, 200]) {
      const again = whole === undefined ? undefined : readAs(whole.detection, bytes, size);
      expect(again?.items).toEqual(whole?.items);
    }
    expect(whole?.account.firstAt?.text).toBe('23:59:58.100');
    expect(whole?.account.lastAt?.epochMs).toBe(Date.UTC(2024, 4, 3, 1));
  });

  test('without an answer of the backend what a station reports will do', () => {
    const log = line('10:00:00', beat('h1')) + line('10:00:05', status('s1', '2024-05-02T10:00:04Z'));
    expect(instants(readLog(log))).toEqual([
      ['10:00:00', '2024-05-02T10:00:00.000Z'],
      ['10:00:05', '2024-05-02T10:00:05.000Z'],
    ]);
  });

  test('where nothing states an instant no date is invented', () => {
    expect(instants(readLog(line('10:00:00', beat('h1')) + line('10:00:01', '[3,"h1",{}]')))).toEqual([
      ['10:00:00', null],
      ['10:00:01', null],
    ]);
  });

  test('a clock that was not set is no date', () => {
    expect(instants(readLog(line('00:00:09', status('s1', '1970-01-01T00:00:09Z'))))).toEqual([['00:00:09', null]]);
  });

  test('rows of an export too', () => {
    const csv = `time,station,direction,message\n10:00:00,CP1,in,"${beat('h1').replaceAll('"', '""')}"\n10:00:01,CP1,out,"${answer('h1', '2024-05-02T10:00:00Z').replaceAll('"', '""')}"\n`;
    expect(instants(readLog(csv))).toEqual([
      ['10:00:00', '2024-05-02T10:00:00.000Z'],
      ['10:00:01', '2024-05-02T10:00:01.000Z'],
    ]);
  });
});

test.each([
  ['12:30:00', '2024-05-01T12:30:00Z', 'Europe/Berlin', '2024-05-01T10:30:00Z'],
  ['00:30:00', '2024-05-02T00:30:00Z', '+02:00', '2024-05-01T22:30:00Z'],
  ['00:30:00', '2024-05-01T22:30:00Z', 'UTC', '2024-05-02T00:30:00Z'],
])('%s of %s is read in %s as %s', (text, former, zone, now) => {
  expect(sameTimeOfDay(text, Date.parse(former), zone)).toBe(Date.parse(now));
  expect(sameTimeOfDay('2024-05-01 12:30:00', Date.parse(former), zone)).toBeNull();
});
