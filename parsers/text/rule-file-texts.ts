import type { IssueParams } from '../model/issue.ts';
import type { Language } from '../model/language.ts';
import type { SentenceCatalogue } from './sentence.ts';
import { sentence } from './sentence.ts';

/** What is wrong in a rule file. The place stands beside it. */
export const ruleFileTexts: SentenceCatalogue = {
  'not-text': {
    de: 'Das ist keine Textdatei in UTF-8 oder sie ist größer als 4 MB.',
    en: 'This is no text file in UTF-8, or it is larger than 4 MB.',
  },
  'not-json': {
    de: 'Hier ist das JSON nicht lesbar ({reason}). Kommentare (//, /* */, #) und ein Komma am Ende einer Liste sind erlaubt.',
    en: 'The JSON cannot be read here ({reason}). Comments (//, /* */, #) and a comma at the end of a list are allowed.',
  },
  twice: { de: '„{name}“ steht hier zweimal.', en: '“{name}” stands here twice.' },
  'wrong-type': {
    de: 'Hier wird „{expected}“ erwartet, nicht „{found}“.',
    en: 'Expected here: {expected}; found: {found}.',
  },
  'unknown-member': {
    de: '„{name}“ gibt es hier nicht; möglich sind: {known}.',
    en: 'There is no “{name}” here; possible: {known}.',
  },
  'missing-member': { de: '„{name}“ fehlt.', en: '“{name}” is missing.' },
  'unknown-word': {
    de: '„{found}“ gibt es hier nicht; möglich sind: {known}.',
    en: '“{found}” is not possible here; possible: {known}.',
  },
  'bad-id': {
    de: '„{id}“ ist keine Kennung einer eigenen Regel. Sie beginnt mit „own.“ und hat Kleinbuchstaben, Ziffern und Bindestriche, z. B. own.no-unlock.',
    en: '“{id}” is no id of an own rule. It begins with “own.” and has lower-case letters, digits and hyphens, e.g. own.no-unlock.',
  },
  'id-taken': { de: 'Eine Regel „{id}“ gibt es schon.', en: 'There already is a rule “{id}”.' },
  'unknown-rule': {
    de: 'Eine Regel „{id}“ gibt es nicht[[; ist „{nearest}“ gemeint?||.]] „ladeakte rules“ nennt alle.',
    en: 'There is no rule “{id}”[[; did you mean “{nearest}”?||.]] “ladeakte rules” lists them all.',
  },
  'unknown-threshold': {
    de: 'Die Regel {rule} hat keinen Schwellwert „{name}“[[; sie hat: {known}||; sie hat gar keinen]].',
    en: 'The rule {rule} has no threshold “{name}”[[; it has: {known}||; it has none at all]].',
  },
  'bad-number': {
    de: 'Die Zahl muss zwischen {least} und {most} liegen.',
    en: 'The number must be between {least} and {most}.',
  },
  'bad-query': { de: 'Der Filter ist hier nicht lesbar: {why}', en: 'The filter cannot be read here: {why}' },
  'field-not-here': {
    de: 'Das Feld „{field}“ haben „{over}“ nicht; sie haben: {known}.',
    en: '“{over}” do not have the field “{field}”; they have: {known}.',
  },
  'unknown-value': {
    de: 'Den Wert „{name}“ gibt es in diesen Texten nicht; möglich sind: {known}.',
    en: 'These texts have no value “{name}”; possible: {known}.',
  },
  'both-follows': {
    de: 'Eine Regel hat „mustFollow“ oder „mustNotFollow“, nicht beides. Schreiben Sie zwei Regeln.',
    en: 'A rule has “mustFollow” or “mustNotFollow”, not both. Write two rules.',
  },
  'too-long': {
    de: 'Der Text ist länger als {longest} Zeichen.',
    en: 'The text is longer than {longest} {longest#character#characters}.',
  },
};

/** The sentence for a mistake. `why` of `bad-query` is filled by the caller, who knows the filter language. */
export function ruleFileText(code: string, params: IssueParams, language: Language): string {
  return sentence(ruleFileTexts, code, params, language);
}
