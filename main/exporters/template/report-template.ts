import type { ReportKind } from '../exporter.ts';
import type { ReportSectionId } from '../../api/report-choices.ts';

/** What a company puts into its reports: read from a file, checked, complete. */
export interface ReportTemplate {
  readonly company: {
    readonly name: string | null;
    readonly address: readonly string[];
    /** Paragraphs at the end of the report. */
    readonly closing: readonly string[];
  };
  /** A picture inside the document itself; never an address. */
  readonly logo: { readonly dataUri: string; readonly alt: string } | null;
  /** `#rrggbb`, dark enough to be read on white; `null` for ink. */
  readonly accent: string | null;
  /** Order and choice per report; absent for the usual one. */
  readonly sections: Readonly<Partial<Record<ReportKind, readonly ReportSectionId[]>>>;
}

export const plainTemplate: ReportTemplate = {
  company: { name: null, address: [], closing: [] },
  logo: null,
  accent: null,
  sections: {},
};

/** Marks a file as a template of this form. */
export const templateMark = 'report-template/1';
