import type { FindingTextCatalogue } from './finding-text.ts';

export const vendorChargebyteTexts: FindingTextCatalogue = {
  'vendor.chargebyte.status-limited': {
    title: { de: 'Statusmeldungen gedrosselt', en: 'Status notifications limited' },
    detail: {
      de: '{times} {times#Statusmeldung kam#Statusmeldungen kamen} genau im Mindestabstand von {seconds} s: Zustände dazwischen können fehlen, und die Zeiten liegen bis zu {seconds} s zu spät.',
      en: '{times} status {times#notification#notifications} came exactly at the minimum distance of {seconds} s: states in between may be missing, and the times are up to {seconds} s late.',
    },
    remedy: {
      de: 'Kein Fehler. Unzulässige Statuswechsel und fehlende Zustände an dieser Stelle nicht der Station anlasten.',
      en: 'No fault. Do not blame illegal transitions and missing states at this place on the station.',
    },
  },
  'vendor.chargebyte.boot-late': {
    title: { de: 'BootNotification später als üblich', en: 'BootNotification later than usual' },
    detail: {
      de: 'Sie kam {took} nach dem Start[[?reset:  (mit Herunterfahren)]], üblich sind 40 bis 60 s.',
      en: 'It came {took} after the start[[?reset:  (shutting down included)]]; 40 to 60 s are usual.',
    },
    remedy: {
      de: 'Zähler nicht gefunden (dann 60 s) oder Verbindung zögerlich: Zählerbus und Netzwerk prüfen.',
      en: 'Meter not found (then 60 s), or the link is slow: check meter bus and network.',
    },
  },
  'vendor.chargebyte.offline-after-boot': {
    title: { de: 'Station startete ohne Backend', en: 'Station started without a backend' },
    detail: {
      de: 'Bis zur Anmeldung vergingen {took}; nach {limit} arbeitet die Station offline.',
      en: 'It took {took} until the backend accepted it; after {limit} the station works offline.',
    },
    remedy: {
      de: 'Vorgänge aus dieser Zeit wurden lokal freigegeben und werden nachgesendet. Verbindung und Backend prüfen.',
      en: 'Sessions of that time were authorised locally and are sent later. Check link and backend.',
    },
  },
  'vendor.chargebyte.store-full': {
    title: { de: 'Speicher für Offline-Vorgänge voll', en: 'Store for offline sessions full' },
    detail: {
      de: '{stored} {stored#nicht bestätigter Vorgang#nicht bestätigte Vorgänge}; der Speicher fasst {holds}.',
      en: '{stored} unconfirmed {stored#session#sessions}; the store holds {holds}.',
    },
    remedy: {
      de: 'Weitere Vorgänge gehen verloren. Verbindung herstellen, bevor weiter geladen wird; transactions.db sichern. Die Adresse des Backends nicht ändern: das löscht den Speicher.',
      en: 'Further sessions are lost. Restore the link before anybody charges on; save transactions.db. Do not change the backend’s address: that erases the store.',
    },
  },
  'vendor.chargebyte.suspended-as-charging': {
    title: { de: '„Charging“ ohne Stromfluss', en: '“Charging” without current' },
    detail: {
      de: '{duration} floss kein Strom, gemeldet war Charging: diese Station meldet SuspendedEV und SuspendedEVSE als Charging.',
      en: 'No current flowed for {duration} while Charging was reported: this station reports SuspendedEV and SuspendedEVSE as Charging.',
    },
    remedy: {
      de: 'Das Fahrzeug ist vermutlich voll oder pausiert. Am Status lässt es sich nicht erkennen, nur an den Messwerten.',
      en: 'The vehicle is probably full or pausing. The state does not show it, only the meter values do.',
    },
  },
  'vendor.chargebyte.status-time-is-sending-time': {
    title: { de: 'Zeit der Störung unbekannt', en: 'Time of the fault unknown' },
    detail: {
      de: 'Die Statusmeldung trägt die Zeit des Sendens; die Station war davor {away} nicht erreichbar, die Störung kann so viel früher begonnen haben.',
      en: 'The status notification carries the time of sending; the station had been away for {away}, and the fault may have begun that much earlier.',
    },
    remedy: {
      de: 'Für den Beginn andere Quellen nehmen (Messwerte, Log der Station). Störungen, die vorher behoben waren, werden nie gemeldet.',
      en: 'Use other sources for the beginning (meter values, the station’s own log). Faults that were over before are never reported.',
    },
  },
  'vendor.chargebyte.rcd-test-failed': {
    title: {
      de: 'Selbsttest der Fehlerstromüberwachung fehlgeschlagen',
      en: 'Self-test of the residual current monitor failed',
    },
    detail: {
      de: 'RcdTestError[[?start:  beim Start]][[?plug:  beim Anstecken]][[?daily:  beim täglichen Test]]. Die Station nimmt das nicht von selbst zurück.',
      en: 'RcdTestError[[?start:  at the start]][[?plug:  when plugging in]][[?daily:  at the daily test]]. The station does not take this back by itself.',
    },
    remedy: {
      de: 'Verdrahtung von Test- und Rückmeldeleitung, Polarität und Konfiguration (rcd_monitor) prüfen; danach von Hand zurücksetzen.',
      en: 'Check the wiring of test and feedback line, polarity and configuration (rcd_monitor); then reset by hand.',
    },
  },
  'vendor.chargebyte.time-not-valid': {
    title: { de: 'Station ohne gültige Uhrzeit', en: 'Station without a valid time' },
    detail: {
      de: '{times} {times#Statusmeldung#Statusmeldungen} ohne gültige Zeit.[[ Nicht gesendete Vorgänge im Speicher: {unsent}.]] Vorgänge aus dieser Zeit werden auch später nicht gesendet.',
      en: '{times} status {times#notification#notifications} without a valid time.[[ Unsent sessions in the store: {unsent}.]] Sessions of that time are not sent later either.',
    },
    remedy: {
      de: 'Zeitquelle einrichten (NTP oder Backend, useAsTimeSource). Vorgänge dieser Zeit aus transactions.db von Hand nachtragen.',
      en: 'Set up a time source (NTP or backend, useAsTimeSource). Enter sessions of that time from transactions.db by hand.',
    },
  },
};
