import { configurationTexts as auditTexts } from '../configuration-texts.ts';
import type { FindingTextCatalogue } from './finding-text.ts';

/** The audit's own sentences, each where its fact is given (`factOfStatement`). */
function sentencesOf(wanted: RegExp, language: 'de' | 'en'): string {
  return Object.entries(auditTexts)
    .filter(([code]) => wanted.test(code))
    .map(([code, text]) => `[[?${code.replaceAll(/\W/g, '_')}: ${text[language]}]]`)
    .join('');
}

const billing = /^eichrecht\./;
const security = /^(?:security\.|contradiction\.profile-needs-tls$)/;

export const configurationAuditTexts: FindingTextCatalogue = {
  'configuration.billing-at-risk': {
    title: { de: 'Einstellung gefährdet die Abrechnung', en: 'A setting endangers billing' },
    detail: {
      de: `${sentencesOf(billing, 'de')}[[ Ebenso: {others}.]]`,
      en: `${sentencesOf(billing, 'en')}[[ Likewise: {others}.]]`,
    },
    remedy: {
      de: 'Wert nach dem Handbuch setzen, bevor weitere Ladungen abgerechnet werden.',
      en: 'Set the value as the manual says before more charges are billed.',
    },
  },
  'configuration.security-at-risk': {
    title: { de: 'Einstellung gefährdet die Sicherheit', en: 'A setting endangers security' },
    detail: {
      de: `${sentencesOf(security, 'de')}[[ Ebenso: {others}.]]`,
      en: `${sentencesOf(security, 'en')}[[ Likewise: {others}.]]`,
    },
    remedy: {
      de: 'Wert ändern, oder festhalten, warum er so gewollt ist.',
      en: 'Change the value, or write down why it is wanted so.',
    },
  },
  'configuration.value-out-of-range': {
    title: { de: 'Wert außerhalb des Erlaubten', en: 'Value outside of what is allowed' },
    detail: {
      de: '{key} = {value}[[ {unit}]] liegt außerhalb dessen, was das Handbuch erlaubt: {allowed}.[[ Ebenso: {others}.]]',
      en: '{key} = {value}[[ {unit}]] lies outside what the manual allows: {allowed}.[[ Likewise: {others}.]]',
    },
    remedy: {
      de: 'Wert in den erlaubten Bereich bringen; was die Station mit diesem tut, sagt das Handbuch nicht.',
      en: 'Bring the value into the range; the manual does not say what the station does with this one.',
    },
  },
};
