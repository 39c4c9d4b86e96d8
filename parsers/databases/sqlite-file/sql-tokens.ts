/** A word of an SQL statement. Quoted names are told from words, so that a column may be called "primary". */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Statements longer than this are cut: a schema of a charge point has a few thousand characters. */
const longestStatement = 200_000;

/** Cuts a statement into tokens, in one pass; comments and blanks are left out. Ends quietly where nothing fits. */
export function sqlTokens(statement: string): readonly SqlToken[] {
  const sql = statement.slice(0, longestStatement);
  const pattern =
    /(--[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|[\s\ufeff]+)|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|("(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])|('(?:[^']|'')*')|(\d[\w.]*(?:[eE][+-]?\d+)?|\.\d+)|([^\s])/gy;
  const tokens: SqlToken[] = [];
  // Behind the last closing bracket none is closed any more; looking for its end from every one would cost the square of their number.
  const lastBracket = sql.lastIndexOf(']');
  for (;;) {
    while (sql.charAt(pattern.lastIndex) === '[' && pattern.lastIndex > lastBracket) {
      tokens.push({ kind: 'sign', text: '[', start: pattern.lastIndex, end: pattern.lastIndex + 1 });
      pattern.lastIndex += 1;
    }
    const match = pattern.exec(sql);
    if (match === null) return tokens;
    const [text, blank, word, name, string, number] = match;
    const place = { start: match.index, end: match.index + text.length };
    if (blank !== undefined) continue;
    if (word !== undefined) tokens.push({ kind: 'word', text: word, ...place });
    else if (name !== undefined) tokens.push({ kind: 'name', text: unquoted(name), ...place });
    else if (string !== undefined) tokens.push({ kind: 'string', text: unquoted(string), ...place });
    else tokens.push({ kind: number === undefined ? 'sign' : 'number', text, ...place });
  }
}

function unquoted(text: string): string {
  const quote = text[0] ?? '';
  const inner = text.slice(1, -1);
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote);
}
