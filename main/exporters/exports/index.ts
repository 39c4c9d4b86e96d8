import { createRegistry } from '../../../parsers/base/registry.ts';
import type { CaseExport } from './case-export.ts';
import { ocmfLines } from './ocmf-lines.ts';
import { ocppTrace } from './ocpp-trace.ts';
import { opensslProof } from './openssl-proof.ts';
import { safeXml } from './safe-xml.ts';
import { caseJson, sessionsCsv } from './session-tables.ts';

/** What a case can be handed on as. */
export const caseExports = createRegistry<CaseExport>('case exports', [
  safeXml,
  ocmfLines,
  ocppTrace,
  sessionsCsv,
  caseJson,
  opensslProof,
]);
