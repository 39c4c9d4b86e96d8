import type { IssueParams } from '../model/issue.ts';
import type { Language } from '../model/language.ts';
import { authorisationTexts } from './findings/authorisation-texts.ts';
import { connectionTexts } from './findings/connection-texts.ts';
import { counterEvidenceTexts } from './findings/counter-evidence-texts.ts';
import type { FindingTextCatalogue } from './findings/finding-text.ts';
import { maintenanceTexts } from './findings/maintenance-texts.ts';
import { meteringTexts } from './findings/metering-texts.ts';
import { signatureTexts } from './findings/signature-texts.ts';
import { statusTexts } from './findings/status-texts.ts';
import { transactionTexts } from './findings/transaction-texts.ts';
import { sentence } from './sentence.ts';

/** Title, detail and remedy of each rule by its id. */
export const findingTexts: FindingTextCatalogue = {
  ...signatureTexts,
  ...transactionTexts,
  ...meteringTexts,
  ...statusTexts,
  ...authorisationTexts,
  ...connectionTexts,
  ...maintenanceTexts,
};

/** What was looked for, in words; the code itself when it has none. */
export function counterEvidenceText(code: string, params: IssueParams, language: Language): string {
  return sentence(counterEvidenceTexts, code, params, language);
}
