import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { connectorOf, listOf, mayBeSigned, textOf } from './frame-harvest.ts';
import type { Harvest } from './frame-harvest.ts';
import { readPublicKeys } from './keys/public-key.ts';
import { unwrapSignedValue } from './unwrap.ts';

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

/** Records and meter keys in a DataTransfer of either side. */
export function dataTransferCall(payload: Members, harvest: Harvest): void {
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
export function dataTransferAnswer(payload: Members, request: unknown, harvest: Harvest): void {
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
