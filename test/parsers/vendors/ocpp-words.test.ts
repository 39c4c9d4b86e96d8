import { describe, expect, test } from 'vitest';
import { actionsOf, knownActions } from '../../../parsers/ocpp/actions.ts';
import type { Field } from '../../../parsers/ocpp/field.ts';
import { messageFields2x } from '../../../parsers/ocpp/messages-2x.ts';
import { wordsInMessage } from '../../../parsers/ocpp/words-in-message.ts';
import { messageTitle, wordTitle } from '../../../parsers/vendors/ocpp-words.ts';

test('no message of any version is without words', () => {
  for (const language of ['de', 'en'] as const)
    expect(knownActions.filter((action) => messageTitle(action, language) === null)).toEqual([]);
});

/** How something is written, or a name that is its own word. */
const plain = new Set(['hashAlgorithm', 'phase', 'chargingRateUnit', 'format', 'ocppTransport', 'ocppVersion']);

test('no word of 2.0.1 and 2.1 is without words where it stands', () => {
  const missing: string[] = [];
  const look = (fields: readonly Field[]): void => {
    for (const field of fields) {
      if (!plain.has(field.name))
        for (const word of field.values)
          for (const language of ['de', 'en'] as const)
            if (wordTitle(field.name, word, language) === null) missing.push(`${field.name} ${word}`);
      look(field.fields);
    }
  };
  for (const action of [...Object.values(actionsOf('2.0.1')).flat(), ...Object.values(actionsOf('2.1')).flat()]) {
    const message = messageFields2x(action);
    look([...(message?.request ?? []), ...(message?.response ?? [])]);
  }
  expect(missing).toEqual([]);
});

describe('the words of a message', () => {
  const said = (...given: Parameters<typeof wordsInMessage>): readonly string[] =>
    wordsInMessage(...given).map(
      ({ field, word, isKnown }) => `${field} ${word}: ${isKnown ? wordTitle(field, word, 'en') : 'unknown'}`,
    );

  test('are told with what they mean, in their own order', () => {
    expect(
      said('TransactionEvent', 'request', {
        eventType: 'Updated',
        triggerReason: 'ChargingStateChanged',
        transactionInfo: { transactionId: 'x', chargingState: 'SuspendedEV' },
      }),
    ).toEqual([
      'eventType Updated: Transaction goes on',
      'triggerReason ChargingStateChanged: Charging state changed',
      'chargingState SuspendedEV: Vehicle pauses',
    ]);
  });

  test('of a version to come are named, not dropped', () => {
    expect(said('TransactionEvent', 'request', { triggerReason: 'MoonPhaseChanged' })).toEqual([
      'triggerReason MoonPhaseChanged: unknown',
    ]);
  });

  test('of the device model name component and variable', () => {
    const eventData = [
      {
        trigger: 'Alerting',
        component: { name: 'ConnectorPlugRetentionLock' },
        variable: { name: 'Problem' },
        eventNotificationType: 'HardWiredMonitor',
      },
    ];
    expect(said('NotifyEvent', 'request', { eventData })).toEqual([
      'trigger Alerting: Threshold passed',
      'eventNotificationType HardWiredMonitor: Hard-wired monitor',
      'component ConnectorPlugRetentionLock: Plug lock',
      'variable Problem: In trouble',
    ]);
  });

  test('of an answer are those of the version of its request', () => {
    const asked = { evseId: 1, connectorId: 1 };
    expect(said('UnlockConnector', 'response', { status: 'OngoingAuthorizedTransaction' }, asked)).toEqual([
      'status OngoingAuthorizedTransaction: Unlocking refused during a charge',
    ]);
    expect(said('UnlockConnector', 'response', { status: 'NotSupported' }, { connectorId: 1 })).toEqual([
      'status NotSupported: Not supported',
    ]);
  });

  test('of hostile payloads are bounded', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ attributeStatus: `W${index}`.repeat(50) }));
    const found = wordsInMessage('GetVariables', 'response', { getVariableResult: many });
    expect(found.length).toBeLessThanOrEqual(24);
    expect(found.every(({ word }) => word.length <= 60)).toBe(true);
  });
});
