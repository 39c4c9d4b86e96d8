import type { SignedFormatSample } from '../signed-format.ts';
export const alfenSamples: readonly SignedFormatSample[] = [];
