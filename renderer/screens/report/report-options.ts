import type { MaskKind, ReportSectionId } from '../../../main/api/report-choices.ts';
import type { Language } from '../../../parsers/model/language.ts';

export type ReportKind = 'incident' | 'audit' | 'cpo';

/** Kinds in the order of the list. Passwords are always masked, serial numbers only when they are ticked. */
export const shownKinds = [
  'idTag',
  'contract',
  'email',
  'phone',
  'sim',
  'modem',
  'mac',
  'ip',
  'address',
  'name',
  'vehicle',
  'account',
  'serial',
  'password',
] as const satisfies readonly MaskKind[];

export const usuallyMasked: ReadonlySet<MaskKind> = new Set(shownKinds.filter((kind) => kind !== 'serial'));

export interface ReportOrder {
  readonly caseId: string;
  readonly report: ReportKind;
  readonly sessionIds: string[];
  readonly language: Language;
  readonly mask: boolean;
  readonly unmask: MaskKind[];
  readonly maskAlso: MaskKind[];
  readonly template: string[];
  readonly sections?: ReportSectionId[];
}

/** What the ticks mean to the contract. */
export function maskingOrder(masked: ReadonlySet<MaskKind>): Pick<ReportOrder, 'mask' | 'unmask' | 'maskAlso'> {
  return {
    mask: shownKinds.some((kind) => kind !== 'password' && masked.has(kind)),
    unmask: shownKinds.filter((kind) => kind !== 'password' && kind !== 'serial' && !masked.has(kind)),
    maskAlso: masked.has('serial') ? ['serial'] : [],
  };
}
