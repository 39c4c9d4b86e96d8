import type { Bilingual, Language } from '../model/language.ts';
import { sentence } from './sentence.ts';

/** What the configuration audit says, by code. Values: `key`, `value` (masked where secret), and what each sentence names besides. */
export const configurationTexts: Readonly<Record<string, Bilingual>> = {
  'key.unknown': {
    de: 'Kein Katalog erklärt {key}.',
    en: 'No catalogue explains {key}.',
  },
  'key.not-on-station': {
    de: 'Die Station kennt {key} nicht ({outcome}).',
    en: 'The station does not know {key} ({outcome}).',
  },
  'key.not-supported': {
    de: '{key} ist gesetzt, laut Handbuch gibt es diesen Schlüssel bei diesem Produkt aber nicht.',
    en: '{key} is set, but according to the manual this product does not have the key.',
  },
  'value.type': {
    de: '{key} = {value} hat nicht die Form, die das Handbuch nennt: {allowed}.',
    en: '{key} = {value} does not have the form that the manual names: {allowed}.',
  },
  'value.range': {
    de: '{key} = {value} {unit} liegt außerhalb dessen, was das Handbuch erlaubt: {allowed}.',
    en: '{key} = {value} {unit} lies outside what the manual allows: {allowed}.',
  },
  'value.file-differs': {
    de: 'Die Station sagt {key} = {value}, in ihrer Datei steht {other} = {otherValue}. Nach einem Neustart kann der Wert der Datei gelten.',
    en: 'The station says {key} = {value}, its file says {other} = {otherValue}. After a restart the value of the file may hold.',
  },
  'write.read-only': {
    de: '{key} kann nur gelesen werden; versucht wurde {attempted}, die Antwort war {outcome}.',
    en: '{key} can only be read; {attempted} was tried, the answer was {outcome}.',
  },
  'write.refused': {
    de: 'Die Station hat {key} = {attempted} nicht angenommen ({outcome}).',
    en: 'The station did not take {key} = {attempted} ({outcome}).',
  },
  'write.unanswered': {
    de: 'Auf {key} = {attempted} ist keine Antwort im Protokoll. Ob der Wert gilt, ist offen: fragen Sie ihn ab.',
    en: 'The log holds no answer to {key} = {attempted}. Whether the value holds is open: ask for it.',
  },
  'write.not-kept': {
    de: '{key} = {attempted} wurde angenommen ({outcome}), danach gelesen wurde aber {read}.',
    en: '{key} = {attempted} was accepted ({outcome}), but {read} was read afterwards.',
  },
  'reboot.pending': {
    de: '{key} gilt erst nach einem Neustart ({outcome}); seither ist keiner im Protokoll.',
    en: '{key} holds only after a restart ({outcome}); the log shows none since.',
  },
  'reboot.pending-by-manual': {
    de: '{key} wurde angenommen, gilt laut Handbuch aber erst nach einem Neustart; seither ist keiner im Protokoll.',
    en: '{key} was accepted, but according to the manual it holds only after a restart; the log shows none since.',
  },
  'default.differs': {
    de: '{key} = {value} weicht von der Vorgabe {default} ab.',
    en: '{key} = {value} differs from the default {default}.',
  },
  'eichrecht.unsigned': {
    de: '{key} = {value}: Die Messwerte gehen unsigniert hinaus. Eichrechtlich lassen sich solche Ladungen nicht abrechnen.',
    en: '{key} = {value}: the readings go out unsigned. Such charges cannot be billed under calibration law.',
  },
  'eichrecht.contexts-unsigned': {
    de: '{key} lässt {missing} aus: Ohne Signatur an Beginn und Ende ist der Ladevorgang nicht abrechenbar.',
    en: '{key} leaves out {missing}: without a signature at begin and end the session cannot be billed.',
  },
  'eichrecht.contexts-dropped': {
    de: '{key} lässt {missing} aus: Diese Werte fehlen dann im StopTransaction.',
    en: '{key} leaves out {missing}: these values are then missing in StopTransaction.',
  },
  'eichrecht.no-energy-register': {
    de: '{key} = {value} enthält keinen Energiestand (Energy.Active.Import.Register): Der Verlauf der Ladung ist dann nicht belegt.',
    en: '{key} = {value} holds no energy register (Energy.Active.Import.Register): the course of the charge is then not on record.',
  },
  'eichrecht.clock-not-set': {
    de: '{key} = {value}: Ladungen beginnen auch bei nicht gestellter Uhr; ihre Zeiten sind nicht verwertbar.',
    en: '{key} = {value}: charges begin even while the clock is not set; their times are worth nothing.',
  },
  'eichrecht.time-source': {
    de: '{key} = {value}: Die Station stellt ihre Uhr nicht nach dem Backend. Prüfen Sie, wonach sonst.',
    en: '{key} = {value}: the station does not set its clock by the backend. Check what else it goes by.',
  },
  'eichrecht.key-not-given': {
    de: '{key} ist leer: Der Zähler gibt seinen öffentlichen Schlüssel nicht her. Er muss vom Typenschild oder aus dem Register kommen.',
    en: '{key} is empty: the meter does not give its public key away. It has to come from the label or the register.',
  },
  'eichrecht.interval-too-short': {
    de: '{key} = {value} s: Mit Eichrecht verlangt das Handbuch mindestens {least} s.',
    en: '{key} = {value} s: under calibration law the manual asks for at least {least} s.',
  },
  'security.unknown-cards-offline': {
    de: '{key} = {value}: Ohne Verbindung lädt jede beliebige Karte; was danach abgelehnt wird, zahlt der Betreiber.',
    en: '{key} = {value}: without a connection any card charges; the operator pays for what is refused afterwards.',
  },
  'security.known-cards-offline': {
    de: '{key} = {value}: Ohne Verbindung entscheiden Liste und Cache; inzwischen gesperrte Karten laden weiter.',
    en: '{key} = {value}: without a connection list and cache decide; cards blocked in the meantime go on charging.',
  },
  'security.remote-start-unchecked': {
    de: '{key} = {value}: Ein Fernstart lädt sofort, ohne dass die Karte geprüft wird.',
    en: '{key} = {value}: a remote start charges at once, without the card being checked.',
  },
  'security.refused-goes-on': {
    de: '{key} = {value}: Die Ladung läuft weiter, auch wenn das Backend die Karte ablehnt.',
    en: '{key} = {value}: the charge goes on even where the backend refuses the card.',
  },
  'security.free': {
    de: '{key} = {value}: Jeder lädt, ohne sich auszuweisen.',
    en: '{key} = {value}: everybody charges without identification.',
  },
  'security.charge-goes-on-after-outage': {
    de: '{key} = {value}: Nach einem Stromausfall lädt die Station weiter, ohne dass jemand dafür zahlt oder es abgerechnet werden darf.',
    en: '{key} = {value}: after an outage the station goes on charging without anybody paying for it or being billable.',
  },
  'security.profile': {
    de: '{key} = {value}: Die Verbindung zum Backend ist nicht verschlüsselt.',
    en: '{key} = {value}: the connection to the backend is not encrypted.',
  },
  'security.plain-transport': {
    de: '{key} = {value}: Die Verbindung zum Backend ist nicht verschlüsselt.',
    en: '{key} = {value}: the connection to the backend is not encrypted.',
  },
  'security.plain-endpoint': {
    de: '{key} = {value}: Die Adresse ist unverschlüsselt; Karten und Messwerte gehen lesbar über die Leitung.',
    en: '{key} = {value}: the address is not encrypted; cards and readings travel in clear.',
  },
  'security.certificate-unchecked': {
    de: '{key} = {value}: Das Zertifikat des Backends wird nicht geprüft; ein Dritter kann sich dazwischensetzen.',
    en: '{key} = {value}: the certificate of the backend is not checked; a third party can step in between.',
  },
  'security.plain-ftp': {
    de: '{key} = {value}: Diagnose und Firmware gehen mit FTP unverschlüsselt über die Leitung.',
    en: '{key} = {value}: with FTP, diagnostics and firmware travel unencrypted.',
  },
  'security.guessable': {
    de: '{key}: Dieses Geheimnis probiert jeder als erstes. Setzen Sie ein eigenes.',
    en: '{key}: everybody tries this secret first. Set one of your own.',
  },
  'security.short-secret': {
    de: '{key}: Das Geheimnis ist kürzer als acht Zeichen.',
    en: '{key}: the secret is shorter than eight characters.',
  },
  'security.secret-in-clear': {
    de: '{key}: Die Station gibt das Geheimnis auf {via} lesbar heraus; es steht in diesem Protokoll. Ändern Sie es, bevor Sie das Protokoll weitergeben.',
    en: '{key}: the station hands the secret out in clear ({via}); it stands in this log. Change it before you pass the log on.',
  },
  'contradiction.values-without-interval': {
    de: '{other} ist gesetzt, aber {key} = {value}: Die Werte werden nie gesendet.',
    en: '{other} is set, but {key} = {value}: the values are never sent.',
  },
  'contradiction.interval-without-values': {
    de: '{key} = {value}, aber {other} ist leer: Es gibt nichts zu senden.',
    en: '{key} = {value}, but {other} is empty: there is nothing to send.',
  },
  'contradiction.list-too-long': {
    de: '{key} hat {items} {items#Eintrag#Einträge}, {other} erlaubt {most}.',
    en: '{key} has {items} {items#item#items}, {other} allows {most}.',
  },
  'contradiction.above': {
    de: '{key} = {value} liegt über {other} = {otherValue}.',
    en: '{key} = {value} lies above {other} = {otherValue}.',
  },
  'contradiction.offline-without-cards': {
    de: '{key} = {value}, aber {other} und {third} sind aus: Ohne Verbindung ist keine Karte bekannt.',
    en: '{key} = {value}, but {other} and {third} are off: without a connection no card is known.',
  },
  'contradiction.energy-without-effect': {
    de: '{key} = {value} wirkt nicht, solange {other} = {otherValue} die Ladung sofort beendet.',
    en: '{key} = {value} has no effect while {other} = {otherValue} ends the charge at once.',
  },
  'contradiction.profile-needs-tls': {
    de: '{key} = {value} verlangt TLS, aber {other} = {otherValue} ist unverschlüsselt.',
    en: '{key} = {value} asks for TLS, but {other} = {otherValue} is not encrypted.',
  },
  'contradiction.no-sign-of-life': {
    de: '{key} und {other} sind 0: Eine tote Verbindung bemerkt niemand.',
    en: '{key} and {other} are 0: nobody notices a dead connection.',
  },
};

/** The sentence of a statement. A code without a text gives the code itself. */
export function configurationText(code: string, params: Readonly<Record<string, string>>, language: Language): string {
  return sentence(configurationTexts, code, params, language).replaceAll(/ {2,}/g, ' ');
}
