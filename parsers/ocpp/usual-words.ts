import {
  authorizationStatus16,
  chargePointStatus15,
  chargePointStatus16,
  registrationStatus16,
  stopReason16,
} from './enumerations-16.ts';
import {
  authorizationStatus2x,
  chargingState2x,
  connectorStatus2x,
  setMonitoringStatus2x,
  setVariableStatus2x,
  stoppedReason2x,
} from './enumerations-2x.ts';

/* Words that stations and backends also write in another case or with separators: `accepted`, `SUSPENDED_EV`, `Suspended EV`. */

/** Words of answers, states, reasons and progress over OCPP 1.5, 1.6, 2.0.1 and 2.1 that something is concluded from. */
const words = [
  ...authorizationStatus16,
  ...registrationStatus16,
  ...chargePointStatus15,
  ...chargePointStatus16,
  ...stopReason16,
  ...authorizationStatus2x,
  ...stoppedReason2x,
  ...connectorStatus2x,
  ...chargingState2x,
  ...setVariableStatus2x,
  ...setMonitoringStatus2x,
  // Answers to orders
  'AcceptedCanceled',
  'Failed',
  'InvalidCertificate',
  'NotImplemented',
  'NotSupported',
  'OngoingAuthorizedTransaction',
  'RebootRequired',
  'RevokedCertificate',
  'Scheduled',
  'UnknownConnector',
  'UnknownKey',
  'Unlocked',
  'UnlockFailed',
  'VersionMismatch',
  // Updates and uploads
  'Downloaded',
  'DownloadFailed',
  'Downloading',
  'Idle',
  'InstallationFailed',
  'Installed',
  'Installing',
  'Uploaded',
  'UploadFailed',
  'UploadFailure',
  'Uploading',
];

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}

const byBareText = new Map(words.map((word) => [bare(word), word]));
const exact = new Set(words);

/** The word of the standard that is meant; a text that is none of them stays as it is. */
export function usualWord(text: string): string {
  // Longer than any word: nothing is looked for.
  return exact.has(text) || text.length > 40 ? text : (byBareText.get(bare(text)) ?? text);
}
