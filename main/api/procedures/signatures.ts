import * as v from 'valibot';
import { caseId, language, id, text, listEntries, sortOrder } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import { verifyInput } from '../verify-input.ts';
import type { JobView } from '../views/import-views.ts';
import type { KeyDetail, KeyRow } from '../views/key-views.ts';
import type { Page } from '../views/list-page.ts';
import type { SignatureDetail, SignatureRow, TransactionRow } from '../views/signature-views.ts';
import type { VerifyResult } from '../views/verify-views.ts';

/** Procedures about signed values, their verdicts and the keys. */
export const signaturesProcedures = {
  'signatures.list': query(
    v.object({
      ...listEntries,
      sessionId: v.optional(text(200)),
      /** `source`: as they stand in the files. `time`: when they were taken; those without a time come last. */
      sortBy: v.optional(v.picklist(['source', 'time']), 'source'),
      order: sortOrder,
    }),
    returns<Page<SignatureRow>>(),
  ),
  'signature.get': query(v.object({ caseId, signedValueId: id, language }), returns<SignatureDetail>()),
  /** Verdicts on pairs of begin and end, in the order of the case. */
  'transactions.list': query(
    v.object({ caseId, language, offset: listEntries.offset, limit: listEntries.limit }),
    returns<Page<TransactionRow>>(),
  ),
  'keys.list': query(v.object({ ...listEntries, distinct: v.optional(v.boolean(), false) }), returns<Page<KeyRow>>()),
  'key.get': query(v.object({ caseId, keyId: id, language }), returns<KeyDetail>()),
  'key.pin': command(
    v.object({
      caseId,
      text: text(20_000),
      meterSerial: v.optional(v.nullable(text(200)), null),
      note: v.optional(text(500), ''),
    }),
    returns<JobView>(),
  ),
  'key.unpin': command(v.object({ caseId, keyId: id }), returns<JobView>()),
  /** No case needed: reads files, finds signed values and keys in them, judges and forgets. */
  'verify.files': query(verifyInput, returns<VerifyResult>()),
  /** The values of a kept check as CSV, a line each. */
  'verify.csv': query(v.object({ caseId }), returns<{ readonly text: string }>()),
} as const;
