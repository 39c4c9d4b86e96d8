/** Hex, Base64 and Base32 within texts: an id that is hidden in an encoding is still an id. */

/** One way to read a run. */
export interface DecodedRun {
  readonly from: 'hex' | 'base64' | 'base32';
  readonly bytes: Buffer;
}

/** A maximal stretch of letters that Base64 and hex share, over wrapped lines, at least 10 long: seven bytes of a card. */
const runForm = /[A-Za-z0-9+/_-]{10,}(?:(?:\\r)?(?:\\n|\r?\n)[ \t]{0,16}[A-Za-z0-9+/_-]{4,})*={0,2}/g;
/** Bytes one by one, as dumps show them: `5b 32 2c`, `0x5b, 0x32`, `5B:32:2C`; at least eight. */
const dumpForm = /(?<![0-9A-Za-z])(?:0x)?[0-9A-Fa-f]{2}(?:[ :,-]{1,2}(?:0x)?[0-9A-Fa-f]{2}(?![0-9A-Za-z])){7,}/g;
const hexPart = /[0-9A-Fa-f]{12,}/g;
const base32Part = /[A-Z2-7]{24,}/g;
const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Whether bytes may be text at all: a wrong reading of a run is noise, and noise need not be read again. Judged by the first bytes;
 * a minority of strange ones is allowed, because binary formats carry texts too. The zero bytes of UTF-16 are no strangers.
 */
export function mayBeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 256);
  let printable = 0;
  for (const byte of head)
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0) printable++;
  return printable * 10 >= head.length * 6;
}

/** Replaces the runs that `decide` objects to; it is given every reading of a run as bytes and the run itself. */
export function replaceEncodedRuns(
  text: string,
  holdsSomething: (decoded: DecodedRun) => boolean,
  replacement: (run: string) => string,
): string {
  const decide = (run: string): string => (decodings(run).some(holdsSomething) ? replacement(run) : run);
  const decideDump = (run: string): string => (holdsSomething(dumped(run)) ? replacement(run) : run);
  return text.replace(runForm, decide).replace(dumpForm, decideDump);
}

/** Every reading of every run in a text. */
export function decodedRuns(text: string): readonly DecodedRun[] {
  return [...(text.match(runForm) ?? []).flatMap(decodings), ...(text.match(dumpForm) ?? []).map(dumped)];
}

function dumped(run: string): DecodedRun {
  return { from: 'hex', bytes: Buffer.from(run.replaceAll(/0x|[^0-9A-Fa-f]/g, ''), 'hex') };
}

/** A run may begin in the middle of a group, because letters before it belong to the same alphabet: all alignments are read. */
function decodings(run: string): readonly DecodedRun[] {
  const joined = run.replaceAll(/\\r|\\n|[\r\n \t]/g, '');
  const readings: DecodedRun[] = [];
  for (const hex of joined.match(hexPart) ?? []) {
    for (const start of [0, 1]) readings.push({ from: 'hex', bytes: Buffer.from(hex.slice(start), 'hex') });
  }
  for (let offset = 0; offset < 4; offset++) {
    readings.push({ from: 'base64', bytes: Buffer.from(joined.slice(offset), 'base64') });
  }
  for (const letters of joined.match(base32Part) ?? []) {
    for (let offset = 0; offset < 8; offset++)
      readings.push({ from: 'base32', bytes: fromBase32(letters.slice(offset)) });
  }
  return readings;
}

/** RFC 4648, 6, without padding. */
function fromBase32(letters: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((letters.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of letters) {
    bits = ((bits << 5) | base32Letters.indexOf(letter)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return bytes;
}
