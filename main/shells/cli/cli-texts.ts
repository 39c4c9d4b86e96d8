import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import { sentence } from '../../../parsers/text/sentence.ts';

const usage: Bilingual = {
  en: `Ladeakte: what did the charger do, and do the signatures hold?

  ladeakte import PATH... --case FILE [--zone ZONE] [--mapping FILE]... [--extension FILE]... [--json]
  ladeakte verify PATH... [--key FILE|HEX]... [--json|--csv]
  ladeakte show overview|sources|frames|sessions|status|findings|signatures|keys|config|ledger|mapping|journal
                --case FILE [--filter Q] [--history] [--json|--csv]
  ladeakte explain CODE [--vendor V] [--extension FILE]... [--json]
  ladeakte rules [--case FILE] [--extension FILE]... [--json]      all rules, their thresholds, how often each fired
  ladeakte rules check FILE [--json]                              rules of one's own, tried on the samples in the file
  ladeakte rules set RULE NAME=VALUE... [--case FILE] [--json]    own thresholds for every run; with --case the case is concluded anew
  ladeakte rules reset [RULE] [--case FILE] [--json]              the program's own thresholds again
  ladeakte config audit --case FILE [--station A] [--json|--csv]
  ladeakte config compare --case FILE [--station A] --with B|FILE [--at TIME] [--with-at TIME] [--json|--csv]
  ladeakte note frame:N|session:ID|finding:N|signature:N|case [TEXT...] --case FILE [--json]
  ladeakte read-as --case FILE --source ID [--station X] [--viewpoint station|csms] [--zone Z] [--undo] [--json]
  ladeakte report incident|audit|cpo --case FILE [--session ID]... [--lang de|en]
                [--mask|--no-mask|--unmask KIND,...] [--mask-also serial]
                [--template FILE] [--sections ID,...] [--bom] --out FILE.(html|pdf|json|csv)
  ladeakte export safe-xml|ocmf|trace|csv|json --case FILE [--session ID]... [--signature ID]...
                [--mask [--unmask KIND,...]] [--bom] --out FILE
  ladeakte export proof --case FILE [--session ID]... [--signature ID]... --out FOLDER
  ladeakte export bundle --case FILE [--source ID]... [--report KIND,...|none] [--session ID]...
                [--no-mask] [--template FILE] [--force] --out FILE.zip|FOLDER
  ladeakte open [FILE...]

  Reports are masked unless asked otherwise; exports are masked with --mask only. Kinds of data: idTag, contract, email,
  phone, sim, modem, mac, ip, address, serial (hidden with --mask-also only). Passwords are always masked.
  PDF is printed by a Chromium, Chrome or Edge of this machine; LADEAKTE_CHROMIUM names one.
  "proof" writes what OpenSSL needs to repeat every check; "bundle" the originals, the case and the reports with SHA-256.

  --password TEXT, --password-file FILE   for encrypted zip entries, both repeatable (a file holds a password a line and does
                    not show in the list of processes); asked for on a terminal. Never stored. import and verify
  --limit NAME=VALUE  what an import may cost; VALUE may end in K, M, G. import and verify
                    entries 30000 of one dropped file; total-bytes 20G unpacked; ratio 1000 unpacked per packed, looked at
                    from ratio-floor-bytes 64M on; depth 8 archives inside each other; path-length 4096 characters;
                    whole-text-bytes 64M for what is read as a whole
  --mapping FILE    what the tables of databases hold, as "show mapping --json" writes it; applies to databases with the same tables
  --history         with "show config": every value of a key with who set it and what became of it
  --extension FILE  codes, keys, rules of your own (main/extensions/README.md); also taken from the settings folder
  --lang de|en      language of texts (else from LC_ALL, LC_MESSAGES or LANG)
  --help, --version

Exit codes: 0 good; 1 usage or technical error; 2 a signature is invalid or a record broken;
3 nothing found; 4 no signature is invalid, but some cannot be verified.`,
  de: `Ladeakte: Was hat die Ladestation getan, und halten die Signaturen?

  ladeakte import PFAD... --case DATEI [--zone ZONE] [--mapping DATEI]... [--extension DATEI]... [--json]
  ladeakte verify PFAD... [--key DATEI|HEX]... [--json|--csv]
  ladeakte show overview|sources|frames|sessions|status|findings|signatures|keys|config|ledger|mapping|journal
                --case DATEI [--filter F] [--history] [--json|--csv]
  ladeakte explain CODE [--vendor V] [--extension DATEI]... [--json]
  ladeakte rules [--case DATEI] [--extension DATEI]... [--json]    alle Regeln, Schwellwerte, wie oft jede anschlug
  ladeakte rules check DATEI [--json]                             eigene Regeln, geprüft an den Beispielen in der Datei
  ladeakte rules set REGEL NAME=WERT... [--case DATEI] [--json]   eigene Schwellwerte für jeden Lauf; mit --case wird die Fallakte neu ausgewertet
  ladeakte rules reset [REGEL] [--case DATEI] [--json]            wieder die Schwellwerte des Programms
  ladeakte config audit --case DATEI [--station A] [--json|--csv]
  ladeakte config compare --case DATEI [--station A] --with B|DATEI [--at ZEIT] [--with-at ZEIT] [--json|--csv]
  ladeakte note frame:N|session:ID|finding:N|signature:N|case [TEXT...] --case DATEI [--json]
  ladeakte read-as --case DATEI --source ID [--station X] [--viewpoint station|csms] [--zone Z] [--undo] [--json]
  ladeakte report incident|audit|cpo --case DATEI [--session ID]... [--lang de|en]
                [--mask|--no-mask|--unmask ART,...] [--mask-also serial]
                [--template DATEI] [--sections ID,...] [--bom] --out DATEI.(html|pdf|json|csv)
  ladeakte export safe-xml|ocmf|trace|csv|json --case DATEI [--session ID]... [--signature ID]...
                [--mask [--unmask ART,...]] [--bom] --out DATEI
  ladeakte export proof --case DATEI [--session ID]... [--signature ID]... --out ORDNER
  ladeakte export bundle --case DATEI [--source ID]... [--report ART,...|none] [--session ID]...
                [--no-mask] [--template DATEI] [--force] --out DATEI.zip|ORDNER
  ladeakte open [DATEI...]

  Berichte sind maskiert, wenn nichts anderes gesagt ist; Exporte nur mit --mask. Arten von Daten: idTag, contract, email,
  phone, sim, modem, mac, ip, address, serial (nur mit --mask-also verdeckt). Kennwörter sind immer maskiert.
  PDF druckt ein Chromium, Chrome oder Edge dieses Rechners; LADEAKTE_CHROMIUM nennt einen.
  „proof“ schreibt, was OpenSSL braucht, um jede Prüfung zu wiederholen; „bundle“ die Originale, die Fallakte und die
  Berichte mit SHA-256.

  --password TEXT, --password-file DATEI   für verschlüsselte zip-Einträge, beide wiederholbar (eine Datei enthält ein
                    Passwort je Zeile und steht nicht in der Prozessliste); am Terminal wird gefragt. Nie gespeichert. import, verify
  --limit NAME=WERT  was ein Import kosten darf; WERT darf auf K, M, G enden. import und verify
                    entries 30000 je abgelegter Datei; total-bytes 20G entpackt; ratio 1000 entpackt je gepackt, geprüft
                    ab ratio-floor-bytes 64M; depth 8 Archive ineinander; path-length 4096 Zeichen;
                    whole-text-bytes 64M für das, was als Ganzes gelesen wird
  --mapping DATEI   was die Tabellen von Datenbanken enthalten, wie es „show mapping --json“ schreibt; gilt für Datenbanken mit denselben Tabellen
  --history         mit „show config“: jeder Wert eines Schlüssels, wer ihn setzte und was daraus wurde
  --extension DATEI eigene Codes, Schlüssel, Regeln (main/extensions/README.md); auch aus dem Einstellungsordner
  --lang de|en      Sprache der Texte (sonst aus LC_ALL, LC_MESSAGES oder LANG)
  --help, --version

Rückgabewerte: 0 gut; 1 Bedienungs- oder technischer Fehler; 2 eine Signatur ist ungültig oder ein Datensatz defekt;
3 nichts gefunden; 4 keine Signatur ungültig, aber einige nicht prüfbar.`,
};

const messages = {
  'unknown-command': { en: 'There is no command "{name}".', de: 'Den Befehl „{name}“ gibt es nicht.' },
  'unknown-option': { en: 'The option is not understood: {detail}', de: 'Die Angabe wird nicht verstanden: {detail}' },
  'missing-paths': {
    en: 'Name at least one file or folder.',
    de: 'Nennen Sie mindestens eine Datei oder einen Ordner.',
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
    de: 'Die Regel {rule} hat keinen Schwellwert „{name}“, der sich setzen ließe. Sie hat: {known}.',
  },
  'not-a-threshold': {
    en: '"{text}" is no threshold. Write NAME=VALUE with a number from 0 on, as "ladeakte rules" prints them.',
    de: '„{text}“ ist kein Schwellwert. Schreiben Sie NAME=WERT mit einer Zahl ab 0, wie „ladeakte rules“ sie nennt.',
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
  'not-a-number': {
    en: '{option} takes the number of a signed value, as "show signatures" prints it, not "{value}".',
    de: '{option} erwartet die Nummer eines signierten Werts, wie „show signatures“ sie nennt, nicht „{value}“.',
  },
  'export-left-out-value': { en: 'Signed value {id} left out: {text}', de: 'Signierter Wert {id} ausgelassen: {text}' },
  'export-left-out-message': { en: 'Message {id} left out: {text}', de: 'Nachricht {id} ausgelassen: {text}' },
  'nothing-to-export': { en: 'Nothing to export.', de: 'Nichts zu exportieren.' },
  'json-or-csv': { en: 'Choose --json or --csv, not both.', de: 'Wählen Sie --json oder --csv, nicht beides.' },
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
  'concluding-anew': {
    en: 'drawing the conclusions anew with the extensions …',
    de: 'ziehe die Schlüsse mit den Erweiterungen neu …',
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

export function usageText(language: Language): string {
  return usage[language];
}
