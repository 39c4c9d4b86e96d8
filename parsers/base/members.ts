/** A JSON object as parsed: members by name, values still unknown. */
export type Members = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value is an object (and neither a list nor `null`). */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A nested object, or an empty one. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}
