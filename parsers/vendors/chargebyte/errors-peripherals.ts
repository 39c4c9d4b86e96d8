import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';
import { cause, impact, onSite, remote } from './shared-texts.ts';

/** StatusNotification errors 3.3.4.7 to 3.3.4.11 and 3.3.4.16: meter, RFID reader and recloser on the RS-485 bus. */
export const busDeviceErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '3.3.4.7',
    'CommunicationError',
    both('Zähler antwortet nicht', 'Meter does not answer'),
    both(
      'Der Zähler beantwortet die Modbus-Anfragen nicht. Gemeldet wird nach 2 s, bei Klefr-Zählern nach 10 s ohne Antwort (7.3.6.2).',
      'Modbus requests to the meter stay unanswered. It is reported after 2 s, with Klefr meters after 10 s (7.3.6.2).',
    ),
    {
      ocppErrorCode: 'PowerMeterFailure',
      causes: [
        both(
          'Zähler falsch konfiguriert (Protokoll, Baudrate, Parität, Adresse)',
          'meter configured wrongly (protocol, baud rate, parity, address)',
        ),
        cause.termination,
        cause.mixedProtocols,
        cause.meterBroken,
        both('Leitung zum Zähler unterbrochen', 'line to the meter is interrupted'),
        cause.interference,
      ],
      impact: [impact.noCharging, both('StopTransaction kommt verspätet', 'StopTransaction is late')],
      remote: [
        both(
          'alle Werte unter ports[0]/meter in customer.json mit dem Zähler vergleichen',
          'compare every value below ports[0]/meter in customer.json with the meter',
        ),
      ],
      onSite: [onSite.termination, onSite.separateBuses, onSite.meter, onSite.meterCable],
      facts: { priority: '7', connectorId: '>= 1', mqttCondition: 'metering/meter/available = 0' },
    },
  ),
  entry(
    'error',
    '3.3.4.8',
    'InternalError',
    both('Interner Fehler bei der Zählerabfrage', 'Internal error while handling the meter'),
    both(
      'Bei der Arbeit mit dem Zähler ging intern etwas schief.',
      'Something went wrong inside the stack while it dealt with the meter.',
    ),
    {
      ocppErrorCode: 'PowerMeterFailure',
      causes: [cause.meterBroken, cause.meterFirmware],
      impact: [impact.noCharging],
      remote: [remote.reset, remote.configuration],
      onSite: [onSite.meter, onSite.meterCable],
      facts: { priority: '8', connectorId: '>= 1' },
    },
  ),
  entry(
    'error',
    '3.3.4.9',
    'IdleMeterError',
    both('Zählerfehler im Leerlauf', 'Meter error while idle'),
    both(
      'Der Zähler meldete einen Fehler, während nicht geladen wurde.',
      'The meter failed while nothing was being charged.',
    ),
    {
      ocppErrorCode: 'PowerMeterFailure',
      causes: [cause.meterBroken, cause.meterFirmware, cause.meterPower],
      impact: [impact.noCharging],
      remote: [remote.reset, remote.configuration],
      onSite: [onSite.meter, onSite.meterCable],
      facts: { priority: '9', connectorId: '>= 1' },
    },
  ),
  entry(
    'error',
    '3.3.4.10',
    'ActiveMeterError',
    both('Zählerfehler während des Ladens', 'Meter error while charging'),
    both(
      'Der Zähler fiel während einer Ladung aus. Endstand und Signatur der betroffenen Transaktion prüfen.',
      'The meter failed during a charge. Look at the final reading and the signature of that transaction.',
    ),
    {
      ocppErrorCode: 'PowerMeterFailure',
      causes: [cause.meterBroken, cause.meterFirmware, cause.meterPower, cause.uartDead],
      impact: [impact.noCharging],
      remote: [remote.reset, remote.configuration],
      onSite: [onSite.meter, onSite.meterCable, onSite.replaceBoard],
      facts: { priority: '10', connectorId: '>= 1' },
    },
  ),
  entry(
    'error',
    '3.3.4.11',
    'ReaderFailure',
    both('RFID-Leser antwortet nicht', 'RFID reader does not answer'),
    both(
      'Der RFID-Leser beantwortet keine Anfragen. Nur wenn RFID eingeschaltet ist.',
      'The RFID reader leaves requests unanswered. Reported only where RFID is switched on.',
    ),
    {
      ocppErrorCode: 'ReaderFailure',
      causes: [
        both('Leser falsch konfiguriert', 'reader configured wrongly'),
        cause.termination,
        both('Leser defekt', 'reader is broken'),
        both('Leitung zum Leser unterbrochen', 'line to the reader is interrupted'),
        cause.interference,
        cause.uartDead,
      ],
      impact: [
        impact.chargingGoesOn,
        both('Starten und Beenden mit Karte geht nicht', 'no start and no stop by card'),
        both('neue Ladung nur mit RemoteStartTransaction', 'a new charge needs a RemoteStartTransaction'),
      ],
      remote: [
        both(
          'alle Werte unter ports[0]/rfid in customer.json mit dem Leser vergleichen',
          'compare every value below ports[0]/rfid in customer.json with the reader',
        ),
      ],
      onSite: [
        onSite.termination,
        both('RFID-Leser prüfen', 'check the reader'),
        both('Anschluss des Lesers prüfen', 'check how the reader is connected'),
        onSite.replaceBoard,
      ],
      facts: { priority: '11', connectorId: '>= 1', mqttCondition: 'rfid/available = 0' },
    },
  ),
  entry(
    'error',
    '3.3.4.16',
    'RcdRecloserFailure',
    both('RCD-Wiedereinschalter antwortet nicht', 'RCD recloser does not answer'),
    both(
      'Das Gerät, das den ausgelösten FI wieder einschaltet, beantwortet keine Anfragen.',
      'The device that switches a tripped RCD back on leaves requests unanswered.',
    ),
    {
      ocppErrorCode: 'OtherError',
      causes: [
        both('Wiedereinschalter falsch konfiguriert', 'recloser configured wrongly'),
        cause.termination,
        cause.mixedProtocols,
        both('Wiedereinschalter defekt', 'recloser is broken'),
        both('Leitung zum Wiedereinschalter unterbrochen', 'line to the recloser is interrupted'),
        cause.interference,
        cause.uartDead,
      ],
      impact: [impact.chargingGoesOn],
      remote: [
        both(
          'alle Werte unter ports[0]/recloser in customer.json mit dem Gerät vergleichen',
          'compare every value below ports[0]/recloser in customer.json with the device',
        ),
      ],
      onSite: [
        onSite.termination,
        onSite.separateBuses,
        both('Wiedereinschalter prüfen', 'check the recloser'),
        both('Anschluss des Wiedereinschalters prüfen', 'check how the recloser is connected'),
        onSite.replaceBoard,
      ],
      facts: { priority: '14', connectorId: '>= 1', mqttCondition: 'rcd/recloser/error = 1' },
    },
  ),
];
