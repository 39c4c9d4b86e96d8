import { membersOf } from '../../base/members.ts';
import { countUpTo } from '../../base/sorted-search.ts';
import type { Session } from '../../model/session.ts';
import type { StatusInterval } from '../../model/status-interval.ts';
import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { profileIn } from '../charging-profile-orders.ts';
import { defineRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';
import { found, notFound } from '../make-finding.ts';

/** Orders whose answer has a status. Unlocking is a rule of its own. */
const commands = [
  'AFRRSignal',
  'AdjustPeriodicEventStream',
  'CancelReservation',
  'CertificateSigned',
  'ChangeAvailability',
  'ChangeConfiguration',
  'ChangeTransactionTariff',
  'ClearCache',
  'ClearChargingProfile',
  'ClearDERControl',
  'ClearDisplayMessage',
  'ClearTariffs',
  'ClearVariableMonitoring',
  'CustomerInformation',
  'DeleteCertificate',
  'ExtendedTriggerMessage',
  'GetBaseReport',
  'GetCompositeSchedule',
  'GetDERControl',
  'GetLog',
  'GetMonitoringReport',
  'GetReport',
  'GetTariffs',
  'InstallCertificate',
  'NotifyAllowedEnergyTransfer',
  'PublishFirmware',
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'RequestBatterySwap',
  'RequestStartTransaction',
  'RequestStopTransaction',
  'ReserveNow',
  'Reset',
  'SendLocalList',
  'SetChargingProfile',
  'SetDERControl',
  'SetDefaultTariff',
  'SetDisplayMessage',
  'SetMonitoringBase',
  'SetMonitoringLevel',
  'SetNetworkProfile',
  'SetVariableMonitoring',
  'SetVariables',
  'SignedUpdateFirmware',
  'TriggerMessage',
  'UpdateDynamicSchedule',
  'UpdateFirmware',
  'UsePriorityCharging',
];

/** The station would not or could not. */
const failures = new Set(['Rejected', 'Failed', 'InvalidCertificate', 'RevokedCertificate', 'VersionMismatch']);
/** The station lacks the function, or something stands in the way. */
const obstacles = new Set([
  'NotSupported',
  'NotImplemented',
  'Faulted',
  'Occupied',
  'Unavailable',
  'UnknownKey',
  'UnknownComponent',
  'UnknownVariable',
  'UnknownConnector',
  'UnsupportedAttributeType',
  'NotSupportedAttributeType',
  'UnsupportedMonitorType',
  'HashError',
  'ConditionNotSupported',
  'Duplicate',
  'DuplicateTariffId',
  'LanguageNotSupported',
  'NoCurrencyChange',
  'NoProfile',
  'NotSupportedMessageFormat',
  'NotSupportedPriority',
  'NotSupportedState',
  'TooManyElements',
  'TxNotFound',
  'UnknownTransaction',
]);

interface Outcome {
  readonly status: string | null;
  readonly about: string | null;
}

/** What came of an order; orders about several variables have an outcome for each (2.x). */
function outcomesOf({ reply, payload }: Call): readonly Outcome[] {
  const results = ['setVariableResult', 'setMonitoringResult', 'clearMonitoringResult', 'clearTariffsResult'].flatMap(
    (name) => listOf(reply[name]),
  );
  if (results.length > 0)
    return results.map((result) => ({
      status: textOf(result['attributeStatus'] ?? result['status'], 60),
      about:
        [result['component'], result['variable']]
          .flatMap((each) => textOf(membersOf(each)['name'], 60) ?? [])
          .join('/') || null,
    }));
  const profile = profileIn(payload);
  return [
    {
      status: textOf(reply['status'], 60),
      about: textOf(
        payload['key'] ??
          payload['requestedMessage'] ??
          payload['certificateType'] ??
          payload['type'] ??
          payload['operationalStatus'] ??
          profile['chargingProfilePurpose'],
        80,
      ),
    },
  ];
}

function orderKey(
  station: string | null,
  connector: number | null,
  action: string,
  about: string | null,
  transaction: string | null,
): string {
  return JSON.stringify([station, connector, action, about, transaction]);
}

function stateKey(station: string | null, connector: number | null): string {
  return JSON.stringify([station, connector]);
}

/** The state of a connector at an instant; its states are in the order of time. */
function stateAt(lane: readonly StatusInterval[], ms: number): StatusInterval | undefined {
  const last = lane[countUpTo(lane, ms, ({ from }) => from.epochMs ?? -Infinity) - 1];
  return last !== undefined && (last.to?.epochMs ?? Infinity) > ms ? last : undefined;
}

/** A09: the station refused what the backend asked for. */
export const commandRefused = defineRule({
  id: 'authorisation.command-refused',
  severity: 'warning',
  category: 'authorisation',
  references: [
    'OCPP 1.6 edition 2, 5 (operations initiated by the Central System; the status of the answer)',
    'OCPP 2.0.1 part 2, B05 (SetVariables)',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const groups = new Groups<
      Outcome & {
        station: string | null;
        connector: number | null;
        action: string;
        transaction: string | null;
        session: Session | undefined;
        state: string | null;
      }
    >();
    const accepts = new Map<string, Call[]>();
    const states = Map.groupBy(view.statusHistory, (state) => stateKey(state.station, state.connector));
    for (const call of index.calls(...commands)) {
      const { frame, ms, answer } = call;
      const { action, station, transactionId } = frame;
      if (action === null || answer === null) continue;
      // An order about a transaction says where it is by that alone.
      const session = transactionId === null ? undefined : index.sessionOfFrame(frame.frameId);
      const connector = frame.connector ?? session?.connector ?? null;
      for (const { status, about } of outcomesOf(call)) {
        if (status === 'Accepted') {
          const key = orderKey(station, connector, action, about, transactionId);
          const same = accepts.get(key);
          if (same === undefined) accepts.set(key, [call]);
          else same.push(call);
        }
        if (status === null || !(failures.has(status) || obstacles.has(status))) continue;
        groups.add(
          [station, connector, action, status, about, transactionId],
          ms,
          [answer.evidence, frame.evidence],
          () => ({
            station,
            connector,
            action,
            status,
            about,
            transaction: transactionId,
            session,
            state: ms === null ? null : (stateAt(states.get(stateKey(station, connector)) ?? [], ms)?.status ?? null),
          }),
        );
      }
    }
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const { station, connector, action, status, about, transaction, session, state } = facts;
      // Only the same order says anything about this one.
      const same = accepts.get(orderKey(station, connector, action, about, transaction)) ?? [];
      const accepted = same[countUpTo(same, toMs ?? Infinity, ({ ms }) => ms ?? 0)];
      yield {
        // What a station says it cannot do is information about it, not a failure.
        severity: failures.has(status ?? '') ? 'warning' : 'info',
        params: { action, status, about, transaction, state, times },
        session,
        station,
        connector,
        fromMs,
        toMs,
        evidence,
        counterEvidence: [
          accepted === undefined
            ? notFound('accepted-later')
            : found('accepted-later', accepted.answer?.evidence ?? null),
        ],
      };
    }
    yield* groups.leftOut();
  },
});
