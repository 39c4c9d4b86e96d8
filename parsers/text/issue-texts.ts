import type { Issue, IssueParams } from '../model/issue.ts';
import type { Language } from '../model/language.ts';
import { databaseIssueTexts } from './issue-texts-databases.ts';
import { importIssueTexts } from './issue-texts-import.ts';
import { logIssueTexts } from './issue-texts-logs.ts';
import { signatureIssueTexts } from './signature-texts.ts';
import { sentence } from './sentence.ts';
import type { SentenceCatalogue } from './sentence.ts';
import { inTableWords } from './table-words.ts';

/** Every issue that reading can raise, from the catalogues of its parts. */
export const issueTexts: SentenceCatalogue = {
  ...logIssueTexts,
  ...databaseIssueTexts,
  ...importIssueTexts,
  ...signatureIssueTexts,
};

/** The sentence of an issue. */
export function issueText(issue: Issue, language: Language): string {
  return reasonText(issue.code, issue.params, language);
}

/** The sentence of a reason or an issue by its code. What tables hold and what their columns are is said in the reader's language. */
export function reasonText(code: string, params: IssueParams, language: Language): string {
  return sentence(issueTexts, code, inTableWords(params, language), language);
}
