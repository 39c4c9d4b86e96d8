import type { Bilingual } from '../../model/language.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry, type EntryDetails } from '../entry.ts';

const bothControllers = 'DSCU, SSCU';

const cause = {
  internal: both(
    'interner Fehler, der im Betrieb nicht vorkommen sollte',
    'internal error that has no place in normal operation',
  ),
  badCable: both('schlechtes oder beschädigtes Ladekabel', 'bad or damaged charging cable'),
  badSocket: both('schlechte oder beschädigte Ladedose', 'bad or damaged socket of the station'),
  lockBroken: both('Riegelantrieb (Getriebe) defekt', 'lock actuator (gearbox) is broken'),
  lockForced: both('Riegel wurde gewaltsam geöffnet', 'the lock was forced open'),
  lockDirty: both('Schmutz, Sand, Steinchen oder Eis am Riegel', 'dirt, sand, grit or ice in the lock'),
  lockSignal: both(
    'Stellungssignal des Riegels oder seine Leitung defekt',
    'position signal of the lock or its wire is broken',
  ),
  plugAskew: both(
    'Stecker sitzt nicht richtig und behindert den Riegel',
    'the plug sits badly and gets in the way of the bolt',
  ),
  plugPulled: both(
    'Riegel defekt, der Stecker ließ sich einfach ziehen',
    'the lock is broken and the plug could just be pulled',
  ),
  plugForced: both('Riegel aufgebrochen und Stecker gezogen', 'lock forced and plug pulled'),
  notchDamaged: both('Ladekabel defekt: Rastnase beschädigt', 'faulty charging cable: its notch is damaged'),
  looseCable: both(
    'loses Kabel in der Station, das viele Signalwechsel erzeugt',
    'a loose cable in the station that makes signals flicker',
  ),
  updateFailed: both('missglückte Aktualisierung', 'an update that went wrong'),
  objectInSocket: both('kleiner Gegenstand in Dose oder Stecker', 'a small object in socket or plug'),
  supply: both('Netzteil defekt oder nicht auf 12 V eingestellt', 'power adapter broken or not adjusted to 12 V'),
  converters: both('Spannungswandler auf der Steuerung defekt', 'power converters of the controller are broken'),
} as const;

const impact = {
  sessionStops: both('laufende Ladung bricht sofort ab', 'the running charge stops at once'),
  redLed: both('LED rot', 'LED turns red'),
  aborted: both('Laden wird abgebrochen', 'charging is aborted'),
  sensorIgnored: both(
    'Änderungen dieses Eingangs werden 60 s lang überlesen',
    'changes of this input are skipped for 60 s',
  ),
} as const;

/** One error; every text in the order German, English. */
function iocuError(
  code: string,
  controller: string,
  title: Bilingual,
  meaning: Bilingual,
  details: EntryDetails = {},
): CatalogueEntry {
  return entry('error', '8.5', code, title, meaning, { ...details, facts: { controller, info: 'IOCU' } });
}

const illegalStateImpact = [impact.aborted, impact.redLed];
const illegalStateCauses = [
  both('Verständigung zwischen Station und Fahrzeug misslang', 'station and vehicle misunderstood each other'),
  cause.badSocket,
  cause.badCable,
];

/** vendorErrorCode of the input/output processor (8.4, 8.5); `info` is then `IOCU`. The manual names causes but no steps to repair. */
export const iocuErrors: readonly CatalogueEntry[] = [
  iocuError(
    'ERR_CCID_TRIPPED',
    'SSCU',
    both('Fehlerstromwächter (CCID) hat ausgelöst', 'Residual current device (CCID) tripped'),
    both(
      'Der angeschlossene CCID meldet Wechsel- oder Gleichfehlerstrom. Nach 15 Minuten prüft die Station von selbst nach, höchstens dreimal je Ladung (7.1).',
      'The CCID reports an AC or DC fault current. The station looks again every 15 minutes, three times per charge at most (7.1).',
    ),
    {
      causes: [cause.internal],
      impact: [
        impact.sessionStops,
        both(
          'ist bei der Nachprüfung alles in Ordnung, lädt sie weiter; nach drei vergeblichen endet sie ganz, und vor der nächsten muss das Fahrzeug abstecken',
          'if a later look finds nothing wrong, the charge goes on; after three in vain it ends for good, and the driver has to unplug before the next one',
        ),
      ],
    },
  ),
  iocuError(
    'ERR_CHANGE_PWM_NOT_YET_ALLOWED',
    bothControllers,
    both('Ladestrom zu früh erhöht', 'Charge rate raised too early'),
    both(
      'Ströme über 40 A gibt es in zwei Schritten, weil erst die Diode im Fahrzeug geprüft wird; das dauert bis zu 5 s. In dieser Zeit kam schon eine neue Vorgabe.',
      'Rates above 40 A come in two steps because the diode of the vehicle is tested first, which takes up to 5 s. A new setpoint arrived meanwhile.',
    ),
    { causes: [cause.internal] },
  ),
  iocuError(
    'ERR_DIODE_FAILURE',
    bothControllers,
    both('Diode im Fahrzeug nicht gefunden', 'Diode of the vehicle not found'),
    both(
      'Beim Laden wird laufend geprüft, ob die Diode am Control Pilot da ist. Sie fehlte.',
      'While charging, the diode on the control pilot is checked all the time. It was missing.',
    ),
    {
      ocppErrorCode: 'EVCommunicationError',
      causes: [
        both('Ladekabel defekt', 'charging cable faulty'),
        both('Diode im Fahrzeug defekt', 'diode of the vehicle broken'),
        both('schlechtes PWM-Signal (Verdrahtung)', 'bad PWM signal (wiring)'),
        both('Dose beschädigt oder verschmutzt', 'socket damaged or dirty'),
      ],
      impact: [impact.sessionStops],
    },
  ),
  iocuError(
    'ERR_EXT_SENS1_BOUNCED',
    'SSCU',
    both('Sensor 1 prellt', 'Sensor 1 bounces'),
    both(
      'Eingang 1 wechselte zu schnell hin und her; nach 60 s wird er wieder ausgewertet.',
      'Input 1 went back and forth too fast; after 60 s it is read again.',
    ),
    {
      causes: [
        both('Leitung lose oder beschädigt', 'cable loose or damaged'),
        both('Sensor arbeitet falsch', 'the sensor misbehaves'),
        both('Signalquelle instabil', 'the source is unstable'),
      ],
      impact: [impact.sensorIgnored],
    },
  ),
  iocuError(
    'ERR_EXT_SENS2_BOUNCED',
    'SSCU',
    both('Sensor 2 prellt', 'Sensor 2 bounces'),
    both(
      'Der zweite Sensoreingang wechselte zu schnell hin und her (das Handbuch schreibt hier versehentlich Eingang 1); nach 60 s wird er wieder ausgewertet.',
      'The second sensor input went back and forth too fast (the manual says input 1 by mistake); after 60 s it is read again.',
    ),
    {
      causes: [
        both('Leitung lose oder beschädigt', 'cable loose or damaged'),
        both('Sensor arbeitet falsch', 'the sensor misbehaves'),
        both('Signalquelle instabil', 'the source is unstable'),
      ],
      impact: [impact.sensorIgnored],
    },
  ),
  iocuError(
    'ERR_HEARTBEAT',
    bothControllers,
    both('MCU und IOCU verlieren einander', 'MCU and IOCU lost each other'),
    both(
      'Das Lebenszeichen zwischen den beiden Prozessoren blieb aus; die Steuerung ist nicht mehr verlässlich.',
      'The sign of life between both processors failed; the controller cannot be relied on any more.',
    ),
    {
      causes: [both('ernster Hardwarefehler der Steuerung', 'serious hardware fault of the controller')],
      impact: [impact.sessionStops, impact.redLed],
    },
  ),
  iocuError(
    'ERR_MODE3_PILOT_SHORTED',
    bothControllers,
    both('Control Pilot kurzgeschlossen', 'Control pilot shorted'),
    both('Der Control Pilot liegt auf Masse (Zustand E).', 'The control pilot is tied to ground (state E).'),
    {
      causes: [
        cause.badCable,
        both('Verkabelung der Dose fehlerhaft', 'wiring of the socket at fault'),
        both('Stecker oder Dose am Fahrzeug fehlerhaft', 'connector of the vehicle at fault'),
      ],
      impact: [impact.redLed],
    },
  ),
  iocuError(
    'ERR_NOT_LOCKED_FOR_POWER',
    bothControllers,
    both('Strom gefordert, aber nicht verriegelt', 'Power wanted but not locked'),
    both(
      'Vor und während des Ladens muss der Riegel zu sein. Er war offen.',
      'The bolt has to be closed before and while charging. It was open.',
    ),
    {
      causes: [
        both('Steckverbindung gestört', 'trouble with the connector'),
        both('Kabel nicht richtig gesteckt', 'cable not properly plugged in'),
        both('Riegelantrieb defekt', 'lock actuator broken'),
        cause.lockDirty,
        both('Riegelstift behindert', 'the lock pin is obstructed'),
        cause.objectInSocket,
      ],
      impact: [both('Stromzufuhr wird sofort getrennt', 'power is cut at once'), impact.redLed],
    },
  ),
  iocuError(
    'ERR_PLUG_EXPECTED_LOCKED',
    bothControllers,
    both('Verriegeln vor dem Laden misslang', 'Locking ahead of the charge failed'),
    both(
      'Während der Vorbereitung ließ sich der Stecker nicht in der vorgesehenen Zeit verriegeln.',
      'During preparation the plug was not locked in time.',
    ),
    { causes: [cause.lockBroken, cause.plugAskew, cause.lockDirty] },
  ),
  iocuError(
    'ERR_PLUG_EXPECTED_PRESENT',
    bothControllers,
    both('Stecker fehlt vor dem Laden', 'Plug missing ahead of the charge'),
    both('Während der Vorbereitung war der Stecker unerwartet weg.', 'During preparation the plug was suddenly gone.'),
    { causes: [cause.plugPulled, cause.plugForced, cause.notchDamaged] },
  ),
  iocuError(
    'ERR_RELAYS_MULTIPLE_SWITCHES',
    bothControllers,
    both('Fahrzeug wechselt zu oft den Zustand', 'Vehicle changes state too often'),
    both(
      'Mehr als zehn Zustandswechsel in fünf Sekunden; die Grenze ist fest. Häuft es sich, auch die Steuerung in Verdacht nehmen.',
      'Over ten changes of state in five seconds; the limit is fixed. If it keeps coming, suspect the controller as well.',
    ),
    {
      causes: [
        cause.badCable,
        both('Dose oder Kontakte der Station schlecht', 'socket or contacts of the station bad'),
      ],
      impact: [both('Ladung wird unterbrochen', 'the charge is interrupted'), impact.redLed],
    },
  ),
  iocuError(
    'ERR_REQ_CRC_WRONG',
    bothControllers,
    both('Prüfsumme zwischen MCU und IOCU falsch', 'Wrong checksum between MCU and IOCU'),
    both(
      'Nachrichten zwischen den Prozessoren kamen verfälscht an. Einzelne sind harmlos.',
      'Messages between the processors arrived garbled. Single ones are harmless.',
    ),
    { causes: [both('bei Häufung: Hardwarefehler der Steuerung', 'if frequent: hardware fault of the controller')] },
  ),
  iocuError(
    'ERR_RX_BUFFER_OVERFLOW',
    bothControllers,
    both('Empfangspuffer der IOCU voll', 'Receive buffer of the IOCU is full'),
    both(
      'Die MCU sendet der IOCU zu viele Befehle auf einmal; die Station kann falsch reagieren.',
      'The MCU sends too many commands at once; the station may react wrongly.',
    ),
    { causes: [cause.looseCable] },
  ),
  iocuError(
    'ERR_SERVO_EXPECTED_LOCK',
    bothControllers,
    both('Riegel offen statt zu', 'Lock open instead of closed'),
    both('Der Riegel müsste zu sein, meldet aber offen.', 'The bolt ought to be closed but reports open.'),
    {
      ocppErrorCode: 'EVCommunicationError',
      causes: [cause.lockBroken, cause.lockForced, cause.lockSignal, cause.plugAskew, cause.lockDirty],
    },
  ),
  iocuError(
    'ERR_SERVO_EXPECTED_UNLOCK',
    bothControllers,
    both('Riegel zu statt offen', 'Lock closed instead of open'),
    both('Der Riegel müsste offen sein, meldet aber zu.', 'The bolt ought to be open but reports closed.'),
    {
      causes: [
        cause.lockBroken,
        both('Riegel wurde gewaltsam geschlossen', 'the lock was forced shut'),
        cause.lockSignal,
        cause.plugAskew,
        cause.lockDirty,
      ],
    },
  ),
  iocuError(
    'ERR_SERVO_LOCK_FAILED',
    bothControllers,
    both('Riegel fährt nicht in die Stellung', 'Lock does not reach its position'),
    both('Verriegeln oder Entriegeln ist misslungen.', 'Locking or unlocking did not work.'),
    {
      causes: [
        both('Riegel blockiert oder verschmutzt', 'lock blocked or dirty'),
        cause.lockSignal,
        both('Antrieb erreicht die Endlage nicht', 'the actuator does not get to its end position'),
        both('Steckverbindung gestört', 'trouble with the connector'),
        cause.objectInSocket,
      ],
    },
  ),
  iocuError(
    'ERR_SOCKETID_NOT_ALLOWED',
    bothControllers,
    both('Befehl für eine Dose, die es nicht gibt', 'Command for a socket that does not exist'),
    both('Die MCU sprach eine Dose an, die die IOCU nicht kennt.', 'The MCU addressed a socket unknown to the IOCU.'),
    { causes: [cause.internal, cause.updateFailed] },
  ),
  iocuError(
    'ERR_TEMPERATURE_SOCKET',
    'DSCU',
    both('Dose zu heiß', 'Socket too hot'),
    both(
      'Temperatur der Dose über der Grenze; im Handbuch noch als künftige Funktion geführt.',
      'Temperature of the socket above its limit; the manual still lists it as a coming feature.',
    ),
    {
      causes: [
        both(
          'der Fühler in der Dose misst eine zu hohe Temperatur; ohne Fühler kommt der Fehler nicht',
          'the probe in the socket measures a temperature that is too high; without a probe this error cannot come',
        ),
      ],
    },
  ),
  iocuError(
    'ERR_TEST_CMD_NOT_ALLOWED',
    bothControllers,
    both('Testbefehl außerhalb des Tests', 'Test command outside of testing'),
    both(
      'Gehört zur Fertigung und sollte im Feld nie erscheinen.',
      'Belongs to production and should never turn up in the field.',
    ),
    {},
  ),
  iocuError(
    'ERR_TX_BUFFER_OVERFLOW',
    bothControllers,
    both('Sendepuffer der IOCU voll', 'Send buffer of the IOCU is full'),
    both('Die IOCU wird ihre Nachrichten an die MCU nicht los.', 'The IOCU cannot get rid of its messages to the MCU.'),
    { causes: [cause.looseCable] },
  ),
  iocuError(
    'ERR_UNEXP_CHRG_ALLOWED_STATE_A',
    bothControllers,
    both('Unerlaubter Wechsel nach Zustand A', 'Illegal change to state A'),
    both(
      'Laut Name war das Laden freigegeben, als das Fahrzeug plötzlich als getrennt erschien.',
      'Going by its name, charging was allowed when the vehicle suddenly appeared disconnected.',
    ),
    {
      causes: [
        both('Verständigung zwischen Station und Fahrzeug misslang', 'station and vehicle misunderstood each other'),
      ],
      impact: illegalStateImpact,
    },
  ),
  iocuError(
    'ERR_UNEXP_INV_STATE',
    bothControllers,
    both('Ungültiger Fahrzeugzustand', 'Invalid vehicle state'),
    both(
      'Am Control Pilot lag ein Zustand, der an dieser Stelle nicht vorkommen darf.',
      'The control pilot showed a state that must not occur at that point.',
    ),
    { causes: illegalStateCauses, impact: illegalStateImpact },
  ),
  iocuError(
    'ERR_UNEXP_INV_STATE_FROM_BCD',
    bothControllers,
    both('Ungültiger Zustand nach B, C oder D', 'Invalid state after B, C or D'),
    both(
      'Laut Name aus einem der Zustände B, C oder D heraus in einen ungültigen gewechselt.',
      'Going by its name, the state became invalid from one of B, C or D.',
    ),
    { causes: illegalStateCauses, impact: illegalStateImpact },
  ),
  iocuError(
    'ERR_UNEXP_STATE_F_FROM_BCD',
    bothControllers,
    both('Zustand F nach B, C oder D', 'State F after B, C or D'),
    both(
      'Laut Name aus einem der Zustände B, C oder D heraus nach F (nicht verfügbar) gewechselt.',
      'Going by its name, the state became F (unavailable) from one of B, C or D.',
    ),
    { causes: illegalStateCauses, impact: illegalStateImpact },
  ),
  iocuError(
    'ERR_UNEXPECTED_HW_SETUP',
    bothControllers,
    both('Unerwartete Hardwareangabe', 'Unexpected hardware setup'),
    both(
      'Die MCU meldete der IOCU eine Ausstattung, die nicht passt.',
      'The MCU told the IOCU of a setup that does not fit.',
    ),
    {
      causes: [cause.internal, cause.updateFailed, both('Fertigungsfehler', 'fault in production')],
      impact: [both('keine Ladung wird begonnen', 'no charge is begun')],
    },
  ),
  iocuError(
    'ERR_UNEXPECTED_PLUG_REMOVAL',
    bothControllers,
    both('Stecker unerwartet gezogen', 'Plug pulled unexpectedly'),
    both(
      'Der Stecker war weg, obwohl er hätte verriegelt sein müssen.',
      'The plug was gone although it should have been locked.',
    ),
    { causes: [cause.plugPulled, cause.plugForced, cause.notchDamaged] },
  ),
  iocuError(
    'ERR_UNKNOWN_REQ',
    bothControllers,
    both('Unbekannter Befehl an die IOCU', 'Unknown request to the IOCU'),
    both(
      'Die IOCU kennt einen Befehl der MCU nicht. FirmwareVersionMCU und FirmwareVersionIOCU vergleichen.',
      'The IOCU does not know a request of the MCU. Compare FirmwareVersionMCU and FirmwareVersionIOCU.',
    ),
    {
      causes: [
        both('Firmwarestände von MCU und IOCU passen nicht zusammen', 'firmware of MCU and IOCU does not match'),
      ],
    },
  ),
  iocuError(
    'ERR_UNLOCK_DURING_TRANSACT',
    bothControllers,
    both('Während der Ladung entriegelt', 'Unlocked during a charge'),
    both(
      'Es wurde entriegelt, bevor die Ladung beendet war. Vor UnlockConnector erst RemoteStopTransaction senden.',
      'The lock was opened before the charge had ended. Send RemoteStopTransaction ahead of UnlockConnector.',
    ),
    {
      causes: [both('meist ein UnlockConnector aus der Ferne', 'mostly a remote UnlockConnector')],
      impact: [both('Ladung wird unterbrochen und beendet', 'the charge is interrupted and ended'), impact.redLed],
    },
  ),
  iocuError(
    'ERR_VOLTAGE_TOO_HIGH',
    'SSCU',
    both('Versorgung zu hoch', 'Supply voltage too high'),
    both(
      'Eine der drei überwachten Spannungen stimmt nicht: 12 V Versorgung, 12 V Riegelpuffer oder 3,3 V. Dem Namen nach zu hoch; der Text des Handbuchs spricht von Unterspannung.',
      'One of three supervised voltages is off: 12 V supply, 12 V lock buffer or 3.3 V. Going by the name it is too high; the text of the manual speaks of undervoltage.',
    ),
    { causes: [cause.internal, cause.supply, cause.converters] },
  ),
  iocuError(
    'ERR_VOLTAGE_TOO_LOW',
    'SSCU',
    both('Versorgung zu niedrig', 'Supply voltage too low'),
    both(
      'Eine der drei überwachten Spannungen ist zu niedrig: 12 V Versorgung, 12 V Riegelpuffer oder 3,3 V.',
      'One of three supervised voltages is too low: 12 V supply, 12 V lock buffer or 3.3 V.',
    ),
    { causes: [cause.internal, cause.supply, cause.converters] },
  ),
  iocuError(
    'IOCU_EVENT_POWER_FAILURE',
    'SSCU',
    both('Versorgung bricht ein, Steuerung fährt herunter', 'Supply collapses, controller powers down'),
    both(
      'Die 12-V-Versorgung fiel auf 10 V und die Steuerung schaltete geordnet ab. Auch ein gewollter Neustart sieht so aus.',
      'The 12 V supply dropped to 10 V and the controller shut down in order. A wanted reboot looks the same.',
    ),
    {
      causes: [
        both('gewollter Neustart durch die MCU', 'reboot wanted by the MCU'),
        both('Netzteil defekt', 'power adapter broken'),
        both(
          'Netzteil zu knapp bemessen, Spannung bricht unter Last ein',
          'power adapter too small, voltage dips under load',
        ),
      ],
      impact: [both('Schütz öffnet, Fahrzeug ohne Strom', 'contactor opens, vehicle without power')],
    },
  ),
];
