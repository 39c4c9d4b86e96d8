import type { SafeVerdict } from '../../model/verdict.ts';
import type { Deviations } from '../deviations.ts';
import type { Member } from './member.ts';

/** How a format other than OCMF judges begin and end together. */
export interface PairFormat {
  /** Our own rules on the pair; value and source are compared for all formats alike. */
  check(begin: Member, end: Member, found: Deviations): void;
  /** What release 1.4.1 of the S.A.F.E. software says about the values of one transaction id. */
  safe(members: readonly Member[]): SafeVerdict;
}

/** By id of the signed format. */
export const pairFormats: Readonly<Record<string, PairFormat>> = {};
