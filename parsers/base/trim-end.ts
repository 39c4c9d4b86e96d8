/**
 * A text without the characters at its end that `outer` knows. A pattern such as `[x]+$` tries every run of them anywhere in the text anew and costs the
 * square of its length; this looks at each once.
 * @param outer tests one UTF-16 unit; no global or sticky pattern.
 */
export function trimmedEnd(text: string, outer: RegExp): string {
  let end = text.length;
  while (end > 0 && outer.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
