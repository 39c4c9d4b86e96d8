import type { DocumentFile } from '../../api/views/export-views.ts';
import { collectReportData } from '../../exporters/collect.ts';
import type { ReportFormat, ReportKind } from '../../exporters/exporter.ts';
import { exporters } from '../../exporters/index.ts';
import { reportFileName } from '../../exporters/report-file-name.ts';
import type { Language } from '../../../parsers/model/language.ts';
import type { EngineContext } from '../engine.ts';

/** Makes a report from the contract's own answers; the shell decides where it is saved. */
export async function makeReport(
  input: {
    readonly caseId: string;
    readonly report: ReportKind;
    readonly format: ReportFormat;
    readonly sessionIds: readonly string[];
    readonly language: Language;
    readonly mask: boolean;
  },
  context: EngineContext,
): Promise<DocumentFile> {
  const exporter = exporters.find(`${input.report}-${input.format}`);
  if (exporter === undefined) throw new Error(`no exporter for ${input.report} as ${input.format}`);
  const data = await collectReportData(context.call, input);
  const options = { language: input.language, mask: input.mask };
  return {
    fileName: reportFileName(data, exporter, options),
    mediaType: exporter.mediaType,
    text: exporter.render(data, options),
  };
}
