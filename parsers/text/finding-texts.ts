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
import { transactionCourseTexts } from './findings/transaction-course-texts.ts';
import { authorisationCommandTexts } from './findings/authorisation-command-texts.ts';
import { statusPatternTexts } from './findings/status-pattern-texts.ts';
import { connectionProtocolTexts } from './findings/connection-protocol-texts.ts';
import { meteringPlausibilityTexts } from './findings/metering-plausibility-texts.ts';
import { maintenanceEventTexts } from './findings/maintenance-event-texts.ts';
import { configurationTexts } from './findings/configuration-texts.ts';
import { configurationAuditTexts } from './findings/configuration-audit-texts.ts';
import { vendorChargebyteTexts } from './findings/vendor-chargebyte-texts.ts';
import { vendorAblTexts } from './findings/vendor-abl-texts.ts';
import { vendorOtherTexts } from './findings/vendor-other-texts.ts';
import { laterVersionsTexts } from './findings/later-versions-texts.ts';
import { caseTexts } from './findings/case-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { sentence } from './sentence.ts';
import { clauseText } from './verdict-sentences.ts';
import { disagreementParams } from './witness-words.ts';

/** A vendor is often assumed by its keys or its `vendorId`; every finding that rests on that says so. */
function withAssumption(catalogue: FindingTextCatalogue): FindingTextCatalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([rule, text]) => [
      rule,
      {
        ...text,
        detail: {
          de: `${text.detail.de}[[ (Hersteller angenommen: {assumedBy})]]`,
          en: `${text.detail.en}[[ (vendor assumed: {assumedBy})]]`,
        },
      },
    ]),
  );
}

/** Title, detail and remedy of each rule by its id. */
export const findingTexts: FindingTextCatalogue = {
  ...signatureTexts,
  ...transactionTexts,
  ...meteringTexts,
  ...statusTexts,
  ...authorisationTexts,
  ...connectionTexts,
  ...maintenanceTexts,
  ...transactionCourseTexts,
  ...authorisationCommandTexts,
  ...statusPatternTexts,
  ...connectionProtocolTexts,
  ...meteringPlausibilityTexts,
  ...maintenanceEventTexts,
  ...configurationTexts,
  ...configurationAuditTexts,
  ...laterVersionsTexts,
  ...caseTexts,
  ...withAssumption(vendorChargebyteTexts),
  ...withAssumption(vendorAblTexts),
  ...withAssumption(vendorOtherTexts),
};

/**
 * The values of a finding as they are said: witnesses of a contradiction by their names; the broken rule by its sentence, for which the finding carries the values, then the codes of
 * all. Everything else as it stands.
 */
export function saidParams(rule: string, params: IssueParams, language: Language): IssueParams {
  if (rule === 'transaction.witnesses-disagree') return disagreementParams(params, language);
  const codes = params['rules'];
  if (!rule.startsWith('signature.') || typeof codes !== 'string' || codes === '') return params;
  const [first = ''] = codes.split(', ', 1);
  const clause = params['clause'];
  const told = typeof clause === 'string' ? { ...params, clause: clauseText(clause, language) } : params;
  const said = sentence(ruleTexts, first, params, language);
  return said === first ? told : { ...told, says: said };
}

/** What was looked for, in words; the code itself when it has none. */
export function counterEvidenceText(code: string, params: IssueParams, language: Language): string {
  return sentence(counterEvidenceTexts, code, params, language);
}
