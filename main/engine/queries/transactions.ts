import type { Language } from '../../../parsers/model/language.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { TransactionRow } from '../../api/views/signature-views.ts';
import { transactionVerdicts } from '../../casefile/concluded-records.ts';
import { cachedList, windowOf } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { ruleView } from './signatures.ts';

/** Verdicts on pairs of begin and end, in the order of the case. */
export function listTransactions(
  open: OpenCase,
  input: { readonly language: Language; readonly offset: number; readonly limit: number },
): Page<TransactionRow> {
  const found = cachedList(open, 'transactions', () => transactionVerdicts(open.database));
  const page = windowOf(found, input.offset, input.limit);
  return {
    ...page,
    rows: page.rows.map(({ sessionId, verdict }) => ({
      sessionId,
      transactionId: verdict.transactionId,
      signature: verdict.signature,
      signatureReason: verdict.signatureReason,
      keyOrigin: verdict.keyOrigin,
      keyFingerprint: verdict.keyFingerprint,
      meter: verdict.meter,
      gateway: verdict.gateway,
      energyWh: verdict.energyWh,
      rules: verdict.rules.map((rule) => ruleView(rule, input.language)),
      billing: verdict.billing,
      safe: verdict.safe,
    })),
  };
}
