import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { PublicKeyRecord, SignedValueChannel, SignedValueRecord } from '../model/signed-value.ts';
import { carrierTime } from './carriers/found-records.ts';
import { readPublicKeys } from './keys/public-key.ts';
import { unwrapSignedValue, type UnwrappedValue } from './unwrap.ts';

/*
 * Signed values and public keys inside OCPP messages (research/ocmf 4.1): SampledValue with format SignedData or with a value that is a
 * record, transactionData, signedMeterValue of 2.0.1, DataTransfer with records (ABL GetOldMeterSignature) or keys (has.to.be, chargebyte, ABL),
 * and the configuration keys that hold meter keys.
 */

function listOf(value: unknown): readonly Members[] {
  if (Array.isArray(value)) return value.every(isMembers) ? value : value.filter(isMembers);
  // SOAP turned into members has a lone element where a list is meant.
  return isMembers(value) ? [value] : [];
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function connectorOf(value: unknown): number | null {
  const text = textOf(value)?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

export interface FrameSignatures {
  readonly signedValues: readonly SignedValueRecord[];
  readonly publicKeys: readonly PublicKeyRecord[];
}

const nothing: FrameSignatures = { signedValues: [], publicKeys: [] };

/** One frame's harvest; records count from 0 within the frame. */
class Harvest {
  readonly signedValues: SignedValueRecord[] = [];
  readonly publicKeys: PublicKeyRecord[] = [];
  private readonly frame: CorrelatedFrame;

  constructor(frame: CorrelatedFrame) {
    this.frame = frame;
  }

  value(
    unwrapped: UnwrappedValue,
    channel: SignedValueChannel,
    about: {
      readonly context?: string | null;
      readonly transactionId?: string | null;
      readonly connector?: number | null;
      readonly timestamp?: unknown;
      readonly key?: string | null;
    },
  ): void {
    const own = about.key?.trim() === '' ? null : (about.key ?? null);
    this.signedValues.push({
      record: 'signed-value',
      format: unwrapped.format,
      text: unwrapped.text,
      layers: unwrapped.layers,
      channel,
      context: about.context ?? null,
      transactionId: about.transactionId ?? this.frame.transactionId,
      station: this.frame.station,
      connector: about.connector ?? this.frame.connector,
      enclosedKey: unwrapped.enclosedKey ?? own,
      reportedAt: carrierTime(about.timestamp) ?? this.frame.loggedAt,
      index: this.signedValues.length,
      evidence: this.frame.evidence,
    });
  }

  key(
    text: string,
    via: string,
    about: { readonly connector?: number | null; readonly meterSerial?: string | null },
  ): void {
    if (text.trim() === '') return;
    const evidence: EvidenceRef = this.frame.evidence;
    this.publicKeys.push({
      record: 'public-key',
      text,
      origin: 'reported',
      via,
      station: this.frame.station,
      connector: about.connector ?? this.frame.connector,
      meterSerial: about.meterSerial ?? null,
      observedAt: this.frame.loggedAt,
      evidence,
    });
  }
}

/** Shorter texts and plain numbers cannot be signed values; this keeps ordinary meter values cheap. */
function mayBeSigned(text: string): boolean {
  return text.length >= 24 && !/^[-+\d.\s]*$/.test(text.slice(0, 24));
}

/** A value that says of itself that it is signed is never passed over, even when nothing in it is recognised. */
function unknownFormat(text: string): UnwrappedValue {
  return { text, layers: [], enclosedKey: null, format: 'unknown' };
}

function sampledValue(
  sample: Members,
  channel: SignedValueChannel,
  transactionId: string | null,
  timestamp: unknown,
  harvest: Harvest,
): void {
  const context = textOf(sample['context']);
  const envelope = sample['signedMeterValue'];
  if (isMembers(envelope)) {
    const data = textOf(envelope['signedMeterData']) ?? '';
    if (data.trim() !== '') {
      const unwrapped = unwrapSignedValue(data) ?? unknownFormat(data);
      harvest.value({ ...unwrapped, layers: ['signed-meter-value', ...unwrapped.layers] }, 'signed-meter-value', {
        context,
        transactionId,
        timestamp,
        key: textOf(envelope['publicKey']),
      });
    }
  }
  // 1.5 over SOAP carries the text of the element under `$value` or `_`, depending on who turned it into members.
  const text = textOf(sample['value']) ?? textOf(sample['$value']) ?? textOf(sample['_']);
  if (text === null) return;
  const format = textOf(sample['format']);
  const declared = format !== null && /^signed\s*data$/i.test(format);
  if (!declared && !mayBeSigned(text)) return;
  const unwrapped = unwrapSignedValue(text) ?? (declared && text.trim() !== '' ? unknownFormat(text) : undefined);
  if (unwrapped !== undefined) harvest.value(unwrapped, channel, { context, transactionId, timestamp });
}

function meterValues(list: unknown, channel: SignedValueChannel, transactionId: string | null, harvest: Harvest): void {
  for (const meterValue of listOf(list)) {
    const { timestamp } = meterValue;
    for (const sample of listOf(meterValue['sampledValue'])) {
      sampledValue(sample, channel, transactionId, timestamp, harvest);
    }
    for (const sample of listOf(meterValue['value'])) sampledValue(sample, channel, transactionId, timestamp, harvest);
  }
}

/** JSON as people write it into DataTransfer: ABL's own example ends a list with a comma. */
function looseJson(text: string): unknown {
  if (text.length > 1_000_000) return undefined;
  for (const candidate of [text, text.replaceAll(/,\s*([\]}])/g, '$1')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Tried again without trailing commas, then taken as plain text.
    }
  }
  return undefined;
}

/** `{"meters":[{"connectorId","meterSerial","type":"SIGNATURE","publicKey"}]}` of has.to.be, chargebyte and ABL. */
function meterConfiguration(data: unknown, via: string, harvest: Harvest): void {
  if (!isMembers(data)) return;
  for (const meter of [...listOf(data['meters']), ...('publicKey' in data ? [data] : [])]) {
    const text = textOf(meter['publicKey']) ?? textOf(meter['meterPublicKey']);
    if (text === null) continue;
    harvest.key(text, via, {
      connector: connectorOf(meter['connectorId'] ?? meter['connector']),
      meterSerial: textOf(meter['meterSerial'] ?? meter['meterSerialNumber']),
    });
  }
}

/** What a DataTransfer's data says around a record. */
interface Surroundings {
  readonly connector: number | null;
  readonly key: string | null;
  readonly transactionId: string | null;
  readonly context: string | null;
  readonly timestamp: unknown;
}

const nothingAround: Surroundings = { connector: null, key: null, transactionId: null, context: null, timestamp: null };

/** Records at any depth of a DataTransfer's data. */
function recordsAnywhere(data: unknown, harvest: Harvest, about: Surroundings, depth: number): void {
  if (depth > 8 || harvest.signedValues.length > 10_000) return;
  if (typeof data === 'string') {
    if (!mayBeSigned(data)) return;
    const unwrapped = unwrapSignedValue(data);
    if (unwrapped !== undefined) harvest.value(unwrapped, 'data-transfer', about);
    return;
  }
  if (Array.isArray(data)) {
    for (const item of data) recordsAnywhere(item, harvest, about, depth + 1);
    return;
  }
  if (!isMembers(data)) return;
  const own = {
    connector: connectorOf(data['connectorId'] ?? data['connector'] ?? data['evseId']) ?? about.connector,
    key: textOf(data['publicKey']) ?? about.key,
    transactionId: textOf(data['transactionId'] ?? data['transaction_id']) ?? about.transactionId,
    context: textOf(data['context']) ?? about.context,
    timestamp: data['timestamp'] ?? about.timestamp,
  };
  for (const member of Object.values(data)) recordsAnywhere(member, harvest, own, depth + 1);
}

function dataTransferCall(payload: Members, harvest: Harvest): void {
  const messageId = textOf(payload['messageId']) ?? '';
  const raw = payload['data'];
  const data = typeof raw === 'string' ? (looseJson(raw) ?? raw) : raw;
  if (/^setmeterconfiguration$/i.test(messageId)) meterConfiguration(data, messageId, harvest);
  else if (isMembers(data) && Array.isArray(data['meters']))
    meterConfiguration(data, messageId === '' ? 'DataTransfer' : messageId, harvest);
  recordsAnywhere(data, harvest, nothingAround, 0);
}

/**
 * Answers do not repeat what was asked, so they are known by their content: ABL answers GetMeterPublicKey with the plain key or, in 1.8 and
 * 1.8p1, with `{"connectorId","meterPublicKey"}`; GetOldMeterSignature with `{"oldSignature"}` in hex.
 */
function dataTransferAnswer(payload: Members, request: unknown, harvest: Harvest): void {
  const raw = payload['data'];
  const data = typeof raw === 'string' ? (looseJson(raw) ?? raw) : raw;
  const asked = isMembers(request) ? textOf(request['messageId']) : null;
  const askedConnector = isMembers(request) ? connectorOf(request['data']) : null;
  if (isMembers(data) && textOf(data['meterPublicKey']) !== null) {
    const connector = connectorOf(data['connectorId']) ?? askedConnector;
    harvest.key(textOf(data['meterPublicKey']) ?? '', asked ?? 'GetMeterPublicKey', { connector });
    return;
  }
  if (typeof raw === 'string' && raw.length >= 48 && raw.length < 4_000) {
    const { keys, problem } = readPublicKeys(raw);
    const meant = asked !== null && /publickey/i.test(asked);
    if (keys.length > 0 || (meant && problem !== null)) {
      harvest.key(raw, asked ?? 'GetMeterPublicKey', { connector: askedConnector });
      return;
    }
  }
  recordsAnywhere(data, harvest, { ...nothingAround, connector: askedConnector }, 0);
}

/** `Meter1PublicKey` (chargebyte), `MeterPublicKey2` and `MeterPublicKey[2]` (OCA note), `FiscalMetering.PublicKey` (2.x). */
const keySettings = [
  /^(?:.*[./])?meter(\d{0,3})publickey$/i,
  /^(?:.*[./])?meterpublickey\[?(\d{0,3})\]?$/i,
  /^fiscalmetering[./]publickey(?:\[(\d{0,3})\])?$/i,
  /^meter(\d{0,3})[._]?pubkey$/i,
];

function setting(key: string | null, value: string | null, connector: number | null, harvest: Harvest): void {
  if (key === null || value === null) return;
  for (const form of keySettings) {
    const match = form.exec(key.trim());
    if (match === null) continue;
    harvest.key(value, key.trim(), { connector: connector ?? connectorOf(match[1] ?? '') });
    return;
  }
}

function variable(entry: Members, value: unknown, harvest: Harvest): void {
  const component = isMembers(entry['component']) ? entry['component'] : {};
  const named = isMembers(entry['variable']) ? entry['variable'] : {};
  const evse = isMembers(component['evse']) ? connectorOf(component['evse']['id']) : null;
  setting(`${textOf(component['name']) ?? ''}.${textOf(named['name']) ?? ''}`, textOf(value), evse, harvest);
}

function fromCall(frame: CorrelatedFrame, payload: Members, harvest: Harvest): void {
  const transactionId = textOf(payload['transactionId']);
  switch (frame.action ?? '') {
    case 'MeterValues':
      meterValues(payload['meterValue'] ?? payload['values'], 'sampled-value', transactionId, harvest);
      return;
    case 'StopTransaction':
      meterValues(stopData(payload['transactionData']), 'transaction-data', transactionId, harvest);
      return;
    case 'TransactionEvent': {
      const info = isMembers(payload['transactionInfo']) ? textOf(payload['transactionInfo']['transactionId']) : null;
      meterValues(payload['meterValue'], 'sampled-value', info, harvest);
      return;
    }
    case 'DataTransfer':
      dataTransferCall(payload, harvest);
      return;
    case 'ChangeConfiguration':
      setting(textOf(payload['key']), textOf(payload['value']), null, harvest);
      return;
    case 'SetVariables':
      for (const entry of listOf(payload['setVariableData'])) variable(entry, entry['attributeValue'], harvest);
      return;
    case 'NotifyReport':
      for (const entry of listOf(payload['reportData'])) {
        for (const attribute of listOf(entry['variableAttribute'])) variable(entry, attribute['value'], harvest);
      }
      return;
    default:
  }
}

/** 1.5 wraps the meter values of a stop once more: `transactionData: [{values: [...]}]`. */
function stopData(data: unknown): unknown {
  const inner = listOf(data).flatMap((entry) => listOf(entry['values']));
  return inner.length > 0 ? inner : data;
}

function fromResult(frame: CorrelatedFrame, payload: Members, request: unknown, harvest: Harvest): void {
  switch (frame.action ?? '') {
    case 'GetConfiguration':
      for (const entry of listOf(payload['configurationKey']))
        setting(textOf(entry['key']), textOf(entry['value']), null, harvest);
      return;
    case 'GetVariables':
      for (const entry of listOf(payload['getVariableResult'])) variable(entry, entry['attributeValue'], harvest);
      return;
    case 'DataTransfer':
      dataTransferAnswer(payload, request, harvest);
      return;
    default:
  }
}

/** Actions that can carry signed values or keys; frames of others need no look. */
export const signatureActions: ReadonlySet<string> = new Set([
  'MeterValues',
  'StopTransaction',
  'TransactionEvent',
  'DataTransfer',
  'ChangeConfiguration',
  'GetConfiguration',
  'SetVariables',
  'GetVariables',
  'NotifyReport',
]);

/**
 * Signed values and keys in one message.
 * @param payload parsed payload of the frame.
 * @param request parsed payload of the CALL that this answers, where it is at hand; it names what was asked for.
 */
export function recordsInFrame(frame: CorrelatedFrame, payload: unknown, request?: unknown): FrameSignatures {
  if (frame.action === null || !signatureActions.has(frame.action) || !isMembers(payload)) return nothing;
  const harvest = new Harvest(frame);
  if (frame.kind === 'call') fromCall(frame, payload, harvest);
  else if (frame.kind === 'result') fromResult(frame, payload, request, harvest);
  return harvest;
}
