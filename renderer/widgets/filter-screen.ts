import type { ScreenId } from '../app/screens.ts';

/** The screens with a filter. */
export type FilterScreen = ScreenId &
  ('log' | 'sessions' | 'signatures' | 'findings' | 'status' | 'evidence' | 'configuration' | 'journal' | 'rules');

/** Which fields the list of a screen has; the language itself is the engine's. */
export const fieldsOfScreen: Readonly<Record<FilterScreen, readonly string[]>> = {
  log: 'action kind state direction station connector tx session id status code latency at marked note'.split(' '),
  sessions:
    'station connector tx session idtag reason energy duration complete source signature billing at marked note'.split(
      ' ',
    ),
  signatures:
    'signature readable billing key curve meter format station connector tx session code at marked note'.split(' '),
  findings: 'severity rule station connector session code at marked note'.split(' '),
  status: 'status station connector code at'.split(' '),
  evidence: 'key station via at'.split(' '),
  configuration: 'key station via at'.split(' '),
  journal: 'kind state note marked at'.split(' '),
  /** Words alone. */
  rules: [],
};
