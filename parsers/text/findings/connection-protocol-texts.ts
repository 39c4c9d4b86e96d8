import type { FindingTextCatalogue } from './finding-text.ts';

export const connectionProtocolTexts: FindingTextCatalogue = {
  'connection.schema-deviations': {
    title: { de: 'Nachricht weicht von OCPP {version} ab', en: 'Message departs from OCPP {version}' },
    detail: {
      de: '{times}× {action}[[?answer:  (Antwort)]]: [[Pflichtfeld {missing} fehlt]][[Feld {mistyped} hat einen falschen Typ]][[Feld {word} hat einen unbekannten Wert]][[Feld {long} ist zu lang]][[ (dort steht: {found})]].',
      en: '{times}× {action}[[?answer:  (answer)]]: [[required field {missing} is missing]][[field {mistyped} has a wrong type]][[field {word} has an unknown value]][[field {long} is too long]][[ (it says: {found})]].',
    },
    remedy: {
      de: 'Strenge Gegenstellen lehnen solche Nachrichten ab. Dem Hersteller der sendenden Seite melden.',
      en: 'Strict peers refuse such messages. Report it to the maker of the sending side.',
    },
  },
  'connection.message-id-reused': {
    title: { de: 'Nachrichtenkennung doppelt verwendet', en: 'Message id used twice' },
    detail: {
      de: '{times}× stand eine Kennung innerhalb einer Verbindung für zwei verschiedene Anfragen, z. B. {example}.',
      en: '{times}× one id stood for two different requests within a connection, e.g. {example}.',
    },
    remedy: {
      de: 'Antworten lassen sich dann verwechseln. Firmware-Fehler: Kennungen müssen je Verbindung eindeutig sein.',
      en: 'Answers can be mixed up then. Firmware fault: ids must be unique within a connection.',
    },
  },
  'connection.duplicate-messages': {
    title: { de: 'Gleiche Nachricht immer wieder gesendet', en: 'Same message sent again and again' },
    detail: {
      de: '{action}: Nachrichten mit gleichem Inhalt und gleicher Zeit kamen bis zu {times}× (verschiedene Nachrichten: {messages}).',
      en: '{action}: messages with the same content and the same time came up to {times}× (different messages: {messages}).',
    },
    remedy: {
      de: 'Kam keine Antwort, ist das Wiederholen richtig und das Backend zu prüfen; kam eine, ist es ein Firmware-Fehler.',
      en: 'If no answer came, repeating is right and the backend must be checked; if one came, it is a firmware fault.',
    },
  },
  'connection.non-standard-frame': {
    title: { de: 'Nachricht mit fremder Typnummer', en: 'Message with a foreign type number' },
    detail: {
      de: 'Typ {type}, {times}×[[?of21: ; diesen Typ gibt es erst in OCPP 2.1]].',
      en: 'Type {type}, {times}×[[?of21: ; this type exists only from OCPP 2.1 on]].',
    },
    remedy: {
      de: 'Prüfen, welche OCPP-Version beide Seiten ausgehandelt haben.',
      en: 'Check which OCPP version both sides have agreed on.',
    },
  },
  'connection.access-refused': {
    title: { de: 'Verbindung abgelehnt', en: 'Connection refused' },
    detail: {
      de: 'Ursache {cause}, {times}×.',
      en: 'Cause {cause}, {times}×.',
    },
    remedy: {
      de: '404: Adresse und Stationskennung auf Tippfehler prüfen. 401, 403: Zugangsdaten. Zertifikat, TLS: Gültigkeit, Kette und Uhr der Station.',
      en: '404: check address and station identity for typing errors. 401, 403: credentials. Certificate, TLS: validity, chain and the station’s clock.',
    },
  },
  'connection.log-hole': {
    title: { de: 'Ein Log setzte aus', en: 'A log paused' },
    detail: {
      de: 'Dieses Log schweigt {duration}, während ein anderes derselben Station weiterläuft.',
      en: 'This log is silent for {duration} while another one of the same station goes on.',
    },
    remedy: {
      de: 'Der Logger fiel aus, nicht die Station: was hier fehlt, kann geschehen sein. Speicher und Rotation prüfen.',
      en: 'The logger failed, not the station: what is missing here may have happened. Check storage and rotation.',
    },
  },
};
