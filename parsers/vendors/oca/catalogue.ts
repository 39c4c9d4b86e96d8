import type { VendorCatalogue } from '../catalogue.ts';
import { both, entry, rows } from '../entry.ts';

/** Open Charge Alliance, how to extend OCPP: rules and names that a log can be held against, in our own words. */
export const ocaCatalogue: VendorCatalogue = {
  id: 'oca',
  vendor: 'Open Charge Alliance',
  product: 'Customizing OCPP',
  recognisedBy: ['open charge alliance', 'oca'],
  document: { title: 'Customizing OCPP Implementations', revision: '1.1', date: '2020-06-30' },
  entries: [
    ...rows('configuration-key', '1.3', [
      [
        'CustomizationCtrlr',
        { versions: '2.0.1', instance: '<vendorId>', variable: 'Enabled', type: 'boolean', mutability: 'ReadWrite' },
        'Erweiterung an oder aus',
        'Extension on or off',
        'Jede Erweiterung der Station erscheint als Instanz dieser Komponente, benannt nach ihrer vendorId; Enabled schaltet sie. Fehlt die Instanz, weiß das Backend nichts von der Erweiterung.',
        'Each extension of a station shows as an instance of this component named by its vendorId; Enabled switches it. If the instance is missing, the backend has no word of the extension.',
      ],
      [
        'CustomImplementationEnabled',
        { versions: '2.0.1', component: 'CustomizationCtrlr', variable: 'Enabled', required: 'no' },
        'Name der Variablen in der Norm',
        'Name of the variable in the standard',
        'So heißt CustomizationCtrlr.Enabled im Teil 2 von OCPP 2.0.1. Bei Zertifizierung ist alles, was dort steht, ausgeschaltet.',
        'That is how part 2 of OCPP 2.0.1 calls CustomizationCtrlr.Enabled. In certification whatever is listed there is off.',
      ],
    ]),
    ...rows('parameter', '1.6.3', [
      [
        'ClockAlignedInterval',
        { versions: '2.0.1', component: 'CustomizationCtrlr', unit: 's', example: '300' },
        'Takt einer Erweiterung',
        'Pace of an extension',
        'Beispiel der OCA: wie oft eine Erweiterung ihre Nachricht sendet.',
        'Example of the OCA: how often an extension sends its message.',
      ],
    ]),
    ...rows('parameter', '1.2.2', [
      [
        'customData',
        { versions: '2.0.1', required: 'vendorId', vendorId: 'up to 255 characters' },
        'Eigene Felder in Nachrichten',
        'Own fields in messages',
        'Der einzige Ort für Felder, die nicht in der Norm stehen; braucht eine vendorId. Wer sie nicht kennt, überliest sie. Fremde Felder an anderer Stelle sind ein Fehler.',
        'The one place for fields outside of the standard; needs a vendorId. Whoever does not know them skips them. Foreign fields elsewhere are an error.',
      ],
    ]),
    entry(
      'parameter',
      '1.2.3, 2.3.1',
      'vendorId',
      both('Name einer Erweiterung', 'Name of an extension'),
      both(
        'Umgekehrter Domänenname des Herstellers, am Ende der Name der Funktion, etwa com.vendor.myCustomFeature. Muss eindeutig sein.',
        'Domain name of the vendor in reverse, followed by the name of the feature, com.vendor.myCustomFeature for instance. Has to be unique.',
      ),
      { facts: { versions: '1.6, 2.0.1', form: 'reversed DNS name[.feature]' } },
    ),
    entry(
      'data-transfer',
      '2.2.2',
      'DataTransfer',
      both('Gute Praxis für DataTransfer', 'Good practice for DataTransfer'),
      both(
        'Regeln, an denen sich ein Log messen lässt: Nach UnknownVendorId oder UnknownMessageId bis zum nächsten Neustart nicht weiter senden. Ein Schlüssel schaltet die Erweiterung ganz ab. Gehört eine Nachricht zu einer Ladung, steht die transactionId darin.',
        'Rules to hold a log against: no more sending after UnknownVendorId or UnknownMessageId until the next restart. One key turns the whole extension off. A message that belongs to a charge carries the transactionId.',
      ),
      {
        facts: { versions: '1.6, 2.0.1', statuses: 'Accepted, Rejected, UnknownMessageId, UnknownVendorId' },
        remote: [
          both(
            'Wiederholtes UnknownVendorId im Log: Erweiterung an der Station abschalten oder das Backend einrichten',
            'UnknownVendorId over and over in a log: turn the extension off at the station or teach the backend',
          ),
        ],
      },
    ),
    ...rows('data-transfer', '2.2.2', [
      [
        'iceParkedAtCs',
        { vendorId: 'com.mycompany', data: '{ "start_time": "<time>" }', example: 'yes' },
        'Beispiel: Verbrenner steht am Ladeplatz',
        'Example: combustion car in the bay',
        'Beispiel der OCA: ein Fahrzeug parkt, ohne zu laden. Taucht der Name im Log auf, wurde das Beispiel übernommen.',
        'Example of the OCA: a car is parked without charging. If the name is in a log, somebody adopted the example.',
      ],
      [
        'SendCSTotals',
        { vendorId: 'com.mycompany.txcount', data: '{ "mainMeterValue": <n>, "sessionsToDate": <n> }', example: 'yes' },
        'Beispiel: Summen der Station',
        'Example: totals of the station',
        'Beispiel der OCA: Stand des Hauptzählers und Zahl der Ladungen.',
        'Example of the OCA: main meter reading and number of charges.',
      ],
    ]),
    ...rows('configuration-key', '2.2.1', [
      [
        'SoftwareVersion',
        { versions: '1.6', access: 'R', example: 'v2.1.0.1' },
        'Beispiel: Softwarestand',
        'Example: software version',
        'Beispiel der OCA für einen eigenen, nur lesbaren Schlüssel. Werte haben höchstens 500 Zeichen.',
        'Example of the OCA for an own key that is read only. Values have 500 characters at most.',
      ],
      [
        'DisplayText',
        { versions: '1.6', access: 'R/W' },
        'Beispiel: Text auf der Anzeige',
        'Example: text on the display',
        'Beispiel der OCA für einen eigenen, schreibbaren Schlüssel.',
        'Example of the OCA for an own key that can be written.',
      ],
      [
        'ChargingSoundCtrlr',
        { versions: '2.0.1', variables: 'Enabled, SoundType, Volume' },
        'Beispiel: Ton beim Laden',
        'Example: sound while charging',
        'Beispiel der OCA für eine eigene Komponente im Gerätemodell.',
        'Example of the OCA for an own component in the device model.',
      ],
    ]),
    ...rows('data-transfer', '1.2.1', [
      [
        'NotifyEvent',
        { versions: '2.0.1' },
        'Ereignis aus dem Gerätemodell',
        'Event of the device model',
        'Meldet Grenzwerte und Zustände ohne eigene Nachricht; erster Weg, bevor man DataTransfer nimmt.',
        'Reports limits and states without a message of its own; the first choice ahead of DataTransfer.',
      ],
      [
        'NotifyReport',
        { versions: '2.0.1' },
        'Bericht über das Gerätemodell',
        'Report on the device model',
        'Listet Komponenten und Variablen, auch die der Erweiterungen.',
        'Lists components and variables, those of extensions too.',
      ],
    ]),
    ...rows('parameter', '1.2.4, 2.2.3', [
      [
        'UpdateFirmware',
        { versions: '1.6, 2.0.1' },
        'UpdateFirmware für andere Dateien',
        'UpdateFirmware for other files',
        'Manche Stationen holen so Logos oder Bilder. Ein UpdateFirmware im Log muss also kein neuer Softwarestand sein.',
        'Some stations fetch logos or images this way. UpdateFirmware in a log need not mean new software.',
      ],
    ]),
  ],
  samples: [
    { query: 'CustomizationCtrlr', finds: 'CustomizationCtrlr' },
    { query: 'customdata', finds: 'customData' },
    {
      query: '[2,"1","DataTransfer",{"vendorId":"com.mycompany","messageId":"iceParkedAtCs"}]',
      finds: 'iceParkedAtCs',
    },
  ],
};
