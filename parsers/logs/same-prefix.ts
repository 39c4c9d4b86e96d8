const escape = 0x1b;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Position behind the terminal colours at a place. */
function behindColours(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === escape && text.charCodeAt(at + 1) === 0x5b) {
    let end = at + 2;
    while (end < at + 24 && !/[A-Za-z]/.test(text.charAt(end))) end += 1;
    at = end + 1;
  }
  return at;
}

/**
 * Where a line goes on behind a prefix like the given one: the same but for the digits, the width of blanks and colours. `prefix` has no colours.
 * -1 when the line begins otherwise. What is left of the blanks behind the prefix belongs to the line.
 */
export function afterSamePrefix(prefix: string, text: string, lineStart: number, lineEnd: number): number {
  let at = behindColours(text, lineStart);
  for (let index = 0; index < prefix.length; ) {
    const wanted = prefix.charCodeAt(index);
    const code = text.charCodeAt(at);
    if (at >= lineEnd) return -1;
    if (isDigit(wanted)) {
      if (!isDigit(code)) return -1;
      while (isDigit(prefix.charCodeAt(index))) index += 1;
      while (isDigit(text.charCodeAt(at))) at += 1;
    } else if (isBlank(wanted)) {
      // A line without content may have lost the blanks at its end.
      if (!isBlank(code) && code !== 0x0a && code !== 0x0d) return -1;
      while (isBlank(prefix.charCodeAt(index))) index += 1;
      while (isBlank(text.charCodeAt(at))) at = behindColours(text, at + 1);
    } else {
      if (code !== wanted) return -1;
      index += 1;
      at += 1;
    }
    at = behindColours(text, at);
  }
  return at;
}
