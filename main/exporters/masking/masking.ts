import { alwaysMasked, maskedOnRequest, maskKinds } from '../../api/report-choices.ts';
import type { MaskKind } from '../../api/report-choices.ts';

/** The kinds of data that are replaced. */
export type Masking = ReadonlySet<MaskKind>;

/** What a person asks for: on by default, some kinds shown, serial numbers hidden on request. */
export interface MaskingWish {
  readonly mask: boolean;
  readonly unmask: readonly MaskKind[];
  readonly maskAlso: readonly MaskKind[];
}

export function maskingOf({ mask, unmask, maskAlso }: MaskingWish): Masking {
  const always: readonly MaskKind[] = alwaysMasked;
  const onRequest: readonly MaskKind[] = maskedOnRequest;
  return new Set(
    maskKinds.filter((kind) => {
      if (always.includes(kind)) return true;
      if (!mask || unmask.includes(kind)) return false;
      return !onRequest.includes(kind) || maskAlso.includes(kind);
    }),
  );
}

/** Everything but serial numbers: what is masked when nobody says anything. */
export const usualMasking: Masking = maskingOf({ mask: true, unmask: [], maskAlso: [] });
