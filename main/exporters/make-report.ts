import type { ApiClient } from '../api/client.ts';
import type { Contract } from '../api/contract.ts';
import { ApiFailure } from '../api/errors.ts';
import type { ParsedInputOf } from '../api/procedure.ts';
import type { DocumentFile } from '../api/views.ts';
import type { EngineContext } from '../engine/engine.ts';
import { collectReportData } from './collect.ts';
import { exporters } from './index.ts';
import { maskReport } from './masking/mask-report.ts';

type ReportInput = ParsedInputOf<Contract['report.make']>;

/** `report.make`: collects by the contract's own queries, renders, names the file. */
export async function makeReport(input: ReportInput, context: EngineContext): Promise<DocumentFile> {
  return reportFrom(await callerOf(context), input);
}

/** The same for any caller of the contract, e.g. a test or another shell. */
export async function reportFrom(call: ApiClient['call'], input: ReportInput): Promise<DocumentFile> {
  const exporter = exporters.find(`${input.report}-${input.format}`);
  if (exporter === undefined) throw new ApiFailure('input-invalid', { path: 'format', procedure: 'report.make' });
  const { caseId, sessionIds, language, mask } = input;
  const data = await collectReportData(call, { caseId, sessionIds, language });
  const text = exporter.render(data, { language, mask });
  return {
    fileName: fileName(maskReport(data, language, mask).data.case.name, input),
    mediaType: exporter.mediaType,
    text,
  };
}

/** Reports ask the contract and nothing else. The handlers name this file, so they are only loaded when one is made. */
async function callerOf(context: EngineContext): Promise<ApiClient['call']> {
  const { createDispatcher } = await import('../engine/dispatch.ts');
  const { handlers } = await import('../engine/handlers.ts');
  return createDispatcher(handlers, context);
}

/** A name that every file system takes. */
function fileName(caseName: string, { report, format }: ReportInput): string {
  const stem = caseName
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'ladeakte' : stem}-${report}.${format}`;
}
