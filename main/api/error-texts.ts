import type { Bilingual } from '../../parsers/model/language.ts';
import type { Language } from '../../parsers/model/language.ts';
import { queryErrorTexts } from '../../parsers/text/query-error-texts.ts';
import { keyProblemTexts } from '../../parsers/text/signature-texts.ts';
import { sentence } from '../../parsers/text/sentence.ts';
import type { ApiError, ApiErrorCode } from './errors.ts';

/** What went wrong, where, and what to do: one plain sentence or two per code, for every shell. */
export const errorTexts: Readonly<Record<ApiErrorCode, Bilingual>> = {
  'input-invalid': {
    de: 'Die Anfrage „{procedure}“ ist an der Stelle „{path}“ ungültig.',
    en: 'The request "{procedure}" is not valid at "{path}".',
  },
  'procedure-unknown': {
    de: 'Die Anfrage „{name}“ gibt es in dieser Version nicht.',
    en: 'This version has no request called "{name}".',
  },
  'case-not-open': {
    de: 'Die Fallakte ist nicht geöffnet. Öffnen Sie sie erneut.',
    en: 'The case is not open. Open it again.',
  },
  'case-file-missing': {
    de: 'Die Fallakte {file} gibt es nicht. Prüfen Sie den Pfad.',
    en: 'There is no case file {file}. Check the path.',
  },
  'case-file-not-ours': {
    de: '{file} ist keine Fallakte von Ladeakte. Belege werden mit „import“ eingelesen.',
    en: '{file} is not a Ladeakte case. Evidence is read with "import".',
  },
  'case-file-newer': {
    de: '{file} wurde von einer neueren Version geschrieben (Format {version}, bekannt ist {known}). Aktualisieren Sie Ladeakte.',
    en: '{file} was written by a newer version (format {version}, known is {known}). Update Ladeakte.',
  },
  'case-file-altered': {
    de: '{file} ist nicht so aufgebaut, wie Ladeakte eine Fallakte anlegt ({what}); ein anderes Programm hat sie verändert. Legen Sie sie aus den Belegen neu an.',
    en: '{file} is not built as Ladeakte makes a case ({what}); another program has altered it. Make it again from the evidence.',
  },
  'case-file-damaged': {
    de: 'Die Fallakte {file} ist beschädigt. Legen Sie sie aus den Belegen neu an.',
    en: 'The case file {file} is damaged. Make it again from the evidence.',
  },
  'case-file-in-use': {
    de: 'Die Fallakte {file} wird gerade von einem anderen Programm geschrieben. Warten Sie, bis es fertig ist.',
    en: 'Another program is writing the case file {file}. Wait until it has finished.',
  },
  'file-missing': { de: 'Die Datei {file} gibt es nicht.', en: 'There is no file {file}.' },
  'file-unreadable': {
    de: 'Die Datei {file} ist nicht lesbar. Prüfen Sie die Rechte, und ob ein anderes Programm sie geöffnet hat.',
    en: 'The file {file} cannot be read. Check its permissions, and whether another program has it open.',
  },
  'file-token-unknown': {
    de: 'Die Datei ist nicht mehr freigegeben. Wählen Sie sie erneut.',
    en: 'The file is no longer granted. Choose it again.',
  },
  'case-file-is-folder': {
    de: '{file} ist ein Ordner. Nennen Sie eine Datei, zum Beispiel {file}/fall.ladeakte.',
    en: '{file} is a folder. Name a file, for example {file}/case.ladeakte.',
  },
  'case-file-kept': {
    de: '{file} ist eine Fallakte und wird nicht überschrieben. Wählen Sie einen anderen Namen.',
    en: '{file} is a case and is not overwritten. Choose another name.',
  },
  'target-is-folder': {
    de: '{file} ist ein Ordner. Nennen Sie eine Datei darin.',
    en: '{file} is a folder. Name a file in it.',
  },
  'folder-not-empty': {
    de: '{folder} ist nicht leer. Nennen Sie einen neuen oder leeren Ordner, damit nichts anderes dazwischengerät.',
    en: '{folder} is not empty. Name a new or empty folder, so that nothing else gets among it.',
  },
  'folder-missing': {
    de: 'Den Ordner {folder} gibt es nicht. Legen Sie ihn an, oder wählen Sie einen anderen.',
    en: 'There is no folder {folder}. Make it, or choose another one.',
  },
  'disk-full': {
    de: 'Der Datenträger von {file} ist voll. Schaffen Sie Platz, oder wählen Sie einen anderen Ort; dann dasselbe noch einmal.',
    en: 'The disk that holds {file} is full. Make room or choose another place, then do the same again.',
  },
  'storage-failed': {
    de: 'Der Datenträger von {file} antwortet nicht richtig (Lese- oder Schreibfehler). Prüfen Sie Datenträger oder Netzlaufwerk; dann dasselbe noch einmal.',
    en: 'The disk that holds {file} does not answer as it should (read or write error). Check the disk or the network drive, then do the same again.',
  },
  'target-not-writable': {
    de: '{file} kann nicht geschrieben werden. Prüfen Sie die Rechte der Datei und ihres Ordners, oder wählen Sie einen anderen Ort.',
    en: '{file} cannot be written. Check the permissions of the file and its folder, or choose another place.',
  },
  'target-in-use': {
    de: '{file} ist in einem anderen Programm geöffnet. Schließen Sie die Datei dort, oder wählen Sie einen anderen Namen.',
    en: '{file} is open in another program. Close it there, or choose another name.',
  },
  'target-name-refused': {
    de: 'Unter Windows kann keine Datei „{part}“ heißen ({file}): nicht mit < > : " | ? *, nicht mit Punkt oder Leerzeichen am Ende, nicht wie ein Gerät (CON, AUX, NUL, COM1, LPT1). Wählen Sie einen anderen Namen.',
    en: 'Windows takes no file called "{part}" ({file}): not with < > : " | ? *, not with a dot or blank at the end, not named like a device (CON, AUX, NUL, COM1, LPT1). Choose another name.',
  },
  'settings-folder-off': {
    de: 'Der Einstellungsordner ist abgeschaltet (LADEAKTE_EXTENSIONS=off); Schwellen lassen sich nicht aufbewahren.',
    en: 'The settings folder is switched off (LADEAKTE_EXTENSIONS=off); thresholds cannot be kept.',
  },
  'settings-not-writable': {
    de: 'Die Datei {file} im Einstellungsordner lässt sich nicht schreiben. Prüfen Sie ihre Rechte und ihren Inhalt.',
    en: 'The file {file}, which keeps your settings, cannot be written. Check its permissions and what it holds.',
  },
  'session-unknown': {
    de: 'Den Ladevorgang {sessionId} gibt es in dieser Fallakte nicht.',
    en: 'The case has no session {sessionId}.',
  },
  'session-ambiguous': {
    de: 'Mehrere Ladevorgänge heißen {sessionId}. Nennen Sie die ganze ID, wie „show sessions“ sie zeigt.',
    en: 'Several sessions are called {sessionId}. Name the whole id, as "show sessions" prints it.',
  },
  'station-unknown': {
    de: 'Von der Station {station} ist in dieser Fallakte keine Konfiguration bekannt.',
    en: 'The case holds no configuration of the station {station}.',
  },
  'reference-unreadable': {
    de: '{file} ist keine Konfiguration zum Vergleichen: JSON, oder eine Zeile „Schlüssel=Wert“ je Schlüssel.',
    en: '{file} is no configuration to compare with: JSON, or a line "key=value" for each key.',
  },
  'frame-unknown': { de: 'Die Nachricht {frameId} gibt es nicht.', en: 'There is no message {frameId}.' },
  'source-no-database': {
    de: 'Die Quelle {sourceId} ist keine Datenbank, die sich lesen lässt.',
    en: 'The source {sourceId} is no database that can be read.',
  },
  'mapping-unreadable': {
    de: 'Die Zuordnung ist nicht lesbar ({reason}). Erwartet wird eine Datei, wie „show mapping --json“ sie schreibt.',
    en: 'The mapping cannot be read ({reason}). A file as "show mapping --json" writes it is expected.',
  },
  'mapping-none': {
    de: 'Die Quelle {sourceId} wird nicht nach einer eigenen Zuordnung gelesen; es gibt nichts zurückzunehmen.',
    en: 'The source {sourceId} is not read by a mapping of a person; there is nothing to take back.',
  },
  'source-unknown': { de: 'Die Quelle {sourceId} gibt es nicht.', en: 'There is no source {sourceId}.' },
  'verdict-altered': {
    de: 'Was {file} über den signierten Messwert {signedValueId} sagt, folgt nicht aus seinem Datensatz: Die Fallakte wurde verändert, oder eine andere Version hat sie ausgewertet. Lesen Sie die Belege in eine neue Fallakte ein oder ziehen Sie die Schlussfolgerungen neu.',
    en: 'What {file} says about signed value {signedValueId} does not follow from its record: the case was altered, or another version concluded it. Read the evidence into a new case, or have the conclusions drawn anew.',
  },
  'signed-value-unknown': {
    de: 'Den signierten Messwert {signedValueId} gibt es nicht.',
    en: 'There is no signed value {signedValueId}.',
  },
  'job-unknown': { de: 'Diesen Vorgang gibt es nicht mehr.', en: 'This job no longer exists.' },
  'filter-syntax': {
    de: 'Der Filter ist ab Zeichen {character} nicht verständlich: {why}',
    en: 'The filter cannot be understood from character {character} on: {why}',
  },
  'field-pending': {
    de: 'Nach „{field}“ lässt sich erst suchen, wenn der Fall ausgewertet ist. Wörter aus den Nachrichten findet die Suche schon jetzt.',
    en: '"{field}" can be looked for when the conclusions are drawn. Words of the messages are found already.',
  },
  'zone-unknown': {
    de: 'Die Zeitzone „{zone}“ ist unbekannt. Beispiele: Europe/Berlin, UTC, +02:00.',
    en: 'The time zone "{zone}" is unknown. Examples: Europe/Berlin, UTC, +02:00.',
  },
  'key-unknown': {
    de: 'Den öffentlichen Schlüssel {keyId} gibt es in dieser Fallakte nicht (mehr).',
    en: 'The public key {keyId} is not in this case (any more).',
  },
  'session-missing': {
    de: 'Diese Seite hat keine Sitzung. Öffnen Sie die Adresse, die das Programm genannt hat.',
    en: 'This page has no session. Open the address that the program printed.',
  },
  'key-unusable': {
    de: 'Das ist kein brauchbarer öffentlicher Schlüssel. {why}',
    en: 'This is not a usable public key. {why}',
  },
  'explain-unknown': {
    de: 'Zu „{query}“ ist nichts bekannt.',
    en: 'Nothing is known about "{query}".',
  },
  'pdf-needs-browser': {
    de: 'Für PDF wird Chromium, Chrome oder Edge gebraucht, und keiner wurde gefunden (gesucht: {looked}). Installieren Sie einen davon, nennen Sie seine Datei in der Umgebungsvariable LADEAKTE_CHROMIUM, oder schreiben Sie HTML und drucken Sie es in Ihrem Browser.',
    en: 'PDF needs Chromium, Chrome or Edge, and none was found (looked for: {looked}). Install one of them, name its file in the environment variable LADEAKTE_CHROMIUM, or write HTML and print it from your browser.',
  },
  'pdf-failed': {
    de: 'Der Browser {browser} hat kein PDF geliefert ({reason}). Nennen Sie in der Umgebungsvariable LADEAKTE_CHROMIUM einen anderen, oder schreiben Sie HTML und drucken Sie es in Ihrem Browser.',
    en: 'The browser {browser} gave no PDF ({reason}). Name another one in the environment variable LADEAKTE_CHROMIUM, or write HTML and print it from your browser.',
  },
  'template-invalid': {
    de: 'Die Vorlage {file} ist nicht brauchbar, Zeile {line}, Spalte {column}: {reason}',
    en: 'The template {file} cannot be used, line {line}, column {column}: {reason}',
  },
  'mask-breaks-signatures': {
    de: 'Der Export „{kind}“ lässt sich nicht maskieren: Die Signaturen gelten für die genauen Bytes, und ein ersetztes Zeichen macht sie ungültig. Exportieren Sie ohne Maskierung, oder senden Sie einen Bericht.',
    en: 'The export "{kind}" cannot be masked: signatures hold for the exact bytes, and one replaced character makes them invalid. Export without masking, or send a report.',
  },
  'target-exists': {
    de: '{file} gibt es schon. Wählen Sie einen anderen Namen, oder überschreiben Sie mit --force.',
    en: '{file} exists already. Choose another name, or overwrite it with --force.',
  },
  'source-altered': {
    de: 'Die Quelle {source} ist in der Fallakte nicht mehr die, die eingelesen wurde: SHA-256 {found} statt {stated}. Das Bündel wurde nicht geschrieben.',
    en: 'The source {source} in the case is no longer the one that was read: SHA-256 {found}, not {stated}. The bundle was not written.',
  },
  'sample-missing': {
    de: 'Der Beispielfall liegt dieser Installation nicht bei.',
    en: 'This installation does not contain the sample case.',
  },
  cancelled: { de: 'Abgebrochen.', en: 'Cancelled.' },
  internal: {
    de: 'Ein Fehler im Programm. Der Fall bleibt unverändert; bitte melden Sie die Einzelheit.',
    en: 'A fault in the program. The case is unchanged; please report the detail.',
  },
};

/** Whether a word is one of the codes, for failures that crossed a thread as text. */
export function isApiErrorCode(code: string): code is ApiErrorCode {
  return Object.hasOwn(errorTexts, code);
}

/** The sentence of an error in the chosen language. */
export function errorText(error: ApiError, language: Language): string {
  return sentence(errorTexts, error.code, withReason(error, language), language);
}

/** Codes inside of an error as sentences; places count from 1 for a person. */
function withReason({ code, params }: ApiError, language: Language): ApiError['params'] {
  const reason = String(params['reason'] ?? '');
  if (code === 'filter-syntax') {
    const why = sentence(queryErrorTexts, reason, params, language);
    return { ...params, character: Number(params['position'] ?? 0) + 1, why };
  }
  if (code === 'key-unusable') return { ...params, why: sentence(keyProblemTexts, reason, params, language) };
  return params;
}
