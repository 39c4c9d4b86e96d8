import { isDecimal } from '../base/decimal-arithmetic.ts';
import { memberOf } from '../base/json-reader.ts';
import type { JsonNode, JsonObject } from '../base/json-reader.ts';
import type { ConfigurationRecord } from '../model/configuration.ts';
import type { DatabaseRecord } from '../model/database-record.ts';
import type { BytesEvidence } from '../model/evidence.ts';
import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { isSecretEntry } from '../ocpp/secret-keys.ts';
import { positionOnly, readTimestamp } from '../time/read-timestamp.ts';
import { isTransaction2, transaction2Of } from './micro-ocpp-2.ts';
import { profileFields } from './read-station-memory.ts';

/*
 * The store of MicroOcpp: no database but a folder of small JSON files, one for each transaction, sample, waiting request, charging profile and
 * group of configuration keys (MicroOcpp, src/MicroOcpp/Model). The content tells what a file is; connector and number stand in its name only.
 */

export type MicroOcppFile =
  | 'transaction'
  | 'transaction-2'
  | 'sample'
  | 'operation'
  | 'configuration'
  | 'local-list'
  | 'boot-statistics'
  | 'charging-profile';

/** What reading one file needs to know. */
export interface MicroOcppContext {
  readonly station: string | null;
  readonly time: TimeContext;
  readonly fileName: string;
  /** The text of a node, as it stands in the file. */
  readonly textOf: (node: JsonNode) => string;
  readonly evidence: (node: JsonNode) => BytesEvidence;
}

const isObject = (node: JsonNode | undefined): node is JsonObject => node?.kind === 'object';
const has = (node: JsonObject, ...names: readonly string[]): boolean =>
  names.every((name) => memberOf(node, name) !== undefined);

/** Which of MicroOcpp's files a document is; `null` for none. */
export function microOcppFile(root: JsonNode, fileName: string): MicroOcppFile | null {
  if (root.kind !== 'object') return null;
  const [session, start, stop] = [memberOf(root, 'session'), memberOf(root, 'start'), memberOf(root, 'stop')];
  // Of a running transaction the end may be left out altogether.
  const begun = isObject(session) && has(session, 'idTag') && isObject(start) && has(start, 'timestamp', 'meter');
  if (isObject(session) && isObject(start) && (isObject(stop) || (stop === undefined && begun))) return 'transaction';
  if (isTransaction2(root)) return 'transaction-2';
  if (has(root, 'sampledValue') && /(?:^|\/)sd-/.test(fileName)) return 'sample';
  if (has(root, 'rpc', 'payload')) return 'operation';
  const head = memberOf(root, 'head');
  const type = isObject(head) ? scalar(memberOf(head, 'content-type')) : null;
  if (type === 'ocpp_config_file' || type === 'ao_configuration_file') return 'configuration';
  if (memberOf(root, 'localAuthorizationList')?.kind === 'array') return 'local-list';
  if (has(root, 'bootNr') && /bootstats/i.test(fileName)) return 'boot-statistics';
  return has(root, 'chargingSchedule', 'chargingProfilePurpose') ? 'charging-profile' : null;
}

/** Reads a file that `microOcppFile` knows. */
export function readMicroOcpp(
  kind: MicroOcppFile,
  root: JsonObject,
  context: MicroOcppContext,
): readonly (DatabaseRecord | ConfigurationRecord)[] {
  switch (kind) {
    case 'transaction':
      return [transactionOf(root, context)];
    case 'transaction-2':
      return [transaction2Of(root, context, (text) => timeOf(text, context))];
    case 'sample':
      return [sampleOf(root, context)];
    case 'operation':
      return operationOf(root, context);
    case 'configuration':
      return configurationOf(root, context);
    case 'local-list':
      return localListOf(root, context);
    case 'boot-statistics':
      return root.members.flatMap(({ name, value }) => stateOf(name, value, context) ?? []);
    case 'charging-profile':
      return [profileOf(root, context)];
  }
}

function scalar(node: JsonNode | undefined): string | null {
  switch (node?.kind) {
    case 'string':
      return node.value === '' ? null : node.value.slice(0, 2_000);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    default:
      return null;
  }
}

/** What a member of a nested object holds. */
function inside(root: JsonObject, group: string, name: string): string | null {
  const found = memberOf(root, group);
  return isObject(found) ? scalar(memberOf(found, name)) : null;
}

/** MicroOcpp's own zero: a time that was never set is written as the beginning of 2010. */
const neverSet = /^2010-01-01T00:00:0\d/;

function timeOf(text: string | null, { time }: MicroOcppContext): Timestamp | null {
  if (text === null || neverSet.test(text)) return null;
  return readTimestamp(text, time) ?? null;
}

/** Numbers at the end of a file's name: `tx-1-12.jsn` is transaction 12 of connector 1. */
function numbersInName(fileName: string, prefix: string): readonly number[] {
  const found = new RegExp(`(?:^|/)${prefix}-((?:\\d{1,9}-){0,3}\\d{1,9})\\.\\w{1,5}$`).exec(fileName);
  return (found?.[1] ?? '').split('-').flatMap((part) => (part === '' ? [] : [Number(part)]));
}

function meter(text: string | null): string | null {
  return text !== null && isDecimal(text) ? text : null;
}

function transactionOf(root: JsonObject, context: MicroOcppContext): DatabaseRecord {
  const [connector, number] = numbersInName(context.fileName, 'tx');
  const stopped = inside(root, 'stop', 'requested') === 'true' || meter(inside(root, 'stop', 'meter')) !== null;
  const idTag = inside(root, 'session', 'idTag');
  return {
    record: 'transaction-row',
    station: context.station,
    localId: connector === undefined || number === undefined ? null : `${connector}-${number}`,
    transactionId: inside(root, 'start', 'transactionId'),
    connector: connector ?? null,
    idTagStart: idTag,
    idTagStop: inside(root, 'stop', 'idTag'),
    parentIdTag: inside(root, 'session', 'parentIdTag'),
    startedAt:
      timeOf(inside(root, 'start', 'timestamp'), context) ?? timeOf(inside(root, 'session', 'timestamp'), context),
    stoppedAt: stopped ? timeOf(inside(root, 'stop', 'timestamp'), context) : null,
    meterStartWh: meter(inside(root, 'start', 'meter')),
    meterStopWh: meter(inside(root, 'stop', 'meter')),
    meterLastWh: null,
    meterLastAt: null,
    reason: inside(root, 'stop', 'reason'),
    acknowledged: inside(root, 'start', 'confirmed') === 'true',
    startMessageId: null,
    stopMessageId: null,
    evidence: context.evidence(root),
  };
}

function sampleOf(root: JsonObject, context: MicroOcppContext): DatabaseRecord {
  const [connector] = numbersInName(context.fileName, 'sd');
  // the number in the name is the station's own, not the transaction id of the backend
  return {
    record: 'meter-sample-row',
    transactionId: null,
    connector: connector ?? null,
    payload: context.textOf(root),
    evidence: context.evidence(root),
  };
}

function operationOf(root: JsonObject, context: MicroOcppContext): readonly DatabaseRecord[] {
  const rpc = memberOf(root, 'rpc');
  const payload = memberOf(root, 'payload');
  if (payload === undefined) return [];
  const action = isObject(rpc)
    ? (['operationType', 'type', 'action'].map((name) => scalar(memberOf(rpc, name))).find((word) => word !== null) ??
      null)
    : scalar(rpc);
  return [
    {
      record: 'stored-message-row',
      station: context.station,
      message: context.textOf(payload),
      action,
      uniqueId: null,
      attempts: null,
      storedAt: null,
      queue: 'op',
      evidence: context.evidence(payload),
    },
  ];
}

const reservationKey = /^(cid|expdt|idt|rsvid|pidt)_(\d{1,3})$/;
const availabilityKey = /^(?:AVAIL_CONN_|availability_?)(\d{1,3})$/i;

function configurationOf(
  root: JsonObject,
  context: MicroOcppContext,
): readonly (DatabaseRecord | ConfigurationRecord)[] {
  const listed = memberOf(root, 'configurations');
  if (listed?.kind !== 'array') return [];
  const found: (DatabaseRecord | ConfigurationRecord)[] = [];
  const reservations = new Map<string, { readonly fields: Map<string, string>; readonly node: JsonObject }>();
  for (const item of listed.items) {
    if (item.kind !== 'object') continue;
    const key = scalar(memberOf(item, 'key'));
    if (key === null) continue;
    const value = scalar(memberOf(item, 'value'));
    const slot = reservationKey.exec(key);
    if (slot !== null) {
      const entry = reservations.get(slot[2] ?? '') ?? { fields: new Map<string, string>(), node: item };
      if (value !== null) entry.fields.set(slot[1] ?? '', value);
      reservations.set(slot[2] ?? '', entry);
      continue;
    }
    const connector = availabilityKey.exec(key)?.[1];
    if (connector !== undefined) {
      const state = value === 'true' ? 'Operative' : value === 'false' ? 'Inoperative' : value;
      found.push(...stateRow('availability', Number(connector), state, item, context));
      continue;
    }
    found.push({
      record: 'configuration',
      station: context.station,
      key,
      value: value ?? '',
      readonlyKey: null,
      via: 'configuration-file',
      outcome: null,
      observedAt: positionOnly,
      secret: isSecretEntry(key, value),
      evidence: context.evidence(item),
    });
  }
  for (const { fields, node } of reservations.values()) {
    const reservationId = fields.get('rsvid') ?? null;
    const idTag = fields.get('idt') ?? null;
    // an empty slot is written with -1 and no card
    if (idTag === null || (fields.get('cid') ?? '-1').startsWith('-')) continue;
    found.push({
      record: 'reservation-row',
      station: context.station,
      reservationId,
      connector: Number(fields.get('cid')),
      idTag,
      parentIdTag: fields.get('pidt') ?? null,
      expiresAt: timeOf(fields.get('expdt') ?? null, context),
      status: null,
      evidence: context.evidence(node),
    });
  }
  return found;
}

function stateOf(subject: string, node: JsonNode, context: MicroOcppContext): readonly DatabaseRecord[] {
  return stateRow(subject, null, scalar(node), node, context);
}

function stateRow(
  subject: string,
  connector: number | null,
  state: string | null,
  node: JsonNode,
  context: MicroOcppContext,
): readonly DatabaseRecord[] {
  if (state === null) return [];
  const { station } = context;
  const evidence = context.evidence(node);
  return [
    {
      record: 'stored-state-row',
      station,
      subject,
      connector,
      state,
      at: null,
      transactionId: null,
      idTag: null,
      evidence,
    },
  ];
}

/** Entries in the form of OCPP (1.6, 7.3) or in the short one that MicroOcpp keeps, where an accepted card has no status. */
function localListOf(root: JsonObject, context: MicroOcppContext): readonly DatabaseRecord[] {
  const listed = memberOf(root, 'localAuthorizationList');
  const version = memberOf(root, 'listVersion');
  const found: DatabaseRecord[] = version === undefined ? [] : [...stateOf('local-list-version', version, context)];
  if (listed?.kind !== 'array') return found;
  for (const item of listed.items) {
    if (item.kind !== 'object') continue;
    const info = memberOf(item, 'idTagInfo');
    const details = isObject(info) ? info : item;
    const short = memberOf(item, 'it') !== undefined;
    const pick = (long: string, brief: string): string | null =>
      scalar(memberOf(details, long)) ?? scalar(memberOf(details, brief));
    const idTag = scalar(memberOf(item, 'idTag')) ?? scalar(memberOf(item, 'it'));
    if (idTag === null) continue;
    found.push({
      record: 'authorisation-row',
      list: 'local-list',
      idTag,
      status: pick('status', 'st') ?? (short ? 'Accepted' : null),
      expiresAt: timeOf(pick('expiryDate', 'ed'), context),
      parentIdTag: pick('parentIdTag', 'pi'),
      evidence: context.evidence(item),
    });
  }
  return found;
}

function profileOf(root: JsonObject, context: MicroOcppContext): DatabaseRecord {
  const text = context.textOf(root);
  const [connector] = numbersInName(context.fileName, 'sc');
  return {
    record: 'charging-profile-row',
    connector: connector ?? null,
    ...profileFields(text),
    profile: text.slice(0, 200_000),
    evidence: context.evidence(root),
  };
}
