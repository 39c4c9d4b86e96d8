import type { SignedFormat } from '../signed-format.ts';
import { ocmfSamples } from './samples.ts';
import { sniffOcmf, verifyOcmf } from './verify-ocmf.ts';

/** Open Charge Metering Format, versions 0.1 to 1.4. */
export const ocmf: SignedFormat = {
  id: 'ocmf',
  title: 'OCMF',
  source: 'S.A.F.E. e.V., Open Charge Metering Format 1.4.1',
  sniff: sniffOcmf,
  verify: verifyOcmf,
  samples: ocmfSamples,
};
