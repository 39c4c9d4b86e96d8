import type { Bilingual, Language } from '../model/language.ts';
import type { KeyOriginAnswer, RuleDeviation, ValueVerdict, VerdictStep } from '../model/verdict.ts';
import { ruleTexts } from './rule-texts.ts';
import { sentence } from './sentence.ts';
import type { SentenceCatalogue } from './sentence.ts';
import { signatureReasonTexts } from './signature-texts.ts';

/** What each step of a verification does; its inputs and results stand beside it. */
export const stepTexts = {
  unwrap: { de: 'Verpackung abgenommen', en: 'Wrappings taken off' },
  recognise: { de: 'Format erkannt', en: 'Format recognised' },
  'split-sections': { de: 'Datensatz in seine Teile zerlegt', en: 'Record taken apart' },
  'read-payload': { de: 'Messdaten gelesen', en: 'Payload read' },
  'decode-signature': { de: 'Signatur gelesen (r und s)', en: 'Signature read (r and s)' },
  'check-key': { de: 'Öffentlichen Schlüssel gelesen und geprüft', en: 'Public key read and checked' },
  digest: { de: 'Prüfsumme über die signierten Bytes gebildet', en: 'Digest of the signed bytes made' },
  equation: { de: 'Signaturgleichung mit diesem Schlüssel gerechnet', en: 'Signature equation computed with this key' },
  rules: { de: 'Regeln des Formats geprüft', en: 'Rules of the format checked' },
  diagnose: { de: 'Nach einer Erklärung gesucht', en: 'Looked for an explanation' },
} as const satisfies SentenceCatalogue;

const originSentences: Readonly<Record<KeyOriginAnswer, Bilingual>> = {
  pinned: {
    de: 'Den Schlüssel hat eine Person hinterlegt.',
    en: 'The key was entered by a person.',
  },
  registered: {
    de: 'Der Schlüssel stammt aus einem eingelesenen Register.',
    en: 'The key comes from an imported register.',
  },
  reported: {
    de: 'Den Schlüssel hat die Station selbst gemeldet; ob er zu diesem Zähler gehört, sagt erst das Typenschild oder das Register.',
    en: 'The station itself reported the key; whether it belongs to this meter, only its label or the register can tell.',
  },
  enclosed: {
    de: 'Der Schlüssel liegt dem Datensatz bei: Er zeigt, dass nichts verändert wurde, aber nicht, von wem der Datensatz stammt.',
    en: 'The key travels with the record: it shows that nothing was changed, but not whose record it is.',
  },
  none: { de: '', en: '' },
};

/** A key that travels with a record whose signature does not hold has shown nothing. */
const enclosedAndInvalid: Bilingual = {
  de: 'Geprüft wurde mit dem Schlüssel, der dem Datensatz beiliegt; wem er gehört, sagt er nicht.',
  en: 'It was checked with the key that travels with the record; whose key that is, it does not say.',
};

/** Counts as reported, but no station said it: it lay beside the records. */
const fromKeyFile: Bilingual = {
  de: 'Der Schlüssel lag als Datei bei den Belegen; ob er zu diesem Zähler gehört, sagt erst das Typenschild oder das Register.',
  en: 'The key lay beside the evidence as a file; whether it belongs to this meter, only its label or the register can tell.',
};

function originSentence({ keyOrigin, keyFingerprint, signature, steps }: ValueVerdict): Bilingual {
  if (keyOrigin === 'enclosed' && signature === 'invalid') return enclosedAndInvalid;
  const used = steps.find(
    ({ step, facts }) =>
      step === 'check-key' && facts['fingerprint'] === keyFingerprint && facts['origin'] === keyOrigin,
  );
  return keyOrigin === 'reported' && used?.facts['via'] === 'key-file' ? fromKeyFile : originSentences[keyOrigin];
}

/** Where a rule stands, in the language; titles of standards stay as they are printed. */
export function clauseText(clause: string, language: Language): string {
  return language === 'de' ? clause.replaceAll('Ladeakte rule', 'Ladeakte-Regel') : clause;
}

/** The sentence of a deviation. */
export function ruleText(rule: RuleDeviation, language: Language): string {
  return sentence(ruleTexts, rule.code, rule.params, language);
}

/** The title of a step. */
export function stepText(step: VerdictStep, language: Language): string {
  return sentence(stepTexts, step.step, {}, language);
}

/** What the verdict is and why, for a person: the signature, then what the key's origin means for it. */
export function verdictSentence(verdict: ValueVerdict, language: Language): string {
  const reason = signatureReasonTexts[verdict.signatureReason][language];
  const origin = verdict.signature === 'unverifiable' ? '' : originSentence(verdict)[language];
  return origin === '' ? reason : `${reason} ${origin}`;
}
