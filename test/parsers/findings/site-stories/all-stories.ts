import { disturbances } from './disturbances.ts';
import { driversAndBackends } from './drivers-and-backends.ts';
import { laterVersions } from './later-versions.ts';
import type { SiteStory } from './lines.ts';
import { metersAndHardware } from './meters-and-hardware.ts';

export const siteStories: readonly SiteStory[] = [
  ...disturbances,
  ...driversAndBackends,
  ...metersAndHardware,
  ...laterVersions,
];
