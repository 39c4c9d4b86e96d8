import type { FindingTextCatalogue } from './finding-text.ts';

export const transactionCourseTexts: FindingTextCatalogue = {
  'transaction.stop-reason-unfit': {
    title: { de: 'Grund des Endes passt nicht', en: 'Reason for the end does not fit' },
    detail: {
      de: '[[{action} nennt den Grund „{reason}“, den OCPP {version} nicht kennt||{action} nennt keinen Grund (gilt als Local), obwohl kurz zuvor etwas anderes den Vorgang beendete ({cause})]].',
      en: '[[{action} states the reason “{reason}”, which OCPP {version} does not have||{action} states no reason (which means Local) although something else had just ended the session ({cause})]].',
    },
    remedy: {
      de: 'Auswertungen nach Gründen sind für diese Station unsicher. Firmware-Fehler melden.',
      en: 'Statistics by reason are doubtful for this station. Report a firmware fault.',
    },
  },
  'transaction.session-short': {
    title: { de: 'Ladevorgang sofort wieder zu Ende', en: 'Session over at once' },
    detail: {
      de: 'Kurze Vorgänge nacheinander: {times}; der längste dauerte {longest}.[[ Gründe: {reasons}.]]',
      en: 'Short sessions after each other: {times}; the longest lasted {longest}.[[ Reasons: {reasons}.]]',
    },
    remedy: {
      de: 'Einmal hat sich jemand anders entschieden. Wiederholt es sich, Kontakt, Verriegelung und Fahrzeug prüfen.',
      en: 'Once, somebody changed their mind. If it repeats, check contact, lock and vehicle.',
    },
  },
  'transaction.session-long': {
    title: { de: 'Ladevorgang dauerte länger als einen Tag', en: 'Session lasted longer than a day' },
    detail: {
      de: 'Dauer {duration}[[, geladen {energyWh} Wh]].',
      en: 'Duration {duration}[[, {energyWh} Wh charged]].',
    },
    remedy: {
      de: 'Dauerparker oder ein Ende, das nie erkannt wurde: Status und Messwerte am Ende ansehen, Blockiergebühr prüfen.',
      en: 'A long-term parker, or an end that was never noticed: look at states and meter values at the end, check idle fees.',
    },
  },
  'transaction.goes-on-unauthorised': {
    title: { de: 'Energie floss trotz abgelehnter Freigabe', en: 'Energy flowed although authorisation was refused' },
    detail: {
      de: 'Das Backend lehnte mit {status} ab; noch {after} später stieg der Zähler.[[ StopTransactionOnInvalidId steht auf {setting}.]]',
      en: 'The backend refused with {status}; {after} later the register still rose.[[ StopTransactionOnInvalidId is {setting}.]]',
    },
    remedy: {
      de: 'StopTransactionOnInvalidId (2.x: StopTxOnInvalidId) auf true und MaxEnergyOnInvalidId prüfen; die Energie bezahlt niemand.',
      en: 'Set StopTransactionOnInvalidId (2.x: StopTxOnInvalidId) to true and check MaxEnergyOnInvalidId; nobody pays for this energy.',
    },
  },
  'transaction.connector-unknown': {
    title: {
      de: 'Ladevorgang auf einem Ladepunkt, den es nicht gibt',
      en: 'Session on a connector that does not exist',
    },
    detail: {
      de: '{action} nennt Ladepunkt {connector}[[; die Station hat nach NumberOfConnectors {most}]].',
      en: '{action} names connector {connector}[[; by NumberOfConnectors the station has {most}]].',
    },
    remedy: {
      de: 'Ladepunkte zählen ab 1; 0 ist die Station. Zuordnung in der Station prüfen, Vorgang im Backend von Hand zuordnen.',
      en: 'Connectors count from 1; 0 is the station. Check the mapping in the station, assign the session in the backend by hand.',
    },
  },
  'transaction.event-missing': {
    title: {
      de: 'Erstes oder letztes Ereignis der Transaktion fehlt',
      en: 'First or last event of the transaction is missing',
    },
    detail: {
      de: 'Transaktion {transaction}: {missing} steht nicht in diesem Log, obwohl es zu dieser Zeit lückenlos ist.',
      en: 'Transaction {transaction}: {missing} is not in this log although it has no hole at that time.',
    },
    remedy: {
      de: 'Warteschlange der Station prüfen; der Vorgang ist so nicht abrechenbar.',
      en: 'Check the station’s queue; like this the session cannot be billed.',
    },
  },
  'transaction.offline-events': {
    title: { de: 'Ereignisse aus einer Zeit ohne Verbindung', en: 'Events of a time without a connection' },
    detail: {
      de: 'Transaktion {transaction}: {events} {events#Ereignis trägt#Ereignisse tragen} offline=true[[, das späteste kam {delay} danach]].',
      en: 'Transaction {transaction}: {events} {events#event carries#events carry} offline=true[[, the latest came {delay} afterwards]].',
    },
    remedy: {
      de: 'Nach einem Ausfall zu erwarten. Prüfen, ob alle Ereignisse vorliegen und die Freigabe nachträglich galt.',
      en: 'To be expected after an outage. Check that all events have come and that the authorisation was valid afterwards.',
    },
  },
};
