/** Whether every word of a filter stands somewhere in the texts; case does not count. */
export function matchesWords(filter: string, texts: readonly (string | null | undefined)[]): boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const searched = texts.map((text) => text?.toLowerCase() ?? '').join('\n');
  return words.every((word) => searched.includes(word));
}
