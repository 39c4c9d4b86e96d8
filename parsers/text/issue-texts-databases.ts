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
  'database.unit-converted': {
    de: 'Tabelle {table} zählt in {unit}. Die Werte sind in Wh umgerechnet (3600 J) und auf ein Millionstel Wh gerundet, wo die Teilung nicht aufgeht.',
    en: 'Table {table} counts in {unit}. Its values are converted to Wh (3,600 J), rounded to a millionth of a Wh where the division does not come out even.',
  },
  'database.table-not-read': {
    de: 'Tabelle {table} mit {rows} {rows#Zeile#Zeilen} enthält nichts, was hier ausgewertet wird.',
    en: 'Table {table} with {rows} {rows#row#rows} holds nothing that is evaluated here.',
  },
  'database.rows-not-understood': {
    de: 'Tabelle {table}: {rows} {rows#Zeile war nicht zu deuten und wurde#Zeilen waren nicht zu deuten und wurden} nicht gelesen.',
    en: 'Table {table}: {rows} {rows#row could not be understood and was#rows could not be understood and were} not read.',
  },
  'database.reference-too-large': {
    de: 'Tabelle {table}: was {column} in der Tabelle {other} bezeichnet, wurde nicht nachgeschlagen. Sie hat {rows} {rows#Zeile#Zeilen}, mehr als {limit}.',
    en: 'Table {table}: what {column} refers to in table {other} was not looked up. That has {rows} {rows#row#rows}, more than {limit}.',
  },
  'database.rows-marked-deleted': {
    de: 'Tabelle {table}: {rows} {rows#Zeile ist#Zeilen sind} in der Spalte {column} als gelöscht markiert (Zeile {numbers}). {rows#Sie wird#Sie werden} gelesen wie alle anderen.',
    en: 'Table {table}: {rows} {rows#row is#rows are} marked as deleted in column {column} (row {numbers}). {rows#It is#They are} read like all others.',
  },
  'sniff.sql-dump': {
    de: 'Beginnt wie der Auszug einer Datenbank in SQL.',
    en: 'Begins like a dump of a database in SQL.',
  },
  'sniff.json-table': {
    de: 'Eine Liste in JSON, deren erster Eintrag {columns} {columns#Feld#Felder} einer Tabelle {table} hat.',
    en: 'A list in JSON whose first entry has {columns} {columns#field#fields} of a table {table}.',
  },
  'sniff.csv-table': {
    de: 'Die erste Zeile nennt {columns} {columns#Spalte#Spalten} einer Tabelle {table}.',
    en: 'The first line names {columns} {columns#column#columns} of a table {table}.',
  },
  'sniff.encrypted-database': {
    de: 'Heißt wie eine Datenbank und ist von Anfang an Rauschen, wie es eine Verschlüsselung hinterlässt.',
    en: 'Is named like a database and is noise from the beginning, as encryption leaves it.',
  },
  'database.log-damaged': {
    de: 'Das Schreibprotokoll (-wal) ist beschädigt oder abgeschnitten: {pages} {pages#Seite#Seiten} dahinter gelten nicht mehr. Was nur dort stand, fehlt.',
    en: 'The write-ahead log (-wal) is damaged or cut off: {pages} {pages#page#pages} behind that no longer {pages#counts#count}. What stood only there is missing.',
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
    de: 'Keine der Tabellen ({tables}) ließ sich als Transaktionen, Nachrichten oder Berechtigungen erkennen.',
    en: 'None of the tables ({tables}) was recognised as transactions, messages or authorisations.',
  },
  'database.damaged': {
    de: 'Die Datenbank ist beschädigt: {message}. Gelesen wurde, was erreichbar war.',
    en: 'The database is damaged: {message}. Everything that could be reached was read.',
  },
  'database.cut': {
    de: 'Die Datenbank ist abgeschnitten: {found} von {stated} {stated#Byte#Bytes} sind vorhanden. Gelesen wird, was da ist.',
    en: 'The database is cut off: {found} of {stated} {stated#byte#bytes} are there. What is there is read.',
  },
  'database.rows-lost': {
    de: 'Tabelle {table}: nach {rows} {rows#Zeile#Zeilen} ist die Datenbank beschädigt ({message}). Zeilen nach Nummer {after} bis {until} sind nicht lesbar.',
    en: 'Table {table}: the database is damaged after {rows} {rows#row#rows} ({message}). Rows after number {after} up to {until} cannot be read.',
  },
  'database.cell-cut': {
    de: 'Tabelle {table}, Spalte {column}: Werte über {limit} {limit#Byte#Bytes} wurden gekürzt.',
    en: 'Table {table}, column {column}: values above {limit} {limit#byte#bytes} were cut.',
  },
  'database.check-skipped': {
    de: 'Die Datenbank ist größer als {limit} {limit#Byte#Bytes}; auf die Prüfung des Aufbaus wurde verzichtet.',
    en: 'The database is larger than {limit} {limit#byte#bytes}; the check of its structure was left out.',
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
  'sniff.micro-ocpp': {
    de: 'Eine Datei aus dem Speicher von MicroOcpp ({kind}).',
    en: 'A file of a MicroOcpp store ({kind}).',
  },
  'sniff.keba-reports': {
    de: 'Antworten einer KEBA-Station über UDP: {reports} {reports#Bericht#Berichte} im angesehenen Teil.',
    en: 'Answers of a KEBA station over UDP: {reports} {reports#report#reports} in the part that was looked at.',
  },
  'keba.reports-left': {
    de: '{reports} {reports#Bericht#Berichte} ohne Platz: von einer Quelle {limit#wird#werden} {limit} {limit#Ladevorgang#Ladevorgänge} behalten.',
    en: '{reports} {reports#report#reports} without room: of one source {limit} {limit#session is#sessions are} kept.',
  },
  'keba.times-since-start': {
    de: '{sessions} {sessions#Ladevorgang nennt#Ladevorgänge nennen} statt der Zeit nur die Sekunden seit dem Start der Station: Beginn und Ende bleiben leer.',
    en: '{sessions} {sessions#session states#sessions state} only the seconds since the start of the station in place of a time: begin and end stay empty.',
  },
  'sniff.configuration-lines': {
    de: '{keys} {keys#bekannter#bekannte} Konfigurationsschlüssel, je einer in einer Zeile mit seinem Wert.',
    en: '{keys} known configuration {keys#key#keys}, one a line with its value.',
  },
  'sniff.sqlite-pages': {
    de: 'Die erste Seite fehlt oder ist zerstört; die übrigen sind Seiten einer SQLite-Datenbank zu je {pageSize} {pageSize#Byte#Bytes}.',
    en: 'The first page is missing or destroyed; the others are pages of an SQLite database of {pageSize} {pageSize#byte#bytes} each.',
  },
  'database.refused': {
    de: 'SQLite lehnt die Datei ab: {message}. Sie wird Seite für Seite gelesen.',
    en: 'SQLite refuses the file: {message}. It is read page by page.',
  },
  'database.header-lost': {
    de: 'Der Kopf der Datenbank ist zerstört. Gelesen wird, was die übrigen Seiten enthalten.',
    en: 'The header of the database is destroyed. What the other pages hold is read.',
  },
  'database.begins-late': {
    de: 'Vor der Datenbank stehen {offset} {offset#Byte#Bytes}, die nicht zu ihr gehören. Gelesen wird ab dort.',
    en: '{offset} {offset#byte that is#bytes that are} no part of the database {offset#stands#stand} before it. It is read from there.',
  },
  'database.goes-on': {
    de: 'Hinter dem Ende der Datenbank stehen noch {bytes} {bytes#Byte#Bytes}, die nicht zu ihr gehören.',
    en: 'Behind the end of the database {bytes} more {bytes#byte stands that is#bytes stand that are} no part of it.',
  },
  'database.nothing-salvaged': {
    de: 'Aus der beschädigten Datenbank ließ sich keine Tabelle lesen.',
    en: 'No table could be read from the damaged database.',
  },
  'database.salvaged': {
    de: 'Tabelle {table}: gerettete Zeilen: {rows}, aus {read} von {pages} {pages#Seite#Seiten}.',
    en: 'Table {table}: rows salvaged: {rows}, from {read} of {pages} {pages#page#pages}.',
  },
  'database.pages-lost': {
    de: 'Tabelle {table}: nicht lesbare Seiten: {pages} (ab Byte {offsets}).[[ Verlorene Zeilen: höchstens {most}.|| Wie viele Zeilen verloren sind, lässt sich nicht sagen.]]',
    en: 'Table {table}: pages that cannot be read: {pages} (from byte {offsets}).[[ Rows lost: {most} at most.|| How many rows are lost cannot be told.]]',
  },
  'database.rows-damaged': {
    de: 'Tabelle {table}: beschädigte Zeilen auf lesbaren Seiten, weggelassen: {rows}.',
    en: 'Table {table}: damaged rows on readable pages, left out: {rows}.',
  },
  'database.schema-damaged': {
    de: 'Das Verzeichnis der Tabellen ist beschädigt; {tables} {tables#Tabelle ist#Tabellen sind} daraus noch bekannt.',
    en: 'The list of tables is damaged; {tables} {tables#table is#tables are} still known from it.',
  },
  'database.schema-leftovers': {
    de: 'Das Verzeichnis der Tabellen ist zerstört; {tables} {tables#Tabelle ist#Tabellen sind} aus seinen Resten bekannt.',
    en: 'The list of tables is destroyed; {tables} {tables#table is#tables are} known from what is left of it.',
  },
  'database.schema-by-shape': {
    de: 'Das Verzeichnis der Tabellen ist verloren. {tables} {tables#Tabelle wurde#Tabellen wurden} am Aufbau ihrer Zeilen erkannt; Namen und Spalten sind daraus erschlossen.',
    en: 'The list of tables is lost. {tables} {tables#table was recognised by the shape of its rows#tables were recognised by the shape of their rows}; names and columns are concluded from it.',
  },
  'database.pages-unassigned': {
    de: '{pages} {pages#Seite mit Zeilen ließ sich keiner Tabelle sicher zuordnen und wurde#Seiten mit Zeilen ließen sich keiner Tabelle sicher zuordnen und wurden} weggelassen.',
    en: '{pages} {pages#page with rows could not be assigned to a table for certain and was#pages with rows could not be assigned to a table for certain and were} left out.',
  },
  'database.deleted-possible': {
    de: 'Die Liste freier Seiten ist nicht lesbar: Unter den geretteten Zeilen können gelöschte sein.',
    en: 'The list of free pages cannot be read: there may be deleted rows among the salvaged ones.',
  },
  'database.log-unreadable': {
    de: 'Das Vorauslog (-wal) neben der Datenbank ist keines oder beschädigt und wurde nicht gelesen.',
    en: 'The write-ahead log (-wal) beside the database is none or damaged and was not read.',
  },
  'database.log-uncommitted': {
    de: 'Das Vorauslog endet mit {pages} {pages#Seite#Seiten} eines Vorgangs, der nie abgeschlossen wurde; sie {pages#gehört#gehören} nicht zur Datenbank.',
    en: 'The write-ahead log ends with {pages} {pages#page#pages} of a transaction that was never completed; {pages#it is#they are} no part of the database.',
  },
  'database.log-alone': {
    de: 'Nur das Vorauslog (-wal) liegt vor, die Datenbank dazu nicht. Gelesen wird, was seine {pages} {pages#Seite enthält#Seiten enthalten}; alles Ältere fehlt.',
    en: 'Only the write-ahead log (-wal) is there, not its database. What its {pages} {pages#page holds#pages hold} is read; everything older is missing.',
  },
  'database.companion-read': {
    de: 'Gehört zur Datenbank {database} ({kind}) und wurde mit ihr gelesen.',
    en: 'Belongs to the database {database} ({kind}) and was read with it.',
  },
  'database.table-by-dialect': {
    de: 'Tabelle {table} gelesen nach dem bekannten Aufbau von {dialect}.',
    en: 'Table {table} read by the known layout of {dialect}.',
  },
  'mapping.by-person': {
    de: 'Tabellen gelesen, wie von Hand zugeordnet[[: {title}]].',
    en: 'Tables read as a person mapped them[[: {title}]].',
  },
  'mapping.said': { de: 'Von Hand zugeordnet.', en: 'Mapped by a person.' },
  'mapping.column-by-value': {
    de: 'Die Werte passen ({matched} von {of} {of#Zeile#Zeilen}).',
    en: 'The values fit ({matched} of {of} {of#row#rows}).',
  },
  'mapping.by-name': { de: 'Der Spaltenname sagt es.', en: "The column's name says so." },
  'mapping.by-value': {
    de: '[[Tabelle {table}: ]]Spalte {column} ist nach ihren Werten „{role}“ ({matched} von {of} {of#Zeile#Zeilen} {matched#passt#passen}).',
    en: '[[Table {table}: ]]Column {column} is "{role}" by its values ({matched} of {of} {of#row#rows} {matched#fits#fit}).',
  },
  'mapping.id-of-table': {
    de: 'Die Spalte {column} nummeriert die Zeilen der Tabelle {table}.',
    en: 'The column {column} numbers the rows of table {table}.',
  },
  'mapping.by-dialect': { de: 'Bekannter Aufbau von {dialect}.', en: 'Known layout of {dialect}.' },
  'mapping.name-contradicted': {
    de: 'Tabelle {table}: Die Spalte {column} heißt wie „{role}“, ihre Werte sind aber etwas anderes. Sie wurde nicht so gelesen.',
    en: 'Table {table}: the column {column} is called like "{role}", but its values are something else. It was not read as that.',
  },
  'mapping.unit-by-name': {
    de: 'Tabelle {table}: Zählerstände in {unit}, wie die Spalte {column} sagt.',
    en: 'Table {table}: meter readings in {unit}, as the column {column} says.',
  },
  'mapping.unit-in-cells': {
    de: 'Tabelle {table}: Zählerstände in {unit}, wie in den Zellen steht.',
    en: 'Table {table}: meter readings in {unit}, as the cells say.',
  },
  'mapping.unit-by-samples': {
    de: 'Tabelle {table}: Zählerstände in {unit}; {compared} {compared#Messwert#Messwerte} derselben Vorgänge mit eigener Einheit {compared#passt#passen} dazu.',
    en: 'Table {table}: meter readings in {unit}; {compared} {compared#sample of the same transactions that states its unit agrees#samples of the same transactions that state their unit agree}.',
  },
  'mapping.unit-by-energy': {
    de: 'Einheit {unit}: so passt der Unterschied der Zählerstände in {compared} {compared#Zeile#Zeilen} zur Energie in der Spalte {column}.',
    en: 'Unit {unit}: the difference of the registers then agrees with the energy in column {column} in {compared} {compared#row#rows}.',
  },
  'mapping.unit-by-power': {
    de: 'Tabelle {table}: Zählerstände in {unit}; damit lädt der mittlere Vorgang mit {power} W, anders gelesen wäre die Leistung nicht möglich.',
    en: 'Table {table}: meter readings in {unit}; so the middle session charges at {power} W, read otherwise the power would be impossible.',
  },
  'mapping.unit-by-fractions': {
    de: 'Tabelle {table}: Zählerstände mit Nachkommastellen, gelesen als {unit}.',
    en: 'Table {table}: meter readings with fractions, read as {unit}.',
  },
  'mapping.unit-usual': {
    de: 'Tabelle {table}: keine Einheit zu erkennen; gelesen als {unit}, wie in OCPP üblich.',
    en: 'Table {table}: no unit to be seen; read as {unit}, as OCPP does.',
  },
  'mapping.time-text-with-offset': {
    de: 'Tabelle {table}: Spalte {column} enthält Zeiten mit Angabe der Zone.',
    en: 'Table {table}: column {column} holds times that state their offset.',
  },
  'mapping.time-text-without-offset': {
    de: 'Tabelle {table}: Spalte {column} enthält Zeiten ohne Zone; gelesen in der Zone der Akte.',
    en: 'Table {table}: column {column} holds times without an offset; read in the zone of the case.',
  },
  'mapping.utc-by-name': {
    de: 'Tabelle {table}: Die Spalte {column} nennt UTC; ihre Zeiten ohne Zone wurden so gelesen.',
    en: 'Table {table}: the column {column} says UTC; its times without an offset were read so.',
  },
  'mapping.utc-by-dump': {
    de: 'Tabelle {table}: Die Spalte {column} (TIMESTAMP) wurde laut Auszug in UTC geschrieben.',
    en: 'Table {table}: the dump says that it wrote the column {column} (TIMESTAMP) in UTC.',
  },
  'mapping.utc-by-framework': {
    de: 'Tabelle {table}: Zeiten ohne Zone in der Spalte {column} wurden als UTC gelesen; so schreibt sie {framework}, das die Tabellen angelegt hat.',
    en: 'Table {table}: times without an offset in column {column} were read as UTC; {framework}, which made the tables, writes them so.',
  },
  'mapping.time-epoch-s': {
    de: 'Tabelle {table}: Spalte {column} enthält Sekunden seit 1970.',
    en: 'Table {table}: column {column} holds seconds since 1970.',
  },
  'mapping.time-epoch-ms': {
    de: 'Tabelle {table}: Spalte {column} enthält Millisekunden seit 1970.',
    en: 'Table {table}: column {column} holds milliseconds since 1970.',
  },
  'mapping.time-epoch-us': {
    de: 'Tabelle {table}: Spalte {column} enthält Mikrosekunden seit 1970.',
    en: 'Table {table}: column {column} holds microseconds since 1970.',
  },
  'mapping.time-epoch-ns': {
    de: 'Tabelle {table}: Spalte {column} enthält Nanosekunden seit 1970.',
    en: 'Table {table}: column {column} holds nanoseconds since 1970.',
  },
  'mapping.time-julian-day': {
    de: 'Tabelle {table}: Spalte {column} enthält julianische Tage.',
    en: 'Table {table}: column {column} holds Julian days.',
  },
  'mapping.time-excel-serial': {
    de: 'Tabelle {table}: Spalte {column} enthält Tageszahlen einer Tabellenkalkulation (Tage seit 1900, Ortszeit).',
    en: "Table {table}: column {column} holds a spreadsheet's day numbers (days since 1900, wall clock).",
  },
  'mapping.time-filetime': {
    de: 'Tabelle {table}: Spalte {column} enthält FILETIME (100 ns seit 1601).',
    en: 'Table {table}: column {column} holds FILETIME (100 ns since 1601).',
  },
  'mapping.time-ticks': {
    de: 'Tabelle {table}: Spalte {column} enthält .NET-Ticks (100 ns seit dem Jahr 1).',
    en: 'Table {table}: column {column} holds .NET ticks (100 ns since the year 1).',
  },
};
