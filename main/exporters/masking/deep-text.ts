/** Calls `visit` with every text in a value, in the order of its members; `member` is the name under which the text stands. */
export function visitTexts(value: unknown, visit: (text: string, member: string) => void, member = ''): void {
  if (typeof value === 'string') visit(value, member);
  else if (Array.isArray(value)) for (const item of value) visitTexts(item, visit, member);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) visitTexts(inner, visit, name);
  }
}

/** The same value with every text replaced, names of members included where they are data. Shapes and numbers stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [change(name), mapTexts(inner, change)]),
    ) as T;
  }
  return value;
}
