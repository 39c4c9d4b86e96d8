import { textOf } from './payload-fields.ts';

/** What stations write where they mean that there is no code (research K22). */
const noCode = /^(?:none|null|nil|n\/a|na|-|noerror|no error|0x0+|0+)$/i;

/** A vendor's error code, or `null` where the station says that there is none. */
export function vendorCodeOf(value: unknown): string | null {
  const text = textOf(value, 100);
  return text === null || noCode.test(text) ? null : text;
}

/** An OCPP errorCode as written; `NoError` stays, because it is a word of the protocol. */
export function errorCodeOf(value: unknown): string | null {
  const text = textOf(value, 100);
  if (text === null) return null;
  return /^no\s?error$/i.test(text) ? 'NoError' : noCode.test(text) ? null : text;
}

/** Free text of the station, or `null` where it says nothing. */
export function infoOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null || noCode.test(text) ? null : text;
}

/** Whether a status is `Faulted`; some stations write it in lower case. */
export function isFaulted(status: string): boolean {
  return status.toLowerCase() === 'faulted';
}
