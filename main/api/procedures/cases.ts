import * as v from 'valibot';
import { caseId, fileToken, zone, text, passwords, importLimits } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import type { CaseInfo } from '../views/case-views.ts';
import type { JobView } from '../views/import-views.ts';

/** Procedures about a case, and how something gets into it. */
export const casesProcedures = {
  'case.open': command(v.object({ file: fileToken }), returns<CaseInfo>()),
  'case.get': query(v.object({ caseId }), returns<CaseInfo>()),
  'case.close': command(v.object({ caseId }), returns<{ readonly done: true }>()),
  /** Draws the conclusions anew, with the extensions that are loaded now. */
  'case.conclude': command(v.object({ caseId }), returns<JobView>()),
  'case.set-zone': command(v.object({ caseId, zone }), returns<JobView>()),
  /** Starts at once and returns; without `caseId` a new case is made. Progress comes as events and by `job.get`. */
  'import.start': command(
    v.object({
      files: v.pipe(v.array(fileToken), v.minLength(1), v.maxLength(10_000)),
      caseId: v.optional(caseId),
      zone: v.optional(zone),
      /** Texts of mapping files: what the tables of databases hold. */
      mappings: v.optional(v.array(text(4_000_000)), []),
      passwords: v.optional(passwords, []),
      limits: v.optional(importLimits, {}),
    }),
    returns<JobView>(),
  ),
  /** Reads the files of an import again, with passwords for what was locked. Nothing comes in twice. */
  'import.unlock': command(
    v.object({ jobId: text(64), passwords: v.pipe(passwords, v.minLength(1)) }),
    returns<JobView>(),
  ),
  'import.sample': command(v.object({}), returns<JobView>()),
  /** The jobs that run or wait: a page that comes later, or again, has heard nothing of them. */
  'job.running': query(v.object({}), returns<readonly JobView[]>()),
  'job.get': query(v.object({ jobId: text(64) }), returns<JobView>()),
  'job.cancel': command(v.object({ jobId: text(64) }), returns<JobView>()),
} as const;
