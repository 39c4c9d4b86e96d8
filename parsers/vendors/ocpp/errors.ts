import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry, type EntryDetails } from '../entry.ts';

const onePointSix = 'OCPP 1.6, 7.6';

function errorCode(
  code: string,
  de: string,
  en: string,
  meaningDe: string,
  meaningEn: string,
  details: EntryDetails = {},
) {
  return entry('error', onePointSix, code, both(de, en), both(meaningDe, meaningEn), {
    ...details,
    ocppErrorCode: code,
    facts: { field: 'StatusNotification errorCode', versions: '1.5, 1.6', ...details.facts },
  });
}

/** errorCode of StatusNotification (OCPP 1.6, 7.6). OCPP 2.0.1 has none: there NotifyEvent with `techCode` tells of faults. */
export const chargePointErrorCodes: readonly CatalogueEntry[] = [
  errorCode(
    'ConnectorLockFailure',
    'Verriegelung gestört',
    'Lock failure',
    'Stecker ließ sich nicht ver- oder entriegeln. vendorErrorCode sagt, welches von beiden.',
    'The plug could not be locked or released. vendorErrorCode tells which.',
  ),
  errorCode(
    'EVCommunicationError',
    'Verständigung mit dem Fahrzeug gestört',
    'Trouble talking to the vehicle',
    'Etwas stimmt an Control Pilot oder ISO 15118 nicht. Anderes Kabel, anderes Fahrzeug: so zeigt sich, woran es liegt.',
    'Something is wrong on the control pilot or with ISO 15118. Another cable, another vehicle: that shows where it sits.',
    { facts: { versions: '1.6' } },
  ),
  errorCode(
    'GroundFailure',
    'Fehlerstrom',
    'Residual current',
    'Ein FI oder Fehlerstromsensor hat ausgelöst. Vor dem Wiedereinschalten Ursache klären.',
    'An RCD or residual current sensor tripped. Find the cause before switching on again.',
  ),
  errorCode(
    'HighTemperature',
    'Zu heiß',
    'Too hot',
    'Die Temperatur in der Station ist zu hoch; oft wird der Strom gedrosselt.',
    'The station is too hot inside; often the current is reduced.',
  ),
  errorCode(
    'InternalError',
    'Interner Fehler',
    'Internal error',
    'In StatusNotification: Fehler in Hard- oder Software der Station. Als CALLERROR: der Empfänger konnte eine gültige Anfrage nicht verarbeiten.',
    'In StatusNotification: a fault of hardware or software of the station. As CALLERROR: the receiver failed while processing a proper request.',
    { facts: { field: 'StatusNotification errorCode; CALLERROR errorCode', versions: '1.6; OCPP-J' } },
  ),
  errorCode(
    'LocalListConflict',
    'Lokale Liste widerspricht',
    'Local list disagrees',
    'Backend und lokale Liste urteilen verschieden über eine Karte. Liste neu senden.',
    'Backend and local list judge a card differently. Send the list again.',
    { facts: { versions: '1.6' } },
  ),
  errorCode(
    'NoError',
    'Kein Fehler',
    'No error',
    'Es liegt kein Fehler an; info kann trotzdem etwas mitteilen.',
    'Nothing is wrong; info may still hold a remark.',
  ),
  errorCode(
    'OtherError',
    'Anderer Fehler',
    'Other error',
    'Der Fehler passt in keine Schublade von OCPP; vendorErrorCode und info sagen mehr.',
    'The error fits none of the drawers of OCPP; vendorErrorCode and info say more.',
  ),
  errorCode(
    'OverCurrentFailure',
    'Überstrom',
    'Overcurrent',
    'Der Überstromschutz hat angesprochen.',
    'The overcurrent protection responded.',
  ),
  errorCode(
    'OverVoltage',
    'Überspannung',
    'Overvoltage',
    'Die Netzspannung liegt über der zulässigen Grenze.',
    'Grid voltage is above its permitted limit.',
    { facts: { versions: '1.6' } },
  ),
  errorCode(
    'PowerMeterFailure',
    'Zähler nicht lesbar',
    'Meter cannot be read',
    'Die Station erreicht ihren Zähler nicht. Stände und Signaturen der Zeit prüfen.',
    'The station does not reach its meter. Check readings and signatures of that time.',
  ),
  errorCode(
    'PowerSwitchFailure',
    'Schütz gestört',
    'Contactor failure',
    'Das Schütz schaltet nicht wie befohlen; am Stecker kann Spannung stehen.',
    'The contactor does not follow its command; the plug may be live.',
  ),
  errorCode(
    'ReaderFailure',
    'Kartenleser gestört',
    'Reader failure',
    'Der Kartenleser geht nicht; Fernstart kann weiter gehen.',
    'The card reader is down; remote start may still work.',
  ),
  errorCode(
    'ResetFailure',
    'Neustart misslungen',
    'Reset failed',
    'Die Station konnte nicht neu starten.',
    'The station was unable to restart.',
  ),
  errorCode(
    'UnderVoltage',
    'Unterspannung',
    'Undervoltage',
    'Die Netzspannung liegt unter der zulässigen Grenze; auch eine fehlende Phase zeigt sich so.',
    'Grid voltage is below its permitted limit; a missing phase shows the same way.',
  ),
  errorCode(
    'WeakSignal',
    'Schwaches Funksignal',
    'Weak radio signal',
    'Mobilfunk oder WLAN zu schwach; Verbindungslücken sind zu erwarten.',
    'Mobile or wireless link too weak; expect gaps in the connection.',
  ),
  entry(
    'error',
    'OCPP 1.5',
    'Mode3Error',
    both('Verbindung zum Fahrzeug gestört', 'Trouble with the vehicle connection'),
    both('Name in OCPP 1.5; seit 1.6 EVCommunicationError.', 'Name in OCPP 1.5; since 1.6 EVCommunicationError.'),
    { ocppErrorCode: 'EVCommunicationError', facts: { field: 'StatusNotification errorCode', versions: '1.5' } },
  ),
];

function callError(
  code: string,
  versions: string,
  de: string,
  en: string,
  meaningDe: string,
  meaningEn: string,
  alsoWritten?: string,
) {
  return entry('error', 'OCPP-J, 4.2.3', code, both(de, en), both(meaningDe, meaningEn), {
    facts: { field: 'CALLERROR errorCode', versions, ...(alsoWritten === undefined ? {} : { alsoWritten }) },
  });
}

/** errorCode of a CALLERROR (OCPP-J 1.6, 4.2.3; OCPP 2.0.1 part 4, 4.3). */
export const callErrorCodes: readonly CatalogueEntry[] = [
  callError(
    'NotImplemented',
    '1.6, 2.0.1',
    'Nachricht unbekannt',
    'Message unknown',
    'Der Empfänger kennt diese Action nicht. Name und Version vergleichen.',
    'The receiver does not know this action. Compare name and version.',
  ),
  callError(
    'NotSupported',
    '1.6, 2.0.1',
    'Nachricht nicht unterstützt',
    'Message not supported',
    'Der Empfänger kennt die Action, führt sie aber nicht aus.',
    'The receiver knows the action but will not carry it out.',
  ),
  callError(
    'ProtocolError',
    '1.6, 2.0.1',
    'Inhalt verletzt das Protokoll',
    'Content breaks the protocol',
    'Die Nutzdaten sind unvollständig oder regelwidrig.',
    'The payload is incomplete or against the rules.',
  ),
  callError(
    'SecurityError',
    '1.6, 2.0.1',
    'Sicherheitsgrund',
    'Security reason',
    'Ein Sicherheitsproblem verhinderte die Ausführung.',
    'A security problem stood in the way.',
  ),
  callError(
    'FormationViolation',
    '1.6',
    'Nutzdaten falsch aufgebaut',
    'Payload badly formed',
    'Syntax oder Aufbau der Nutzdaten ist falsch. In 2.0.1 heißt der Code FormatViolation.',
    'Syntax or structure of the payload is wrong. In 2.0.1 the code is FormatViolation.',
  ),
  callError(
    'FormatViolation',
    '2.0.1',
    'Nutzdaten falsch aufgebaut',
    'Payload badly formed',
    'Syntax oder Aufbau der Nutzdaten ist falsch. In 1.6 heißt der Code FormationViolation.',
    'Syntax or structure of the payload is wrong. In 1.6 the code is FormationViolation.',
  ),
  callError(
    'PropertyConstraintViolation',
    '1.6, 2.0.1',
    'Wert außerhalb der Regeln',
    'Value out of bounds',
    'Aufbau richtig, aber ein Feld hat einen unzulässigen Wert, etwa zu lang.',
    'Structure is fine but a field holds a value it must not, too long for instance.',
  ),
  callError(
    'OccurrenceConstraintViolation',
    '1.6, 2.0.1',
    'Feld fehlt oder zu oft',
    'Field missing or too often',
    'Ein Pflichtfeld fehlt oder steht zu oft da. OCPP 1.6 schreibt den Namen mit einem r.',
    'A mandatory field is missing or stands there too often. OCPP 1.6 spells the name with one r.',
    'OccurenceConstraintViolation',
  ),
  callError(
    'TypeConstraintViolation',
    '1.6, 2.0.1',
    'Falscher Datentyp',
    'Wrong data type',
    'Ein Feld hat den falschen Typ, etwa Text statt Zahl.',
    'A field has the wrong type, text instead of a number for instance.',
  ),
  callError(
    'GenericError',
    '1.6, 2.0.1',
    'Sonstiger Fehler',
    'Some other error',
    'Etwas ging schief, das die anderen Codes nicht nennen; errorDescription lesen.',
    'Something not covered by the other codes; read errorDescription.',
  ),
  callError(
    'MessageTypeNotSupported',
    '2.0.1',
    'Nachrichtentyp unbekannt',
    'Message type unknown',
    'Die Zahl am Anfang der Nachricht ist keine bekannte.',
    'The number at the head of the message is not a known one.',
  ),
  callError(
    'RpcFrameworkError',
    '2.0.1',
    'Keine gültige OCPP-Nachricht',
    'Not an OCPP message',
    'Der Rahmen selbst ist kaputt, etwa ohne lesbare Kennung.',
    'The frame itself is broken, its id unreadable for instance.',
  ),
];
