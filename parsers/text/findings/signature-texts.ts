import type { FindingTextCatalogue } from './finding-text.ts';

export const signatureTexts: FindingTextCatalogue = {
  'signature.invalid': {
    title: { de: 'Signatur ungültig', en: 'Signature invalid' },
    detail: {
      de: 'Die Signatur passt nicht zum Inhalt des Messwerts[[ ({context})]].[[ {says}]]',
      en: 'The signature does not match the content of the reading[[ ({context})]].[[ {says}]]',
    },
    remedy: {
      de: 'Diesen Messwert nicht abrechnen. Erst den Schlüssel am Typenschild oder im Register prüfen; passt er, wurde der Inhalt nach dem Signieren verändert.',
      en: 'Do not bill this reading. First check the key on the meter’s label or in the register; if it is right, the content was changed after signing.',
    },
  },
  'signature.broken': {
    title: { de: 'Signierter Messwert beschädigt', en: 'Signed reading damaged' },
    detail: {
      de: 'Der Datensatz ({format}) lässt sich nicht zerlegen[[: {reason}]].',
      en: 'The record ({format}) cannot be taken apart[[: {reason}]].',
    },
    remedy: {
      de: 'Den Messwert aus einer anderen Quelle holen (Datenbank der Station, Backend). Oft hat ein Log die Zeile gekürzt.',
      en: 'Get the reading from another source (station’s database, backend). Often a log has cut the line.',
    },
  },
  'signature.unverifiable': {
    title: { de: 'Signaturen nicht prüfbar', en: 'Signatures cannot be checked' },
    detail: {
      de: '{values} {values#Messwert lässt#Messwerte lassen} sich nicht prüfen: {reason}.',
      en: '{values} {values#reading#readings} cannot be checked: {reason}.',
    },
    remedy: {
      de: 'Öffentlichen Schlüssel vom Zähler ablesen oder aus dem Register der Bundesnetzagentur importieren und eintragen.',
      en: 'Read the public key from the meter or import it from the register of the Bundesnetzagentur, and enter it.',
    },
  },
  'signature.rule-broken': {
    title: { de: 'Messwert verletzt eine Regel seines Formats', en: 'Reading breaks a rule of its format' },
    detail: {
      de: '[[{says} ]]Regel {rules} ({clause})[[; dort steht: {quoted}]].',
      en: '[[{says} ]]Rule {rules} ({clause})[[; it says: {quoted}]].',
    },
    remedy: {
      de: 'Auch bei gültiger Signatur nicht zur Abrechnung verwenden. Zähler und Gateway prüfen lassen.',
      en: 'Do not use it for billing even if the signature is valid. Have meter and gateway checked.',
    },
  },
  'signature.key-does-not-fit': {
    title: { de: 'Schlüssel passt nicht zum Messwert', en: 'Key does not fit the reading' },
    detail: {
      de: '[[Zähler {meter}: ]][[{says} ]]Das spricht gegen den Schlüssel, nicht gegen den Messwert.',
      en: '[[Meter {meter}: ]][[{says} ]]This speaks against the key, not against the reading.',
    },
    remedy: {
      de: 'Den Schlüssel mit dem Typenschild des Zählers oder dem Register vergleichen und neu eingeben. Bis dahin nicht abrechnen.',
      en: 'Compare the key with the meter’s label or the register and enter it anew. Do not bill until then.',
    },
  },
  'signature.reading-missing': {
    title: { de: 'Signierter Messwert fehlt', en: 'Signed reading missing' },
    detail: {
      de: 'Zum Ladevorgang gehören signierte Messwerte an Beginn und Ende; [[vorhanden ist nur {present}||vorhanden ist keiner]].',
      en: 'A session has signed readings at its start and its end; [[only {present} is present||none is present]].',
    },
    remedy: {
      de: 'Ohne beide Messwerte ist die Abrechnung nicht prüfbar. Einstellungen StopTxnSampledData und MeterValuesSampledData ansehen, Messwert aus der Station nachfordern.',
      en: 'Without both readings the bill cannot be verified. Look at StopTxnSampledData and MeterValuesSampledData, and get the reading from the station.',
    },
  },
  'signature.key-changed': {
    title: { de: 'Zähler oder Schlüssel gewechselt', en: 'Meter or key changed' },
    detail: {
      de: 'Vorher [[Zähler {meterBefore}, ]]Schlüssel [[{keyBefore}||unbekannt]]; jetzt [[Zähler {meterAfter}, ]]Schlüssel [[{keyAfter}||unbekannt]].',
      en: 'Before: [[meter {meterBefore}, ]]key [[{keyBefore}||unknown]]; now: [[meter {meterAfter}, ]]key [[{keyAfter}||unknown]].',
    },
    remedy: {
      de: 'Zählertausch belegen lassen; der neue Schlüssel muss bei der Bundesnetzagentur gemeldet und am Ladepunkt angebracht sein.',
      en: 'Ask for the record of the meter exchange; the new key must be registered and shown at the connector.',
    },
  },
  'signature.pagination-not-increasing': {
    title: { de: 'Laufende Nummer steigt nicht', en: 'Running number does not increase' },
    detail: {
      de: '[[Zähler {meter}: ]][[auf {before}||auf einen Messwert ohne Nummer]] folgt später [[{after}||einer ohne Nummer]].',
      en: '[[Meter {meter}: ]][[{before}||a reading without a number]] is followed later by [[{after}||one without a number]].',
    },
    remedy: {
      de: 'Jeder Messwert muss eine höhere Nummer tragen als der vorige. Zähler oder Gateway zurückgesetzt, oder Datensätze vertauscht: beim Hersteller klären.',
      en: 'Each reading must carry a higher number than the one before. Meter or gateway reset, or records mixed up: ask the vendor.',
    },
  },
  'signature.history-gaps': {
    title: { de: 'Lücken zwischen den Vorgängen eines Zählers', en: 'Gaps between the sessions of a meter' },
    detail: {
      de: '[[Zähler {meter}: ]]{records} {records#signierter Messwert#signierte Messwerte}.[[ Zwischen den Vorgängen liefen {energyWh} Wh über den Zähler, die zu keinem signierten Vorgang gehören ({energyGaps} {energyGaps#Stelle#Stellen}).]][[ Laufende Nummern, die in diesem Fall nirgends stehen: {missing} (an {pageGaps} {pageGaps#Stelle#Stellen}).]][[ Zuerst: {places}.]]',
      en: '[[Meter {meter}: ]]{records} signed {records#reading#readings}.[[ Between the sessions {energyWh} Wh ran through the meter that belong to no signed session ({energyGaps} {energyGaps#place#places}).]][[ Running numbers that are nowhere in this case: {missing} (at {pageGaps} {pageGaps#place#places}).]][[ First: {places}.]]',
    },
    remedy: {
      de: 'Prüfen, ob alle Datensätze des Zeitraums im Fall liegen. Wenn ja: die fehlenden beim Betreiber anfordern und klären, wer die Energie bezogen hat. Auch Laden ohne signierte Messwerte kann sie verbraucht haben.',
      en: 'Check whether all records of that time are in the case. If so, ask the operator for the missing ones and who drew the energy. Charging without signed readings may have used it too.',
    },
  },
};
