/** Hex and Base64 within texts: an id that is hidden in an encoding is still an id. */

/** One way to read a run. */
export interface DecodedRun {
  readonly from: 'hex' | 'base64';
  readonly bytes: Buffer;
}

/** A maximal stretch of letters that Base64 and hex share, over wrapped lines, at least 16 long. */
const runForm = /[A-Za-z0-9+/_-]{16,}(?:(?:\\r)?(?:\\n|\r?\n)[ \t]{0,16}[A-Za-z0-9+/_-]{4,})*={0,2}/g;
const hexPart = /[0-9A-Fa-f]{16,}/g;

/**
 * Whether bytes may be text at all: a wrong reading of a run is noise, and noise need not be read again. Judged by the first bytes;
 * a minority of strange ones is allowed, because binary formats carry texts too.
 */
export function mayBeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 256);
  let printable = 0;
  for (const byte of head)
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09) printable++;
  return printable * 10 >= head.length * 6;
}

/** Replaces the runs that `decide` objects to; it is given every reading of a run as bytes and the run itself. */
export function replaceEncodedRuns(
  text: string,
  holdsSomething: (decoded: DecodedRun) => boolean,
  replacement: (run: string) => string,
): string {
  return text.replace(runForm, (run) => (decodings(run).some(holdsSomething) ? replacement(run) : run));
}

/** Every reading of every run in a text. */
export function decodedRuns(text: string): readonly DecodedRun[] {
  return (text.match(runForm) ?? []).flatMap(decodings);
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
  return readings;
}
