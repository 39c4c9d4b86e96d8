import type { SignedFormatSample } from '../signed-format.ts';
export const edlSamples: Readonly<
  Record<'edl40' | 'edl40Sig' | 'edl40Mennekes' | 'isaEdl40', readonly SignedFormatSample[]>
> = { edl40: [], edl40Sig: [], edl40Mennekes: [], isaEdl40: [] };
