/*
 * OBIS codes as they stand in the RI field, e.g. `1-b:1.8.0`, `01-00:B2.08.00*FF`, `1-0:1.8.0*198`. Table 25 of OCMF 1.4 writes the
 * groups in hexadecimal; the reserved C groups B0 to B3 and C0 to C3 come from there.
 */

export type RegisterKind = 'energy-import' | 'energy-export' | 'duration' | 'other';

export interface Register {
  readonly text: string;
  /** Six groups, normalised, for comparing spellings of one register. */
  readonly key: string;
  readonly kind: RegisterKind;
  /** Losses of the cable are already taken off (Table 25 "device"; 98 at DZG). */
  readonly compensated: boolean;
  /** Counts this session only (Table 25 "transaction"; `*198` at BAUER). */
  readonly transactionScoped: boolean;
}

const form =
  /^\s*([0-9A-Fa-f]{1,2})-([0-9A-Fa-f]{1,2}):([0-9A-Fa-f]{1,2})\.([0-9A-Fa-f]{1,2})\.([0-9A-Fa-f]{1,2})(?:[.*&]([0-9A-Fa-f]{1,3}))?\s*$/;

function kindOf(c: number, d: number): RegisterKind {
  // D 8 is a time integral: energy. C 1 and 2 are active import and export; 98 and 9E are import at DZG (research 1.10).
  if (d === 8) {
    if (c === 0x01 || c === 0x98 || c === 0x9e || (c >= 0xb0 && c <= 0xbf)) return 'energy-import';
    if (c === 0x02 || (c >= 0xc0 && c <= 0xc7)) return 'energy-export';
    if (c === 0x00) return 'duration';
  }
  return 'other';
}

/** Last group of the register that BAUER's BSM counts a session in (`1-0:1.8.0*198`, research/transparency-software 2.4.2). */
const sessionStorage = 198;

/** `undefined`: no readable OBIS code. */
export function readRegister(text: string): Register | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [a, b, c, d, e] = match.slice(1, 6).map((group) => Number.parseInt(group, 16));
  const last = match[6];
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) return undefined;
  // The last group is 255 when it is absent; three digits are decimal (198, 255), two hexadecimal (FF).
  const f = last === undefined ? 255 : last.length === 3 ? Number(last) : Number.parseInt(last, 16);
  if (!Number.isInteger(f) || f > 255) return undefined;
  const kind = a === 1 ? kindOf(c, d) : 'other';
  return {
    text,
    key: [a, b, c, d, e, f].join('.'),
    kind,
    compensated: [0x98, 0xb1, 0xb3, 0xc1, 0xc3].includes(c),
    transactionScoped: [0xb2, 0xb3, 0xc2, 0xc3].includes(c) || f === sessionStorage,
  };
}
