/*
 * What somebody pastes into the search: a StatusNotification as JSON, a whole frame, a line of a log, key=value text, the Python-like
 * lines of GreenFlux (`'errorCode': 'OtherError',`), a SOAP element of OCPP 1.5. The fields that carry codes are found in all of them by
 * the name before the value; the text need not be well-formed.
 */

/** What a found value is. */
export type PastedRole = 'vendor-code' | 'error-code' | 'status' | 'reason' | 'message-id' | 'key' | 'vendor';

export interface PastedField {
  readonly role: PastedRole;
  readonly value: string;
}

/** Field names, lower case: OCPP 1.5 and 1.6, and 2.0.1 where the field is called otherwise (NotifyEvent `techCode`). */
const roles: Readonly<Record<string, PastedRole>> = {
  vendorerrorcode: 'vendor-code',
  techcode: 'vendor-code',
  errorcode: 'error-code',
  status: 'status',
  connectorstatus: 'status',
  reason: 'reason',
  // A refused DataTransfer names its reason in `data` (ABL 4.8.1.1).
  data: 'reason',
  stoppedreason: 'reason',
  triggerreason: 'reason',
  chargingstate: 'status',
  attributestatus: 'status',
  certificatestatus: 'status',
  messageid: 'message-id',
  key: 'key',
  vendorid: 'vendor',
  chargepointvendor: 'vendor',
  vendorname: 'vendor',
};

/** Longest text that is searched; more than any frame a person pastes. */
export const longestPastedText = 64_000;

const fieldName =
  /(?<![A-Za-z0-9_])(vendorErrorCode|techCode|errorCode|connectorStatus|chargingState|attributeStatus|certificateStatus|status|stoppedReason|triggerReason|reason|data|messageId|key|vendorId|chargePointVendor|vendorName)(?![A-Za-z0-9_])/gi;
const separator = /["'\\]{0,8}\s{0,20}[:=>]\s{0,20}/y;
const quotedValue = /\\{0,4}(["'])([^"'\\]{0,200})/y;
const bareValue = /[^"'\\,;{}[\]<>\r\n&|]{1,200}/y;
/** Where the next `name=value` begins in unquoted text. */
const nextField = /\s+[A-Za-z][A-Za-z0-9_]{0,40}\s{0,4}[=:]/;

/** The fields with codes, in the order of the text; empty values are left out. Linear in the text. */
export function pastedFields(text: string): readonly PastedField[] {
  const found: PastedField[] = [];
  const searched = text.slice(0, longestPastedText);
  for (const match of searched.matchAll(fieldName)) {
    const role = roles[match[0].toLowerCase()];
    const value = valueAt(searched, match.index + match[0].length);
    if (role !== undefined && value !== undefined && value !== '') found.push({ role, value });
  }
  return found;
}

function valueAt(text: string, nameEnd: number): string | undefined {
  separator.lastIndex = nameEnd;
  if (!separator.test(text)) return undefined;
  quotedValue.lastIndex = separator.lastIndex;
  const quoted = quotedValue.exec(text);
  if (quoted !== null) return quoted[2]?.trim();
  bareValue.lastIndex = separator.lastIndex;
  const bare = bareValue.exec(text)?.[0];
  if (bare === undefined) return undefined;
  return bare.split(nextField, 1)[0]?.trim();
}

/** Words of free text and runs of up to three of them, which may be a code (`EVSE F5`); bounded. */
export function pastedWords(text: string): readonly string[] {
  const words = text
    .slice(0, longestPastedText)
    .split(/[\s,;:|"'`(){}=\\]+/)
    .map((word) => word.replace(/[?!.…]{1,9}$/, ''))
    .filter((word) => word !== '' && word.length <= 200)
    .slice(0, 2_000);
  const runs: string[] = [];
  for (const [index, word] of words.entries()) {
    runs.push(word);
    for (let length = 2; length <= 3 && index + length <= words.length; length += 1)
      runs.push(words.slice(index, index + length).join(' '));
    // "GroundFailure/RcdGroundFailure", "OtherError.EmergencyShutdown", "vendorId/messageId"
    if (/[/.]/.test(word)) runs.push(...word.split(/[/.]+/).filter((part) => part !== ''));
  }
  return runs;
}
