import type { Bilingual, Language } from '../model/language.ts';

/** Programs and devices keep their name in both languages. */
const named = (name: string): Bilingual => ({ de: name, en: name });

/** As what a source was read, in words: readers, log formats, layouts of databases, archives, by the id that the ledger keeps. A guard test knows them all. */
export const readerTexts: Readonly<Record<string, Bilingual>> = {
  // archives
  gzip: named('gzip'),
  zstd: named('Zstandard'),
  xz: named('xz'),
  bzip2: named('bzip2'),
  tar: { de: 'Archiv (tar)', en: 'Archive (tar)' },
  'tar.gz': { de: 'Archiv (tar.gz)', en: 'Archive (tar.gz)' },
  'tar.zst': { de: 'Archiv (tar.zst)', en: 'Archive (tar.zst)' },
  'tar.xz': { de: 'Archiv (tar.xz)', en: 'Archive (tar.xz)' },
  'tar.bz2': { de: 'Archiv (tar.bz2)', en: 'Archive (tar.bz2)' },
  zip: { de: 'Archiv (zip)', en: 'Archive (zip)' },
  multipart: { de: 'Upload in Teilen (multipart)', en: 'Upload in parts (multipart)' },

  // readers
  unfinished: { de: 'noch nicht gelesen', en: 'not read yet' },
  'ladeakte-case': { de: 'Fallakte von Ladeakte', en: 'Case of Ladeakte' },
  sqlite: { de: 'Datenbank (SQLite)', en: 'Database (SQLite)' },
  'sqlite-companion': { de: 'Beidatei einer Datenbank', en: 'File beside a database' },
  'encrypted-database': { de: 'Verschlüsselte Datenbank', en: 'Encrypted database' },
  'systemd-journal': { de: 'systemd-Journal', en: 'systemd journal' },
  'packet-capture': { de: 'Netzwerkmitschnitt', en: 'Network capture' },
  spreadsheet: { de: 'Arbeitsmappe', en: 'Workbook' },
  'safe-xml': { de: 'Signierte Werte (XML)', en: 'Signed values (XML)' },
  'signed-text': { de: 'Signierte Werte (Text)', en: 'Signed values (text)' },
  'charge-point-register': { de: 'Ladesäulenregister', en: 'Charge-point register' },
  'keba-reports': { de: 'KEBA (UDP-Berichte)', en: 'KEBA (UDP reports)' },
  'table-text': { de: 'Tabelle als Text', en: 'Table as text' },
  log: { de: 'Protokoll', en: 'Log' },
  'key-file': { de: 'Schlüsseldatei', en: 'Key file' },
  'micro-ocpp': { de: 'MicroOcpp (Speicher)', en: 'MicroOcpp (store)' },
  'configuration-json': { de: 'Konfiguration (JSON)', en: 'Configuration (JSON)' },
  'configuration-lines': { de: 'Konfiguration (Zeilen)', en: 'Configuration (lines)' },
  'plain-text': { de: 'Text', en: 'Text' },
  'unread-bytes': { de: 'Unbekannter Inhalt', en: 'Unknown content' },
  'other-document': { de: 'Anderes Dokument', en: 'Other document' },
  'system-file': { de: 'Datei des Systems', en: 'File of the system' },

  // layouts of databases
  discovered: { de: 'Datenbank, am Inhalt erkannt', en: 'Database, known by content' },
  'libocpp-1.6': { de: 'EVerest libocpp, OCPP 1.6 (Datenbank)', en: 'EVerest libocpp, OCPP 1.6 (database)' },
  'libocpp-2': { de: 'EVerest libocpp, OCPP 2.x (Datenbank)', en: 'EVerest libocpp, OCPP 2.x (database)' },
  'libocpp-device-model': { de: 'EVerest libocpp (Gerätemodell)', en: 'EVerest libocpp (device model)' },
  'ocpp-core': { de: 'OCPP.Core (Datenbank)', en: 'OCPP.Core (database)' },
  'three-table-store': { de: 'Transaktionen der Station', en: 'Transactions of the station' },

  // logs
  alfen: { de: 'Alfen (Protokoll der Station)', en: 'Alfen (station log)' },
  'csv-export': { de: 'Nachrichten als CSV', en: 'Messages as CSV' },
  delta: named('Delta AC MAX (SystemLog)'),
  'dotnet-console': { de: '.NET-Konsole (OCPP.Core)', en: '.NET console (OCPP.Core)' },
  evcc: named('evcc (trace)'),
  'everest-console': { de: 'EVerest (Konsole)', en: 'EVerest (console)' },
  firewall: named('FortiGate'),
  'home-assistant': named('Home Assistant'),
  'iso-prefix': { de: 'Protokoll, Zeilen mit ISO-Zeit', en: 'Log, lines with ISO time' },
  'java-logging': named('java.util.logging'),
  'json-document': { de: 'Nachrichten in JSON', en: 'Messages in JSON' },
  'json-lines': { de: 'Nachrichten, JSON je Zeile', en: 'Messages, JSON a line' },
  kernel: { de: 'Meldungen des Kernels (dmesg)', en: 'Kernel messages (dmesg)' },
  kevit: named('KEVIT'),
  libocpp: { de: 'EVerest libocpp (Nachrichten)', en: 'EVerest libocpp (messages)' },
  'libocpp-html': { de: 'EVerest libocpp (HTML-Protokoll)', en: 'EVerest libocpp (HTML log)' },
  'local-prefix': { de: 'Protokoll, Zeilen mit Ortszeit', en: 'Log, lines with local time' },
  logcat: { de: 'Protokoll (logcat, ulog)', en: 'Log (logcat, ulog)' },
  microocpp: { de: 'MicroOcpp (serielle Ausgabe)', en: 'MicroOcpp (serial output)' },
  mobilityhouse: named('mobilityhouse/ocpp (Python)'),
  'mobilityhouse-timed': named('mobilityhouse/ocpp (Python)'),
  'node-ocpp-client': { de: 'OCPP-Client in Node (Quench)', en: 'OCPP client in Node (Quench)' },
  'ocpp-rpc': named('ocpp-rpc'),
  'open-ocpp': named('open-ocpp'),
  'plain-status': { de: 'Statusverlauf in Worten', en: 'Status history in words' },
  'qt-charger': { de: 'Qt-Prozess der Station', en: 'Qt process of the station' },
  'spring-boot': { de: 'Backend (Spring Boot)', en: 'Backend (Spring Boot)' },
  steve: named('SteVe'),
  syslog: named('syslog'),
  'table-paste': { de: 'Eingefügte Tabelle', en: 'Pasted table' },
  'unknown-prefix': { de: 'Protokoll, unbekannte Zeilenform', en: 'Log, unknown form of lines' },
  websockets: named('Python websockets'),
  'wireshark-follow': named('Wireshark (Follow Stream)'),
};

/** As what a source was read; an id without words stands for itself. */
export function readerText(id: string, language: Language): string {
  return (Object.hasOwn(readerTexts, id) ? readerTexts[id]?.[language] : undefined) ?? id;
}
