import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';

/** errorCode of StatusNotification as these controllers use it (8.2). NoError with a text in `info` tells what is over. */
export const ocppErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '8.2',
    'ConnectorLockFailure',
    both('Riegel klemmt', 'Lock trouble'),
    both('Verriegeln oder Entriegeln ist misslungen.', 'Locking or unlocking did not work.'),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [
        both('Riegelmechanik defekt', 'lock mechanism broken'),
        both('Schmutz', 'dirt in it'),
        both('Dose falsch verdrahtet', 'socket wired wrongly'),
        both(
          'kleiner Gegenstand im Riegelloch des Steckers oder in der Dose',
          'small object in the lock hole of the plug or in the socket',
        ),
      ],
    },
  ),
  entry(
    'error',
    '8.2',
    'EVCommunicationError',
    both('Verständigung mit dem Fahrzeug gestört', 'Trouble talking to the vehicle'),
    both(
      'Immer dasselbe Fahrzeug: vermutlich das Fahrzeug. Immer dieselbe Station mit festem Kabel: falscher Widerstand im Kabel. Sonst Diagnosedatei holen.',
      'Always the same vehicle: probably the vehicle. Always the same station with fixed cable: wrong resistor in the cable. Otherwise fetch the diagnostics file.',
    ),
    {
      ocppErrorCode: 'EVCommunicationError',
      causes: [
        both('Fehler im Fahrzeug', 'fault of the vehicle'),
        both('falscher Widerstand im festen Kabel', 'wrong resistor in the fixed cable'),
      ],
      impact: [both('Laden bricht ab oder ruht, bis es behoben ist', 'charging aborts or rests until it is solved')],
      remote: [both('Diagnosedatei mit GetDiagnostics holen', 'fetch the diagnostics file by GetDiagnostics')],
    },
  ),
  entry(
    'error',
    '8.2',
    'GroundFailure',
    both('Fehlerstromwächter hat ausgelöst', 'Residual current device tripped'),
    both('Der CCID hat angesprochen; siehe ERR_CCID_TRIPPED.', 'The CCID responded; see ERR_CCID_TRIPPED.'),
    { ocppErrorCode: 'GroundFailure' },
  ),
  entry(
    'error',
    '8.2',
    'HighTemperature',
    both('Station zu heiß', 'Station too hot'),
    both(
      'Die Temperatur liegt über TempUpperOffsetDegrees; der Strom ist dann auf TempUpperOffsetLimit begrenzt.',
      'Temperature is above TempUpperOffsetDegrees; current is limited to TempUpperOffsetLimit then.',
    ),
    { ocppErrorCode: 'HighTemperature' },
  ),
  entry(
    'error',
    '8.2',
    'InternalError',
    both('Fehler in der Steuerung', 'Fault in the controller'),
    both(
      'MCU, IOCU oder ihre Verbindung; nicht Zähler oder Leser. vendorErrorCode ansehen.',
      'MCU, IOCU or the link between them; not meter or reader. Look at vendorErrorCode.',
    ),
    {
      ocppErrorCode: 'InternalError',
      causes: [
        both('bleibt er bestehen: Steuerung vermutlich defekt', 'if it stays: the controller is probably broken'),
      ],
    },
  ),
  entry(
    'error',
    '8.2',
    'LocalListConflict',
    both('Unbenutzt', 'Unused'),
    both('Diese Steuerungen senden den Code nicht.', 'These controllers do not send this code.'),
    { ocppErrorCode: 'LocalListConflict' },
  ),
  entry(
    'error',
    '8.2',
    'NoError',
    both('Kein Fehler oder Fehler vorbei', 'No error or error over'),
    both(
      'Steht etwas in info, etwa „TEMPERATURE HIGH LIMIT“, dann ist genau dieser Fehler eben verschwunden.',
      'If info holds a text, such as "TEMPERATURE HIGH LIMIT", that very error has just gone.',
    ),
    { ocppErrorCode: 'NoError' },
  ),
  entry(
    'error',
    '8.2',
    'OtherError',
    both('Anderer Fehler', 'Other error'),
    both(
      'Fehler ohne eigenen Code; vendorErrorCode kann mehr sagen.',
      'An error without a code of its own; vendorErrorCode may say more.',
    ),
    { ocppErrorCode: 'OtherError' },
  ),
  entry(
    'error',
    '8.2',
    'OverCurrentFailure',
    both('Überlast', 'Overload'),
    both('Das Fahrzeug zog mehr Strom als erlaubt.', 'The vehicle drew more current than allowed.'),
    { ocppErrorCode: 'OverCurrentFailure', impact: [both('Ladung wird unterbrochen', 'the charge is interrupted')] },
  ),
  entry(
    'error',
    '8.2',
    'OverVoltage',
    both('Netzspannung zu hoch', 'Grid voltage too high'),
    both(
      'Über OverVoltageLimit; geprüft wird alle VoltageLimitCheckInterval Sekunden.',
      'Above OverVoltageLimit; checked every VoltageLimitCheckInterval seconds.',
    ),
    { ocppErrorCode: 'OverVoltage' },
  ),
  entry(
    'error',
    '8.2',
    'PowerMeterFailure',
    both('Zähler nicht lesbar', 'Meter cannot be read'),
    both('Es gibt keinen gültigen Zählerstand.', 'There is no valid reading.'),
    {
      ocppErrorCode: 'PowerMeterFailure',
      causes: [
        both('MeterType passt nicht zum Zähler', 'MeterType does not match the meter'),
        both(
          'Schnittstelle des Zählers anders eingestellt als erwartet',
          'port settings of the meter differ from what is expected',
        ),
        both('RS-485: Data P (+) und Data N (-) vertauscht', 'RS-485: Data P (+) and Data N (-) mixed up'),
        both('Zähler defekt', 'the meter is broken'),
      ],
      remote: [
        both('MeterType mit dem verbauten Zähler vergleichen', 'compare MeterType with the meter that is installed'),
      ],
      onSite: [
        both(
          'Schnittstelle des Zählers nach der Installationsanleitung einstellen',
          'set the port of the meter as the installation manual says',
        ),
      ],
    },
  ),
  entry(
    'error',
    '8.2',
    'PowerSwitchFailure',
    both('Schütz schaltet nicht wie befohlen', 'Contactor does not follow'),
    both(
      'Nur SSCU: die Überwachung des Hauptschützes schlägt an.',
      'SSCU only: the guard of the main contactor responds.',
    ),
    {
      ocppErrorCode: 'PowerSwitchFailure',
      causes: [
        both('Schütz defekt', 'contactor at fault'),
        both(
          'Überwachung falsch verdrahtet: dann ist die Meldung unbegründet',
          'guard wired wrongly: then the message is unfounded',
        ),
      ],
    },
  ),
  entry(
    'error',
    '8.2',
    'ReaderFailure',
    both('RFID-Leser fehlt oder ist defekt', 'RFID reader missing or broken'),
    both('Die Steuerung erreicht keinen passenden Leser.', 'The controller does not reach a suitable reader.'),
    {
      ocppErrorCode: 'ReaderFailure',
      causes: [
        both('kein GFX-Leser angeschlossen', 'no GFX reader connected'),
        both('Leser defekt', 'the reader is broken'),
      ],
      onSite: [both('GFX-Leser anschließen oder Leser tauschen', 'connect a GFX reader or swap the reader')],
    },
  ),
  entry(
    'error',
    '8.2',
    'ResetFailure',
    both('Neustart verweigert', 'Reset refused'),
    both('Der Reset konnte nicht ausgeführt werden.', 'The reset could not be carried out.'),
    {
      ocppErrorCode: 'ResetFailure',
      causes: [
        both(
          'neue Firmware prüft sich gerade selbst: später noch einmal versuchen',
          'new firmware is busy testing itself: try again later',
        ),
      ],
    },
  ),
  entry(
    'error',
    '8.2',
    'UnderVoltage',
    both('Netzspannung zu niedrig', 'Grid voltage too low'),
    both(
      'Unter UnderVoltageLimit. Auch L2Active und L3Active prüfen.',
      'Below UnderVoltageLimit. Look at L2Active and L3Active too.',
    ),
    { ocppErrorCode: 'UnderVoltage' },
  ),
  entry(
    'error',
    '8.2',
    'WeakSignal',
    both('Schwaches Funksignal', 'Weak radio signal'),
    both('Noch nicht eingebaut.', 'Not built in yet.'),
    { ocppErrorCode: 'WeakSignal' },
  ),
];
