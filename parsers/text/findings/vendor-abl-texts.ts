import type { FindingTextCatalogue } from './finding-text.ts';

export const vendorAblTexts: FindingTextCatalogue = {
  'vendor.abl.meter-minus-one': {
    title: { de: 'Zähler nicht lesbar (-1)', en: 'Meter not readable (-1)' },
    detail: {
      de: '[[Transaktion {transaction}: ]]Zählerstand -1 [[?start: am Beginn||am Ende]] heißt, dass der Zähler nicht gelesen werden konnte.',
      en: '[[Transaction {transaction}: ]]a reading of -1 [[?start: at the start||at the end]] means that the meter could not be read.',
    },
    remedy: {
      de: 'Energie dieses Vorgangs nicht aus der Differenz berechnen. Zählerbus prüfen; gibt es einen signierten Messwert, diesen nehmen.',
      en: 'Do not compute this session’s energy from the difference. Check the meter bus; use a signed reading if there is one.',
    },
  },
  'vendor.abl.stop-uses-latest-record': {
    title: { de: 'Signierter Endstand älter als das Ende', en: 'Signed end reading older than the end' },
    detail: {
      de: 'Der letzte signierte Messwert ist {older} älter als das Ende[[ (Abstand der Messwerte: {interval} s)]]: die Station sendet den neuesten gültigen.',
      en: 'The last signed reading is {older} older than the end[[ (interval of readings: {interval} s)]]: the station sends the newest valid one.',
    },
    remedy: {
      de: 'Abrechenbar ist der signierte Stand. Fehlt dadurch Energie, MeterValueSampleInterval verkürzen (Eichrecht: mindestens 60 s).',
      en: 'The signed reading is what can be billed. If energy is missing by that, shorten MeterValueSampleInterval (Eichrecht: at least 60 s).',
    },
  },
  'vendor.abl.sample-interval': {
    title: { de: 'Abstand der Messwerte zu kurz', en: 'Interval of readings too short' },
    detail: {
      de: 'MeterValueSampleInterval = {seconds} s wurde abgelehnt; erlaubt sind {least} s und mehr.',
      en: 'MeterValueSampleInterval = {seconds} s was refused; {least} s and more are allowed.',
    },
    remedy: {
      de: 'Mit Eichrecht gelten mindestens 60 s, ohne mindestens 5 s (empfohlen 10 s).',
      en: 'Under Eichrecht at least 60 s, without at least 5 s (10 s recommended).',
    },
  },
  'vendor.abl.signature-switched-off': {
    title: { de: 'Signaturen werden nicht übertragen', en: 'Signatures are not transmitted' },
    detail: {
      de: 'TransmitMeterSignature steht auf false[[?written:  (in diesem Log so geschrieben)]]: was gesendet wird, ist nach Eichrecht nicht abrechenbar.',
      en: 'TransmitMeterSignature is false[[?written:  (written so in this log)]]: what is sent cannot be billed under Eichrecht.',
    },
    remedy: {
      de: 'Auf true stellen. Die Station sammelt die Signaturen weiter in ihrer Datenbank; dort können sie geholt werden.',
      en: 'Set it to true. The station still collects the signatures in its database; they can be fetched there.',
    },
  },
  'vendor.abl.reenable-old-refused': {
    title: { de: 'ReenableOld abgelehnt', en: 'ReenableOld refused' },
    detail: {
      de: '{key} = ReenableOld wurde abgelehnt: [[?always: für neue Vorgänge gibt es das nie||mit signierten Messwerten ist es abgeschaltet]].',
      en: '{key} = ReenableOld was refused: [[?always: it does not exist for new sessions||it is disabled where readings are signed]].',
    },
    remedy: {
      de: 'Cancellation oder ReenableUnknown wählen (freies Laden nach Stromausfall, bei Eichrecht nicht abrechenbar).',
      en: 'Choose Cancellation or ReenableUnknown (free charging after an outage, not billable under Eichrecht).',
    },
  },
  'vendor.abl.gateway-database-full': {
    title: { de: 'Datenbank des Logging-Gateways voll', en: 'Logging gateway’s database full' },
    detail: {
      de: 'DB_FULL: ab 95 % lässt die Station keine neuen Vorgänge mehr zu.',
      en: 'DB_FULL: from 95 % on the station lets no new session begin.',
    },
    remedy: {
      de: 'Das Gateway (LGW) archivieren und durch ein neues ersetzen. Die Belegung wird nur alle 24 h geprüft.',
      en: 'Archive the gateway (LGW) and replace it by a new one. Its usage is checked only every 24 h.',
    },
  },
  'vendor.abl.same-card-too-soon': {
    title: { de: 'Karte zu früh noch einmal vorgehalten', en: 'Card shown again too soon' },
    detail: {
      de: 'Dieselbe Karte kam {after} nach dem Beginn; in den ersten 30 s beendet sie nichts.[[ Der Vorgang lief noch {wentOn} weiter.]]',
      en: 'The same card came {after} after the start; in the first 30 s it stops nothing.[[ The session went on for {wentOn}.]]',
    },
    remedy: {
      de: 'Kein Fehler der Station. Dem Kunden erklären: nach 30 s noch einmal vorhalten oder abstecken.',
      en: 'No fault of the station. Tell the customer: show it again after 30 s, or unplug.',
    },
  },
  'vendor.abl.over-limit-disconnected': {
    title: { de: 'Nach gesenkter Vorgabe abgeschaltet', en: 'Switched off after a lowered limit' },
    detail: {
      de: '{after} nach der Vorgabe von {limit} A ging der Ladepunkt in {status}: zieht ein Fahrzeug über 5 s zu viel, trennt die Station.',
      en: '{after} after the limit of {limit} A the connector went to {status}: a vehicle that draws too much for over 5 s is cut off.',
    },
    remedy: {
      de: 'Vorgaben nicht alle paar Sekunden ändern und nicht in großen Schritten senken; mit einem anderen Fahrzeug vergleichen.',
      en: 'Do not change limits every few seconds and do not lower them in big steps; compare with another vehicle.',
    },
  },
};
