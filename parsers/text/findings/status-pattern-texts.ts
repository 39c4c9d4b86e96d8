import type { FindingTextCatalogue } from './finding-text.ts';

export const statusPatternTexts: FindingTextCatalogue = {
  'status.warning-code': {
    title: { de: 'Warnung der Station', en: 'Warning of the station' },
    detail: {
      de: '{code} bei Status {status}, {times}×.[[ Angabe der Station: {info}]]',
      en: '{code} with state {status}, {times}×.[[ The station says: {info}]]',
    },
    remedy: {
      de: 'Ein Fehlercode ohne Faulted ist eine Warnung: die Station arbeitet weiter. Erklärung zum Code ansehen, ehe daraus eine Störung wird.',
      en: 'An error code without Faulted is a warning: the station works on. Look at the explanation of the code before it becomes a fault.',
    },
  },
  'status.suspended-by-station-long': {
    title: { de: 'Station hält das Laden lange an', en: 'Station holds charging back for long' },
    detail: {
      de: 'SuspendedEVSE seit {duration}[[?lasts:  und in diesem Log noch nicht zu Ende]].',
      en: 'SuspendedEVSE for {duration}[[?lasts:  and not over in this log]].',
    },
    remedy: {
      de: 'Ladeprofile und Lastmanagement prüfen: die Vorgabe liegt vermutlich unter 6 A.',
      en: 'Check charging profiles and load management: the limit is probably below 6 A.',
    },
  },
  'status.after-session-missing': {
    title: { de: 'Status nach dem Ende nicht aktualisiert', en: 'State not updated after the end' },
    detail: {
      de: 'Nach {times} {times#Ladevorgang#Ladevorgängen} meldete der Ladepunkt auch {waited} nach dem Ende noch, dass geladen wird.',
      en: 'After {times} {times#session#sessions} the connector still reported charging {waited} after the end.',
    },
    remedy: {
      de: 'Backend und App zeigen den Ladepunkt als besetzt. Status mit TriggerMessage anfordern, Firmware-Fehler melden.',
      en: 'Backend and app show the connector as occupied. Ask for the state by TriggerMessage, report a firmware fault.',
    },
  },
  'status.emergency-stop': {
    title: { de: 'Not-Halt betätigt', en: 'Emergency stop pressed' },
    detail: {
      de: 'Gemeldet an Ladepunkt {connectors}[[; nach {duration} zurückgenommen||; eine Rücknahme steht nicht in diesem Log]][[. Weiter gemeldet an: {partly}]].',
      en: 'Reported at connector {connectors}[[; taken back after {duration}||; that it was taken back is not in this log]][[. Still reported at: {partly}]].',
    },
    remedy: {
      de: 'Vor Ort entriegeln und den Grund klären. Bleibt die Meldung danach stehen, Station neu starten.',
      en: 'Release it on site and find out why. If it stays reported after that, restart the station.',
    },
  },
  'status.power-loss': {
    title: { de: 'Versorgung ausgefallen', en: 'Supply failed' },
    detail: {
      de: 'Die Versorgung fiel aus; dadurch beendete Ladevorgänge: {sessions}.[[ Die Station meldete sich nach {away} wieder.]][[ Genannter Grund: {reason}.]]',
      en: 'The supply failed; sessions ended by it: {sessions}.[[ The station was back after {away}.]][[ Reason given: {reason}.]]',
    },
    remedy: {
      de: 'Zuleitung, Vorsicherung und Netzbetreiber befragen; bei mehreren Stationen zugleich liegt es am Standort.',
      en: 'Check supply line and fuses, ask the network operator; several stations at once mean that it is the site.',
    },
  },
  'status.fault-daily': {
    title: {
      de: 'Fehlerstrom-Störung jeden Tag zur gleichen Zeit',
      en: 'Residual current fault every day at the same time',
    },
    detail: {
      de: '[[{code}: ]]{episodes} {episodes#Störung#Störungen} im Abstand ganzer Tage (± {tolerance}).',
      en: '[[{code}: ]]{episodes} {episodes#fault#faults} at a distance of whole days (± {tolerance}).',
    },
    remedy: {
      de: 'Das ist der tägliche Selbsttest, nicht das Fahrzeug: Fehlerstromüberwachung und ihre Verdrahtung prüfen oder tauschen.',
      en: 'This is the daily self-test, not the vehicle: check or replace the residual current monitor and its wiring.',
    },
  },
  'status.charging-state-contradicts': {
    title: { de: 'Status und Transaktion widersprechen sich', en: 'State and transaction contradict each other' },
    detail: {
      de: 'Die Transaktion meldet {state}, während der Ladepunkt {status} ist.',
      en: 'The transaction reports {state} while the connector is {status}.',
    },
    remedy: {
      de: 'Eine Statusmeldung fehlt oder die EVSE-Nummern sind vertauscht. Firmware prüfen.',
      en: 'A status notification is missing, or EVSE ids are mixed up. Check the firmware.',
    },
  },
};
