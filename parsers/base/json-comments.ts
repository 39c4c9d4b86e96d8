/**
 * Blanks out what configuration files add to JSON: line and block comments, hash comments at the start of a line, and commas before a closing
 * bracket. Everything keeps its place, so that offsets stay true. Strings are never touched. Linear.
 */
export function blankJsonComments(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  const blank = (from: number, to: number): void => {
    pieces.push(text.slice(kept, from), text.slice(from, to).replaceAll(/[^\r\n]/g, ' '));
    kept = to;
  };
  /** Place of a comma after which nothing but blanks and comments came yet. */
  let comma = -1;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') {
      at = endOfString(text, at);
      comma = -1;
    } else if (character === '/' && text.charAt(at + 1) === '/') {
      const end = endOfLine(text, at);
      blank(at, end);
      at = end;
    } else if (character === '/' && text.charAt(at + 1) === '*') {
      const close = text.indexOf('*/', at + 2);
      const end = close === -1 ? text.length : close + 2;
      blank(at, end);
      at = end;
    } else if (character === '#' && /(?:^|\n)[ \t]{0,200}$/.test(text.slice(Math.max(0, at - 201), at))) {
      const end = endOfLine(text, at);
      blank(at, end);
      at = end;
    } else {
      if (character === ',') comma = at;
      else if ((character === '}' || character === ']') && comma !== -1) {
        blankEarlier(pieces, text, comma, kept);
        comma = -1;
      } else if (!/\s/.test(character)) comma = -1;
      at += 1;
    }
  }
  pieces.push(text.slice(kept));
  return pieces.join('');

  /** A comma is known to be too many only later, when the text around it may have been put away already. */
  function blankEarlier(done: string[], whole: string, place: number, from: number): void {
    if (place >= from) {
      blank(place, place + 1);
      return;
    }
    let start = from;
    for (let index = done.length - 1; index >= 0; index -= 1) {
      const piece = done[index] ?? '';
      start -= piece.length;
      if (place >= start) {
        done[index] = `${piece.slice(0, place - start)} ${piece.slice(place - start + 1)}`;
        return;
      }
    }
    throw new Error(`a comma at ${place} of ${whole.length} was lost`);
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') return at + 1;
  }
  return text.length;
}
