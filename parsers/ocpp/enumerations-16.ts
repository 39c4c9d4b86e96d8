/*
 * Enumerations of OCPP 1.6 edition 2 (chapter 7) and of the security whitepaper edition 3 (chapter 6), with the slips that are
 * on the wire: the schemas of 1.6 spell a unit `Celcius`, the text `Celsius` (errata).
 */

export const authorizationStatus16 = ['Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx'] as const;
export const registrationStatus16 = ['Accepted', 'Pending', 'Rejected'] as const;
export const chargePointStatus16 = [
  'Available',
  'Preparing',
  'Charging',
  'SuspendedEVSE',
  'SuspendedEV',
  'Finishing',
  'Reserved',
  'Unavailable',
  'Faulted',
] as const;
/** 1.5 knows `Occupied` and no finer states (OCPP 1.5, 7.8). */
export const chargePointStatus15 = ['Available', 'Occupied', 'Faulted', 'Unavailable', 'Reserved'] as const;
export const chargePointErrorCode16 = [
  'ConnectorLockFailure',
  'EVCommunicationError',
  'GroundFailure',
  'HighTemperature',
  'InternalError',
  'LocalListConflict',
  'NoError',
  'OtherError',
  'OverCurrentFailure',
  'OverVoltage',
  'PowerMeterFailure',
  'PowerSwitchFailure',
  'ReaderFailure',
  'ResetFailure',
  'UnderVoltage',
  'WeakSignal',
] as const;
export const stopReason16 = [
  'DeAuthorized',
  'EmergencyStop',
  'EVDisconnected',
  'HardReset',
  'Local',
  'Other',
  'PowerLoss',
  'Reboot',
  'Remote',
  'SoftReset',
  'UnlockCommand',
] as const;
export const readingContext16 = [
  'Interruption.Begin',
  'Interruption.End',
  'Other',
  'Sample.Clock',
  'Sample.Periodic',
  'Transaction.Begin',
  'Transaction.End',
  'Trigger',
] as const;
export const valueFormat16 = ['Raw', 'SignedData'] as const;
export const measurand16 = [
  'Current.Export',
  'Current.Import',
  'Current.Offered',
  'Energy.Active.Export.Register',
  'Energy.Active.Import.Register',
  'Energy.Reactive.Export.Register',
  'Energy.Reactive.Import.Register',
  'Energy.Active.Export.Interval',
  'Energy.Active.Import.Interval',
  'Energy.Reactive.Export.Interval',
  'Energy.Reactive.Import.Interval',
  'Frequency',
  'Power.Active.Export',
  'Power.Active.Import',
  'Power.Factor',
  'Power.Offered',
  'Power.Reactive.Export',
  'Power.Reactive.Import',
  'RPM',
  'SoC',
  'Temperature',
  'Voltage',
] as const;
export const phase16 = ['L1', 'L2', 'L3', 'N', 'L1-N', 'L2-N', 'L3-N', 'L1-L2', 'L2-L3', 'L3-L1'] as const;
export const location16 = ['Body', 'Cable', 'EV', 'Inlet', 'Outlet'] as const;
export const unit16 = [
  'Wh',
  'kWh',
  'varh',
  'kvarh',
  'W',
  'kW',
  'VA',
  'kVA',
  'var',
  'kvar',
  'A',
  'V',
  'Celsius',
  'Celcius',
  'Fahrenheit',
  'K',
  'Percent',
] as const;

export const availabilityType16 = ['Inoperative', 'Operative'] as const;
export const availabilityStatus16 = ['Accepted', 'Rejected', 'Scheduled'] as const;
export const configurationStatus16 = ['Accepted', 'Rejected', 'RebootRequired', 'NotSupported'] as const;
export const acceptedOrRejected16 = ['Accepted', 'Rejected'] as const;
export const acceptedOrUnknown16 = ['Accepted', 'Unknown'] as const;
export const dataTransferStatus16 = ['Accepted', 'Rejected', 'UnknownMessageId', 'UnknownVendorId'] as const;
export const resetType16 = ['Hard', 'Soft'] as const;
export const unlockStatus16 = ['Unlocked', 'UnlockFailed', 'NotSupported'] as const;
export const diagnosticsStatus16 = ['Idle', 'Uploaded', 'UploadFailed', 'Uploading'] as const;
export const firmwareStatus16 = [
  'Downloaded',
  'DownloadFailed',
  'Downloading',
  'Idle',
  'InstallationFailed',
  'Installing',
  'Installed',
] as const;
export const reservationStatus16 = ['Accepted', 'Faulted', 'Occupied', 'Rejected', 'Unavailable'] as const;
export const updateType16 = ['Differential', 'Full'] as const;
export const updateStatus16 = ['Accepted', 'Failed', 'NotSupported', 'VersionMismatch'] as const;
export const chargingProfilePurpose16 = ['ChargePointMaxProfile', 'TxDefaultProfile', 'TxProfile'] as const;
export const chargingProfileKind16 = ['Absolute', 'Recurring', 'Relative'] as const;
export const recurrencyKind16 = ['Daily', 'Weekly'] as const;
export const chargingRateUnit16 = ['W', 'A'] as const;
export const chargingProfileStatus16 = ['Accepted', 'Rejected', 'NotSupported'] as const;
export const triggerStatus16 = ['Accepted', 'Rejected', 'NotImplemented'] as const;
export const messageTrigger16 = [
  'BootNotification',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'MeterValues',
  'StatusNotification',
] as const;

export const extendedMessageTrigger16 = [
  'BootNotification',
  'LogStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'MeterValues',
  'SignChargePointCertificate',
  'StatusNotification',
] as const;
export const certificateUse16 = ['CentralSystemRootCertificate', 'ManufacturerRootCertificate'] as const;
export const certificateStatus16 = ['Accepted', 'Failed', 'Rejected'] as const;
export const deleteCertificateStatus16 = ['Accepted', 'Failed', 'NotFound'] as const;
export const installedCertificatesStatus16 = ['Accepted', 'NotFound'] as const;
export const hashAlgorithm16 = ['SHA256', 'SHA384', 'SHA512'] as const;
export const logType16 = ['DiagnosticsLog', 'SecurityLog'] as const;
export const logStatus16 = ['Accepted', 'Rejected', 'AcceptedCanceled'] as const;
export const uploadLogStatus16 = [
  'BadMessage',
  'Idle',
  'NotSupportedOperation',
  'PermissionDenied',
  'Uploaded',
  'UploadFailure',
  'Uploading',
  'AcceptedCanceled',
] as const;
export const signedFirmwareStatus16 = [
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
export const signedUpdateStatus16 = [
  'Accepted',
  'Rejected',
  'AcceptedCanceled',
  'InvalidCertificate',
  'RevokedCertificate',
] as const;
