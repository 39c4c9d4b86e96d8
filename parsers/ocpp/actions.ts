/*
 * Action names of OCPP and who may start them. Written from the message lists of the specifications: 1.5 (chapters 4 and 5),
 * 1.6 edition 2 (4 and 5) with the 1.6 security whitepaper edition 3 (5), 2.0.1 edition 2 part 2 (1) and 2.1 part 2 (1).
 */

/** Who sends the request; `either` for DataTransfer and the like. */
export type Initiator = 'station' | 'csms' | 'either';

export type OcppVersion = '1.5' | '1.6' | '2.0.1' | '2.1';

type ActionLists = Readonly<Record<Initiator, readonly string[]>>;

const actions15: ActionLists = {
  station: [
    'Authorize',
    'BootNotification',
    'DiagnosticsStatusNotification',
    'FirmwareStatusNotification',
    'Heartbeat',
    'MeterValues',
    'StartTransaction',
    'StatusNotification',
    'StopTransaction',
  ],
  csms: [
    'CancelReservation',
    'ChangeAvailability',
    'ChangeConfiguration',
    'ClearCache',
    'GetConfiguration',
    'GetDiagnostics',
    'GetLocalListVersion',
    'RemoteStartTransaction',
    'RemoteStopTransaction',
    'ReserveNow',
    'Reset',
    'SendLocalList',
    'UnlockConnector',
    'UpdateFirmware',
  ],
  either: ['DataTransfer'],
};

const actions16: ActionLists = {
  station: [
    ...actions15.station,
    'LogStatusNotification',
    'SecurityEventNotification',
    'SignCertificate',
    'SignedFirmwareStatusNotification',
  ],
  csms: [
    ...actions15.csms,
    'ClearChargingProfile',
    'GetCompositeSchedule',
    'SetChargingProfile',
    'TriggerMessage',
    'CertificateSigned',
    'DeleteCertificate',
    'ExtendedTriggerMessage',
    'GetInstalledCertificateIds',
    'GetLog',
    'InstallCertificate',
    'SignedUpdateFirmware',
  ],
  either: ['DataTransfer'],
};

const actions201: ActionLists = {
  station: [
    'Authorize',
    'BootNotification',
    'ClearedChargingLimit',
    'FirmwareStatusNotification',
    'Get15118EVCertificate',
    'GetCertificateStatus',
    'Heartbeat',
    'LogStatusNotification',
    'MeterValues',
    'NotifyChargingLimit',
    'NotifyCustomerInformation',
    'NotifyDisplayMessages',
    'NotifyEVChargingNeeds',
    'NotifyEVChargingSchedule',
    'NotifyEvent',
    'NotifyMonitoringReport',
    'NotifyReport',
    'PublishFirmwareStatusNotification',
    'ReportChargingProfiles',
    'ReservationStatusUpdate',
    'SecurityEventNotification',
    'SignCertificate',
    'StatusNotification',
    'TransactionEvent',
  ],
  csms: [
    'CancelReservation',
    'CertificateSigned',
    'ChangeAvailability',
    'ClearCache',
    'ClearChargingProfile',
    'ClearDisplayMessage',
    'ClearVariableMonitoring',
    'CostUpdated',
    'CustomerInformation',
    'DeleteCertificate',
    'GetBaseReport',
    'GetChargingProfiles',
    'GetCompositeSchedule',
    'GetDisplayMessages',
    'GetInstalledCertificateIds',
    'GetLocalListVersion',
    'GetLog',
    'GetMonitoringReport',
    'GetReport',
    'GetTransactionStatus',
    'GetVariables',
    'InstallCertificate',
    'PublishFirmware',
    'RequestStartTransaction',
    'RequestStopTransaction',
    'ReserveNow',
    'Reset',
    'SendLocalList',
    'SetChargingProfile',
    'SetDisplayMessage',
    'SetMonitoringBase',
    'SetMonitoringLevel',
    'SetNetworkProfile',
    'SetVariableMonitoring',
    'SetVariables',
    'TriggerMessage',
    'UnlockConnector',
    'UnpublishFirmware',
    'UpdateFirmware',
  ],
  either: ['DataTransfer'],
};

const actions21: ActionLists = {
  station: [
    ...actions201.station,
    'BatterySwap',
    'GetCertificateChainStatus',
    'NotifyDERAlarm',
    'NotifyDERStartStop',
    'NotifyPriorityCharging',
    'NotifySettlement',
    'NotifyWebPaymentStarted',
    'OpenPeriodicEventStream',
    'ClosePeriodicEventStream',
    'NotifyPeriodicEventStream',
    'PullDynamicScheduleUpdate',
    'ReportDERControl',
    'VatNumberValidation',
  ],
  csms: [
    ...actions201.csms,
    'AFRRSignal',
    'AdjustPeriodicEventStream',
    'ChangeTransactionTariff',
    'ClearDERControl',
    'ClearTariffs',
    'GetDERControl',
    'GetPeriodicEventStream',
    'GetTariffs',
    'NotifyAllowedEnergyTransfer',
    'RequestBatterySwap',
    'SetDERControl',
    'SetDefaultTariff',
    'UpdateDynamicSchedule',
    'UsePriorityCharging',
  ],
  either: ['DataTransfer'],
};

const listsByVersion: Readonly<Record<OcppVersion, ActionLists>> = {
  '1.5': actions15,
  '1.6': actions16,
  '2.0.1': actions201,
  '2.1': actions21,
};

/** The versions from old to new. */
export const ocppVersions: readonly OcppVersion[] = ['1.5', '1.6', '2.0.1', '2.1'];

/** The actions of a version by initiator. */
export function actionsOf(version: OcppVersion): ActionLists {
  return listsByVersion[version];
}

const initiatorByAction = new Map<string, Initiator>();
const versionsByAction = new Map<string, OcppVersion[]>();
for (const version of ocppVersions) {
  const lists = listsByVersion[version];
  for (const initiator of ['station', 'csms', 'either'] as const) {
    for (const action of lists[initiator]) {
      const known = initiatorByAction.get(action);
      initiatorByAction.set(action, known === undefined || known === initiator ? initiator : 'either');
      versionsByAction.set(action, [...(versionsByAction.get(action) ?? []), version]);
    }
  }
}

/** Who starts this action, over all versions; `undefined` for a name that OCPP does not know. */
export function initiatorOf(action: string): Initiator | undefined {
  return initiatorByAction.get(action);
}

/** Whether any version of OCPP has this action. Case matters, as it does on the wire. */
export function isOcppAction(action: string): boolean {
  return initiatorByAction.has(action);
}

/** Every action name of every version. */
export const knownActions: readonly string[] = [...initiatorByAction.keys()];

/** The versions that have this action, old to new. */
export function versionsWith(action: string): readonly OcppVersion[] {
  return versionsByAction.get(action) ?? [];
}

/**
 * CALLERROR codes: OCPP-J 1.6 table 7 (with its spelling `OccurenceConstraintViolation`), 2.0.1 part 4 table 8
 * (`OccurrenceConstraintViolation`, `FormatViolation`, `RpcFrameworkError`, `MessageTypeNotSupported`).
 */
export const callErrorCodes: readonly string[] = [
  'NotImplemented',
  'NotSupported',
  'InternalError',
  'ProtocolError',
  'SecurityError',
  'FormationViolation',
  'FormatViolation',
  'PropertyConstraintViolation',
  'OccurenceConstraintViolation',
  'OccurrenceConstraintViolation',
  'TypeConstraintViolation',
  'GenericError',
  'RpcFrameworkError',
  'MessageTypeNotSupported',
];
