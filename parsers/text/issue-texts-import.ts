import type { SentenceCatalogue } from './sentence.ts';

/** Issues of importing: archives, limits, files, choice of reader. */
export const importIssueTexts: SentenceCatalogue = {
  'import.empty': {
    de: 'Die Datei ist leer.',
    en: 'The file is empty.',
  },
  'import.plain-text': {
    de: 'Text mit {lines} {lines#Zeile#Zeilen} in keinem bekannten Format: durchsuchbar, aber ohne ausgewertete Einträge.',
    en: 'Text of {lines} {lines#line#lines} in no known format: it can be searched, but no entries were read from it.',
  },
  'import.unread-bytes': {
    de: 'Unbekannter Inhalt ({bytes} {bytes#Byte#Bytes}), nicht ausgewertet.',
    en: 'Unknown content ({bytes} {bytes#byte#bytes}), not evaluated.',
  },
  'import.reader-failed': {
    de: 'Beim Lesen trat ein Fehler im Programm auf: {message}. Der Inhalt ist aufbewahrt; alle anderen Dateien sind nicht betroffen.',
    en: 'The program failed while reading this: {message}. The content is kept; no other file is affected.',
  },
  'import.more-issues': {
    de: '{more} weitere {more#Meldung#Meldungen} der Art {code}.',
    en: '{more} more {more#message#messages} of the kind {code}.',
  },
  'import.cancelled': {
    de: 'Abgebrochen; was bis dahin ganz gelesen war, ist übernommen. Legen Sie die Datei noch einmal ab, um den Rest zu lesen.',
    en: 'Cancelled; what had been read whole by then is kept. Drop the file again to read the rest.',
  },
  'import.broken-off': {
    de: 'Das Programm endete, bevor dies zu Ende gelesen war; übernommen ist nur, was ganz gelesen war. Legen Sie die Datei noch einmal ab.',
    en: 'The program ended before this was read to its end; only what had been read whole is kept. Drop the file again.',
  },
  'import.file-grew': {
    de: 'Während des Lesens {bytes#kam#kamen} {bytes} {bytes#Byte#Bytes} hinzu; gelesen ist, was bis dahin dastand. Bitte noch einmal ablegen, wenn die Datei nicht mehr beschrieben wird.',
    en: '{bytes} more {bytes#byte was#bytes were} written while the file was read; what stood there until then was read. Drop it again when nothing writes to it any more.',
  },
  'import.file-unreadable': {
    de: '{path} lässt sich nicht lesen (keine Berechtigung, ein anderes Programm hält die Datei geöffnet, oder der Datenträger meldet einen Fehler).',
    en: '{path} cannot be read (no permission, another program has it open, or the medium reports an error).',
  },
  'sniff.not-read': {
    de: 'nicht gelesen',
    en: 'not read',
  },
  'import.file-changed': {
    de: 'Die Datei wurde während des Lesens verändert. Bitte noch einmal ablegen, wenn sie nicht mehr beschrieben wird.',
    en: 'The file was changed while it was read. Please drop it again once nothing writes to it.',
  },
  'import.file-shorter': {
    de: 'Die Datei wurde während des Lesens kürzer; {stated} {stated#Byte wurde#Bytes wurden} erwartet.',
    en: 'The file became shorter while it was read; {stated} {stated#byte was#bytes were} expected.',
  },
  'import.read-error': {
    de: 'Ab hier ließ sich die Datei nicht lesen (Fehler {error}).',
    en: 'From here on the file could not be read (error {error}).',
  },
  'import.too-large': {
    de: 'Größer als {limit} {limit#Byte#Bytes} und deshalb nicht als Ganzes ausgewertet: durchsuchbar, aber ohne Einträge.',
    en: 'Larger than {limit} {limit#byte#bytes} and therefore not evaluated as a whole: it can be searched, but has no entries.',
  },

  'import.limit-entries': {
    de: 'Mehr als {limit} {limit#Eintrag#Einträge}: Das Archiv wurde nur bis dahin gelesen. Wenn es so sein soll: --limit entries=ZAHL.',
    en: 'More than {limit} {limit#entry#entries}: the archive was read only up to there. If that is as it should be: --limit entries=NUMBER.',
  },
  'import.limit-total-bytes': {
    de: 'Entpackt mehr als {limit} {limit#Byte#Bytes}: Hier wurde abgebrochen. Wenn es so sein soll: --limit total-bytes=ZAHL.',
    en: 'More than {limit} {limit#byte#bytes} when unpacked: reading stopped here. If that is as it should be: --limit total-bytes=NUMBER.',
  },
  'import.limit-ratio': {
    de: 'Der Inhalt wird beim Entpacken mehr als {limit}-mal so groß ({packed} gepackt, {unpacked} {unpacked#Byte#Bytes} entpackt). So sehen absichtlich schädliche Archive aus; hier wurde abgebrochen. Wenn es so sein soll: --limit ratio=ZAHL.',
    en: 'Unpacking makes this more than {limit} {limit#time#times} as large ({packed} packed, {unpacked} unpacked {unpacked#byte#bytes}). Archives made to do harm look like this; reading stopped here. If that is as it should be: --limit ratio=NUMBER.',
  },
  'import.limit-depth': {
    de: 'Archive sind tiefer als {limit} {limit#Ebene#Ebenen} ineinander verpackt; dieses wurde nicht mehr geöffnet. Wenn es so sein soll: --limit depth=ZAHL.',
    en: 'Archives are nested deeper than {limit} {limit#level#levels}; this one was not opened. If that is as it should be: --limit depth=NUMBER.',
  },
  'import.path-too-long': {
    de: 'Der Pfad eines Eintrags ist zu lang und wird gekürzt gezeigt: {path}',
    en: 'The path of an entry is too long and is shown shortened: {path}',
  },
  'import.unsafe-name': {
    de: 'Der Eintrag {path} verweist aus dem Archiv heraus. Sein Inhalt wurde gelesen, aber nirgends unter diesem Namen abgelegt.',
    en: 'The entry {path} points outside of the archive. Its content was read but never written under that name.',
  },
  'import.symbolic-link': {
    de: '{path} ist ein Verweis auf {target}; ihm wurde nicht gefolgt.',
    en: '{path} is a link to {target}; it was not followed.',
  },
  'import.hard-link': {
    de: '{path} ist ein Verweis auf {target}; ihm wurde nicht gefolgt.',
    en: '{path} is a link to {target}; it was not followed.',
  },
  'sniff.case-file': { de: 'Eine Fallakte von Ladeakte.', en: 'A case of Ladeakte.' },
  'import.case-file': {
    de: 'Das ist eine Fallakte. Sie wird nicht als Quelle gelesen, weil sonst alles doppelt zählte; öffnen Sie sie mit „open“ oder --case.',
    en: 'This is a case. It is not read as a source, because everything would count twice; open it with "open" or --case.',
  },
  'sniff.pdf': { de: 'Ein PDF-Dokument.', en: 'A PDF document.' },
  'import.is-pdf': {
    de: 'Ein PDF-Dokument; kein Beleg, der hier gelesen werden kann.',
    en: 'A PDF document; not evidence that can be read here.',
  },
  'sniff.picture': { de: 'Ein Bild.', en: 'A picture.' },
  'import.is-picture': {
    de: 'Ein Bild; kein Beleg, der hier gelesen werden kann.',
    en: 'A picture; not evidence that can be read here.',
  },
  'sniff.film': { de: 'Ein Film.', en: 'A film.' },
  'import.is-film': {
    de: 'Ein Film; kein Beleg, der hier gelesen werden kann.',
    en: 'A film; not evidence that can be read here.',
  },
  'sniff.sound': { de: 'Eine Tonaufnahme.', en: 'A sound recording.' },
  'import.is-sound': {
    de: 'Eine Tonaufnahme; kein Beleg, der hier gelesen werden kann.',
    en: 'A sound recording; not evidence that can be read here.',
  },
  'sniff.office': {
    de: 'Ein Office-Dokument (Word, PowerPoint, Outlook).',
    en: 'An office document (Word, PowerPoint, Outlook).',
  },
  'import.is-office': {
    de: 'Ein Office-Dokument (Word, PowerPoint, Outlook); kein Beleg, der hier gelesen werden kann.',
    en: 'An office document (Word, PowerPoint, Outlook); not evidence that can be read here.',
  },
  'sniff.rich-text': { de: 'Ein formatierter Text (RTF).', en: 'A formatted text (RTF).' },
  'import.is-rich-text': {
    de: 'Ein formatierter Text (RTF); kein Beleg, der hier gelesen werden kann.',
    en: 'A formatted text (RTF); not evidence that can be read here.',
  },
  'sniff.program': { de: 'Ein Programm oder Speicherabbild.', en: 'A program or memory dump.' },
  'import.is-program': {
    de: 'Ein Programm oder Speicherabbild; kein Beleg, der hier gelesen werden kann.',
    en: 'A program or memory dump; not evidence that can be read here.',
  },
  'sniff.finder-folder': {
    de: 'Ansicht eines Ordners, vom Finder (macOS) abgelegt.',
    en: 'View of a folder, left by the Finder (macOS).',
  },
  'sniff.finder-fork': {
    de: 'Zusatz zu einer Datei, vom Finder (macOS) abgelegt.',
    en: 'Addition to a file, left by the Finder (macOS).',
  },
  'sniff.explorer-pictures': {
    de: 'Vorschaubilder, vom Explorer (Windows) abgelegt.',
    en: 'Small pictures, left by the Explorer (Windows).',
  },
  'sniff.explorer-folder': {
    de: 'Ansicht eines Ordners, vom Explorer (Windows) abgelegt.',
    en: 'View of a folder, left by the Explorer (Windows).',
  },
  'sniff.office-part': {
    de: 'Teil eines Office-Dokuments (Word, PowerPoint, LibreOffice).',
    en: 'Part of an office document (Word, PowerPoint, LibreOffice).',
  },
  'import.is-office-archive': {
    de: 'Ein Office-Dokument (Word, PowerPoint): kein Beleg, auch wenn in seinem Text nach Nachrichten gesucht wird. Besser ist die Datei, aus der kopiert wurde.',
    en: 'An office document (Word, PowerPoint): not evidence, although its text is looked through for messages. Better is the file that it was copied from.',
  },
  'import.device': {
    de: '{path} ist ein Gerät oder eine Sonderdatei und wurde nicht gelesen.',
    en: '{path} is a device or special file and was not read.',
  },
  'import.unsupported-archive': {
    de: 'Archive der Art {kind} werden nicht geöffnet. Bitte auspacken und den Inhalt ablegen.',
    en: 'Archives of the kind {kind} are not opened. Please unpack it and drop what it holds.',
  },

  'import.gzip-cut': {
    de: 'Das gzip-Archiv ist abgeschnitten; alles davor wurde gelesen.',
    en: 'The gzip archive is cut off; everything before was read.',
  },
  'import.gzip-corrupt': {
    de: 'Das gzip-Archiv ist ab hier beschädigt; was davor liegt, wurde gelesen.',
    en: 'The gzip archive is damaged from here on; what lies before was read.',
  },
  'import.gzip-checksum': {
    de: 'Die Prüfsumme im gzip-Archiv stimmt nicht mit dem Inhalt überein: der Inhalt kann verändert sein.',
    en: 'The checksum in the gzip archive does not match its content: the content may have been altered.',
  },
  'import.gzip-trailing': {
    de: 'Hinter dem gzip-Archiv stehen Bytes, die nicht dazugehören; sie wurden nicht gelesen.',
    en: 'Bytes that do not belong to it follow the gzip archive; they were not read.',
  },
  'import.zstd-cut': {
    de: 'Das zstd-Archiv ist abgeschnitten; alles davor wurde gelesen.',
    en: 'The zstd archive is cut off; everything before was read.',
  },
  'import.zstd-corrupt': {
    de: 'Das zstd-Archiv ist ab hier beschädigt; was davor liegt, wurde gelesen.',
    en: 'The zstd archive is damaged from here on; what lies before was read.',
  },
  'import.zstd-trailing': {
    de: 'Hinter dem zstd-Archiv stehen Bytes, die nicht dazugehören; sie wurden nicht gelesen.',
    en: 'Bytes that do not belong to it follow the zstd archive; they were not read.',
  },
  'import.tar-cut': {
    de: 'Das tar-Archiv ist hier abgeschnitten; der letzte Eintrag ist unvollständig.',
    en: 'The tar archive is cut off here; its last entry is incomplete.',
  },
  'import.tar-no-end': {
    de: 'Dem tar-Archiv fehlt die Endemarke; möglicherweise fehlen weitere Einträge.',
    en: 'The tar archive has no end mark; further entries may be missing.',
  },
  'import.tar-damaged': {
    de: '{bytes} {bytes#Byte im tar-Archiv ist#Bytes im tar-Archiv sind} kein gültiger Eintrag; gelesen wurde beim nächsten weiter.',
    en: '{bytes} {bytes#byte of the tar archive is#bytes of the tar archive are} no valid entry; reading went on at the next one.',
  },
  'import.tar-trailing': {
    de: 'Hinter dem Ende des tar-Archivs stehen weitere Bytes; sie wurden nicht gelesen.',
    en: 'More bytes follow the end of the tar archive; they were not read.',
  },
  'import.tar-extended-header': {
    de: 'Ein erweiterter Kopf im tar-Archiv ist mit {size} {size#Byte#Bytes} zu groß und wurde übergangen.',
    en: 'An extended header of the tar archive is too large ({size} {size#byte#bytes}) and was passed over.',
  },
  'import.tar-unknown-type': {
    de: 'Ein Eintrag im tar-Archiv ist von der unbekannten Art „{type}“; er wurde wie eine Datei gelesen.',
    en: 'An entry of the tar archive is of the unknown kind "{type}"; it was read like a file.',
  },
  'import.xz-cut': {
    de: 'Das xz-Archiv ist abgeschnitten; alles davor wurde gelesen.',
    en: 'The xz archive is cut off; everything before was read.',
  },
  'import.xz-corrupt': {
    de: 'Das xz-Archiv ist ab hier beschädigt; was davor liegt, wurde gelesen.',
    en: 'The xz archive is damaged from here on; what lies before was read.',
  },
  'import.xz-trailing': {
    de: 'Hinter dem xz-Archiv stehen Bytes, die nicht dazugehören; sie wurden nicht gelesen.',
    en: 'Bytes that do not belong to it follow the xz archive; they were not read.',
  },
  'import.xz-dictionary': {
    de: 'Das xz-Archiv verlangt ein größeres Wörterbuch als {limit} MB und wurde nicht ausgepackt. Bitte mit „xz -d“ auspacken und die entpackte Datei ablegen.',
    en: 'The xz archive asks for a dictionary of more than {limit} MB and was not unpacked. Unpack it with "xz -d" and drop the unpacked file.',
  },
  'import.xz-unsupported': {
    de: 'Das xz-Archiv nutzt eine Prüfsumme oder einen Filter, die hier nicht unterstützt werden. Bitte mit „xz -d“ auspacken und die entpackte Datei ablegen.',
    en: 'The xz archive uses a checksum or filter that is not supported here. Unpack it with "xz -d" and drop the unpacked file.',
  },
  'import.limit-xz': {
    de: 'Ineinander liegende xz-Archive werden bis zur Ebene {limit} ausgepackt, nicht tiefer (Speicherschutz).',
    en: 'xz archives inside each other are unpacked down to level {limit}, not below (memory protection).',
  },
  'import.bzip2-cut': {
    de: 'Das bzip2-Archiv ist in dem Block, der hier beginnt, abgeschnitten; alles davor wurde gelesen.',
    en: 'The bzip2 archive is cut off in the block that begins here; everything before was read.',
  },
  'import.bzip2-corrupt': {
    de: 'Das bzip2-Archiv ist in dem Block, der hier beginnt, beschädigt; was davor liegt, wurde gelesen.',
    en: 'The bzip2 archive is damaged in the block that begins here; what lies before was read.',
  },
  'import.bzip2-trailing': {
    de: 'Hinter dem bzip2-Archiv stehen Bytes, die nicht dazugehören; sie wurden nicht gelesen.',
    en: 'Bytes that do not belong to it follow the bzip2 archive; they were not read.',
  },
  'import.tar-sparse-damaged': {
    de: 'Die Karte der Lücken in einer Datei des tar-Archivs ist beschädigt: die gespeicherten Stücke stehen ohne die Lücken hintereinander.',
    en: 'The map of the holes in a file of the tar archive is damaged: the stored pieces stand one behind the other, without the holes.',
  },
  'import.tar-volume': {
    de: 'Der Eintrag ist die Fortsetzung einer Datei aus einem anderen Band des tar-Archivs; ihr Anfang fehlt hier.',
    en: 'The entry continues a file of another volume of the tar archive; its beginning is missing here.',
  },
  'import.password-needed': {
    de: 'Verschlüsselt: Zum Lesen ist ein Passwort nötig. Im Fenster lässt es sich beim Import angeben, auf der Kommandozeile mit --password oder --password-file.',
    en: 'Encrypted: reading it needs a password. Give it in the import panel of the window, or with --password or --password-file on the command line.',
  },
  'import.password-wrong': {
    de: 'Verschlüsselt, und keines der angegebenen Passwörter passt. Bitte noch einmal mit dem richtigen importieren.',
    en: 'Encrypted, and none of the passwords given fits. Import it again with the right one.',
  },
  'import.zip-altered': {
    de: 'Der verschlüsselte Eintrag {path} wurde nach dem Verschlüsseln verändert oder ist unvollständig.',
    en: 'The encrypted entry {path} was changed after it was encrypted, or is incomplete.',
  },
  'sniff.rotated-part': {
    de: 'Teil {number} von {of} des Logs {log}, der älteste zuerst',
    en: 'part {number} of {of} of the log {log}, the oldest first',
  },
  'log.frame-joined': {
    de: 'Die letzte Nachricht geht in Teil {part} von {of} des Logs {log} weiter; sie wurde mit dem, was dort am Anfang steht, zusammengesetzt und einmal gezählt.',
    en: 'The last message goes on in part {part} of {of} of the log {log}; it was joined with what stands at its beginning and counted once.',
  },
  'log.frame-continued': {
    de: 'Der Anfang gehört zur letzten Nachricht von Teil {part} von {of} des Logs {log} und ist dort gezählt.',
    en: 'The beginning belongs to the last message of part {part} of {of} of the log {log} and is counted there.',
  },
  'sniff.locked': {
    de: 'ein verschlüsselter Eintrag ({bytes} {bytes#Byte#Bytes} im Archiv)',
    en: 'an encrypted entry ({bytes} {bytes#byte#bytes} in the archive)',
  },
  'import.zip-no-directory': {
    de: 'Dem zip-Archiv fehlt sein Verzeichnis am Ende (abgebrochene Übertragung?); die Einträge wurden einzeln gesucht.',
    en: 'The zip archive lacks the directory at its end (broken transfer?); its entries were searched for one by one.',
  },
  'import.zip-directory': {
    de: 'Das Verzeichnis des zip-Archivs ist nach {entries} {entries#Eintrag#Einträgen} beschädigt.',
    en: 'The directory of the zip archive is damaged after {entries} {entries#entry#entries}.',
  },
  'import.zip-local-header': {
    de: 'Der Eintrag {path} steht nicht dort, wo das Verzeichnis des zip-Archivs ihn nennt.',
    en: 'The entry {path} is not where the directory of the zip archive says it is.',
  },
  'import.zip-misplaced': {
    de: 'Das Verzeichnis des zip-Archivs nennt für {path} eine falsche Stelle oder Größe; der Eintrag wurde an seinem eigenen Kopf erkannt und gelesen.',
    en: 'The directory of the zip archive gives a wrong place or size for {path}; the entry was found and read by its own header.',
  },
  'import.multipart-boundary': {
    de: 'Der Teil endet mit einer anderen Grenze als der, mit der die Sendung beginnt. Er wurde bis dorthin gelesen.',
    en: 'The part ends with another boundary than the one the body begins with. It was read up to there.',
  },
  'import.zip-encrypted': {
    de: 'Der Eintrag {path} ist auf eine Art verschlüsselt, die hier nicht geöffnet wird (weder ZipCrypto noch AES). Bitte auspacken und den Inhalt ablegen.',
    en: 'The entry {path} is encrypted in a way that is not opened here (neither ZipCrypto nor AES). Unpack it and drop what it holds.',
  },
  'import.zip-method': {
    de: 'Der Eintrag {path} ist mit einem Verfahren gepackt, das hier nicht gelesen wird (Nummer {method}). Bitte auspacken und den Inhalt ablegen.',
    en: 'The entry {path} is packed with a method that is not read here (number {method}). Please unpack it and drop what it holds.',
  },
  'import.zip-size': {
    de: 'Ein Eintrag im zip-Archiv ist {found} {found#Byte#Bytes} lang, angegeben sind {stated}.',
    en: 'An entry of the zip archive is {found} {found#byte#bytes} long, but {stated} are stated.',
  },
  'import.zip-checksum': {
    de: 'Die Prüfsumme eines Eintrags im zip-Archiv stimmt nicht mit dem Inhalt überein: der Inhalt kann verändert sein.',
    en: 'The checksum of an entry of the zip archive does not match its content: the content may have been altered.',
  },
  'import.zip-cut': {
    de: 'Das zip-Archiv ist hier abgeschnitten; der letzte Eintrag ist unvollständig.',
    en: 'The zip archive is cut off here; its last entry is incomplete.',
  },
  'import.zip-corrupt': {
    de: 'Ein Eintrag im zip-Archiv ist ab hier beschädigt; was davor liegt, wurde gelesen.',
    en: 'An entry of the zip archive is damaged from here on; what lies before was read.',
  },
  'import.multipart-cut': {
    de: 'Die hochgeladene Sendung (multipart) ist abgeschnitten; alles davor wurde gelesen.',
    en: 'The uploaded body (multipart) is cut off; everything before was read.',
  },
  'import.multipart-unknown-encoding': {
    de: 'Die Übertragungskodierung {encoding} eines Teils der Sendung ist unbekannt; er wurde so gelesen, wie er dasteht.',
    en: 'The transfer encoding {encoding} of a part of the upload is unknown; it was read as it stands.',
  },
  'import.multipart-encoding': {
    de: 'Die Übertragungskodierung {encoding} eines Teils der Sendung ist ab Byte {at} des Teils nicht lesbar; was davor liegt, wurde gelesen.',
    en: 'The transfer encoding {encoding} of a part of the upload cannot be read from byte {at} of the part on; what lies before was read.',
  },

  'import.private-key': {
    de: 'Die Datei enthält einen privaten Schlüssel. Er wird zur Prüfung nicht gebraucht und wurde nicht übernommen; er gehört nicht in eine Diagnosedatei.',
    en: 'The file holds a private key. It is not needed for verification and was not taken over; it does not belong in diagnostics.',
  },
  'import.json-damaged': {
    de: 'Die Konfigurationsdatei ist kein gültiges JSON (Zeile {line}): sie bleibt durchsuchbar, ihre Werte wurden nicht gelesen.',
    en: 'The configuration file is not valid JSON (line {line}): it can be searched, its values were not read.',
  },
  'import.json-duplicate': {
    de: 'Der Schlüssel {name} steht mehrfach in der Datei; aufgeführt sind alle Werte.',
    en: 'The key {name} stands several times in the file; all values are listed.',
  },

  'register.key-unreadable': {
    de: 'Register, Zeile {line} ({holder}): Der eingetragene Schlüssel lässt sich nicht lesen ({problem}).',
    en: 'Register, line {line} ({holder}): the key entered there cannot be read ({problem}).',
  },
  'register.no-keys-in-cells': {
    de: 'In {cells} {cells#Schlüsselfeld#Schlüsselfeldern} des Registers steht etwas, das kein Schlüssel sein kann, etwa „-“ oder „keine Angabe“.',
    en: '{cells} key {cells#cell of the register holds#cells of the register hold} something that cannot be a key, such as "-" or "keine Angabe".',
  },
  'register.short-rows': {
    de: '{rows} {rows#Zeile des Registers endet#Zeilen des Registers enden} vor der Anschrift; ihre Spalten können verrutscht sein.',
    en: '{rows} {rows#row of the register ends before the address; its columns#rows of the register end before the address; their columns} may have shifted.',
  },
  'register.open-quotes': {
    de: 'In {rows} {rows#Zeile des Registers fehlt ein schließendes Anführungszeichen; sie wurde#Zeilen des Registers fehlt ein schließendes Anführungszeichen; sie wurden} bis zum Zeilenende gelesen.',
    en: '{rows} {rows#row of the register lacks a closing quote; it was#rows of the register lack a closing quote; they were} read up to the end of the line.',
  },
  'register.read': {
    de: 'Register gelesen: {rows} {rows#Ladeeinrichtung#Ladeeinrichtungen}, {keys} Schlüssel.',
    en: 'Register read: {rows} charging {rows#facility#facilities}, {keys} {keys#key#keys}.',
  },

  'sniff.charge-point-register': {
    de: 'Ladesäulenregister: Kopfzeile mit Betreiber, Anschrift und {columns} {columns#Spalte#Spalten} für Schlüssel.',
    en: 'Charge-point register: a header with operator, address and {columns} {columns#column#columns} for keys.',
  },
  'sniff.configuration': {
    de: 'Konfiguration ({kind}): {keys} {keys#bekannter#bekannte} Schlüssel am Anfang der Datei.',
    en: 'Configuration ({kind}): {keys} known {keys#key#keys} at the beginning of the file.',
  },
  'sniff.signed-xml': {
    de: 'XML mit signierten Messwerten.',
    en: 'XML with signed meter values.',
  },
  'sniff.signed-values': {
    de: '{values} {values#signierter Messwert#signierte Messwerte} am Anfang der Datei.',
    en: '{values} signed meter {values#value#values} at the beginning of the file.',
  },
  'sniff.keys': {
    de: '{keys} Schlüssel in der Datei.',
    en: '{keys} {keys#key#keys} in the file.',
  },
  'sniff.text': {
    de: 'Text in der Kodierung {encoding}.',
    en: 'Text in the encoding {encoding}.',
  },
  'sniff.nothing-known': {
    de: 'Weder Text noch ein bekanntes Format.',
    en: 'Neither text nor a known format.',
  },
  'sniff.archive': {
    de: 'Archiv der Art {kind} mit {entries} {entries#Eintrag#Einträgen}.',
    en: 'Archive of the kind {kind} with {entries} {entries#entry#entries}.',
  },
  'sniff.sqlite-companion': {
    de: 'Datei, die SQLite neben einer Datenbank anlegt ({kind}).',
    en: 'A file that SQLite keeps beside a database ({kind}).',
  },
};
