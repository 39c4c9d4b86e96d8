/**
 * Marks the end of an exhaustive `switch`. The compiler rejects the call while a member of the union is
 * unhandled; at run time it throws, because reaching it is a bug and not bad input.
 */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

/** Throws when something that the program itself guarantees does not hold. Never use it on imported data. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}
