import type { SentenceCatalogue } from './sentence.ts';

/** Issues of reading databases, and the reasons that their ledger entries give. */
export const databaseIssueTexts: SentenceCatalogue = {
  'database.time-unreadable': {
    de: 'Tabelle {table}, Spalte {column}, Zeile {row}: „{value}“ ist keine lesbare Zeitangabe. Das Feld bleibt leer.',
    en: 'Table {table}, column {column}, row {row}: "{value}" is not a readable time. The field stays empty.',
  },
  'database.meter-unreadable': {
    de: 'Tabelle {table}, Spalte {column}, Zeile {row}: „{value}“ ist kein Zählerstand. Das Feld bleibt leer.',
    en: 'Table {table}, column {column}, row {row}: "{value}" is not a meter reading. The field stays empty.',
  },
  'database.unit-assumed': {
    de: 'Tabelle {table} nennt keine Einheit für die Zählerstände; sie wurden als {unit} gelesen. Bitte mit einem anderen Beleg vergleichen.',
    en: 'Table {table} states no unit for its meter readings; they were read as {unit}. Please compare with another record.',
  },
  'database.table-not-read': {
    de: 'Tabelle {table} mit {rows} Zeilen enthält nichts, was hier ausgewertet wird.',
    en: 'Table {table} with {rows} rows holds nothing that is evaluated here.',
  },
  'database.table-as': {
    de: 'Tabelle {table} gelesen als {as}: {columns}',
    en: 'Table {table} read as {as}: {columns}',
  },
  'database.not-a-database': {
    de: 'Die Datei beginnt wie eine SQLite-Datenbank, lässt sich aber nicht öffnen: {message}',
    en: 'The file starts like an SQLite database but cannot be opened: {message}',
  },
  'database.encrypted': {
    de: 'Die Datenbank ist verschlüsselt oder ihr Kopf ist zerstört. Bitte die entschlüsselte Datei ablegen.',
    en: 'The database is encrypted or its header is destroyed. Please drop the decrypted file.',
  },
  'database.no-tables': {
    de: 'Die Datenbank enthält keine Tabellen.',
    en: 'The database holds no tables.',
  },
  'database.unknown-schema': {
    de: 'Keine der {tables} Tabellen ließ sich als Transaktionen, Nachrichten oder Berechtigungen erkennen.',
    en: 'None of the {tables} tables was recognised as transactions, messages or authorisations.',
  },
  'database.damaged': {
    de: 'Die Datenbank ist beschädigt: {message}. Gelesen wurde, was erreichbar war.',
    en: 'The database is damaged: {message}. Everything that could be reached was read.',
  },
  'database.cut': {
    de: 'Die Datenbank ist abgeschnitten: {found} von {stated} Bytes sind vorhanden. Gelesen wird, was da ist.',
    en: 'The database is cut off: {found} of {stated} bytes are there. What is there is read.',
  },
  'database.rows-lost': {
    de: 'Tabelle {table}: nach {rows} Zeilen ist die Datenbank beschädigt ({message}). Zeilen nach Nummer {after} bis {until} sind nicht lesbar.',
    en: 'Table {table}: the database is damaged after {rows} rows ({message}). Rows after number {after} up to {until} cannot be read.',
  },
  'database.cell-cut': {
    de: 'Tabelle {table}, Spalte {column}: Werte über {limit} Bytes wurden gekürzt.',
    en: 'Table {table}, column {column}: values above {limit} bytes were cut.',
  },
  'database.check-skipped': {
    de: 'Die Datenbank ist größer als {limit} Bytes; auf die Prüfung des Aufbaus wurde verzichtet.',
    en: 'The database is larger than {limit} bytes; the check of its structure was left out.',
  },
  'database.check-unsafe': {
    de: 'Die Datenbank enthält berechnete Spalten; auf die Prüfung des Aufbaus wurde verzichtet, weil sie fremde Ausdrücke ausführen würde.',
    en: 'The database has generated columns; the check of its structure was left out because it would run expressions of the database.',
  },
  'database.log-missing': {
    de: 'Die Datenbank arbeitet mit einem Vorauslog (Datei mit der Endung -wal), das nicht mit abgelegt wurde. Die letzten Vorgänge können fehlen.',
    en: 'The database works with a write-ahead log (a file ending in -wal) that was not dropped with it. The latest transactions may be missing.',
  },
  'database.companion-used': {
    de: 'Gelesen zusammen mit {files}.',
    en: 'Read together with {files}.',
  },
  'database.companion': {
    de: 'Teil einer SQLite-Datenbank ({kind}). Der Inhalt erscheint bei der Datenbank, wenn sie daneben liegt.',
    en: 'Part of an SQLite database ({kind}). Its content appears with the database when that lies beside it.',
  },
  'sniff.sqlite-header': {
    de: 'Beginnt mit der Kennung einer SQLite-Datenbank.',
    en: 'Starts with the mark of an SQLite database.',
  },
};
