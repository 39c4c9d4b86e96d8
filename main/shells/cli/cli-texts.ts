import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import { sentence } from '../../../parsers/text/sentence.ts';

/** What the command line says. The help stands in `usage.ts`. */
const messages = {
  'unknown-command': { en: 'There is no command "{name}".', de: 'Den Befehl „{name}“ gibt es nicht.' },
  'unknown-option': {
    en: 'There is no option {option}.[[ Did you mean {meant}?]]',
    de: 'Die Angabe {option} gibt es nicht.[[ Ist {meant} gemeint?]]',
  },
  'unknown-letters': {
    en: 'There is no option {option}. A file of that name is written ./{option}.',
    de: 'Die Angabe {option} gibt es nicht. Eine Datei dieses Namens schreibt man ./{option}.',
  },
  'option-without-value': { en: '{option} takes no value.', de: '{option} erwartet keinen Wert.' },
  'option-needs-value': { en: '{option} needs a value behind it.', de: 'Hinter {option} fehlt der Wert.' },
  'option-twice': { en: '{option} can be given once only.', de: '{option} darf nur einmal angegeben werden.' },
  'option-not-here': {
    en: '"{command}" has no use for {option}; leave it out.',
    de: '„{command}“ kann mit {option} nichts anfangen; lassen Sie es weg.',
  },
  'options-contradict': {
    en: '{option} and {other} contradict each other; choose one.',
    de: '{option} und {other} widersprechen sich; wählen Sie eines.',
  },
  'option-needs-other': {
    en: '{option} does nothing without {other}.',
    de: '{option} bewirkt nichts ohne {other}.',
  },
  'too-many-words': {
    en: 'What is "{word}" for? "{command}" needs no further word; a name with blanks stands in quotation marks.',
    de: 'Wofür steht „{word}“? „{command}“ braucht kein weiteres Wort; Namen mit Leerzeichen gehören in Anführungszeichen.',
  },
  'what-to-do': {
    en: 'Say what to do: one of {choices}.',
    de: 'Sagen Sie, was zu tun ist: eines von {choices}.',
  },
  'quote-in-path': {
    en: 'The path {path} holds a quotation mark: a backslash before the closing one makes a letter of it. Leave that backslash out: "C:\\my logs" instead of "C:\\my logs\\".',
    de: 'Der Pfad {path} enthält ein Anführungszeichen: Ein Backslash vor dem schließenden macht es zu einem Buchstaben. Lassen Sie ihn weg: "C:\\meine Logs" statt "C:\\meine Logs\\".',
  },
  'empty-path': { en: 'A path is empty.', de: 'Ein Pfad ist leer.' },
  'empty-folder': { en: '{name}: no file in this folder.', de: '{name}: In diesem Ordner liegt keine Datei.' },
  'output-not-writable': {
    en: 'Standard output cannot be written: {reason}',
    de: 'Auf die Standardausgabe lässt sich nicht schreiben: {reason}',
  },
  'key-file-missing': {
    en: '--key {key}: there is no such file, and it is no key in hex or Base64.',
    de: '--key {key}: Diese Datei gibt es nicht, und es ist kein Schlüssel in Hex oder Base64.',
  },
  'key-file-unreadable': {
    en: '--key {key} is a folder or cannot be read.',
    de: '--key {key} ist ein Ordner oder lässt sich nicht lesen.',
  },
  'key-file-too-large': {
    en: '--key {key} is larger than 64 KB and no key file.',
    de: '--key {key} ist größer als 64 KB und keine Schlüsseldatei.',
  },
  'verify-cancelled': { en: 'Cancelled; nothing was judged.', de: 'Abgebrochen; nichts wurde beurteilt.' },
  'more-files': {
    en: '… and further files (told every five seconds)',
    de: '… und weitere Dateien (Stand alle fünf Sekunden)',
  },
  'missing-paths': {
    en: 'Name at least one file or folder.',
    de: 'Nennen Sie mindestens eine Datei oder einen Ordner.',
  },
  'missing-word': { en: 'What is missing: {what}.', de: 'Es fehlt: {what}.' },
  'vendor-knows-nothing': {
    en: 'No catalogue of a vendor "{vendor}" says anything about it; what there is comes from others.',
    de: 'Kein Katalog eines Herstellers „{vendor}“ sagt etwas dazu; was es gibt, stammt von anderen.',
  },
  'missing-option': { en: 'The option {option} is missing.', de: 'Die Angabe {option} fehlt.' },
  'unknown-list': {
    en: '"{name}" cannot be shown. Choose one of: {choices}.',
    de: '„{name}“ lässt sich nicht anzeigen. Wählen Sie eines von: {choices}.',
  },
  'unknown-report': {
    en: 'There is no report "{name}". Choose one of: incident, audit, cpo.',
    de: 'Den Bericht „{name}“ gibt es nicht. Wählen Sie: incident, audit oder cpo.',
  },
  'unknown-report-format': {
    en: 'The report is written as .html, .pdf, .json or .csv, not as {name}.',
    de: 'Der Bericht wird als .html, .pdf, .json oder .csv geschrieben, nicht als {name}.',
  },
  'unknown-choice': {
    en: '{option} does not know "{name}". Choose from: {choices}.',
    de: '{option} kennt „{name}“ nicht. Wählen Sie aus: {choices}.',
  },
  'always-masked': {
    en: 'Passwords, tokens and private keys are masked whatever is asked for; "{name}" cannot be shown.',
    de: 'Kennwörter, Token und private Schlüssel sind immer maskiert; „{name}“ lässt sich nicht zeigen.',
  },
  'bundle-written': {
    en: 'written: {file} ({sources} {sources#source#sources}, {reports} {reports#report#reports}, {files} {files#file#files}; check it with "sha256sum -c SHA256SUMS")',
    de: 'geschrieben: {file} ({sources} {sources#Quelle#Quellen}, {reports} {reports#Bericht#Berichte}, {files} {files#Datei#Dateien}; zu prüfen mit „sha256sum -c SHA256SUMS“)',
  },
  'unknown-subject': {
    en: 'There is no "{where}" in this case. Write frame:N, session:ID, finding:N, signature:N (as "show" prints them) or case.',
    de: '„{where}“ gibt es in dieser Fallakte nicht. Schreiben Sie frame:N, session:ID, finding:N, signature:N (wie „show“ sie nennt) oder case.',
  },
  'unknown-rule': {
    en: 'There is no rule "{name}". "ladeakte rules" lists them.',
    de: 'Eine Regel „{name}“ gibt es nicht. „ladeakte rules“ nennt alle.',
  },
  'unknown-threshold': {
    en: 'The rule {rule} has no threshold "{name}" that could be set. It has: {known}.',
    de: 'Die Regel {rule} hat keine Schwelle „{name}“, die sich setzen ließe. Sie hat: {known}.',
  },
  'not-a-threshold': {
    en: '"{text}" is no threshold. Write NAME=VALUE with a number from 0 on, as "ladeakte rules" prints them.',
    de: '„{text}“ ist keine Schwelle. Schreiben Sie NAME=WERT mit einer Zahl ab 0, wie „ladeakte rules“ sie nennt.',
  },
  'source-reading': {
    en: 'Source {source}: station {station}; written by {viewpoint} ({forStation} {forStation#request speaks#requests speak} for the station, {forCsms} for the backend); zone {zone}; said by {who}',
    de: 'Quelle {source}: Station {station}; geschrieben von {viewpoint} ({forStation} {forStation#Anfrage spricht#Anfragen sprechen} für die Station, {forCsms} für das Backend); Zone {zone}; gesagt von {who}',
  },
  noted: { en: 'Entry {id}: {title}', de: 'Eintrag {id}: {title}' },
  'unknown-export': {
    en: 'There is no export "{name}". Choose one of: {choices}.',
    de: 'Den Export „{name}“ gibt es nicht. Wählen Sie eines von: {choices}.',
  },
  'not-a-source': {
    en: '--source takes the number of a source, as "show sources" prints it, not "{value}".',
    de: '--source erwartet die Nummer einer Quelle, wie „show sources“ sie nennt, nicht „{value}“.',
  },
  'not-a-number': {
    en: '{option} takes the number of a signed value, as "show signatures" prints it, not "{value}".',
    de: '{option} erwartet die Nummer eines signierten Werts, wie „show signatures“ sie nennt, nicht „{value}“.',
  },
  'export-left-out-value': { en: 'Signed value {id} left out: {text}', de: 'Signierter Wert {id} ausgelassen: {text}' },
  'export-left-out-message': { en: 'Message {id} left out: {text}', de: 'Nachricht {id} ausgelassen: {text}' },
  'nothing-to-export': { en: 'Nothing to export.', de: 'Nichts zu exportieren.' },
  'password-file-unreadable': {
    en: 'The password file {file} cannot be read.',
    de: 'Die Passwortdatei {file} lässt sich nicht lesen.',
  },
  'unknown-limit': {
    en: 'The limit "{limit}" is not understood. Write NAME=VALUE with one of: {names}.',
    de: 'Die Grenze „{limit}“ wird nicht verstanden. Schreiben Sie NAME=WERT mit einem von: {names}.',
  },
  'password-question': {
    en: '{count} {count#entry is#entries are} encrypted. Password (empty to go on without):',
    de: '{count} {count#Eintrag ist#Einträge sind} verschlüsselt. Passwort (leer, um ohne weiterzumachen):',
  },
  reading: { en: 'reading {name} …', de: 'lese {name} …' },
  'reading-on': {
    en: '{done} of {total} MB, {records} {records#record#records}[[, about {time} left to read]]',
    de: '{done} von {total} MB, {records} {records#Datensatz#Datensätze}[[, noch etwa {time} zu lesen]]',
  },
  'not-concluded': {
    de: 'Die Schlüsse dieser Fallakte sind noch nicht gezogen: Ladevorgänge, Zustände, Prüfergebnisse und Befunde fehlen. „ladeakte conclude“ zieht sie aus dem, was ganz gelesen ist; wurde beim Lesen abgebrochen, lesen Sie dieselben Dateien noch einmal ein.',
    en: 'The conclusions of this case are not drawn yet: sessions, states, verdicts and findings are missing. "ladeakte conclude" draws them from what was read whole; where reading was broken off, import the same files again.',
  },
  'concluded-before': {
    de: 'Die Schlüsse dieser Fallakte sind älter als ihr Inhalt: Seither wurde etwas eingelesen oder geändert, und neue Schlüsse wurden nicht zu Ende gezogen. „ladeakte conclude“ zieht sie; wurde beim Lesen abgebrochen, lesen Sie dieselben Dateien noch einmal ein.',
    en: 'The conclusions of this case are older than what it holds: something was read or changed since, and new ones were not finished. "ladeakte conclude" draws them; where reading was broken off, import the same files again.',
  },
  'concluded-elsewhere': {
    de: 'Die Prüfergebnisse und Befunde dieser Fallakte wurden nicht mit diesem Programm auf diesem Rechner ermittelt; Listen zeigen sie so, wie sie in der Fallakte stehen. „ladeakte conclude“ prüft alle hier.',
    en: 'The verdicts and findings of this case were not drawn by this program on this computer; lists show them as the case has them. "ladeakte conclude" checks them all here.',
  },
  'concluded-by-other-version': {
    de: 'Die Schlüsse dieser Fallakte hat eine andere Version dieses Programms gezogen; sie kann anders urteilen. „ladeakte conclude“ zieht sie neu.',
    en: 'The conclusions of this case were drawn by another version of this program, which may judge otherwise. "ladeakte conclude" draws them anew.',
  },
  'concluding-ordering': { de: 'ordne nach der Zeit …', en: 'putting into time order …' },
  'concluding-messages': {
    de: 'ziehe die Schlüsse: {done} von {total} {total#Nachricht#Nachrichten}',
    en: 'drawing conclusions: {done} of {total} {total#message#messages}',
  },
  'concluding-signatures': {
    de: 'prüfe die Signaturen: {done} von {total} {total#Messwert#Messwerten}',
    en: 'checking signatures: {done} of {total} {total#value#values}',
  },
  'concluding-sessions': { de: 'stelle die Ladevorgänge zusammen …', en: 'putting the sessions together …' },
  'concluding-findings': { de: 'suche nach Auffälligem …', en: 'looking for what stands out …' },
  'conclusions-left': {
    de: 'Abgebrochen, während die Schlüsse gezogen wurden. Was gelesen ist, bleibt erhalten; „ladeakte conclude“ zieht die Schlüsse.',
    en: 'Cancelled while conclusions were drawn. What was read is kept; "ladeakte conclude" draws them.',
  },
  'concluded-otherwise': {
    en: 'The conclusions of this case were drawn with other extensions or thresholds than count now; they stay until the next import, or until "ladeakte conclude" draws them anew.',
    de: 'Die Schlüsse dieser Fallakte wurden mit anderen Erweiterungen oder Schwellen gezogen, als jetzt gelten; sie bleiben bis zum nächsten Import, oder bis „ladeakte conclude“ sie neu zieht.',
  },
  'concluding-anew': {
    en: 'drawing the conclusions anew …',
    de: 'ziehe die Schlüsse neu …',
  },
  cancelling: {
    en: 'ending … (press Ctrl-C once more to leave at once)',
    de: 'wird beendet … (Strg-C noch einmal beendet sofort)',
  },
  'import-cancelled': {
    en: 'Import cancelled. What was complete is kept.',
    de: 'Import abgebrochen. Was vollständig war, bleibt erhalten.',
  },
  'already-known': {
    en: '{name}: already in the case, nothing added.',
    de: '{name}: schon in der Fallakte, nichts hinzugefügt.',
  },
  'file-problem': { en: '{place}: {text}', de: '{place}: {text}' },
  'more-problems': {
    en: '… and {more} more of the kind {code} (see "show ledger").',
    de: '… und {more} weitere der Art {code} (siehe „show ledger“).',
  },
  'report-written': { en: 'written: {file}', de: 'geschrieben: {file}' },
  'unknown-config': {
    en: 'Choose "config audit" or "config compare", not "config {name}".',
    de: 'Wählen Sie „config audit“ oder „config compare“, nicht „config {name}“.',
  },
  'not-a-time': {
    en: '{option} takes an instant such as 2025-10-20T06:10:00Z, not "{value}".',
    de: '{option} erwartet einen Zeitpunkt wie 2025-10-20T06:10:00Z, nicht „{value}“.',
  },
  'rule-without-samples': {
    en: '{rule} (line {line}): no samples, so nothing shows that it works',
    de: '{rule} (Zeile {line}): keine Beispiele; nichts zeigt, dass sie wirkt',
  },
  'sample-as-expected': {
    en: '{rule} (line {line}), {sample}: as expected',
    de: '{rule} (Zeile {line}), {sample}: wie erwartet',
  },
  'sample-did-not-fire': {
    en: '{rule} (line {line}), {sample}: should fire and did not',
    de: '{rule} (Zeile {line}), {sample}: hätte anschlagen müssen',
  },
  'sample-fired': {
    en: '{rule} (line {line}), {sample}: must keep quiet and fired',
    de: '{rule} (Zeile {line}), {sample}: hätte schweigen müssen',
  },
  'sample-no-messages': {
    en: '{rule} (line {line}), {sample}: no OCPP message could be read in this sample',
    de: '{rule} (Zeile {line}), {sample}: in diesem Beispiel ist keine OCPP-Nachricht lesbar',
  },
  'config-head': {
    en: '{station}: {keys} {keys#key#keys}, {unexplained} of them in no catalogue, {masked} {masked#secret#secrets} masked; looked up in: {document}',
    de: '{station}: {keys} Schlüssel, davon {unexplained} in keinem Katalog, {masked} {masked#Geheimnis#Geheimnisse} maskiert; nachgeschlagen in: {document}',
  },
  'compare-head': {
    en: '{left} | {right}: {different} different, {onlyLeft} only left, {onlyRight} only right, {same} the same',
    de: '{left} | {right}: {different} verschieden, {onlyLeft} nur links, {onlyRight} nur rechts, {same} gleich',
  },
  'code-unknown': {
    en: 'No catalogue knows the code "{code}".',
    de: 'Den Code „{code}“ kennt kein Katalog.',
  },
  'nothing-known': { en: 'Nothing is known about "{query}".', de: 'Zu „{query}“ ist nichts bekannt.' },
  'no-signed-value': {
    en: 'No signed value was found in what was given.',
    de: 'In den angegebenen Dateien wurde kein signierter Messwert gefunden.',
  },
  'nothing-to-show': { en: 'Nothing to show.', de: 'Nichts anzuzeigen.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CliMessage = keyof typeof messages;

export function cliText(
  code: CliMessage,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return sentence(messages, code, params, language);
}
