import { isMembers } from '../base/members.ts';
import { readPayloadTimestamp } from '../time/read-timestamp.ts';

/*
 * Logs without a time of their own (K7) still carry instants in their payloads. They are used for order and display only and are
 * marked as inferred: a payload says when something happened, not when the line was written.
 */

function instantOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const read = readPayloadTimestamp(value);
  return read === undefined || read.quality === 'clock-not-set' ? null : read.epochMs;
}

/** The latest instant that a payload states (`currentTime`, `timestamp`, `generatedAt`, `basetime`, `meterValue[].timestamp`); `null` when it states none. */
export function payloadInstantMs(payload: unknown): number | null {
  if (!isMembers(payload)) return null;
  const direct =
    instantOf(payload['currentTime']) ??
    instantOf(payload['timestamp']) ??
    // Reports, events and streams of 2.x.
    instantOf(payload['generatedAt']) ??
    instantOf(payload['basetime']);
  if (direct !== null) return direct;
  const meterValues = payload['meterValue'];
  if (!Array.isArray(meterValues)) return null;
  let latest: number | null = null;
  for (const entry of meterValues as readonly unknown[]) {
    const instant = isMembers(entry) ? instantOf(entry['timestamp']) : null;
    if (instant !== null && (latest === null || instant > latest)) latest = instant;
  }
  return latest;
}
