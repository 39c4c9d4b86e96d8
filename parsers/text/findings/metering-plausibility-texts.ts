import type { FindingTextCatalogue } from './finding-text.ts';

export const meteringPlausibilityTexts: FindingTextCatalogue = {
  'metering.energy-jump': {
    title: { de: 'Zählerstand springt', en: 'Register jumps' },
    detail: {
      de: '{risenKwh} kWh in {duration}[[, die Station meldete höchstens {mostKw} kW]]; Sprünge: {times}.',
      en: '{risenKwh} kWh in {duration}[[, the station reported {mostKw} kW at most]]; jumps: {times}.',
    },
    remedy: {
      de: 'Fehlende Messwerte davor, falsche Einheit oder Zählerwechsel. Signierte Messwerte zum Vergleich nehmen.',
      en: 'Missing meter values before, a wrong unit or another meter. Compare with signed readings.',
    },
  },
  'metering.power-without-energy': {
    title: { de: 'Leistung und Energie passen nicht zusammen', en: 'Power and energy do not fit together' },
    detail: {
      de: '{duration} lang [[{powerW} W Leistung, und der Zähler steht]][[der Zähler steigt um {risenWh} Wh, gemeldete Leistung 0]].',
      en: 'For {duration} [[{powerW} W of power while the register stands still]][[the register rises by {risenWh} Wh while the power told is 0]].',
    },
    remedy: {
      de: 'Messgrößen sind vertauscht oder der Zähler antwortet nicht mehr: Verkabelung und Zuordnung prüfen.',
      en: 'Measurands are mixed up or the meter does not answer any more: check wiring and mapping.',
    },
  },
  'metering.soc-stalls': {
    title: { de: 'Ladestand unglaubwürdig', en: 'State of charge implausible' },
    detail: {
      de: 'Der Ladestand [[fällt von {fallsFrom} % auf {to} %]][[bleibt {duration} bei {soc} %, obwohl Leistung fließt]].',
      en: 'The state of charge [[falls from {fallsFrom} % to {to} %]][[stays at {soc} % for {duration} although power flows]].',
    },
    remedy: {
      de: 'Meldung des Fahrzeugs; meist harmlos. Häuft es sich an einer Station, die Kommunikation mit dem Fahrzeug prüfen.',
      en: 'It is the vehicle that reports it; mostly harmless. If it piles up at one station, check the communication with the vehicle.',
    },
  },
  'metering.phase-lost': {
    title: { de: 'Phase möglicherweise ausgefallen', en: 'Phase possibly lost' },
    detail: {
      de: '{phase} führte Strom und führt keinen mehr, die anderen beiden weiter.',
      en: '{phase} carried current and carries none any more while the other two do.',
    },
    remedy: {
      de: 'Sicherung, Schütz und Klemmen prüfen. Manche Fahrzeuge schalten gegen Ende selbst auf weniger Phasen.',
      en: 'Check fuse, contactor and terminals. Some vehicles switch to fewer phases themselves near the end.',
    },
  },
  'metering.offered-too-little': {
    title: { de: 'Zu wenig Strom angeboten', en: 'Too little current offered' },
    detail: {
      de: '{duration} lang wurden nur {current} A angeboten; unter 6 A lädt kein Fahrzeug.',
      en: 'Only {current} A were offered for {duration}; below 6 A no vehicle charges.',
    },
    remedy: {
      de: 'Ladeprofile und Lastmanagement prüfen.',
      en: 'Check charging profiles and load management.',
    },
  },
  'metering.temperature-high': {
    title: { de: 'Temperatur hoch', en: 'Temperature high' },
    detail: {
      de: 'Bis {highest} °C, {times} {times#Messwert#Messwerte} über {most} °C.',
      en: 'Up to {highest} °C, {times} meter {times#value#values} above {most} °C.',
    },
    remedy: {
      de: 'Lüfter, Filter und Kontakte prüfen; die Station drosselt bald oder schaltet ab.',
      en: 'Check fans, filters and contacts; the station will soon reduce power or switch off.',
    },
  },
  'metering.voltage-out-of-range': {
    title: { de: 'Netzspannung außerhalb des Bereichs', en: 'Mains voltage out of range' },
    detail: {
      de: 'Äußerster Wert {worst} V, {times} {times#Messwert#Messwerte}[[ in {duration}]].',
      en: 'Worst value {worst} V, {times} meter {times#value#values}[[ in {duration}]].',
    },
    remedy: {
      de: 'EN 50160 erlaubt 207 bis 253 V. Zuleitung, Klemmen und Netz prüfen (lassen).',
      en: 'EN 50160 allows 207 to 253 V. Have supply line, terminals and network checked.',
    },
  },
  'metering.sent-twice': {
    title: { de: 'Messwerte auf zwei Wegen gesendet', en: 'Meter values sent in two ways' },
    detail: {
      de: '{times} {times#Messwert steht#Messwerte stehen} sowohl in TransactionEvent als auch in MeterValues.',
      en: '{times} {times#reading stands#readings stand} both in TransactionEvent and in MeterValues.',
    },
    remedy: {
      de: 'Im Backend nicht doppelt zählen.',
      en: 'Do not count them twice in the backend.',
    },
  },
};
