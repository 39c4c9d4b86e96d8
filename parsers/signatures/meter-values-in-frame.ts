import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { SignedValueChannel } from '../model/signed-value.ts';
import type { Harvest } from './frame-harvest.ts';
import { listOf, mayBeSigned, textOf } from './frame-harvest.ts';
import { unwrapSignedValue, type UnwrappedValue } from './unwrap.ts';

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

/** Signed values among sampled ones: format SignedData, a value that is a record, `signedMeterValue` of 2.0.1. */
export function meterValues(
  list: unknown,
  channel: SignedValueChannel,
  transactionId: string | null,
  harvest: Harvest,
): void {
  for (const meterValue of listOf(list)) {
    const { timestamp } = meterValue;
    for (const sample of listOf(meterValue['sampledValue'])) {
      sampledValue(sample, channel, transactionId, timestamp, harvest);
    }
    for (const sample of listOf(meterValue['value'])) sampledValue(sample, channel, transactionId, timestamp, harvest);
  }
}

/** 1.5 wraps the meter values of a stop once more: `transactionData: [{values: [...]}]`. */
export function stopData(data: unknown): unknown {
  const inner = listOf(data).flatMap((entry) => listOf(entry['values']));
  return inner.length > 0 ? inner : data;
}
