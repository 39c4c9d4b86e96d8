import { expect, test } from 'vitest';
import { caseIndex } from '../../../parsers/findings/case-index.ts';
import { storedMessageWith } from '../../../parsers/findings/transaction/stored-messages.ts';
import { caseView, findingsOf, queuedMessage, stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';

const stop = (id: number | string) =>
  queuedMessage(
    `[2,"q1","StopTransaction",{"transactionId":${JSON.stringify(id)},"meterStop":9000}]`,
    'StopTransaction',
  );

test('an id is a word of the message, not a part of one', () => {
  const index = caseIndex(caseView({ table: day(''), rows: [stop(17), stop('abc/7=')] }));
  expect(storedMessageWith(index, '7')).toBeUndefined();
  expect(storedMessageWith(index, '17')?.message).toContain('17');
  expect(storedMessageWith(index, 'abc/7=')).toBeDefined();
  expect(storedMessageWith(index, '17', ({ action }) => action === 'StartTransaction')).toBeUndefined();
});

test('a stop of transaction 17 in the queue is no counter-evidence for the missing stop of 7', () => {
  const log = day(
    `10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}
     ${session('10:30:00', '10:45:00', { tx: 8 })}`,
  );
  const evidence = (rows: Parameters<typeof findingsOf>[0]) =>
    findingsOf(rows, 'transaction.stop-missing').map(
      ({ counterEvidence }) => counterEvidence.find(({ code }) => code === 'stop-in-queue')?.found,
    );
  expect(evidence({ table: log, rows: [stop(17)] })).toEqual([false]);
  expect(evidence({ table: log, rows: [stop(7)] })).not.toEqual([false]);
});

test('a row without an id is found by its start and connector, one with an id by that', () => {
  const row = (parts: Parameters<typeof transactionRow>[0]) =>
    transactionRow({ startedAt: stamp(at('10:15:00')), acknowledged: false, ...parts });
  const found = findingsOf(
    {
      table: day(''),
      rows: [
        row({ transactionId: '5', rowId: '1' }),
        row({ connector: 2, startedAt: stamp(at('13:00:00')), rowId: '2' }),
      ],
    },
    'transaction.not-acknowledged',
  );
  // The first is a session that the log, whole over its time, does not know: that is another finding.
  expect(found.map(({ evidence }) => evidence)).toMatchObject([[{ rowId: '2' }]]);
});
