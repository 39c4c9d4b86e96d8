/**
 * The one list of what can be asked of Ladeakte (house rule 5). Window, browser mode and command line call these and
 * nothing else; the engine validates the input of all of them with the schemas that stand with the procedures.
 */
import { programProcedures } from './procedures/program.ts';
import { casesProcedures } from './procedures/cases.ts';
import { sourcesProcedures } from './procedures/sources.ts';
import { courseProcedures } from './procedures/course.ts';
import { signaturesProcedures } from './procedures/signatures.ts';
import { findingsProcedures } from './procedures/findings.ts';
import { configurationProcedures } from './procedures/configuration.ts';
import { journalProcedures } from './procedures/journal.ts';
import { exportsProcedures } from './procedures/exports.ts';

export const contract = {
  ...programProcedures,
  ...casesProcedures,
  ...sourcesProcedures,
  ...courseProcedures,
  ...signaturesProcedures,
  ...findingsProcedures,
  ...configurationProcedures,
  ...journalProcedures,
  ...exportsProcedures,
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
