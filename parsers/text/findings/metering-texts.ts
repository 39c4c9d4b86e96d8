import type { FindingTextCatalogue } from './finding-text.ts';

export const meteringTexts: FindingTextCatalogue = {
  'metering.unit-mismatch': {
    title: { de: 'Einheiten um Faktor 1000 verschieden', en: 'Units differ by a factor of 1000' },
    detail: {
      de: 'MeterValues melden {sampleWh} Wh, die Transaktion {statedWh} Wh.',
      en: 'MeterValues report {sampleWh} Wh, the transaction {statedWh} Wh.',
    },
    remedy: {
      de: 'Eine Seite meint kWh. Ohne Angabe gilt Wh (OCPP 1.6, 7.31): Einheit in der Station richtigstellen, Abrechnung prüfen.',
      en: 'One side means kWh. Without a unit Wh is meant (OCPP 1.6, 7.31): correct the unit in the station and check the bills.',
    },
  },
  'metering.register-decreases': {
    title: { de: 'Zählerregister fällt', en: 'Meter register falls' },
    detail: {
      de: '{measurand} fällt im Ladevorgang von {before} auf {after} ({times}×).[[ Vielleicht lief es bei {rangeWh} Wh über.]]',
      en: '{measurand} falls within the session from {before} to {after} ({times}×).[[ It may have run over at {rangeWh} Wh.]]',
    },
    remedy: {
      de: 'Zähler zurückgesetzt oder Messwerte verschiedener Zähler vermischt. Verkabelung und Zuordnung prüfen.',
      en: 'The meter was reset, or values of different meters are mixed. Check wiring and assignment.',
    },
  },
  'metering.sample-gap': {
    title: { de: 'Messwerte setzten aus', en: 'Meter values paused' },
    detail: {
      de: 'Im Ladevorgang kam {gap} lang kein Messwert, üblich ist alle {interval} einer.',
      en: 'No meter value came for {gap} within the session; the usual distance is {interval}.',
    },
    remedy: {
      de: 'Verbindung, Auslastung der Station und MeterValueSampleInterval prüfen.',
      en: 'Check the link, the station’s load and MeterValueSampleInterval.',
    },
  },
  'metering.no-samples': {
    title: { de: 'Ladevorgang ohne Messwerte', en: 'Session without meter values' },
    detail: {
      de: 'In {duration} wurde kein einziger Messwert gesendet.',
      en: 'Not a single meter value was sent in {duration}.',
    },
    remedy: {
      de: 'MeterValueSampleInterval größer 0 und MeterValuesSampledData einstellen.',
      en: 'Set MeterValueSampleInterval above 0 and MeterValuesSampledData.',
    },
  },
  'metering.orphan-samples': {
    title: { de: 'Messwerte ohne laufenden Ladevorgang', en: 'Meter values without a running session' },
    detail: {
      de: '{messages} {messages#Messwert-Nachricht nennt#Messwert-Nachrichten nennen} Transaktion {transaction}, die beendet oder unbekannt ist.',
      en: '{messages} meter value {messages#message names#messages name} transaction {transaction}, which is over or unknown.',
    },
    remedy: {
      de: 'Einzelne Nachzügler nach dem Ende sind harmlos. Dauert es an, kennt die Station das Ende nicht: neu starten, Firmware prüfen.',
      en: 'A few stragglers after the end are harmless. If it goes on, the station does not know of the end: restart, check the firmware.',
    },
  },
};
