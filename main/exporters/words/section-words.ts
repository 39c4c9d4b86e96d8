import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import { sentence } from '../../../parsers/text/sentence.ts';

/** Labels and sentences of single sections; what all reports share is in `report-words`. */
export const sectionWords = {
  // All reports
  'shown-of': {
    de: 'Gezeigt sind {shown} von {total}, {which}. Alle stehen in der JSON- und der CSV-Fassung dieses Berichts.',
    en: 'Shown are {shown} of {total}, {which}. All of them are in the JSON and CSV forms of this report.',
  },
  'which-worst': { de: 'die auffälligsten zuerst ausgewählt', en: 'chosen by how much attention they need' },
  'which-first': { de: 'die ersten', en: 'the first ones' },
  'more-findings': {
    de: '{count} {count#weiterer Befund steht#weitere Befunde stehen}, nach Regeln zusammengefasst:',
    en: '{count} more {count#finding#findings}, put together by rule:',
  },
  'about-program': { de: 'Womit dieser Bericht gemacht wurde', en: 'What this report was made with' },
  part: { de: 'Teil', en: 'Part' },
  version: { de: 'Fassung', en: 'Version' },
  fingerprint: { de: 'SHA-256', en: 'SHA-256' },
  program: { de: 'Programm', en: 'Program' },
  'case-revision': { de: 'Fallakte', en: 'Case' },
  'case-revision-value': { de: 'Stand {revision}', en: 'Revision {revision}' },
  'builtin-catalogue': { de: 'Katalog {vendor} {product}', en: 'Catalogue {vendor} {product}' },
  'catalogue-value': {
    de: '{document}, {revision} ({date}); {entries} {entries#Eintrag#Einträge}',
    en: '{document}, {revision} ({date}); {entries} {entries#entry#entries}',
  },
  extension: { de: 'Erweiterung {name} ({kind})', en: 'Extension {name} ({kind})' },
  'no-extensions': { de: 'Erweiterungen', en: 'Extensions' },
  'no-extensions-value': { de: 'keine', en: 'none' },
  'safe-edition': { de: 'Vergleich', en: 'Compared with' },
  'safe-edition-value': {
    de: 'S.A.F.E. Transparenzsoftware 1.4.1, nachgebildet, nicht ausgeführt',
    en: 'S.A.F.E. Transparency Software 1.4.1, reproduced, not run',
  },
  'issued-by': { de: 'Herausgegeben von', en: 'Issued by' },
  'kinds-masked': { de: 'Maskiert wird: {kinds}.', en: 'Masked are: {kinds}.' },
  'serial-shown': {
    de: 'Seriennummern von Zählern und Geräten und die Kennungen der Stationen sind sichtbar; Seriennummern lassen sich auf Wunsch verdecken.',
    en: 'Serial numbers of meters and devices and the ids of stations are visible; serial numbers can be hidden on request.',
  },
  'kinds-shown': {
    de: 'Auf Wunsch sichtbar: {kinds}.',
    en: 'Visible because it was asked for: {kinds}.',
  },

  // Incident and audit: marks and notes
  'remarks-intro': {
    de: 'Was beim Bearbeiten dieser Fallakte markiert und notiert wurde. Es sind Worte der genannten Person, keine Schlüsse des Programms.',
    en: 'What was marked and noted while this case was worked on. These are words of the person named, no conclusions of the program.',
  },
  'remark-marked': { de: 'Markiert von {who}, {at}', en: 'Marked by {who}, {at}' },
  'remark-noted': { de: 'Notiz von {who}, {at}', en: 'Note by {who}, {at}' },
  'remark-about-case': { de: 'Zur ganzen Fallakte', en: 'About the whole case' },
  'remark-about-frame': { de: 'Zu einer Nachricht', en: 'About a message' },
  'remark-about-session': { de: 'Zu einem Ladevorgang', en: 'About a session' },
  'remark-about-finding': { de: 'Zu einem Befund', en: 'About a finding' },
  'remark-about-signature': { de: 'Zu einem signierten Messwert', en: 'About a signed value' },

  // Audit
  verdicts: { de: 'Ladevorgänge mit signierten Messwerten', en: 'Sessions with signed values' },
  'verdicts-none': {
    de: 'Zu keinem Ladevorgang gibt es signierte Messwerte.',
    en: 'No session has signed values.',
  },
  'verdicts-intro': {
    de: 'Je Ladevorgang die vier Antworten, das Urteil über Beginn und Ende zusammen und was die S.A.F.E. Transparenzsoftware 1.4.1 dazu sagt. Jeder Wert im Einzelnen folgt weiter unten.',
    en: 'For each session the four answers, the verdict on begin and end together, and what the S.A.F.E. Transparency Software 1.4.1 says of it. Every value by itself follows below.',
  },
  'values-outside': {
    de: 'Ohne Ladevorgang: {count} {count#signierter Messwert#signierte Messwerte}, im Einzelnen weiter unten.',
    en: 'Outside of any session: {count} signed {count#value#values}, told one by one below.',
  },
  'begin-end': { de: 'Beginn, Ende', en: 'Begin, end' },
  'energy-signed': { de: 'Energie signiert', en: 'Energy signed' },
  'energy-session': { de: 'laut Ladevorgang', en: 'by the session' },
  'no-pair': { de: 'kein Paar', en: 'no pair' },
  'safe-column': { de: 'S.A.F.E. 1.4.1', en: 'S.A.F.E. 1.4.1' },
  'rules-title': { de: 'Abweichungen von den Regeln', en: 'Departures from the rules' },
  'rules-none': { de: 'Kein Messwert weicht von einer Regel ab.', en: 'No value departs from a rule.' },
  'rules-values': { de: 'Messwerte', en: 'Values' },
  'rules-where': { de: 'Wo', en: 'Where' },
  'rules-pairs': { de: 'Paare', en: 'Pairs' },
  'by-key-origin': { de: 'Signatur nach Herkunft des Schlüssels', en: 'Signature by origin of the key' },
  total: { de: 'Summe', en: 'Total' },
  'by-meter': { de: 'Je Zähler', en: 'By meter' },
  values: { de: 'Messwerte', en: 'Values' },
  'more-places': { de: 'und {count} weitere', en: 'and {count} more' },

  // Operator
  stations: { de: 'Stationen und Firmware', en: 'Stations and firmware' },
  'stations-none': { de: 'Keine Station hat sich genannt.', en: 'No station gave its name.' },
  'vendor-model': { de: 'Hersteller, Modell', en: 'Maker, model' },
  serial: { de: 'Seriennummer', en: 'Serial number' },
  firmware: { de: 'Firmware', en: 'Firmware' },
  connectors: { de: 'Ladepunkte', en: 'Connectors' },
  'no-connector': { de: 'ohne Ladepunkt', en: 'no connector named' },
  'not-in-sums': {
    de: '{count} {count#Ladevorgang steht#Ladevorgänge stehen} in keiner Energiesumme: Der Zählerstand am Ende liegt unter dem am Anfang oder unter null.',
    en: '{count} {count#session is#sessions are} in no sum of energy: the reading at the end is below that at the start, or below zero.',
  },
  'per-connector': { de: 'Je Ladepunkt', en: 'By connector' },
  'per-period': { de: 'Je {unit}', en: 'By {unit}' },
  'unit-day': { de: 'Tag', en: 'day' },
  'unit-week': { de: 'Woche (ab Montag)', en: 'week (from Monday)' },
  'unit-month': { de: 'Monat', en: 'month' },
  from: { de: 'Ab', en: 'From' },
  day: { de: 'Tag', en: 'Day' },
  failed: { de: 'gescheitert', en: 'failed' },
  'failed-share': { de: 'Anteil', en: 'Share' },
  'failed-meaning': {
    de: 'Gescheitert heißt: ohne bekanntes Ende, von der Station abgebrochen (EmergencyStop, HardReset, PowerLoss, Reboot, SoftReset), ohne Energie oder mit einem kritischen Befund.',
    en: 'Failed means: without a known end, broken off by the station (EmergencyStop, HardReset, PowerLoss, Reboot, SoftReset), without energy, or with a critical finding.',
  },
  'available-share': { de: 'Nutzbar', en: 'Usable' },
  'known-time': { de: 'Bekannte Zeit', en: 'Known time' },
  'availability-meaning': {
    de: 'Nutzbar heißt: weder Faulted noch Unavailable, gemessen an der Zeit, für die ein Zustand bekannt ist.',
    en: 'Usable means: neither Faulted nor Unavailable, measured against the time for which a state is known.',
  },
  'states-title': { de: 'Zustände im Einzelnen', en: 'States one by one' },
  affected: { de: 'Wer betroffen ist', en: 'Who is affected' },
  'affected-persons': { de: 'Kennungen betroffen', en: 'ids affected' },
  'affected-of': { de: '{part} von {all}', en: '{part} of {all}' },
  'affected-sessions': { de: 'Ladevorgänge betroffen', en: 'sessions affected' },
  'affected-energy': { de: 'kWh darin', en: 'kWh in them' },
  'affected-connectors': { de: 'Ladepunkte betroffen', en: 'connectors affected' },
  'affected-none': { de: 'Kein Ladevorgang ist betroffen.', en: 'No session is affected.' },
  'affected-meaning': {
    de: 'Betroffen ist ein Ladevorgang mit einem kritischen Befund oder einer Warnung, ohne bekanntes Ende, mit ungültiger Signatur oder nicht abrechenbaren Messwerten. Kennungen stehen für Karten, Verträge und Apps; wie viele Menschen dahinter stehen, sagen die Belege nicht.',
    en: 'A session is affected when it has a critical finding or a warning, no known end, an invalid signature, or values that cannot be billed. Ids stand for cards, contracts and apps; how many people stand behind them the evidence does not say.',
  },
  cause: { de: 'Befund', en: 'Finding' },
  persons: { de: 'Kennungen', en: 'Ids' },
  'first-last': { de: 'Zuerst, zuletzt', en: 'First, last' },
  'signature-statistics': { de: 'Signaturen in Zahlen', en: 'Signatures in numbers' },
  answer: { de: 'Antwort', en: 'Answer' },
  count: { de: 'Anzahl', en: 'Number' },
  share: { de: 'Anteil', en: 'Share' },
  'sessions-billing': { de: 'Abrechnung je Ladevorgang', en: 'Billing by session' },
  'fault-codes': { de: 'Störungen nach Code', en: 'Faults by code' },
  decoded: { de: 'Bedeutung', en: 'Meaning' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type SectionWord = keyof typeof sectionWords;

export function sectionText(
  word: SectionWord,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return sentence(sectionWords, word, params, language);
}
