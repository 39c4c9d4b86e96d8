/** The screens of the program. `start` and `verify` need no case; all others show one. `session` and `rules` have no place in the rail. */
export const screenIds = [
  'start',
  'verify',
  'overview',
  'sessions',
  'session',
  'log',
  'status',
  'signatures',
  'findings',
  'configuration',
  'evidence',
  'journal',
  'report',
  'rules',
] as const;

export type ScreenId = (typeof screenIds)[number];

/** What stands in the rail, in the order of the work: what stands out, then what proves it, then what is sent. */
export const railScreens = [
  'overview',
  'findings',
  'sessions',
  'log',
  'status',
  'signatures',
  'configuration',
  'evidence',
  'journal',
  'report',
] as const satisfies readonly ScreenId[];

export type RailScreen = (typeof railScreens)[number];

export function isScreenId(text: string): text is ScreenId {
  return (screenIds as readonly string[]).includes(text);
}
