import * as v from 'valibot';
import { caseId, language, fileToken, id, text, reportKind, masking, template } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import { everySection, reportFormats } from '../report-choices.ts';
import type { BundleResult, DocumentFile, ExportResult, ReportSectionView } from '../views/export-views.ts';

/** Procedures about what leaves the program. */
export const exportsProcedures = {
  'report.make': query(
    v.object({
      caseId,
      report: reportKind,
      format: v.picklist(reportFormats),
      sessionIds: v.optional(v.array(text(200)), []),
      language,
      ...masking,
      template,
      /** Which parts, in which order; absent for the template's, else the usual ones. */
      sections: v.optional(v.pipe(v.array(v.picklist(everySection)), v.maxLength(40))),
      /** CSV with a byte order mark, for spreadsheets that guess otherwise. */
      byteOrderMark: v.optional(v.boolean(), false),
    }),
    returns<DocumentFile>(),
  ),
  /** The parts of a report in the order of the template; reading the template tells its mistakes. */
  'report.sections': query(
    v.object({ report: reportKind, language, template }),
    returns<readonly ReportSectionView[]>(),
  ),
  /** A case in another program's form. The files come back as they are, unmasked unless asked, and the shell saves them. */
  'export.make': command(
    v.object({
      caseId,
      kind: v.picklist(['safe-xml', 'ocmf', 'trace', 'csv', 'json', 'proof']),
      sessionIds: v.optional(v.array(text(200)), []),
      /** Narrower than sessions; kinds without signed values do not look at them. */
      signatureIds: v.optional(v.array(id), []),
      language,
      ...masking,
      /** Several files as one zip, for hosts that save one file. */
      asOneFile: v.optional(v.boolean(), false),
      /** Unlike reports: other programs check what is exported, and signatures stand no masking. */
      mask: v.optional(v.boolean(), false),
      byteOrderMark: v.optional(v.boolean(), false),
    }),
    returns<ExportResult>(),
  ),
  /** Originals, case, reports and keys with their SHA-256, as one file or folder that can be checked without us. */
  'bundle.make': command(
    v.object({
      caseId,
      /** Empty: every dropped file. */
      sourceIds: v.optional(v.array(id), []),
      reports: v.optional(v.array(reportKind), ['incident', 'audit', 'cpo']),
      reportFormats: v.optional(v.pipe(v.array(v.picklist(reportFormats)), v.minLength(1)), ['html']),
      sessionIds: v.optional(v.array(text(200)), []),
      language,
      ...masking,
      template,
      /** A place that the shell has granted for writing; absent for a file that the shell takes afterwards. */
      target: v.optional(fileToken),
    }),
    returns<BundleResult>(),
  ),
} as const;
