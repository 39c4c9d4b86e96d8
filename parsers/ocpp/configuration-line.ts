/** A line of a configuration dump: key, value, and whether it says that the key can only be read. */
export interface ConfigurationLine {
  readonly key: string;
  readonly value: string;
  readonly readonlyKey: boolean | null;
}

const pair =
  /^\s{0,20}(?:export\s{1,9})?(?:"([^"]{1,120})"|'([^']{1,120})'|([A-Za-z][\w./[\]-]{0,119}))\s{0,60}(?:=>|:=|[=:;\t])\s{0,60}(.*)$/;
const access = /\s{0,9}[([](readonly|read-only|ro|rw|read\/write)[)\]]\s{0,9}$/i;

/**
 * Reads `Key=Value`, `Key: Value`, `"Key" = "Value"` and the like; a `(readonly)` at the end is not part of the value. `null` for comments, headings of
 * sections, blank lines and everything else.
 */
export function configurationLine(line: string): ConfigurationLine | null {
  if (line.length > 20_000 || /^\s{0,20}(?:#|;|\/\/|\[|$)/.test(line)) return null;
  const match = pair.exec(line);
  if (match === null) return null;
  const key = match[1] ?? match[2] ?? match[3] ?? '';
  const rest = (match[4] ?? '').trim();
  const noted = access.exec(rest);
  const bare = (noted === null ? rest : rest.slice(0, noted.index)).replace(/[,;]$/, '');
  const quoted = /^(["'])(.*)\1$/s.exec(bare);
  return {
    key,
    value: quoted === null ? bare : (quoted[2] ?? ''),
    readonlyKey: noted === null ? null : /^r(?:eadonly|ead-only|o)$/i.test(noted[1] ?? ''),
  };
}
