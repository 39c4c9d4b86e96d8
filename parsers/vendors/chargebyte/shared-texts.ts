import { both } from '../entry.ts';

/** Causes, effects and remedies that several errors of 3.3.4 have in common, so that they read the same everywhere. */
export const cause = {
  wrongMotorType: both(
    'in customer.json ist ein anderer Verriegelungstyp eingestellt als verbaut',
    'customer.json names another lock type than the one installed',
  ),
  plugForced: both(
    'Dose oder gesteckter Stecker wurde mechanisch bewegt oder aufgebrochen',
    'socket or inserted plug was moved or forced open',
  ),
  plugDamaged: both('beschädigter Fahrzeugstecker blockiert den Riegel', 'a damaged vehicle plug blocks the bolt'),
  lockStuck: both('Verriegelung klemmt oder ist defekt', 'the lock is stuck or broken'),
  termination: both('RS-485-Bus falsch abgeschlossen', 'wrong termination of the RS-485 bus'),
  mixedProtocols: both(
    'verschiedene, unverträgliche Protokolle auf demselben Bus',
    'protocols that do not get along share one bus',
  ),
  interference: both('Störungen auf dem Bus', 'interference on the bus'),
  uartDead: both(
    'RS-485-Mikrocontroller auf der Charge-Control-Platine arbeitet nicht',
    'the RS-485 microcontroller on the Charge Control board is dead',
  ),
  meterBroken: both('Zähler defekt', 'meter is broken'),
  meterFirmware: both('Fehler in der Zähler-Firmware', 'bug in the firmware of the meter'),
  meterPower: both('Zähler ohne Spannung', 'meter lost its supply'),
  rcdBroken: both('FI/RCD arbeitet fehlerhaft', 'the RCD itself misbehaves'),
  rcdConfiguration: both('RCD-Überwachung falsch konfiguriert', 'RCD monitoring is set up wrongly'),
  rcdFeedback: both('Rückmeldeleitung des RCD unterbrochen', 'feedback line of the RCD is broken'),
  filesystem: both('Dateisystem auf dem internen eMMC beschädigt', 'file system on the internal eMMC is damaged'),
  database: both('interne Datenbank beschädigt', 'internal database is damaged'),
  noSpace: both('kein freier Platz mehr auf dem internen eMMC', 'the internal eMMC is full'),
  transactionId: both(
    'das Backend hat eine transactionId doppelt vergeben',
    'the backend handed out a transactionId twice',
  ),
  evPlug: both('Stecker am Fahrzeugkabel beschädigt', 'plug of the charging cable is damaged'),
  evseSocket: both('Ladedose der Station beschädigt', 'socket of the station is damaged'),
  evseWiring: both('Verdrahtung in der Station beschädigt', 'wiring inside the station is damaged'),
  boardElectronics: both('Elektronik der Platine defekt', 'electronics of the board failed'),
} as const;

export const impact = {
  noCharging: both('Laden nicht möglich', 'no charging possible'),
  interrupted: both('laufendes Laden bricht ab', 'running charge stops'),
  stoppedOrBlocked: both('Laden bricht ab oder startet nicht', 'charging stops or does not start'),
  lockUnreliable: both(
    'Verriegelung der Station arbeitet nicht wie gewohnt',
    'the lock of the station does not work as usual',
  ),
  unlocked: both('Stecker wird entriegelt', 'the plug is released'),
  duty0: both('CP-Tastverhältnis 0 %', 'CP duty cycle goes to 0 %'),
  duty100: both('CP-Tastverhältnis 100 %', 'CP duty cycle goes to 100 %'),
  chargingGoesOn: both('laufendes Laden geht weiter', 'a running charge goes on'),
  transactionsLost: both('laufende Transaktionen können verloren gehen', 'running transactions may be lost'),
  unsentLost: both(
    'noch nicht übertragene Transaktionen können verloren gehen',
    'transactions that were not sent yet may be lost',
  ),
} as const;

export const remote = {
  lockType: both(
    'ports[0]/plug_lock/type in customer.json mit der verbauten Verriegelung vergleichen',
    'compare ports[0]/plug_lock/type in customer.json with the lock that is installed',
  ),
  unlock: both('OCPP UnlockConnector versuchen', 'try OCPP UnlockConnector'),
  reset: both('OCPP Reset versuchen', 'try an OCPP Reset'),
  configuration: both('Konfiguration prüfen', 'go through the configuration'),
  rcdMonitor: both(
    'alle Werte unter ports[0]/rcd_monitor in customer.json mit der Station vergleichen',
    'compare every value below ports[0]/rcd_monitor in customer.json with the station',
  ),
  diagnostics: both(
    'Diagnosedaten abrufen und an den Hersteller geben',
    'fetch diagnostics and pass them to the vendor',
  ),
  otherCable: both(
    'Fahrer auf ein mögliches Kabelproblem hinweisen, anderes Kabel probieren lassen',
    'tell the driver that the cable may be faulty and ask for another one',
  ),
} as const;

export const onSite = {
  lockAndWires: both(
    'Verriegelung der Station und ihre Leitungen prüfen',
    'look at the lock of the station and its wires',
  ),
  evPlug: both('Fahrzeugstecker ansehen', 'look at the vehicle plug'),
  termination: both('Abschluss des RS-485-Busses prüfen (SW1)', 'check the termination of the RS-485 bus (SW1)'),
  separateBuses: both(
    'unverträgliche Protokolle auf getrennte Busse legen',
    'move protocols that clash to a bus of their own',
  ),
  meter: both('Zähler prüfen', 'check the meter'),
  meterCable: both('Anschluss des Zählers prüfen', 'check how the meter is connected'),
  replaceBoard: both('Charge-Control-Platine tauschen', 'swap the Charge Control board'),
  wiring: both('Installation und Verdrahtung der Station prüfen', 'check installation and wiring of the station'),
  rcd: both('FI/RCD prüfen', 'check the RCD'),
  repairFilesystem: both('Dateisystem auf dem eMMC prüfen und reparieren', 'check the eMMC file system and repair it'),
  freeSpace: both('freien Platz auf /srv prüfen', 'see how much room is left on /srv'),
  deleteDatabase: both(
    '/var/lib/ocppd/transactions.db von Hand löschen und neu starten; ungesendete Transaktionen sind dann weg, vorher sichern',
    'delete /var/lib/ocppd/transactions.db by hand and reboot; unsent transactions are gone then, so copy the file first',
  ),
  wiringAndBoard: both(
    'Installation, Verdrahtung und Platine der Station prüfen',
    'check installation, wiring and board of the station',
  ),
  cable: both('Ladekabel prüfen', 'check the charging cable'),
} as const;
