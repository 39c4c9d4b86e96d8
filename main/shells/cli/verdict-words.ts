import type { Language } from '../../../parsers/model/language.ts';
import type { Billing, SafeAnswer, SignatureAnswer, SignatureReason } from '../../../parsers/model/verdict.ts';
import {
  billingTexts,
  safeTexts,
  signatureAnswerTexts,
  signatureReasonTexts,
} from '../../../parsers/text/signature-texts.ts';

/* The words of verdicts, from the one catalogue that screens and reports use too (house rule 10). */

export function shownSignature(answer: SignatureAnswer, language: Language): string {
  return signatureAnswerTexts[answer][language];
}

export function shownReason(reason: SignatureReason, language: Language): string {
  return signatureReasonTexts[reason][language];
}

export function shownBilling(billing: Billing, language: Language): string {
  return billingTexts[billing][language];
}

export function shownSafe(answer: SafeAnswer, language: Language): string {
  return safeTexts[answer][language];
}
