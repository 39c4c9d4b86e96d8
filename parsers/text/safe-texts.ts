import type { Bilingual, Language } from '../model/language.ts';
import type { SafeVerdict } from '../model/verdict.ts';
import type { SafeReason } from '../signatures/safe/safe-reasons.ts';

/** Why release 1.4.1 of the S.A.F.E. Transparency Software does not say "verified", in words about that program. */
export const safeReasonTexts: Readonly<Record<SafeReason, Bilingual>> = {
  empty: { de: 'Der Datensatz im Behälter ist leer.', en: 'The record in the container is empty.' },
  container: {
    de: 'Jenes Programm liest diese Datei nicht: Ihr XML ist fehlerhaft, oder „values“ liegt in einem Namensraum.',
    en: 'That program does not read this file: its XML is malformed, or "values" lies in a namespace.',
  },
  format: { de: 'Der Datensatz wird dort nicht erkannt.', en: 'The record is not recognised there.' },
  'format-version': {
    de: 'Die Formatversion wird dort nicht angenommen; gelesen werden 0.1 bis 1.3.',
    en: 'The format version is not accepted there; it reads 0.1 to 1.3.',
  },
  'format-unsupported': {
    de: 'Was jenes Programm zu diesem Format sagt, ist hier nicht nachgebildet.',
    en: 'What that program says about this format is not modelled here.',
  },
  'wrapped-record': {
    de: 'In Hex oder Base64 verpackte Datensätze erkennt jenes Programm in seinem Behälter nicht.',
    en: 'That program does not recognise records wrapped in hex or Base64 in its container.',
  },
  'transaction-id': {
    de: 'Die Vorgangsnummer ist keine ganze Zahl; jenes Programm bricht daran ab.',
    en: 'The transaction id is no whole number; that program stops at it.',
  },
  crash: {
    de: 'Jenes Programm bricht an diesem Datensatz mit einem eigenen Fehler ab.',
    en: 'That program stops at this record with an error of its own.',
  },
  'no-key': { de: 'Es liegt kein Schlüssel bei.', en: 'No key comes with it.' },
  'key-encoding': {
    de: 'Der Schlüssel ist nicht in der einzigen Form, die jenes Programm für dieses Format liest.',
    en: 'The key is not in the one form that this program reads for this format.',
  },
  'key-point': {
    de: 'Der Schlüssel liegt nicht auf der Kurve, die der Datensatz nennt.',
    en: 'The key does not lie on the curve that the record names.',
  },
  'key-differs': {
    de: 'Der angegebene Schlüssel ist ein anderer als der im Datensatz.',
    en: 'The given key differs from the one in the record.',
  },
  signature: { de: 'Die Signatur passt nicht zum Schlüssel.', en: 'The signature does not fit the key.' },
  'signature-encoding': {
    de: 'Die Signatur lässt sich dort nicht dekodieren.',
    en: 'The signature cannot be decoded there.',
  },
  'signature-structure': {
    de: 'Der Aufbau der Signatur wird dort nicht angenommen.',
    en: 'The structure of the signature is not accepted there.',
  },
  'algorithm-form': {
    de: 'Die Angabe des Verfahrens (SA) hat nicht die drei Teile, die jenes Programm verlangt.',
    en: 'The algorithm (SA) does not have the three parts that this program demands.',
  },
  'curve-name': {
    de: 'Den Namen der Kurve kennt jenes Programm nicht.',
    en: 'That program does not know the name of the curve.',
  },
  'curve-not-modelled': {
    de: 'Jenes Programm kennt diese Kurve vielleicht, hier ist sie nicht nachgebildet.',
    en: 'That program may know this curve, but it is not modelled here.',
  },
  'missing-meter-status': {
    de: 'Dem ersten zählenden Messwert fehlt der Zustand des Zählers (ST).',
    en: 'The first counting reading lacks the state of the meter (ST).',
  },
  'missing-unit': {
    de: 'Dem ersten zählenden Messwert fehlt die Einheit (RU).',
    en: 'The first counting reading lacks the unit (RU).',
  },
  'several-starts': { de: 'Es gibt mehr als einen Anfang.', en: 'There is more than one start.' },
  'several-stops': { de: 'Es gibt mehr als ein Ende.', en: 'There is more than one stop.' },
  'no-start': {
    de: 'Unter den Registern, die dort zählen, gibt es keinen Anfang.',
    en: 'Among the registers that count there, there is no start.',
  },
  'no-stop': {
    de: 'Unter den Registern, die dort zählen, gibt es kein Ende.',
    en: 'Among the registers that count there, there is no stop.',
  },
  'start-above-stop': {
    de: 'Der Anfangswert ist größer als der Endwert; Einheiten werden dort nicht umgerechnet.',
    en: 'The start value is greater than the stop value; units are not converted there.',
  },
  'start-after-stop': { de: 'Der Anfang liegt zeitlich nach dem Ende.', en: 'The start is later than the stop.' },
  'identification-level': {
    de: 'Die Nutzerzuordnung ist fehlgeschlagen; jenes Programm meldet dazu irreführend eine nicht synchronisierte Uhr.',
    en: 'The assignment of the user failed; that program misleadingly reports a clock that was not synchronised.',
  },
  'meter-status': { de: 'Der Zustand des Zählers ist nicht „G“.', en: 'The state of the meter is not "G".' },
  'time-synchronisation': {
    de: 'Der Zustand der Uhr fehlt am Anfang, oder er ist dort R und am Ende nicht.',
    en: 'The state of the clock is missing at the start, or it is R there and not at the stop.',
  },
  'event-counter': { de: 'Der Ereigniszähler hat sich geändert.', en: 'The event counter changed.' },
  'energy-error-flag': {
    de: 'Ein Fehlerkennzeichen für die Energie ist gesetzt.',
    en: 'An error flag for energy is set.',
  },
  'no-begin-context': {
    de: 'Kein Wert des Vorgangs trägt genau „Transaction.Begin“.',
    en: 'No value of the transaction carries exactly "Transaction.Begin".',
  },
  'no-end-context': {
    de: 'Kein Wert des Vorgangs trägt genau „Transaction.End“.',
    en: 'No value of the transaction carries exactly "Transaction.End".',
  },
  'several-begin-contexts': {
    de: 'Mehrere Werte tragen „Transaction.Begin“.',
    en: 'Several values carry "Transaction.Begin".',
  },
  'several-end-contexts': {
    de: 'Mehrere Werte tragen „Transaction.End“.',
    en: 'Several values carry "Transaction.End".',
  },
  'start-in-end-record': { de: 'Der Endsatz enthält einen Anfang.', en: 'The end record contains a start.' },
  'stop-in-begin-record': { de: 'Der Anfangssatz enthält ein Ende.', en: 'The begin record contains a stop.' },
  pagination: { de: 'Die laufende Nummer steigt nicht.', en: 'The running number does not rise.' },
  'log-index': {
    de: 'Der Logbuchindex von Anfang und Ende ist verschieden.',
    en: 'The log index of start and stop differs.',
  },
  'contract-id': {
    de: 'Die Vertragskennung von Anfang und Ende ist verschieden.',
    en: 'The contract id of start and stop differs.',
  },
  'session-id': {
    de: 'Die Vorgangsnummer von Anfang und Ende ist verschieden.',
    en: 'The session id of start and stop differs.',
  },
  'billing-field': {
    de: 'Ein Feld verbietet die Abrechnung oder hat eine falsche Form.',
    en: 'A field forbids billing or has a wrong form.',
  },
};

/** The sentence for a S.A.F.E. answer; empty when it is "verified". A reason without a text gives its code. */
export function safeReasonText(safe: SafeVerdict, language: Language): string {
  if (safe.reason === null) return '';
  const texts: Readonly<Record<string, Bilingual>> = safeReasonTexts;
  return texts[safe.reason]?.[language] ?? safe.reason;
}
