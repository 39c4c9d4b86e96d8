import type { SignedFormatSample } from '../signed-format.ts';
export const pcdfSamples: readonly SignedFormatSample[] = [];
