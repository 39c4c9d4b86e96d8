import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import type {
  Billing,
  RuleSeverity,
  SafeAnswer,
  SafeVerdict,
  SignatureAnswer,
  SignatureReason,
} from '../../../parsers/model/verdict.ts';
import { safeReasonText } from '../../../parsers/text/safe-texts.ts';
import { signatureReasonTexts } from '../../../parsers/text/signature-texts.ts';
import { billingWords, safeWords, signatureWords } from '../../../parsers/text/verdict-words.ts';

/* The words of verdicts in the language of the terminal. */

export function shownSignature(answer: SignatureAnswer, language: Language): string {
  return signatureWords[answer][language];
}

export function shownReason(reason: SignatureReason, language: Language): string {
  return signatureReasonTexts[reason][language];
}

export function shownBilling(billing: Billing, language: Language): string {
  return billingWords[billing][language];
}

export function shownSafe(answer: SafeAnswer, language: Language): string {
  return safeWords[answer][language];
}

export function shownSafeReason(safe: SafeVerdict, language: Language): string {
  return safeReasonText(safe, language).replace(/\.$/, '');
}

const severityWords = {
  fatal: { de: 'schwer', en: 'fatal' },
  warning: { de: 'Warnung', en: 'warning' },
  info: { de: 'Hinweis', en: 'info' },
} as const satisfies Readonly<Record<RuleSeverity, Bilingual>>;

export function shownSeverity(severity: RuleSeverity, language: Language): string {
  return severityWords[severity][language];
}
