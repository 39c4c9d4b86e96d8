/* Messages that a program printed as Python or JavaScript write values, and not as JSON (research K12, P7). */

const token =
  /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|\b(None|True|False|undefined)\b|(?<=[{,]\s{0,64})([A-Za-z_$][\w$]{0,63})(?=\s{0,4}:)/g;
const words: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false', undefined: 'null' };
const escaped = /\\x([0-9a-fA-F]{2})|\\([\s\S])|"/g;

/** What stands in the quotes of Python or JavaScript, as it stands in those of JSON. */
function jsonCharacters(content: string): string {
  return content.replaceAll(escaped, (whole, hex: string | undefined, character: string | undefined) => {
    if (hex !== undefined) return `\\u00${hex}`;
    if (character === undefined) return '\\"';
    return /["\\/bfnrtu]/.test(character) ? whole : character;
  });
}

/** A literal of Python or JavaScript as JSON text: quotes, `None`, `True`, `False`, names without quotes (research K12). */
export function scriptLiteralToJson(text: string): string {
  return text.replaceAll(
    token,
    (
      whole,
      single: string | undefined,
      double: string | undefined,
      name: string | undefined,
      member: string | undefined,
    ) => {
      if (name !== undefined) return words[name] ?? name;
      if (member !== undefined) return `"${member}"`;
      const content = single ?? double;
      return content === undefined ? whole : `"${jsonCharacters(content)}"`;
    },
  );
}
