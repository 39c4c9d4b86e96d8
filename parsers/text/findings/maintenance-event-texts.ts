import type { FindingTextCatalogue } from './finding-text.ts';

export const maintenanceEventTexts: FindingTextCatalogue = {
  'maintenance.update-without-boot': {
    title: { de: 'Update ohne Wirkung', en: 'Update without effect' },
    detail: {
      de: 'Installed wurde gemeldet; [[danach läuft weiter Version {version}||ein Neustart kam in {waited} nicht]].',
      en: 'Installed was reported; [[version {version} still runs after that||no restart came within {waited}]].',
    },
    remedy: {
      de: 'Station neu starten und Version prüfen; Log des Updates ansehen.',
      en: 'Restart the station and check the version; look at the log of the update.',
    },
  },
  'maintenance.hardware-changed': {
    title: { de: 'Unter gleicher Kennung andere Hardware', en: 'Other hardware under the same identity' },
    detail: {
      de: '{name}: erst {before}, jetzt {after}.',
      en: '{name}: {before} before, {after} now.',
    },
    remedy: {
      de: 'Tausch belegen lassen; bei Zählern und Eichrecht die neuen Schlüssel eintragen.',
      en: 'Ask for the record of the exchange; for meters under Eichrecht enter the new keys.',
    },
  },
  'maintenance.firmware-changed': {
    title: { de: 'Firmware wechselte', en: 'Firmware changed' },
    detail: {
      de: '{versions}',
      en: '{versions}',
    },
    remedy: {
      de: 'Verhalten vor und nach dem Wechsel getrennt beurteilen.',
      en: 'Judge the behaviour before and after the change separately.',
    },
  },
  'maintenance.profile-blocks-charging': {
    title: { de: 'Ladeprofil lässt kein Laden zu', en: 'Charging profile allows no charging' },
    detail: {
      de: 'Vorgabe {limit} A[[, {purpose}]][[, Stufe {level}]][[?atStart: , mit dem Fernstart gekommen]]; {pauses} {pauses#Pause#Pausen} durch {orders} {orders#Auftrag#Aufträge}[[?lifted: , noch im Ladevorgang wieder aufgehoben]].',
      en: 'Limit {limit} A[[, {purpose}]][[, level {level}]][[?atStart: , came with the remote start]]; {pauses} {pauses#pause#pauses} by {orders} {orders#order#orders}[[?lifted: , lifted again while the session ran]].',
    },
    remedy: {
      de: 'Unter 6 A lädt kein Fahrzeug. Ist es keine gewollte Pause, das Profil zurücknehmen (ClearChargingProfile).',
      en: 'Below 6 A no vehicle charges. If it is no intended pause, take the profile back (ClearChargingProfile).',
    },
  },
  'maintenance.hard-reset-in-session': {
    title: { de: 'Harter Neustart im Ladevorgang', en: 'Hard reset within a session' },
    detail: {
      de: 'Reset während [[Transaktion {transaction}||eines Ladevorgangs]]; ein Ende kam in {waited} nicht.',
      en: 'Reset during [[transaction {transaction}||a session]]; no end came within {waited}.',
    },
    remedy: {
      de: 'Laufende Vorgänge erst beenden oder Soft verwenden; den Vorgang im Backend von Hand abschließen.',
      en: 'Stop running sessions first or use Soft; close the session in the backend by hand.',
    },
  },
  'maintenance.reset-not-done': {
    title: { de: 'Neustart angenommen, aber nicht ausgeführt', en: 'Reset accepted but not done' },
    detail: {
      de: 'Reset[[ {type}]] mit {status} beantwortet; in {waited} steht kein Neustart im Log.',
      en: 'Reset[[ {type}]] answered with {status}; the log shows no restart within {waited}.',
    },
    remedy: {
      de: 'Läuft noch ein Ladevorgang? Sonst erneut versuchen, notfalls vor Ort neu starten.',
      en: 'Is a session still running? Else try again, restart on site if need be.',
    },
  },
  'maintenance.left-inoperative': {
    title: { de: 'Außer Betrieb genommen und vergessen', en: 'Taken out of service and forgotten' },
    detail: {
      de: '[[?whole: Die ganze Station||Der Ladepunkt]] [[?still: ist seit {duration} Inoperative||war {duration} lang Inoperative]].[[ Neustarts in dieser Zeit: {boots}.]]',
      en: '[[?whole: The whole station||The connector]] [[?still: has been Inoperative for {duration}||was Inoperative for {duration}]].[[ Restarts in that time: {boots}.]]',
    },
    remedy: {
      de: 'Der Zustand übersteht Neustarts. Mit ChangeAvailability Operative zurücknehmen, wenn er nicht mehr gewollt ist.',
      en: 'The state survives restarts. Take it back by ChangeAvailability Operative if it is not wanted any more.',
    },
  },
  'maintenance.security-event': {
    title: { de: 'Sicherheitsmeldung', en: 'Security event' },
    detail: {
      de: '{type}, {times}×.[[ Angabe der Station: {info}]]',
      en: '{type}, {times}×.[[ The station says: {info}]]',
    },
    remedy: {
      de: 'Mit Wartungsarbeiten dieser Zeit abgleichen; sonst dem Sicherheitsverantwortlichen melden.',
      en: 'Compare with maintenance work of that time; else report it to whoever is responsible for security.',
    },
  },
  'maintenance.system-resources': {
    title: { de: 'Speicher oder Platte der Station voll', en: 'Station ran out of memory or disk' },
    detail: {
      de: '{times}× meldete das Betriebssystem, dass Arbeitsspeicher oder Platz fehlte, zuerst: {words}',
      en: '{times}× the operating system reported that memory or space ran out, first: {words}',
    },
    remedy: {
      de: 'Programme werden dabei beendet und Nachrichten gehen verloren: Vorgänge dieser Zeit prüfen, Logs aufräumen, Firmware aktualisieren.',
      en: 'Programs are ended and messages are lost when this happens: check the sessions of that time, clear logs, update the firmware.',
    },
  },
  'maintenance.system-storage': {
    title: { de: 'Fehler im Dateisystem der Station', en: 'File-system errors on the station' },
    detail: {
      de: '{times} {times#Meldung#Meldungen}, zuerst: {words}',
      en: '{times} {times#message#messages}, first: {words}',
    },
    remedy: {
      de: 'Gespeicherte Vorgänge können beschädigt sein. Speicherkarte oder Flash prüfen und bald tauschen.',
      en: 'Stored sessions may be damaged. Check the memory card or flash and replace it soon.',
    },
  },
  'maintenance.system-crash': {
    title: { de: 'Absturz auf der Station', en: 'Crash on the station' },
    detail: {
      de: '{times} {times#Meldung#Meldungen} über Abstürze oder den Watchdog, zuerst: {words}',
      en: '{times} {times#message#messages} about crashes or the watchdog, first: {words}',
    },
    remedy: {
      de: 'Zeitpunkt mit abgebrochenen Vorgängen und Neustarts vergleichen; mit diesen Zeilen an den Hersteller geben.',
      en: 'Compare the time with sessions that broke off and with restarts; report to the vendor with these lines.',
    },
  },
  'maintenance.system-modem': {
    title: { de: 'Modem verschwindet immer wieder', en: 'Modem disappears again and again' },
    detail: {
      de: '{times}× war das Modem weg, zuerst: {words}',
      en: '{times}× the modem was gone, first: {words}',
    },
    remedy: {
      de: 'USB-Steckung, Versorgung und Firmware des Modems prüfen; erklärt Verbindungsabbrüche zum Backend.',
      en: 'Check the modem’s USB seat, supply and firmware; explains lost connections to the backend.',
    },
  },
  'maintenance.alert-not-cleared': {
    title: { de: 'Alarm nicht zurückgenommen', en: 'Alert not cleared' },
    detail: {
      de: '{what}[[: {info}]]. Eine Rücknahme (cleared) steht nicht in diesem Log.',
      en: '{what}[[: {info}]]. That it was cleared is not in this log.',
    },
    remedy: {
      de: 'Zustand des Bauteils vor Ort oder über GetVariables prüfen.',
      en: 'Check the component on site or by GetVariables.',
    },
  },
};
