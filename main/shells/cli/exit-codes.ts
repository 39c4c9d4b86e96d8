/** Exit codes of the command line (design 6); public and stable. */
export const exitCode = {
  good: 0,
  /** Usage or technical error. */
  error: 1,
  /** At least one signature invalid or record broken. */
  invalid: 2,
  /** No signed value found; nothing known about a code. */
  nothingFound: 3,
  /** None invalid, but some unverifiable. */
  unverifiable: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
