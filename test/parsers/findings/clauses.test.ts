import { describe, expect, it } from 'vitest';
import { findingRules } from '../../../parsers/findings/index.ts';

/** Sections that rules may cite, by their numbers in the tables of contents (facts; checked 2026-11-21, see parsers/findings/README.md). */
const sections: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'OCPP 1.6 edition 2': {
    '3.5': 'Local Authorization & Offline Behavior',
    '3.7': 'Transaction-related messages',
    '3.7.1': 'Error responses to transaction-related messages',
    '3.13': 'Smart Charging',
    '3.15': 'Time notations',
    '4.1': 'Authorization',
    '4.2': 'Boot Notification',
    '4.4': 'Diagnostics Status Notification',
    '4.5': 'Firmware Status Notification',
    '4.6': 'Heartbeat',
    '4.7': 'Meter Values',
    '4.8': 'Start Transaction',
    '4.9': 'Status Notification',
    '4.10': 'Stop Transaction',
    '5.2': 'Change Availability',
    '5.3': 'Change Configuration',
    '5.11': 'Remote Start Transaction',
    '5.12': 'Remote Stop Transaction',
    '5.14': 'Reset',
    '5.16': 'Set Charging Profile',
    '5.18': 'Unlock Connector',
    '5.19': 'Update Firmware',
    '6.3': 'BootNotification.req',
    '6.4': 'BootNotification.conf',
    '6.45': 'StartTransaction.req',
    '6.49': 'StopTransaction.req',
    '7.2': 'AuthorizationStatus',
    '7.6': 'ChargePointErrorCode',
    '7.22': 'ConfigurationStatus',
    '7.28': 'IdToken',
    '7.31': 'Measurand',
    '7.34': 'Phase',
    '7.36': 'Reason',
    '7.38': 'RegistrationStatus',
    '7.45': 'UnitOfMeasure',
  },
  'OCPP-J 1.6': {
    '3.2': 'Server response',
    '4.1.1': 'Synchronicity',
    '4.1.3': 'The message type',
    '4.1.4': 'The message ID',
    '4.2.3': 'CallError',
    '5.3': 'WebSocket Ping',
    '5.4': 'Reconnecting',
  },
};

describe('clauses that rules rest on', () => {
  it('name sections that exist, by their own names', () => {
    const wrong = findingRules.entries.flatMap(({ id, references }) =>
      references.flatMap((reference) => {
        const [document = '', ...rest] = reference.split(', ');
        const known = sections[document];
        if (known === undefined) return [];
        return rest
          .join(', ')
          .split(' and ')
          .filter((part) => /^\d+\.\d/.test(part) && !part.startsWith('9.1 '))
          .filter((part) => {
            const [number = ''] = part.split(' ');
            const name = part.slice(number.length + 1).replace(/ \(.*\)$/, '');
            return known[number] !== name;
          })
          .map((part) => `${id}: ${document}, ${part}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('stand with every rule that is not a plain observation', () => {
    const without = findingRules.entries.filter(({ references }) => references.length === 0).map(({ id }) => id);
    expect(without).toEqual([
      'transaction.witnesses-disagree',
      'transaction.start-before-log',
      'transaction.stop-after-log',
      'connection.log-hole',
      'case.rule-incomplete',
    ]);
  });
});
