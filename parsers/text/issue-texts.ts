import type { Issue } from '../model/issue.ts';
import type { Language } from '../model/language.ts';
import { databaseIssueTexts } from './issue-texts-databases.ts';
import { importIssueTexts } from './issue-texts-import.ts';
import { logIssueTexts } from './issue-texts-logs.ts';
import { signatureIssueTexts } from './signature-texts.ts';
import { sentence } from './sentence.ts';
import type { SentenceCatalogue } from './sentence.ts';

/** Every issue that reading can raise, from the catalogues of its parts. */
export const issueTexts: SentenceCatalogue = {
  ...logIssueTexts,
  ...databaseIssueTexts,
  ...importIssueTexts,
  ...signatureIssueTexts,
};

/** The sentence of an issue. */
export function issueText(issue: Issue, language: Language): string {
  return sentence(issueTexts, issue.code, issue.params, language);
}
