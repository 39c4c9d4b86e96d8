/** A line of a configuration dump: key, value, and whether it says that the key can only be read. */
export interface ConfigurationLine {
  readonly key: string;
  readonly value: string;
  readonly readonlyKey: boolean | null;
}

const pair =
  /^\s{0,20}(?:export\s{1,9})?(?:"([^"]{1,120})"|'([^']{1,120})'|([A-Za-z][\w./[\]-]{0,119}))\s{0,60}(?:[([](?<access>readonly|read-only|ro|rw|wo|r|w|read\/write)[)\]]\s{0,60})?(?:=>|:=|[=:;\t])\s{0,60}(?<value>.*)$/i;
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
  const rest = (match.groups?.['value'] ?? '').trim();
  const noted = access.exec(rest);
  const word = noted?.[1] ?? match.groups?.['access'] ?? null;
  const bare = (noted === null ? rest : rest.slice(0, noted.index)).replace(/[,;]$/, '');
  const quoted = /^(["'])(.*)\1$/s.exec(bare);
  return {
    key,
    value: quoted === null ? bare : (quoted[2] ?? ''),
    readonlyKey: word === null ? null : /^r(?:eadonly|ead-only|o)?$/i.test(word),
  };
}

/** The columns of a configuration that is kept as a table of text: `Key;Value;Readonly`. */
export interface ConfigurationColumns {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly key: number;
  readonly value: number;
  readonly readonly: number | null;
}

const keyNames = /^(?:key|config(?:uration)?[ _]?key|name|parameter|setting|schl(?:ü|ue)ssel|einstellung)$/i;
const valueNames = /^(?:value|config(?:uration)?[ _]?value|wert|setting[ _]?value|current[ _]?value)$/i;
const readonlyNames = /^(?:read[ _-]?only|isreadonly|access|schreibgesch(?:ü|ue)tzt)$/i;

/** The fields of a line, quotes taken off (RFC 4180, 2). */
function separatedFields(line: string, separator: string): readonly string[] {
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] === '"') {
      let field = '';
      let next = at + 1;
      for (; next < line.length; next += 1) {
        if (line[next] !== '"') field += line[next];
        else if (line[next + 1] === '"') {
          field += '"';
          next += 1;
        } else break;
      }
      fields.push(field);
      const end = line.indexOf(separator, next);
      at = end === -1 ? line.length + 1 : end + 1;
      continue;
    }
    const end = line.indexOf(separator, at);
    fields.push(line.slice(at, end === -1 ? line.length : end).trim());
    at = end === -1 ? line.length + 1 : end + 1;
  }
  return fields;
}

/** Reads the heading of such a table; `null` when the line is none. */
export function configurationHeading(line: string): ConfigurationColumns | null {
  if (line.length > 1_000) return null;
  for (const separator of [';', ',', '\t', '|'] as const) {
    const names = separatedFields(line.trim().replace(/^\ufeff/, ''), separator);
    const key = names.findIndex((name) => keyNames.test(name));
    const value = names.findIndex((name) => valueNames.test(name));
    if (key === -1 || value === -1) continue;
    const readonly = names.findIndex((name) => readonlyNames.test(name));
    return { separator, key, value, readonly: readonly === -1 ? null : readonly };
  }
  return null;
}

/** A row of such a table; `null` when it has no key. */
export function configurationRow(line: string, columns: ConfigurationColumns): ConfigurationLine | null {
  const fields = separatedFields(line.slice(0, 20_000), columns.separator);
  const key = fields[columns.key] ?? '';
  // the line under the names of a drawn table
  if (key === '' || /^[\s:=-]+$/.test(key) || fields.length <= columns.value) return null;
  const access = columns.readonly === null ? '' : (fields[columns.readonly] ?? '');
  return {
    key,
    value: fields[columns.value] ?? '',
    readonlyKey: access === '' ? null : /^(?:true|1|yes|y|ja|ro|r|readonly|read-only)$/i.test(access),
  };
}
