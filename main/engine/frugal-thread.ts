import type { ResourceLimits } from 'node:worker_threads';

/** For threads that pass records on. Records live shortly: a larger nursery makes nothing faster and the program larger by what it is. */
export const frugalThread: ResourceLimits = { maxYoungGenerationSizeMb: 24 };
