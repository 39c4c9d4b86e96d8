/** Whether a count, as a number or as it is shown, is one: then its noun stands in the singular in German and in English. */
export function isOne(count: number | string): boolean {
  return String(count) === '1';
}

/** A count with its noun: `counted('message', 'messages')` says "1 message" and "2 messages". A guard test finds count texts without it. */
export function counted(one: string, several: string): (count: number | string) => string {
  return (count) => `${count} ${isOne(count) ? one : several}`;
}

/** Only the noun, where the number is drawn by itself. */
export function nounOf(one: string, several: string): (count: number) => string {
  return (count) => (isOne(count) ? one : several);
}
