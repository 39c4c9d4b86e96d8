import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';

const replug = both('Fahrzeug neu stecken lassen', 'have the vehicle plugged in again');
const reboot = both('Station neu starten', 'reboot the station');
const evFault = both('Fahrzeug fehlerhaft', 'vehicle at fault');
const cableFault = both('Ladekabel fehlerhaft', 'charging cable at fault');
const busWiring = both('Verdrahtung von Steuer- und Zählerbus prüfen', 'check the wiring of control and meter bus');
const meterBusWiring = both('Verdrahtung des Zählerbusses prüfen', 'check the wiring of the meter bus');
const controlBusWiring = both('Verdrahtung des Steuerbusses prüfen', 'check the wiring of the control bus');
const productModel = both(
  'Produktkonfiguration prüfen: passt Modell und Revision des Gehäuses?',
  'check the product configuration: right model and revision of the enclosure?',
);
const busCabling = both(
  'Busverkabelung prüfen; fehlen alle Geräte eines Produkts, sind die beiden Busse womöglich vertauscht',
  'check the bus cabling; if every device of a product is missing, the two buses may be swapped',
);
const updateSbc = both('Software der Station (SBC) aktualisieren', 'update the software of the station (SBC)');
const faultyWiring = both('fehlerhafte Busverdrahtung, wenn es sich häuft', 'bus wiring at fault if it keeps coming');
const rarely = both(
  'Einmal im halben Jahr oder unter einer Minute lang ist kein Grund zur Sorge.',
  'Once in half a year or for less than a minute is no reason to worry.',
);

function reduced(ampere: number) {
  return both(`Laden geht mit ${ampere} A weiter`, `charging goes on at ${ampere} A`);
}

/** vendorErrorCode `EVSE ...`: what the controller of an outlet (EVCC) reports (4.5). */
export const outletErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '4.5',
    'EVSE F1',
    both('Schütz zu, obwohl offen befohlen', 'Contactor closed although told to open'),
    both(
      'Das Hauptschütz ist ungewollt geschlossen, vermutlich verklebt. Am Stecker kann Spannung liegen.',
      'The main contactor is closed without a command, probably welded. The plug may be live.',
    ),
    {
      ocppErrorCode: 'PowerSwitchFailure',
      causes: [both('Schütz verklebt', 'contactor welded shut')],
      onSite: [
        both('Hauptschütz prüfen', 'check the main contactor'),
        both('Hilfsschalter des Schützes prüfen', 'check its auxiliary switch'),
      ],
    },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F2',
    both('Selbsttest der Ladesteuerung fehlgeschlagen', 'Self-test of the outlet controller failed'),
    both(
      'Die Ladesteuerung fand beim Selbsttest einen unzulässigen Zustand.',
      'The self-test of the EVCC found a condition that must not be.',
    ),
    {
      ocppErrorCode: 'OtherError',
      remote: [reboot],
      onSite: [busWiring, both('Ladesteuerung auf Hardwarefehler prüfen', 'look for hardware faults of the EVCC')],
    },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F3',
    both('Gleichfehlerstrom oder RCD-Test fehlgeschlagen', 'DC fault current or RCD test failed'),
    both(
      'Gleichfehlerstrom erkannt, oder der Fehlerstromsensor (RCD-MD) bestand seinen Selbsttest nicht.',
      'DC fault current found, or the residual current sensor (RCD-MD) failed its own test.',
    ),
    { ocppErrorCode: 'GroundFailure', causes: [evFault], remote: [replug] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F4',
    both('Ladesteuerung hört die Station nicht', 'Outlet does not hear the station'),
    both(
      'Die Ladesteuerung bekam vom SBC auf dem Feldbus nichts mehr.',
      'The outlet heard nothing more from the SBC on the field bus.',
    ),
    { ocppErrorCode: 'OtherError', onSite: [busWiring] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F5',
    both('Stecker lässt sich nicht verriegeln', 'Plug cannot be locked'),
    both('Die Dose konnte nicht verriegelt werden.', 'The socket could not be locked.'),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [
        both('mechanischer Fehler', 'mechanical fault'),
        both('schief gesteckt', 'plugged in askew'),
        both('Riegelantrieb defekt', 'lock actuator broken'),
      ],
      remote: [replug, both('OCPP UnlockConnector senden', 'send OCPP UnlockConnector'), reboot],
    },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F6',
    both('Kabelwiderstand nicht lesbar', 'Cable resistor cannot be read'),
    both(
      'An der Dose ist kein gültiger Kodierwiderstand, darum ist der Nennstrom des Kabels unbekannt.',
      'The socket sees no valid coding resistor, so the rating of the cable is unknown.',
    ),
    { ocppErrorCode: 'EVCommunicationError', causes: [evFault, cableFault], remote: [replug] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F7',
    both('Fahrzeug verlangt Lüftung', 'Vehicle wants ventilation'),
    both(
      'Zustand D (Laden mit Lüftung) unterstützt ABL nicht. Das Fahrzeug lädt hier nicht.',
      'State D (charging with ventilation) is not supported by ABL. The vehicle will not charge here.',
    ),
    { ocppErrorCode: 'EVCommunicationError' },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F8',
    both('CP-Spannung außerhalb der Grenzen', 'CP voltage out of range'),
    both('Die Spannung am Control Pilot passt zu keinem Zustand.', 'The voltage on the control pilot fits no state.'),
    { ocppErrorCode: 'EVCommunicationError', causes: [evFault, cableFault], remote: [replug] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F9',
    both('Fahrzeug zieht zu viel Strom', 'Vehicle draws too much'),
    both(
      'Auf mindestens einer Phase fließt mehr als der eingestellte Strom.',
      'On one phase or more the current is above its programmed limit.',
    ),
    { ocppErrorCode: 'OverCurrentFailure', causes: [evFault], remote: [replug] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F10',
    both('Ladepunkt über 80 °C', 'Outlet above 80 °C'),
    both(
      'Innentemperatur über 80 °C oder Temperaturfühler defekt. Vergeht, wenn es zehn Minuten lang unter 60 °C bleibt; nach extremer Hitze erst mit Aus- und Einschalten.',
      'Inside above 80 °C or the probe is broken. Passes after ten minutes below 60 °C; after extreme heat a power cycle is needed.',
    ),
    {
      ocppErrorCode: 'HighTemperature',
      causes: [both('Überhitzung', 'overheating'), both('NTC-Fühler defekt', 'NTC probe broken')],
      impact: [both('Laden wird beendet', 'charging is ended')],
      onSite: [both('Ursache der Hitze suchen', 'find out where the heat comes from')],
    },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F11',
    both('Schütz schließt nicht', 'Contactor does not close'),
    both('Das Hauptschütz folgt dem Einschaltbefehl nicht.', 'The main contactor ignores the command to close.'),
    {
      ocppErrorCode: 'PowerSwitchFailure',
      onSite: [
        both('Hauptschütz prüfen', 'check the main contactor'),
        both('Hilfsschalter des Schützes prüfen', 'check its auxiliary switch'),
      ],
    },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F14',
    both('Ladesteuerung hört die Station nicht, lädt weiter', 'Outlet does not hear the station, goes on charging'),
    both('Wie F4, aber das Laden läuft gedrosselt weiter.', 'Like F4, but charging goes on throttled.'),
    { ocppErrorCode: 'OtherError', impact: [reduced(6)], onSite: [busWiring] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F15',
    both('Schieflast', 'Load imbalance'),
    both(
      'Die Phasen werden ungleich belastet; die Station drosselt.',
      'The phases carry unequal load; the station throttles.',
    ),
    { ocppErrorCode: 'OverCurrentFailure', impact: [reduced(20)] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F16',
    both('Überstromerkennung antwortet nicht', 'Overcurrent detection does not answer'),
    both(
      'Die Station erreicht die Überstromerkennung nicht und drosselt.',
      'The station cannot reach the overcurrent detection and throttles.',
    ),
    {
      ocppErrorCode: 'OverCurrentFailure',
      impact: [reduced(10)],
      onSite: [both('kommt es wieder, Ladesteuerung prüfen', 'if it comes back, check the EVCC')],
    },
  ),
  entry(
    'error',
    '4.5',
    'EVSE F17',
    both('Ladepunkt 60 bis 80 °C', 'Outlet at 60 to 80 °C'),
    both('Erhöhte Innentemperatur; die Station drosselt.', 'The inside is getting hot; the station throttles.'),
    { ocppErrorCode: 'HighTemperature', impact: [reduced(6)] },
  ),
  entry(
    'error',
    '4.5',
    'EVSE INIT',
    both('Ladepunkt startet', 'Outlet starts up'),
    both('Normal beim Hochfahren, bis zu 30 s. Nichts zu tun.', 'Normal at start-up for up to 30 s. Nothing to do.'),
    { ocppErrorCode: 'NoError' },
  ),
];

/** Breakers, surge protection and logging gateway (4.5). */
export const protectionErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '4.5',
    'Start-up',
    both('Station startet', 'Station starts up'),
    both('Normal beim Hochfahren, bis zu 30 s. Nichts zu tun.', 'Normal at start-up for up to 30 s. Nothing to do.'),
    { ocppErrorCode: 'NoError' },
  ),
  entry(
    'error',
    '4.5',
    'RCCB TRIPPED',
    both('Fehlerstromschutzschalter ausgelöst', 'RCCB tripped'),
    both('Der FI-Schalter in der Station hat ausgelöst.', 'The RCCB of the station is off.'),
    {
      ocppErrorCode: 'GroundFailure',
      onSite: [
        both('Installation prüfen, dann FI wieder einschalten', 'check the installation, then switch the RCCB on'),
      ],
    },
  ),
  entry(
    'error',
    '4.5',
    'MCB_32 TRIPPED',
    both('Leitungsschutzschalter ausgelöst', 'Circuit breaker tripped'),
    both('Der Leitungsschutzschalter hat ausgelöst.', 'The circuit breaker is off.'),
    {
      ocppErrorCode: 'OverCurrentFailure',
      onSite: [
        both('Grund des Auslösens suchen', 'find out why it tripped'),
        both('Schalter wieder einlegen', 'switch the breaker on again'),
      ],
    },
  ),
  entry(
    'error',
    '4.5',
    'GeneralBreaker TRIPPED',
    both('LS- oder FI-Schalter ausgelöst', 'Circuit breaker or RCCB tripped'),
    both(
      'Einer der Schalter hat ausgelöst; weiter wie bei RCCB TRIPPED und MCB_32 TRIPPED.',
      'One of the breakers is off; go on as with RCCB TRIPPED and MCB_32 TRIPPED.',
    ),
    { ocppErrorCode: 'OtherError' },
  ),
  entry(
    'error',
    '4.5',
    'SPD TRIPPED',
    both('Überspannungsschutz ausgelöst', 'Surge protection tripped'),
    both('Vermutlich Blitzschlag. Der Schutz ist verbraucht.', 'Probably lightning. The protection is used up.'),
    {
      ocppErrorCode: 'OtherError',
      causes: [both('Blitzschlag', 'lightning strike')],
      onSite: [
        both('Installation prüfen', 'check the installation'),
        both('Überspannungsschutz tauschen', 'swap the surge protection'),
      ],
    },
  ),
  entry(
    'error',
    '4.5',
    'SMGW UPDATE_RUNNING',
    both('Logging-Gateway wird aktualisiert', 'Logging gateway is being updated'),
    both(
      'Vergeht von selbst. Auf keinen Fall neu starten.',
      'Passes by itself. Do not reboot under any circumstances.',
    ),
    { ocppErrorCode: 'OtherError' },
  ),
  entry(
    'error',
    '4.5',
    'SMGW DB_FULL',
    both('Speicher des Logging-Gateways voll', 'Logging gateway is full'),
    both(
      'Der eichrechtliche Speicher ist voll; ab 95 % beginnt keine neue Ladung mehr (3).',
      'The calibration-law store is used up; from 95 % no new charge begins (3).',
    ),
    {
      ocppErrorCode: 'OtherError',
      impact: [both('Ladepunkte außer Betrieb', 'outlets unavailable')],
      onSite: [
        both('Gateway ausbauen und aufbewahren, neues einbauen', 'take the gateway out and keep it, fit a new one'),
      ],
    },
  ),
];

/** Devices on the field bus (4.5): `<type>` is the kind of device; meter and reader have codes of their own. */
export const busDeviceErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '4.5',
    '<type> TIMEOUT',
    both('Gerät am Feldbus antwortet nicht', 'Device on the field bus does not answer'),
    rarely,
    { ocppErrorCode: 'OtherError', causes: [faultyWiring], onSite: [busWiring] },
  ),
  entry(
    'error',
    '4.5',
    '<type> FAULTED',
    both('Protokollfehler am Feldbus', 'Protocol error on the field bus'),
    rarely,
    { ocppErrorCode: 'OtherError', causes: [faultyWiring], onSite: [busWiring] },
  ),
  entry(
    'error',
    '4.5',
    '<type> INCOMPATIBLE',
    both('Firmware des Geräts passt nicht', 'Firmware of the device does not fit'),
    both(
      'Die Station unterstützt die Firmware dieses Geräts nicht.',
      'The station does not support the firmware of this device.',
    ),
    {
      ocppErrorCode: 'OtherError',
      onSite: [both('Firmwarestand prüfen und aktualisieren', 'check the firmware and update it')],
    },
  ),
  entry(
    'error',
    '4.5',
    '<type> MISCONFIGURED',
    both('Einstellungen des Geräts passen nicht', 'Settings of the device do not fit'),
    both(
      'Einstellungen oder Parametersatz sind anders, als die Station erwartet.',
      'Settings or parameter set differ from what the station expects.',
    ),
    {
      ocppErrorCode: 'OtherError',
      onSite: [both('richtige Firmware aufspielen', 'load the right firmware'), updateSbc],
    },
  ),
  entry(
    'error',
    '4.5',
    '<type> NOT_PRESENT',
    both('Gerät fehlt am Feldbus', 'Device missing on the field bus'),
    both('Die Station findet das Gerät nicht.', 'The station does not find the device.'),
    { ocppErrorCode: 'OtherError', onSite: [productModel, busCabling] },
  ),
  entry('error', '4.5', 'METER TIMEOUT', both('Zähler antwortet nicht', 'Meter does not answer'), rarely, {
    ocppErrorCode: 'PowerMeterFailure',
    causes: [faultyWiring],
    onSite: [meterBusWiring, both('Zähler tauschen', 'swap the meter')],
  }),
  entry('error', '4.5', 'METER FAULTED', both('Protokollfehler des Zählers', 'Protocol error of the meter'), rarely, {
    ocppErrorCode: 'PowerMeterFailure',
    causes: [faultyWiring],
    onSite: [meterBusWiring, both('Zähler tauschen', 'swap the meter')],
  }),
  entry(
    'error',
    '4.5',
    'METER INCOMPATIBLE',
    both('Firmware des Zählers passt nicht', 'Firmware of the meter does not fit'),
    both(
      'Die Station unterstützt die Firmware dieses Zählers nicht.',
      'The station does not support the firmware of this meter.',
    ),
    {
      ocppErrorCode: 'PowerMeterFailure',
      onSite: [
        both(
          'Anwendungsprofil des Zählers prüfen und richtigstellen',
          'check the application profile of the meter and put it right',
        ),
        updateSbc,
      ],
    },
  ),
  entry(
    'error',
    '4.5',
    'METER MISCONFIGURED',
    both('Einstellungen des Zählers passen nicht', 'Settings of the meter do not fit'),
    both(
      'Der Zähler ist anders eingestellt, als die Station erwartet.',
      'The meter is set differently from what the station expects.',
    ),
    { ocppErrorCode: 'PowerMeterFailure', onSite: [updateSbc] },
  ),
  entry(
    'error',
    '4.5',
    'METER NOT_PRESENT',
    both('Zähler fehlt', 'Meter missing'),
    both('Die Station findet den Zähler nicht.', 'The station does not find the meter.'),
    { ocppErrorCode: 'PowerMeterFailure', onSite: [productModel, busCabling] },
  ),
  entry(
    'error',
    '4.5',
    'METER NOT_SMART',
    both('Zähler kann nicht signieren', 'Meter cannot sign'),
    both(
      'Ohne Signatur keine eichrechtliche Abrechnung. Wird mit PowerMeterFailure oder OtherError gemeldet.',
      'Without a signature no billing under calibration law. Reported with PowerMeterFailure or OtherError.',
    ),
    {
      ocppErrorCode: 'PowerMeterFailure',
      onSite: [
        both(
          'Ist ein Logging-Gateway (LGW) eingebaut und zwischen Zähler und SBC verdrahtet?',
          'Is a logging gateway (LGW) built in and wired between meter and SBC?',
        ),
        both('Konfiguration des LGW prüfen', 'check the configuration of the LGW'),
        productModel,
      ],
      facts: { alsoReportedWith: 'OtherError' },
    },
  ),
  entry(
    'error',
    '4.5',
    'AUTHENTICATOR TIMEOUT',
    both('RFID-Leser antwortet nicht', 'RFID reader does not answer'),
    rarely,
    { ocppErrorCode: 'ReaderFailure', causes: [faultyWiring], onSite: [controlBusWiring] },
  ),
  entry(
    'error',
    '4.5',
    'AUTHENTICATOR FAULTED',
    both('Protokollfehler des RFID-Lesers', 'Protocol error of the RFID reader'),
    rarely,
    { ocppErrorCode: 'ReaderFailure', causes: [faultyWiring], onSite: [controlBusWiring] },
  ),
  entry(
    'error',
    '4.5',
    'AUTHENTICATOR INCOMPATIBLE',
    both('Firmware des RFID-Lesers passt nicht', 'Firmware of the RFID reader does not fit'),
    both(
      'Die Station unterstützt die Firmware dieses Lesers nicht.',
      'The station does not support the firmware of this reader.',
    ),
    {
      ocppErrorCode: 'ReaderFailure',
      onSite: [both('Firmwarestand prüfen und aktualisieren', 'check the firmware and update it')],
    },
  ),
  entry(
    'error',
    '4.5',
    'AUTHENTICATOR MISCONFIGURED',
    both('Einstellungen des RFID-Lesers passen nicht', 'Settings of the RFID reader do not fit'),
    both(
      'Der Leser ist anders eingestellt, als die Station erwartet.',
      'The reader is set differently from what the station expects.',
    ),
    {
      ocppErrorCode: 'ReaderFailure',
      onSite: [both('richtige Firmware aufspielen', 'load the right firmware'), updateSbc],
    },
  ),
  entry(
    'error',
    '4.5',
    'AUTHENTICATOR NOT_PRESENT',
    both('RFID-Leser fehlt', 'RFID reader missing'),
    both('Die Station findet den Leser nicht.', 'The station does not find the reader.'),
    { ocppErrorCode: 'ReaderFailure', onSite: [productModel, busCabling] },
  ),
];

const notInUse = both(
  'Diese Stationen senden den Code derzeit nicht.',
  'These stations do not send this code at present.',
);
const unused = both('Unbenutzt', 'Unused');

/** OCPP error codes that the table of 4.5 lists without any use. */
export const unusedErrors: readonly CatalogueEntry[] = [
  'InternalError',
  'LocalListConflict',
  'OverVoltage',
  'ResetFailure',
  'UnderVoltage',
  'WeakSignal',
].map((code) => entry('error', '4.5', code, unused, notInUse, { ocppErrorCode: code }));
