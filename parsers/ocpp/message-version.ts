import { isMembers } from '../base/members.ts';
import { versionsWith } from './actions.ts';

/** Members that only messages of 2.x have, over all actions that both families know. */
const laterMembers = [
  'chargingStation',
  'evse',
  'evseId',
  'connectorStatus',
  'idToken',
  'idTokenInfo',
  'chargingProfile',
  'operationalStatus',
  'statusInfo',
  'customData',
  'versionNumber',
];
/** Members that only messages of 1.x have. */
const earlierMembers = [
  'chargePointModel',
  'chargePointVendor',
  'connectorId',
  'idTag',
  'idTagInfo',
  'csChargingProfiles',
  'errorCode',
  'listVersion',
];

/**
 * The family of versions that a message belongs to: by its name where only one family has it, else by members that only one family has; `null` where
 * nothing tells (a Heartbeat).
 */
export function familyOf(action: string, payload: unknown): '1.x' | '2.x' | null {
  const versions = versionsWith(action);
  const [earlier, later] = [
    versions.some((version) => version.startsWith('1.')),
    versions.some((version) => version.startsWith('2.')),
  ];
  if (earlier !== later) return later ? '2.x' : '1.x';
  if (!later || !isMembers(payload)) return null;
  if (laterMembers.some((name) => name in payload)) return '2.x';
  return earlierMembers.some((name) => name in payload) ? '1.x' : null;
}
