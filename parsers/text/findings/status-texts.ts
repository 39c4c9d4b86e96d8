import type { FindingTextCatalogue } from './finding-text.ts';

export const statusTexts: FindingTextCatalogue = {
  'status.fault': {
    title: { de: 'Störung am Ladepunkt', en: 'Fault at the connector' },
    detail: {
      de: '[[{code}||Ohne Fehlercode]][[ ({alert})]]; [[?episodes: {episodes}× aufgetreten, längste ]][[Dauer {duration}||ein Ende steht nicht in diesem Log]], Meldungen: {notifications}.[[ Angabe der Station: {info}]]',
      en: '[[{code}||No error code]][[ ({alert})]]; [[?episodes: occurred {episodes}×, the longest ]][[lasted {duration}||its end is not in this log]], notifications: {notifications}.[[ The station says: {info}]]',
    },
    remedy: {
      de: '[[?explained: Was der Hersteller zum Fehlercode sagt und empfiehlt, steht beim Befund.||Kein Katalog erklärt diesen Fehlercode: Zeitpunkt mit Ladevorgang, Wetter und Netz vergleichen, Handbuch oder Hersteller fragen.]]',
      en: '[[?explained: What the vendor says about the code and recommends stands with the finding.||No catalogue explains this code: compare the time with session, weather and supply, ask the manual or the vendor.]]',
    },
  },
  'status.fault-never-cleared': {
    title: { de: 'Störung nie zurückgenommen', en: 'Fault never taken back' },
    detail: {
      de: '[[{code}||Die Störung (ohne Code)]] ist weiter gemeldet, obwohl am Ladepunkt später geladen wurde.',
      en: '[[{code}||The fault (without a code)]] is still reported although the connector was used later.',
    },
    remedy: {
      de: 'Station neu starten, damit sie den Status neu meldet; Firmware-Fehler melden.',
      en: 'Restart the station so that it reports its status anew; report a firmware fault.',
    },
  },
  'status.fault-recurs': {
    title: { de: 'Gleiche Störung wiederholt sich', en: 'The same fault recurs' },
    detail: {
      de: '[[{code}||Eine Störung ohne Code]] trat {episodes}× am selben Ladepunkt auf.',
      en: '[[{code}||A fault without a code]] occurred {episodes}× at the same connector.',
    },
    remedy: {
      de: 'Einmal kann das Fahrzeug die Ursache sein, mehrmals eher die Station: mit anderem Fahrzeug testen, Bauteil prüfen.',
      en: 'Once it may be the vehicle, repeatedly it is rather the station: test with another vehicle, check the part.',
    },
  },
  'status.illegal-transition': {
    title: { de: 'Unzulässiger Statuswechsel', en: 'Illegal change of state' },
    detail: {
      de: '{times}× folgte {to} unmittelbar auf {from}.',
      en: '{to} followed {from} directly {times}×.',
    },
    remedy: {
      de: 'Eine Statusmeldung fehlt oder die Firmware überspringt Zustände; Backends können daran hängen bleiben.',
      en: 'A status notification is missing or the firmware skips states; backends may get stuck on it.',
    },
  },
  'status.station-connector-misused': {
    title: { de: 'Ladepunkt 0 mit unpassendem Status', en: 'Connector 0 with an unfitting state' },
    detail: {
      de: 'Ladepunkt 0 steht für die Station und meldete {times}× {status}.',
      en: 'Connector 0 stands for the station and reported {status} {times}×.',
    },
    remedy: {
      de: 'Zulässig sind Available, Unavailable und Faulted (OCPP 1.6, 4.9). Zuordnung in der Firmware prüfen.',
      en: 'Available, Unavailable and Faulted are allowed (OCPP 1.6, 4.9). Check the mapping in the firmware.',
    },
  },
  'status.flapping': {
    title: { de: 'Status springt', en: 'State flaps' },
    detail: {
      de: '{changes} Wechsel in {duration}: {states}.',
      en: '{changes} {changes#change#changes} in {duration}: {states}.',
    },
    remedy: {
      de: 'Kontakt am Stecker, Stromvorgabe unter 6 A oder widersprüchliche Ladeprofile prüfen.',
      en: 'Check the plug’s contact, current limits below 6 A and contradicting charging profiles.',
    },
  },
  'status.suspended-again-and-again': {
    title: { de: 'Laden ständig unterbrochen', en: 'Charging interrupted all the time' },
    detail: {
      de: 'Die Station unterbrach den Ladevorgang {times}×.',
      en: 'The station suspended the session {times}×.',
    },
    remedy: {
      de: 'Lastmanagement und Ladeprofile prüfen: die Vorgabe pendelt vermutlich um 6 A.',
      en: 'Check load management and charging profiles: the limit probably swings around 6 A.',
    },
  },
  'status.stuck-in-preparing': {
    title: { de: 'Angesteckt, aber nichts geschieht', en: 'Plugged in, but nothing happens' },
    detail: {
      de: 'Der Ladepunkt blieb {duration} in {state}.',
      en: 'The connector stayed in {state} for {duration}.',
    },
    remedy: {
      de: 'Nicht freigegeben, Fahrzeug bricht ab oder Stecker vergessen: Freigaben in dieser Zeit ansehen.',
      en: 'Not authorised, vehicle gave up or plug left in: look at the authorisations of that time.',
    },
  },
  'status.stuck-in-finishing': {
    title: { de: 'Ladepunkt wird nicht frei', en: 'Connector does not become free' },
    detail: {
      de: 'Der Ladepunkt blieb {duration} in Finishing.',
      en: 'The connector stayed in Finishing for {duration}.',
    },
    remedy: {
      de: 'Steckt das Kabel noch? Wenn nicht, erkennt die Station das Abstecken nicht: Neustart, Steckererkennung prüfen.',
      en: 'Is the cable still in? If not, the station does not notice unplugging: restart, check plug detection.',
    },
  },
};
