/* Every kind of the catalogue in several variations (varied-cases.ts), and what must give nothing. */
import { expect, test } from 'vitest';
import { readLog } from './read-log.ts';
import { kinds } from './varied-cases.ts';

test.each(kinds)('%s', (_kind, text, messages) => {
  const read = readLog(`${text}\n`)?.frames.map(
    ({ kind, uniqueId, action, errorCode, label, station, loggedAt, state }) =>
      [
        kind,
        uniqueId,
        action ?? errorCode ?? '-',
        label,
        station ?? '-',
        loggedAt.text === '' ? '-' : loggedAt.text,
        ...(state === 'whole' ? [] : [state]),
      ].join(' | '),
  );
  expect(read).toEqual(messages);
});

test.each([
  [
    'prose',
    'The StatusNotification message is sent when the status changes. See BootNotification.\nA Heartbeat is optional.\n',
  ],
  [
    'numbers in brackets',
    '2024-05-01 10:00:00 ROOM:[true] [27393929, StatusNotification] [2612]: stop charging <-\n'.repeat(3),
  ],
  ['source code', 'const actions = ["Heartbeat", "StatusNotification"];\nfunction f(a) { return [2, a]; }\n'],
])('K-negative: %s gives no message', (_name, text) => {
  expect(readLog(text)?.frames ?? []).toEqual([]);
});
