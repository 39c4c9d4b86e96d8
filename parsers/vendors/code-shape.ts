/*
 * How a code of a catalogue is compared with what a person or a log wrote. A code may hold a place for something that varies:
 * `<type> TIMEOUT` (ABL, 4.5), `ocpp/data_transfer_to_cs/<service_id>/request`, `ci/global/dyn_current_limit/+`.
 */

/** Longest text that is compared as a code; every code of every catalogue is shorter. */
export const longestCode = 200;

/** What stands for "any one word" in a catalogue code. */
const placeholder = /<[^<>]{1,40}>|\+(?=\/|$)/;

/** Lower case, one blank between words, array indices left out (`ports[0]` and `ports[]` are the same parameter). */
export function codeKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\[[\d\s.]*\]/g, '[]');
}

/** Only letters and digits: `plug lock cannot lock`, `PLUG_LOCK_CANNOT_LOCK` and `PlugLockCannotLock` are one word. */
export function looseKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** A code that is a number, one way for `17`, `0x11`, `0x0011` and `11h`; `undefined` for any other. */
export function numberKey(text: string): string | undefined {
  const written = text.trim().toLowerCase();
  const hex = /^(?:0x([0-9a-f]{1,8})|([0-9a-f]{1,8})h)$/.exec(written);
  if (hex !== null) return `#${Number.parseInt(hex[1] ?? hex[2] ?? '', 16)}`;
  return /^\d{1,9}$/.test(written) ? `#${Number.parseInt(written, 10)}` : undefined;
}

/** Words of a vendor name or of a search, lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9äöüß]+/g) ?? [];
}

/** Recognises the members of a family by their `codeKey`, or `undefined` when the code has no place for something that varies. */
export function familyPattern(code: string): RegExp | undefined {
  const parts = codeKey(code).split(placeholder);
  if (parts.length === 1) return undefined;
  // Each place takes one word and stops at a blank or slash, which the next part begins with: linear.
  return new RegExp(`^${parts.map(escapeForPattern).join('[^\\s/]{1,60}')}$`);
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
