/* Enumerations of OCPP 2.0.1 (part 2, chapter 3) with what 2.1 adds; where 2.1 is wider, the wider counts. */

/** AuthorizationStatusEnumType. */
export const authorizationStatus2x = [
  'Accepted',
  'Blocked',
  'ConcurrentTx',
  'Expired',
  'Invalid',
  'NoCredit',
  'NotAllowedTypeEVSE',
  'NotAtThisLocation',
  'NotAtThisTime',
  'Unknown',
] as const;

/** ReasonEnumType. */
export const stoppedReason2x = [
  'DeAuthorized',
  'EmergencyStop',
  'EnergyLimitReached',
  'EVDisconnected',
  'GroundFault',
  'ImmediateReset',
  'Local',
  'LocalOutOfCredit',
  'MasterPass',
  'Other',
  'OvercurrentFault',
  'PowerLoss',
  'PowerQuality',
  'Reboot',
  'Remote',
  'ReqEnergyTransferRejected',
  'SOCLimitReached',
  'StoppedByEV',
  'TimeLimitReached',
  'Timeout',
] as const;

/** ConnectorStatusEnumType. */
export const connectorStatus2x = ['Available', 'Faulted', 'Occupied', 'Reserved', 'Unavailable'] as const;
/** ChargingStateEnumType. */
export const chargingState2x = ['Charging', 'EVConnected', 'Idle', 'SuspendedEV', 'SuspendedEVSE'] as const;
/** TransactionEventEnumType. */
export const eventType2x = ['Ended', 'Started', 'Updated'] as const;
/** TriggerReasonEnumType. */
export const triggerReason2x = [
  'AbnormalCondition',
  'Authorized',
  'CablePluggedIn',
  'ChargingRateChanged',
  'ChargingStateChanged',
  'CostLimitReached',
  'Deauthorized',
  'EVCommunicationLost',
  'EVConnectTimeout',
  'EVDeparted',
  'EVDetected',
  'EnergyLimitReached',
  'LimitSet',
  'MeterValueClock',
  'MeterValuePeriodic',
  'OperationModeChanged',
  'RemoteStart',
  'RemoteStop',
  'ResetCommand',
  'RunningCost',
  'SignedDataReceived',
  'SoCLimitReached',
  'StopAuthorized',
  'TariffChanged',
  'TariffNotAccepted',
  'TimeLimitReached',
  'Trigger',
  'TxResumed',
  'UnlockCommand',
] as const;
/** BootReasonEnumType. */
export const bootReason2x = [
  'ApplicationReset',
  'FirmwareUpdate',
  'LocalReset',
  'PowerUp',
  'RemoteReset',
  'ScheduledReset',
  'Triggered',
  'Unknown',
  'Watchdog',
] as const;
/** OperationModeEnumType of 2.1. */
export const operationMode2x = [
  'Idle',
  'ChargingOnly',
  'CentralSetpoint',
  'ExternalSetpoint',
  'ExternalLimits',
  'CentralFrequency',
  'LocalFrequency',
  'LocalLoadBalancing',
] as const;
/** PreconditioningStatusEnumType of 2.1. */
export const preconditioning2x = ['Unknown', 'Ready', 'NotReady', 'Preconditioning'] as const;
/** EnergyTransferModeEnumType. */
export const energyTransferMode2x = [
  'AC_single_phase',
  'AC_two_phase',
  'AC_three_phase',
  'DC',
  'AC_BPT',
  'AC_BPT_DER',
  'AC_DER',
  'DC_BPT',
  'DC_ACDP',
  'DC_ACDP_BPT',
  'WPT',
] as const;
/** AuthorizeCertificateStatusEnumType. */
export const certificateAuthorization2x = [
  'Accepted',
  'SignatureError',
  'CertificateExpired',
  'CertificateRevoked',
  'NoCertificateAvailable',
  'CertChainError',
  'ContractCancelled',
] as const;
/** ChargingProfilePurposeEnumType and ChargingProfileKindEnumType. */
export const profilePurpose2x = [
  'ChargingStationExternalConstraints',
  'ChargingStationMaxProfile',
  'TxDefaultProfile',
  'TxProfile',
  'PriorityCharging',
  'LocalGeneration',
] as const;
export const profileKind2x = ['Absolute', 'Recurring', 'Relative', 'Dynamic'] as const;
/** MonitorEnumType. */
export const monitorType2x = [
  'UpperThreshold',
  'LowerThreshold',
  'Delta',
  'Periodic',
  'PeriodicClockAligned',
  'TargetDelta',
  'TargetDeltaRelative',
] as const;
/** EventTriggerEnumType and EventNotificationEnumType. */
export const eventTrigger2x = ['Alerting', 'Delta', 'Periodic'] as const;
export const eventNotification2x = [
  'CustomMonitor',
  'HardWiredMonitor',
  'HardWiredNotification',
  'PreconfiguredMonitor',
] as const;
/** AttributeEnumType and MutabilityEnumType. */
export const attributeType2x = ['Actual', 'Target', 'MinSet', 'MaxSet'] as const;
export const mutability2x = ['ReadOnly', 'WriteOnly', 'ReadWrite'] as const;
/** GetVariableStatusEnumType, SetVariableStatusEnumType, SetMonitoringStatusEnumType, ClearMonitoringStatusEnumType. */
export const getVariableStatus2x = [
  'Accepted',
  'Rejected',
  'UnknownComponent',
  'UnknownVariable',
  'NotSupportedAttributeType',
] as const;
export const setVariableStatus2x = [
  'Accepted',
  'Rejected',
  'UnknownComponent',
  'UnknownVariable',
  'NotSupportedAttributeType',
  'RebootRequired',
] as const;
export const setMonitoringStatus2x = [
  'Accepted',
  'UnknownComponent',
  'UnknownVariable',
  'UnsupportedMonitorType',
  'Rejected',
  'Duplicate',
] as const;
export const clearMonitoringStatus2x = ['Accepted', 'Rejected', 'NotFound'] as const;
/** FirmwareStatusEnumType and PublishFirmwareStatusEnumType. */
export const firmwareStatus2x = [
  'Downloaded',
  'DownloadFailed',
  'Downloading',
  'DownloadScheduled',
  'DownloadPaused',
  'Idle',
  'InstallationFailed',
  'Installing',
  'Installed',
  'InstallRebooting',
  'InstallScheduled',
  'InstallVerificationFailed',
  'InvalidSignature',
  'SignatureVerified',
] as const;
export const publishFirmwareStatus2x = [
  'Idle',
  'DownloadScheduled',
  'Downloading',
  'Downloaded',
  'Published',
  'DownloadFailed',
  'DownloadPaused',
  'InvalidChecksum',
  'ChecksumVerified',
  'PublishFailed',
] as const;
/** UploadLogStatusEnumType. */
export const uploadLogStatus2x = [
  'BadMessage',
  'Idle',
  'NotSupportedOperation',
  'PermissionDenied',
  'Uploaded',
  'UploadFailure',
  'Uploading',
  'AcceptedCanceled',
] as const;
/** InstallCertificateUseEnumType, GetCertificateIdUseEnumType, CertificateSigningUseEnumType. */
export const installCertificateUse2x = [
  'V2GRootCertificate',
  'MORootCertificate',
  'ManufacturerRootCertificate',
  'CSMSRootCertificate',
  'OEMRootCertificate',
] as const;
export const certificateUse2x = [
  'V2GRootCertificate',
  'MORootCertificate',
  'CSMSRootCertificate',
  'V2GCertificateChain',
  'ManufacturerRootCertificate',
  'OEMRootCertificate',
] as const;
export const signingUse2x = ['ChargingStationCertificate', 'V2GCertificate', 'V2G20Certificate'] as const;
/** MessageTriggerEnumType. */
export const messageTrigger2x = [
  'BootNotification',
  'LogStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'MeterValues',
  'SignChargingStationCertificate',
  'SignV2GCertificate',
  'SignV2G20Certificate',
  'StatusNotification',
  'TransactionEvent',
  'SignCombinedCertificate',
  'PublishFirmwareStatusNotification',
  'CustomTrigger',
] as const;
/** DERControlEnumType and GridEventFaultEnumType of 2.1. */
export const derControl2x = [
  'EnterService',
  'FreqDroop',
  'FreqWatt',
  'FixedPFAbsorb',
  'FixedPFInject',
  'FixedVar',
  'Gradients',
  'HFMustTrip',
  'HFMayTrip',
  'HVMustTrip',
  'HVMomCess',
  'HVMayTrip',
  'LimitMaxDischarge',
  'LFMustTrip',
  'LVMustTrip',
  'LVMomCess',
  'LVMayTrip',
  'PowerMonitoringMustTrip',
  'VoltVar',
  'VoltWatt',
  'WattPF',
  'WattVar',
] as const;
export const gridFault2x = [
  'CurrentImbalance',
  'LocalEmergency',
  'LowInputPower',
  'OverCurrent',
  'OverFrequency',
  'OverVoltage',
  'PhaseRotation',
  'RemoteEmergency',
  'UnderFrequency',
  'UnderVoltage',
  'VoltageImbalance',
] as const;
/** DisplayMessageStatusEnumType, MessagePriorityEnumType, MessageStateEnumType. */
export const displayMessageStatus2x = [
  'Accepted',
  'NotSupportedMessageFormat',
  'Rejected',
  'NotSupportedPriority',
  'NotSupportedState',
  'UnknownTransaction',
  'LanguageNotSupported',
] as const;
export const messagePriority2x = ['AlwaysFront', 'InFront', 'NormalCycle'] as const;
export const messageState2x = ['Charging', 'Faulted', 'Idle', 'Unavailable', 'Suspended', 'Discharging'] as const;
/** TariffSetStatusEnumType, TariffChangeStatusEnumType, TariffClearStatusEnumType of 2.1. */
export const tariffSetStatus2x = [
  'Accepted',
  'Rejected',
  'TooManyElements',
  'ConditionNotSupported',
  'DuplicateTariffId',
] as const;
export const tariffChangeStatus2x = [
  'Accepted',
  'Rejected',
  'TooManyElements',
  'ConditionNotSupported',
  'TxNotFound',
  'NoCurrencyChange',
] as const;
export const tariffClearStatus2x = ['Accepted', 'Rejected', 'NoTariff'] as const;
/** PaymentStatusEnumType and BatterySwapEventEnumType of 2.1. */
export const paymentStatus2x = ['Settled', 'Canceled', 'Rejected', 'Failed'] as const;
export const batterySwapEvent2x = ['BatteryIn', 'BatteryOut', 'BatteryOutTimeout'] as const;
/** OCPPInterfaceEnumType and OCPPVersionEnumType. */
export const ocppInterface2x = [
  'Wired0',
  'Wired1',
  'Wired2',
  'Wired3',
  'Wireless0',
  'Wireless1',
  'Wireless2',
  'Wireless3',
  'Any',
] as const;
export const ocppVersion2x = ['OCPP12', 'OCPP15', 'OCPP16', 'OCPP20', 'OCPP201', 'OCPP21'] as const;
