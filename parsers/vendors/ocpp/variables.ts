import { rows } from '../entry.ts';

const required = { versions: '2.0.1', need: 'required' };
const optional = { versions: '2.0.1', need: 'optional' };

/** Variables of the 2.x device model that decide how a charge goes; the settings of 1.6 have their own names. */
export const deviceVariables = rows('configuration-key', 'OCPP 2.0.1, Referenced Components and Variables', [
  [
    'TxStartPoint',
    { ...required, component: 'TxCtrlr' },
    'Wann die Transaktion beginnt',
    'When a transaction begins',
    'Zum Beispiel EVConnected: schon mit dem Kabel, die Karte kommt später. PowerPathClosed: erst mit Freigabe und Kabel.',
    'EVConnected for instance: with the cable already, the card comes later. PowerPathClosed: with card and cable only.',
  ],
  [
    'TxStopPoint',
    { ...required, component: 'TxCtrlr' },
    'Wann die Transaktion endet',
    'When a transaction ends',
    'Steht EVConnected darin, läuft sie bis zum Ausstecken weiter, auch wenn längst kein Strom mehr fließt.',
    'With EVConnected it goes on until the cable is out, long after the last energy.',
  ],
  [
    'StopTxOnInvalidId',
    { ...required, component: 'TxCtrlr', in16: 'StopTransactionOnInvalidId' },
    'Abbruch bei abgelehnter Karte',
    'Stop when the card is refused',
    'false: Die Ladung läuft weiter, obwohl das Backend ablehnte; niemand zahlt sie.',
    'false: the charge goes on although the backend refused; nobody pays for it.',
  ],
  [
    'StopTxOnEVSideDisconnect',
    { ...required, component: 'TxCtrlr', in16: 'StopTransactionOnEVSideDisconnect' },
    'Ende beim Ausstecken',
    'End on unplugging',
    'false: Die Transaktion bleibt offen, bis jemand die Karte auflegt oder das Backend sie beendet.',
    'false: the transaction stays open until a card is shown or the backend ends it.',
  ],
  [
    'TxUpdatedInterval',
    { ...required, component: 'SampledDataCtrlr', unit: 's', in16: 'MeterValueSampleInterval' },
    'Abstand der Messwerte',
    'Distance of meter values',
    '0 schaltet die Messwerte während der Ladung ab; unter 5 s belastet es Station und Backend.',
    '0 turns meter values during a charge off; below 5 s it burdens station and backend.',
  ],
  [
    'TxUpdatedMeasurands',
    { ...required, component: 'SampledDataCtrlr', in16: 'MeterValuesSampledData' },
    'Messgrößen während der Ladung',
    'Measurands during a charge',
    'Ist die Liste leer, kommen keine Messwerte.',
    'If the list is empty, no meter values come.',
  ],
  [
    'TxEndedMeasurands',
    { ...required, component: 'SampledDataCtrlr', in16: 'StopTxnSampledData' },
    'Messgrößen am Ende',
    'Measurands at the end',
    'Ohne das Energieregister fehlt dem Backend der Endstand.',
    'Without the energy register the backend lacks the final reading.',
  ],
  [
    'PublicKeyWithSignedMeterValue',
    { ...optional, component: 'OCPPCommCtrlr', values: 'Never, OncePerTransaction, EveryMeterValue' },
    'Schlüssel mit signierten Werten',
    'Key along with signed values',
    'Never: Der öffentliche Schlüssel muss anderswo herkommen, sonst ist nichts prüfbar.',
    'Never: the public key has to come from elsewhere, else nothing can be checked.',
  ],
  [
    'OfflineThreshold',
    { ...required, component: 'OCPPCommCtrlr', unit: 's' },
    'Ab wann nachgemeldet wird',
    'From when states are told again',
    'War die Verbindung länger weg, meldet die Station danach alle Zustände, sonst nur die geänderten.',
    'After a longer break the station tells all states, else only those that changed.',
  ],
  [
    'OfflineTxForUnknownIdEnabled',
    { ...optional, component: 'AuthCtrlr', in16: 'AllowOfflineTxForUnknownId' },
    'Unbekannte Karten ohne Verbindung',
    'Unknown cards while offline',
    'true: Ohne Backend darf jeder laden; Ausfälle beim Abrechnen sind möglich.',
    'true: without a backend everybody may charge; some of it may never be paid.',
  ],
  [
    'QueueAllMessages',
    { ...optional, component: 'OCPPCommCtrlr' },
    'Alle Nachrichten aufheben',
    'Keep all messages',
    'true: Auch Zustände werden nachgesandt, nicht nur Transaktionen.',
    'true: states are sent later as well, and not transactions alone.',
  ],
  [
    'NetworkConfigurationPriority',
    { ...required, component: 'OCPPCommCtrlr' },
    'Reihenfolge der Verbindungen',
    'Order of connections',
    'Welches Netzprofil zuerst probiert wird. Ein falsches vorn macht die Station unerreichbar.',
    'Which network profile is tried first. A wrong one in front puts the station out of reach.',
  ],
]);
