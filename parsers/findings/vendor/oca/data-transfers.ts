import { membersOf } from '../../../base/members.ts';
import type { CorrelatedFrame } from '../../../model/frame.ts';
import { parsePayload } from '../../../ocpp/payload.ts';
import { textOf } from '../../../sessions/payload-fields.ts';

/** Longer data is not looked into. */
const longestData = 20_000;

/** What a DataTransfer request is about. Stations send one a minute, so rules note what they need and keep no message. */
export interface DataTransfer {
  readonly vendorId: string;
  readonly messageId: string | null;
}

/** What a request is about; `undefined` for other messages and for those that name no vendor. */
export function dataTransferIn({ kind, action }: CorrelatedFrame, read: unknown): DataTransfer | undefined {
  if (kind !== 'call' || action !== 'DataTransfer') return undefined;
  const payload = membersOf(read);
  const vendorId = textOf(payload['vendorId'], 255);
  return vendorId === null ? undefined : { vendorId, messageId: textOf(payload['messageId'], 100) };
}

/** The data of a request, which is often JSON in a text; `null` when it cannot be read. */
export function transferredData(read: unknown): unknown {
  const { data } = membersOf(read);
  return typeof data === 'string' ? (parsePayload(data.slice(0, longestData)) ?? null) : data;
}
