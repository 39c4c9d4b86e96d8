import { isMembers, membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { isDecimal } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { usualWord } from '../ocpp/usual-words.ts';
import { readPayloadTimestamp } from '../time/read-timestamp.ts';

/*
 * Reading members of parsed payloads. Stations quote numbers, and numbers that a double would not keep arrive as their text, so
 * "number" and "numeric string" are one thing here.
 */

const noMembers: readonly Members[] = [];

/** The objects of a list; a single object counts as a list of one, as XML to JSON converters write it. */
export function listOf(value: unknown): readonly Members[] {
  if (Array.isArray(value)) return value.every(isMembers) ? value : value.filter(isMembers);
  return isMembers(value) ? [value] : noMembers;
}

/** Text or number as text, bounded; `null` for anything else and for the empty text. */
export function textOf(value: unknown, longest = 500): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed.slice(0, longest);
}

/** A word of the standard, also where it is written in another case; other words as they are. */
export function wordOf(value: unknown): string | null {
  const text = textOf(value, 60);
  return text === null ? null : usualWord(text);
}

/** A whole number that is not negative, e.g. a connector. */
export function wholeNumberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  return typeof value === 'string' && /^\s{0,8}\d{1,9}\s{0,8}$/.test(value) ? Number(value) : null;
}

/** A decimal number exactly as written; `null` when it is none. */
export function decimalOf(value: unknown): DecimalText | null {
  const text = textOf(value);
  return text !== null && isDecimal(text) ? text : null;
}

/** An instant of a payload (RFC 3339; without offset UTC is assumed, OCPP 1.6, 3.15); `null` when absent or no time. */
export function timeOf(value: unknown): Timestamp | null {
  const text = textOf(value, 100);
  return text === null ? null : (readPayloadTimestamp(text) ?? null);
}

/** When a meter says that it took a reading. OCMF 1.4, table 7 (TM): after the time stands a letter for the state of the clock. */
export function readingTimeOf(time: string | null | undefined): Timestamp | null {
  return timeOf(time?.replace(/ [A-Z]$/, ''));
}

/** Whether an instant can be placed on the time line. */
export function isPlaced(time: Timestamp | null): time is Timestamp & { readonly epochMs: number } {
  return time !== null && time.epochMs !== null && time.quality !== 'clock-not-set';
}

/**
 * By what an instant is known again: a message that is sent once more from a store may write it without thousandths or in another offset. Of a clock that
 * was never set the text says more than the instant.
 */
export function sameInstant(time: Timestamp | null): number | string | null {
  return isPlaced(time) ? Math.floor(time.epochMs / 1_000) : (time?.text ?? null);
}

/** A payload further ahead of a line with a sure time tells of what has not happened yet: the station's clock is wrong. */
const aheadMs = 3_600_000;

/** The payload's instant if it can be believed, else the log's, else whatever is left. */
export function believedTime(stated: Timestamp | null, loggedAt: Timestamp): Timestamp {
  if (isPlaced(stated)) {
    const sure = loggedAt.quality === 'offset-given' && loggedAt.epochMs !== null;
    return sure && stated.epochMs - (loggedAt.epochMs ?? 0) > aheadMs ? loggedAt : stated;
  }
  return loggedAt.epochMs === null && stated !== null ? stated : loggedAt;
}

/** The connector that a payload speaks of (2.x: the EVSE), else what correlation found. */
export function connectorOf(payload: Members, frame: CorrelatedFrame): number | null {
  const evse = membersOf(payload['evse']);
  return (
    wholeNumberOf(payload['evseId']) ??
    wholeNumberOf(evse['id']) ??
    wholeNumberOf(payload['connectorId']) ??
    frame.connector
  );
}
