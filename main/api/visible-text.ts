/**
 * Control, format and bidirectional characters: what hides text, turns it round, or commands a terminal (design 8). C0 and C1 controls, soft hyphen,
 * zero-width and bidi marks, line and paragraph separators, byte order mark, interlinear marks, tags. The window has the same list
 * (`renderer/text/visible-text.ts`); a guard compares them.
 */
export const hiddenCharacters =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

/** Each UTF-16 unit by itself, as JSON escapes it. */
function asEscape(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index += 1)
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return text;
}

/**
 * Text as a terminal or a plain file may show it: such characters stand as escapes. Line ends and tabs stay, unless `oneLine`. JSON stays JSON of the same
 * meaning.
 */
export function visible(text: string, oneLine = false): string {
  const shown = text.replaceAll(hiddenCharacters, (character) =>
    character === '\n' || character === '\t' ? character : asEscape(character),
  );
  return oneLine ? shown.replaceAll('\n', '\\n').replaceAll('\t', '\\t') : shown;
}
