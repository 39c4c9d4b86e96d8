import { UsageError } from './usage-error.ts';

/**
 * Refuses a path with a quotation mark in it, which no file of Windows has: `"C:\my logs\" --case x` arrives as one word, and what is told to be missing would have
 * been said.
 */
export function assertNoQuote(words: readonly string[], platform: NodeJS.Platform = process.platform): void {
  const word = platform === 'win32' ? words.find((each) => each.includes('"')) : undefined;
  if (word !== undefined) throw new UsageError('quote-in-path', { path: word });
}
