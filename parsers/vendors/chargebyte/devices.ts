import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';

type MeterRow = readonly [
  code: string,
  protocol: string,
  line: string,
  address: string,
  serialNumber: 'yes' | 'no' | 'depends on the meter',
  calibrationLaw: 'yes' | 'no' | 'planned' | 'depends on the meter',
  perPhase: string,
  noteDe: string,
  noteEn: string,
];

const unknownDefaults = [
  'Werkseinstellung nicht dokumentiert: am Zähler nachsehen.',
  'Factory settings are undocumented: look at the meter.',
] as const;
const addressFromSerial = [
  'Die Werksadresse folgt meist aus der Seriennummer.',
  'The factory address usually follows from the serial number.',
] as const;

/** Tables of 7.3.2 and 7.3.3. `line` and `address` are what the charging stack assumes unless customer.json says otherwise. */
const meters: readonly MeterRow[] = [
  [
    'ABB EV3',
    'abb',
    '9600 even',
    '1',
    'yes',
    'no',
    'yes/yes/yes',
    'Parität am Zähler nicht änderbar: in customer.json einstellen. Modell 012-100.',
    'Parity is fixed in the meter: set it in customer.json. Model 012-100.',
  ],
  [
    'BZR Bauer BSM-WS36x-Hxx-1xxx-000x',
    'sunspec',
    '19200 even',
    '42',
    'yes',
    'planned',
    'yes/yes/yes',
    'Antwortet bis zu 10 s lang nicht: allein auf einen Bus legen und bei Lastmanagement bedenken.',
    'Takes up to 10 s to answer: give it a bus of its own and keep it in mind for load balancing.',
  ],
  [
    'Carlo Gavazzi EM300/ET300/EM100/ET100',
    'gavazzi',
    '9600 none',
    '1',
    'yes',
    'no',
    'yes/yes/yes',
    'Ohne Besonderheit.',
    'Nothing special.',
  ],
  [
    'DZG DVH4013',
    'dzg',
    '9600 none',
    'scan of 1 - 99',
    'yes',
    'no',
    'yes/yes/no',
    'Ab Werk Parität gerade: in customer.json einstellen. Die Suche nach der Adresse dauert beim Start bis zu 60 s und sperrt den Bus.',
    'Ships with even parity: set it in customer.json. The search for its address takes up to 60 s at boot and blocks the bus.',
  ],
  [
    'Eastron SDM72D-M v1',
    'eastron,sdm72dm-v1',
    '9600 none',
    '1',
    'no',
    'no',
    'no/no/no',
    'Das Zählerhandbuch kennt nur Parität gerade.',
    'The manual of the meter knows even parity only.',
  ],
  [
    'Eastron SDM72D-M v2',
    'eastron,sdm72dm-v2',
    '9600 none',
    '1',
    'yes',
    'no',
    'yes/yes/yes',
    'Das Zählerhandbuch kennt nur Parität gerade.',
    'The manual of the meter knows even parity only.',
  ],
  [
    'Eastron SDM230',
    'eastron,sdm230',
    '9600 none',
    '1',
    'yes',
    'no',
    'yes/yes/yes',
    'Ab Werk 2400 Baud und 8E1: in customer.json anpassen.',
    'Ships with 2400 baud and 8E1: adapt customer.json.',
  ],
  ['Eastron SDM630 v2', 'eastron,sdm630', '9600 none', '1', 'no', 'no', 'yes/yes/yes', ...unknownDefaults],
  ['Elecnova DDS1946-2P/2M', 'elecnova,dds1946', '9600 none', '1', 'no', 'no', 'yes/yes/yes', ...addressFromSerial],
  ['Elecnova DTS1946-4P/4M', 'elecnova,dts1946', '9600 none', '1', 'no', 'no', 'yes/yes/yes', ...addressFromSerial],
  [
    'Klefr 693x/694x',
    'klefr',
    '9600 none',
    '1',
    'yes',
    'no',
    'yes/yes/yes',
    'Schweigt nach dem Einschalten eine Weile; darum gelten hier 10 s statt 2 s bis CommunicationError.',
    'Stays silent for a while after power-up; hence 10 s rather than 2 s before CommunicationError.',
  ],
  [
    'Iskra WM3M4',
    'iskra',
    '115200 none',
    '33',
    'yes',
    'no',
    'yes/yes/yes',
    'Nur die Ausführung WM3M4C ist eichrechtsfähig.',
    'Only the version WM3M4C is fit for calibration law.',
  ],
  [
    'Iskra WM3M4C',
    'iskra',
    '115200 none',
    '33',
    'yes',
    'yes',
    'yes/yes/yes',
    'Der einzige Zähler dieser Liste, mit dem die Station signiert; sein Schlüssel steht in Meter1PublicKey.',
    'The one meter of this list that makes the station sign; its key is in Meter1PublicKey.',
  ],
  [
    'Phoenix Contact EEM-350-D-MCB',
    'eem-350-d-mcb',
    '9600 none',
    '1',
    'yes',
    'no',
    'yes/yes/yes',
    'Ohne Besonderheit.',
    'Nothing special.',
  ],
  ['Socomec Countis E03/04', 'socomec', '38400 none', '5', 'yes', 'no', 'yes/yes/yes', ...unknownDefaults],
  [
    'SunSpec compatible meters',
    'sunspec',
    'depends on the meter',
    'depends on the meter',
    'depends on the meter',
    'depends on the meter',
    'depends on the meter',
    'Zählermodell 203; welche Register gefüllt sind, hängt vom Gerät ab.',
    'Meter model 203; which registers are filled is up to the device.',
  ],
];

const eichrecht = {
  yes: both('eichrechtsfähig', 'fit for calibration law'),
  no: both('nicht eichrechtsfähig', 'not fit for calibration law'),
  planned: both('Eichrecht geplant', 'calibration law planned'),
  'depends on the meter': both('Eichrecht je nach Gerät', 'calibration law up to the device'),
} as const;

export const supportedMeters: readonly CatalogueEntry[] = meters.map(
  ([code, protocol, line, address, serialNumber, calibrationLaw, perPhase, noteDe, noteEn]) =>
    entry(
      'meter',
      '7.3.3',
      code,
      both(`Zähler, ${eichrecht[calibrationLaw].de}`, `Meter, ${eichrecht[calibrationLaw].en}`),
      both(noteDe, noteEn),
      {
        facts: {
          protocol,
          line,
          address,
          readsSerialNumber: serialNumber,
          eichrecht: calibrationLaw,
          activePower: 'yes',
          activeEnergy: 'yes',
          perPhaseVoltageCurrentPower: perPhase,
        },
      },
    ),
);

/** Other devices on the bus (7.3.2). */
export const otherDevices: readonly CatalogueEntry[] = [
  entry(
    'parameter',
    '7.3.2',
    'Geya GRD9M/L-S',
    both('RCD-Wiedereinschalter', 'RCD recloser'),
    both(
      'Schaltet einen ausgelösten FI wieder ein; 9600 Baud ohne Parität, Adresse 3.',
      'Switches a tripped RCD back on; 9600 baud without parity, address 3.',
    ),
    { facts: { protocol: 'geya', line: '9600 none', address: '3' } },
  ),
  entry(
    'parameter',
    '7.3.2',
    'StrongLink SL032',
    both('RFID-Leser', 'RFID reader'),
    both(
      'Mit eigenem Protokoll (Stronglink) oder angepasstem Modbus (stronglink-modbus, 9600 Baud ohne Parität, Adresse 17). Eigenes Protokoll nicht mit Modbus auf einem Bus mischen.',
      'With its own protocol (Stronglink) or adapted Modbus (stronglink-modbus, 9600 baud without parity, address 17). Keep its own protocol off a Modbus bus.',
    ),
    { facts: { protocol: 'Stronglink / stronglink-modbus', line: '9600 none', address: '17 (Modbus)' } },
  ),
  entry(
    'parameter',
    '7.3.2',
    'SMART Technologies ID RFID Einbaumodul MCR LEGIC',
    both('RFID-Leser für LEGIC', 'RFID reader for LEGIC'),
    both(
      'Eigenes Protokoll (smarttec-mcr-legic); nicht mit Modbus auf einem Bus mischen.',
      'Protocol of its own (smarttec-mcr-legic); keep it off a Modbus bus.',
    ),
    { facts: { protocol: 'smarttec-mcr-legic' } },
  ),
];
