/**
 * Text of imported files as it may be shown: control, format and bidirectional characters stand as escapes, so that
 * nothing hides and nothing turns round (design 8). Line ends and tabs stay where `keepLines` says so.
 */
const hidden =
  // C0 and C1 controls, soft hyphen, zero-width and bidi marks, line and paragraph separators, tags, byte order mark.
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

export function visibleText(text: string, keepLines = false): string {
  return text.replaceAll(hidden, (character) => {
    if (keepLines && (character === '\n' || character === '\t')) return character;
    return escaped(character);
  });
}

function escaped(character: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default: {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
      return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
    }
  }
}
