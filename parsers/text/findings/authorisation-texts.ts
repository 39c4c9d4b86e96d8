import type { FindingTextCatalogue } from './finding-text.ts';

export const authorisationTexts: FindingTextCatalogue = {
  'authorisation.card-refused': {
    title: { de: 'Karte abgewiesen', en: 'Card refused' },
    detail: {
      de: 'Eine Karte wurde {times}× mit {status} abgewiesen.',
      en: 'A card was refused {times}× with {status}.',
    },
    remedy: {
      de: 'Kartenstatus und Vertrag im Backend prüfen; bei Freigabe ohne Backend auch lokale Liste und Zwischenspeicher.',
      en: 'Check the card and its contract in the backend; without a backend also local list and cache.',
    },
  },
  'authorisation.concurrent-transaction': {
    title: { de: 'Karte gilt als schon in Benutzung', en: 'Card counts as already in use' },
    detail: {
      de: 'Das Backend antwortete {times}× {status}.',
      en: 'The backend answered {status} {times}×.',
    },
    remedy: {
      de: 'Im Backend ist ein früherer Vorgang noch offen, meist weil sein Ende fehlt oder ein Beginn wiederholt wurde. Dort schließen.',
      en: 'An earlier session is still open in the backend, mostly because its end is missing or a start was repeated. Close it there.',
    },
  },
  'authorisation.start-after-refusal': {
    title: { de: 'Ladevorgang trotz abgewiesener Karte', en: 'Session in spite of a refused card' },
    detail: {
      de: 'Der Vorgang begann {after}, nachdem dieselbe Karte mit {status} abgewiesen worden war.',
      en: 'The session began {after} after the same card was refused with {status}.',
    },
    remedy: {
      de: 'Regeln für Freigabe ohne Backend prüfen (LocalPreAuthorize, LocalAuthorizeOffline, AllowOfflineTxForUnknownId).',
      en: 'Check the rules for authorising without the backend (LocalPreAuthorize, LocalAuthorizeOffline, AllowOfflineTxForUnknownId).',
    },
  },
  'authorisation.remote-start-without-session': {
    title: { de: 'Fernstart ohne Ladevorgang', en: 'Remote start without a session' },
    detail: {
      de: 'Die Station nahm den Fernstart an, aber in {waited} begann kein Ladevorgang.',
      en: 'The station accepted the remote start, but no session began within {waited}.',
    },
    remedy: {
      de: 'Nicht angesteckt, Fahrzeug fordert nicht an, oder der Ladepunkt war schon für jemand anderen freigegeben.',
      en: 'Not plugged in, the vehicle does not ask for energy, or the connector was already released for someone else.',
    },
  },
  'authorisation.remote-start-repeated': {
    title: { de: 'Fernstart immer wieder versucht', en: 'Remote start tried again and again' },
    detail: {
      de: '{times} {times#Fernstart#Fernstarts} kurz hintereinander auf einem Ladepunkt.',
      en: '{times} remote {times#start#starts} shortly after each other on one connector.',
    },
    remedy: {
      de: 'Das Backend sollte zwischen Versuchen warten; Status des Ladepunkts prüfen (hängt er in Preparing?).',
      en: 'The backend should wait between attempts; check the connector’s state (stuck in Preparing?).',
    },
  },
  'authorisation.remote-stop-without-stop': {
    title: { de: 'Fernstopp ohne Wirkung', en: 'Remote stop without effect' },
    detail: {
      de: 'Die Station nahm den Fernstopp[[ für Transaktion {transaction}]] an, aber in {waited} kam kein Ende.',
      en: 'The station accepted the remote stop[[ for transaction {transaction}]], but no end came within {waited}.',
    },
    remedy: {
      de: 'Station kennt die Transaktion womöglich nicht mehr: neu starten, Firmware-Fehler melden, Vorgang von Hand schließen.',
      en: 'The station may not know the transaction any more: restart, report a firmware fault, close the session by hand.',
    },
  },
};
