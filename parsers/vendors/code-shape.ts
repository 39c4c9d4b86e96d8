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

/**
 * Only letters and digits: `plug lock cannot lock`, `PLUG_LOCK_CANNOT_LOCK` and `PlugLockCannotLock` are one word. Zeros in front of a number behind a
 * letter do not count: `EVSE F09` is `EVSE F9`.
 */
export function looseKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(?<=[a-z])0+(?=\d)/g, '');
}

/**
 * The part of an error's code that a station writes alone: what stands behind the type of device (`EVSE F9`, `<type> TIMEOUT`; ABL 4.5) or behind a prefix
 * that every code of the manual has (`ERR_DIODE_FAILURE`; GreenFlux 8.4). `undefined` for a code without such a front.
 */
export function shortPart(code: string): string | undefined {
  const behind = /^(?:<[^<>]{1,40}>|[A-Z][A-Za-z\d_]{1,40}) (\S{2,60})$|^ERR_([A-Z\d_]{2,60})$/.exec(code.trim());
  return behind?.[1] ?? behind?.[2];
}

/** A letter or three and a number: `F9`, `f09`, `F-9`. No word of a sentence looks like that. */
const numberedForm = /^[a-z]{1,3}[-_ ]?\d{1,3}$/i;

export function isNumberedCode(text: string): boolean {
  return numberedForm.test(text.trim());
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

/** Tells whether a `codeKey` belongs to a family of codes. */
export interface CodeFamily {
  test(key: string): boolean;
}

const longestWord = 60;

/** Where a part may begin behind a word that begins at one of `starts`: a word has 1 to 60 letters, none a blank or slash. */
function* endsOfWord(key: string, starts: ReadonlySet<number>): Generator<number> {
  // The nearest start is as good as any before it, so every letter is looked at once.
  let nearest = -1;
  for (let at = 0; at <= key.length; at += 1) {
    if (nearest >= 0 && at - nearest <= longestWord) yield at;
    if (starts.has(at)) nearest = at;
    if (/[\s/]/.test(key.charAt(at))) nearest = -1;
  }
}

/**
 * Recognises the members of a family by their `codeKey`, or `undefined` when the code has no place for something that varies. No pattern: the codes of an
 * extension may have many places side by side, and a pattern would try every way to part a word among them.
 */
export function familyPattern(code: string): CodeFamily | undefined {
  const [first = '', ...others] = codeKey(code).split(placeholder);
  if (others.length === 0) return undefined;
  return {
    test(key) {
      if (!key.startsWith(first)) return false;
      let places = new Set([first.length]);
      for (const part of others) {
        const next = new Set<number>();
        for (const at of endsOfWord(key, places)) if (key.startsWith(part, at)) next.add(at + part.length);
        places = next;
      }
      return places.has(key.length);
    },
  };
}
