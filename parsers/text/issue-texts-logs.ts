import type { SentenceCatalogue } from './sentence.ts';

/** Sentences for the issues of `parsers/logs` and for the reasons of a log's detection. */
export const logIssueTexts: SentenceCatalogue = {
  'log.frame-truncated': {
    en: 'Message {uniqueId}[[ {action}]] is cut off in the log. Its header and complete leading fields were read; the rest is missing.',
    de: 'Die Nachricht {uniqueId}[[ {action}]] ist im Log abgeschnitten. Kopf und vollständige erste Felder wurden gelesen, der Rest fehlt.',
  },
  'log.frame-malformed': {
    en: 'Message {uniqueId}[[ {action}]] is damaged in the middle. What stands before the damage was read.',
    de: 'Die Nachricht {uniqueId}[[ {action}]] ist mittendrin beschädigt. Was vor der Schadstelle steht, wurde gelesen.',
  },
  'log.frame-elided': {
    en: 'The logger left out the middle of message {uniqueId}[[ {action}]]. Only its header is known.',
    de: 'Das Log lässt die Mitte der Nachricht {uniqueId}[[ {action}]] aus. Nur ihr Kopf ist bekannt.',
  },
  'log.frame-repaired': {
    en: 'Message {uniqueId}[[ {action}]] was not valid JSON and was read after a repair: {repairs}.',
    de: 'Die Nachricht {uniqueId}[[ {action}]] war kein gültiges JSON und wurde nach einer Korrektur gelesen: {repairs}.',
  },
  'log.frame-too-long': {
    en: 'Something that begins like a message does not end within {limit} {limit#byte#bytes}. It was passed over; reading went on behind its beginning.',
    de: 'Was hier wie eine Nachricht beginnt, endet nicht innerhalb von {limit} {limit#Byte#Bytes}. Es wurde übergangen, danach ging es weiter.',
  },
  'log.row-too-long': {
    en: 'A record does not end within {limit} {limit#byte#bytes}. It was passed over; reading went on behind it.',
    de: 'Ein Datensatz endet nicht innerhalb von {limit} {limit#Byte#Bytes}. Er wurde übergangen, danach ging es weiter.',
  },
  'log.record-unreadable': {
    en: 'A record of this log could not be read as JSON and was passed over.',
    de: 'Ein Datensatz dieses Logs ist nicht als JSON lesbar und wurde übergangen.',
  },
  'log.record-contradicts': {
    en: 'Record and message disagree on {field} of message {uniqueId}: "{record}" against "{frame}". The message was believed.',
    de: 'Datensatz und Nachricht widersprechen sich bei {field} der Nachricht {uniqueId}: „{record}“ gegen „{frame}“. Der Nachricht wurde geglaubt.',
  },
  'log.journal-unclean': {
    en: 'The journal was not closed by its writer (power cut, or still being written). It was read as far as it goes.',
    de: 'Das Journal wurde von seinem Schreiber nicht geschlossen (Stromausfall, oder es wurde noch geschrieben). Gelesen wurde, so weit es reicht.',
  },
  'log.journal-damaged': {
    en: '{bytes} {bytes#byte of the journal holds no readable object. Reading went on behind it#bytes of the journal hold no readable object. Reading went on behind them}.',
    de: '{bytes} {bytes#Byte des Journals enthält#Bytes des Journals enthalten} kein lesbares Objekt. Dahinter ging es weiter.',
  },
  'log.journal-entries-lost': {
    en: 'The journal states {stated} {stated#entry#entries}, {found} could be read.',
    de: 'Das Journal gibt {stated} {stated#Eintrag#Einträge} an, {found} {found#war#waren} lesbar.',
  },
  'log.journal-field-unreadable': {
    en: 'A field of a journal entry could not be read ({reason}).',
    de: 'Ein Feld eines Journal-Eintrags war nicht lesbar ({reason}).',
  },
  'log.journal-compression': {
    en: 'A field of a journal entry is compressed in a way that this host cannot unpack.',
    de: 'Ein Feld eines Journal-Eintrags ist so komprimiert, dass dieses System es nicht entpacken kann.',
  },
  'log.capture-cut': {
    en: 'The capture ends within a packet.',
    de: 'Die Aufzeichnung endet mitten in einem Paket.',
  },
  'log.capture-damaged': {
    en: 'The capture is damaged here; nothing behind this place can be read.',
    de: 'Die Aufzeichnung ist hier beschädigt; was dahinter steht, ist nicht lesbar.',
  },
  'log.capture-lost': {
    en: 'Messages that were not captured whole: {count}.',
    de: 'Nicht vollständig aufgezeichnete Nachrichten: {count}.',
  },
  'log.capture-encrypted': {
    en: 'Encrypted packets (TLS): {count}. Their content cannot be read from a capture.',
    de: 'Verschlüsselte Pakete (TLS): {count}. Ihr Inhalt ist aus einer Aufzeichnung nicht lesbar.',
  },
  'log.workbook-damaged': {
    en: 'The workbook is damaged: not all of its parts could be unpacked. Open it in a spreadsheet program and save it anew, or export CSV.',
    de: 'Die Arbeitsmappe ist beschädigt: Nicht alle Teile ließen sich entpacken. In einem Tabellenprogramm öffnen und neu speichern oder als CSV ausgeben.',
  },
  'log.workbook-cells-left': {
    de: 'Blatt „{sheet}“: {cells} {cells#Zelle steht#Zellen stehen} jenseits der Spalten und Zeilen, die gelesen werden, und {cells#blieb#blieben} ungelesen.',
    en: 'Sheet "{sheet}": {cells} {cells#cell stands#cells stand} beyond the columns and rows that are read, and {cells#was#were} left.',
  },
  'log.workbook-binary': {
    en: 'A workbook in the binary form of Excel (.xlsb), which is not read. Open it in a spreadsheet program and save it as .xlsx, .ods or CSV.',
    de: 'Eine Arbeitsmappe in der binären Form von Excel (.xlsb); sie wird nicht gelesen. In einem Tabellenprogramm öffnen und als .xlsx, .ods oder CSV speichern.',
  },
  'sniff.workbook': {
    en: 'Workbook (Office Open XML or OpenDocument).',
    de: 'Arbeitsmappe (Office Open XML oder OpenDocument).',
  },
  'sniff.workbook-rows': {
    en: 'Sheets: {sheets}, rows: {rows}, messages and events in them: {messages}. Places name the row of the sheet.',
    de: 'Blätter: {sheets}, Zeilen: {rows}, Nachrichten und Ereignisse darin: {messages}. Fundstellen nennen die Zeile des Blatts.',
  },
  'sniff.capture': {
    en: 'Signature of a packet capture ({kind}).',
    de: 'Kennung einer Netzwerkaufzeichnung ({kind}).',
  },
  'sniff.capture-packets': {
    en: 'Packets: {packets}, OCPP messages in them: {messages}.',
    de: 'Pakete: {packets}, OCPP-Nachrichten darin: {messages}.',
  },
  'sniff.journal': {
    en: 'Signature of a systemd journal.',
    de: 'Kennung eines systemd-Journals.',
  },
  'sniff.journal-entries': {
    en: 'Entries: {entries}, starts of the system: {boots}.',
    de: 'Einträge: {entries}, Systemstarts: {boots}.',
  },
  'sniff.encoding-bom': {
    en: 'Text encoding {encoding}, by its byte order mark.',
    de: 'Textkodierung {encoding}, erkannt an der Byte-Reihenfolge-Marke (BOM).',
  },
  'sniff.encoding-zero-bytes': {
    en: 'Text encoding {encoding}, by the zero bytes between the letters.',
    de: 'Textkodierung {encoding}, erkannt an den Nullbytes zwischen den Buchstaben.',
  },
  'sniff.encoding-ascii': {
    en: 'Text encoding {encoding}: only ASCII characters.',
    de: 'Textkodierung {encoding}: nur ASCII-Zeichen.',
  },
  'sniff.encoding-well-formed': {
    en: 'Text encoding {encoding}, without a fault.',
    de: 'Textkodierung {encoding}, fehlerfrei.',
  },
  'sniff.encoding-mostly-well-formed': {
    en: 'Text encoding {encoding}, with single damaged characters.',
    de: 'Textkodierung {encoding}, mit einzelnen beschädigten Zeichen.',
  },
  'sniff.encoding-hangul-pairs': {
    en: 'Text encoding {encoding}, by its pairs of bytes for Korean syllables.',
    de: 'Textkodierung {encoding}, erkannt an den Bytepaaren koreanischer Silben.',
  },
  'sniff.encoding-single-bytes': {
    en: 'Text encoding {encoding}: one byte for each character, no UTF-8.',
    de: 'Textkodierung {encoding}: ein Byte je Zeichen, kein UTF-8.',
  },
  'sniff.frames': {
    en: 'OCPP messages in the part that was looked at: {count}.',
    de: 'OCPP-Nachrichten im angesehenen Teil: {count}.',
  },
  'sniff.described': {
    en: 'No messages, but lines that tell them in words of their own: {count} in the part that was looked at.',
    de: 'Keine Nachrichten, aber Zeilen, die sie in eigenen Worten erzählen: {count} im angesehenen Teil.',
  },
  'sniff.prefix-lines': {
    en: 'Lines of this form: {matched} of {of}.',
    de: 'Zeilen dieser Form: {matched} von {of}.',
  },
  'sniff.time-behind': {
    de: 'Die Zeiten stehen hinter den Nachrichten, am Ende der Zeile ({count} von {of} {of#Zeile#Zeilen}).',
    en: 'Times stand behind the messages, at the end of the line ({count} of {of} {of#line#lines}).',
  },
  'sniff.time-below': {
    de: 'Die Zeiten stehen unter den Nachrichten, jede Zelle in einer eigenen Zeile (bei {count} von {of} {of#Nachricht#Nachrichten}).',
    en: 'Times stand below the messages, each cell on a line of its own ({count} of {of} {of#message#messages}).',
  },
  'sniff.newest-first': {
    de: 'Das Neueste steht oben: die Zeilen wurden von unten nach oben gelesen.',
    en: 'The newest stands on top: the lines were read from the bottom to the top.',
  },
  'sniff.month-first': {
    en: 'Dates are written month first.',
    de: 'Datumsangaben stehen mit dem Monat voran.',
  },
  'sniff.mixed': {
    en: 'Lines of another form are mixed in: {format} ({lines}).',
    de: 'Zeilen einer anderen Form sind eingestreut: {format} ({lines}).',
  },
  'sniff.records': {
    en: 'Records of this form: {matched} of {of}.',
    de: 'Datensätze dieser Form: {matched} von {of}.',
  },
};
