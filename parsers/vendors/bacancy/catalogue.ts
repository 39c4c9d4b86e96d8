import type { VendorCatalogue } from '../catalogue.ts';
import { both, entry, rows } from '../entry.ts';

/** The one key whose change takes several steps and can lose the station (2.3). */
const endpointKey = entry(
  'configuration-key',
  '2.3',
  'OCPPEndpointToBackend',
  both('Adresse des Backends', 'Address of the backend'),
  both(
    'WebSocket-Adresse samt Kennung der Station. Ablauf: 1. Wert setzen und auf Accepted warten. 2. Mit GetConfiguration nachlesen, ob die Adresse stimmt. 3. Reset senden (weich oder hart) und vorher nichts anderes ändern. 4. Die Station meldet sich an der neuen Adresse, erkennbar am BootNotification dort. Gelingt das nicht, kehrt sie nach 20 bis 30 Minuten von selbst zur alten zurück. Andere Möglichkeit: nach Accepted trennt das alte Backend die Verbindung, die Station verbindet sich dann neu.',
    'WebSocket address including the id of the station. Steps: 1. Set the value and wait for Accepted. 2. Read it back by GetConfiguration. 3. Send a reset (soft or hard) and change nothing else before. 4. The station shows up at its new address with a BootNotification. If that fails, it goes back to the old one by itself after 20 to 30 minutes. The other way: after Accepted the old backend drops the connection and the station connects anew.',
  ),
  {
    remote: [
      both(
        'Nach dem Wechsel 30 Minuten warten, bevor jemand hinfährt: die Station kommt sonst von selbst zurück',
        'After the change wait 30 minutes before sending anybody: the station may return by itself',
      ),
      both(
        'Fehlt der BootNotification am neuen Backend: Adresse, Pfad und Kennung der Station dort prüfen',
        'No BootNotification at the new backend: check address, path and station id there',
      ),
    ],
    facts: { access: 'RW', type: 'string', example: 'wss://xyz.xyz.xyz/chargepointID', fallback: '20 to 30 minutes' },
  },
);

/** Bacancy Systems, CCS2 controller: custom OCPP keys in our own words. */
export const bacancyCatalogue: VendorCatalogue = {
  id: 'bacancy',
  vendor: 'Bacancy',
  product: 'CCS2 Controller',
  recognisedBy: ['bacancy', 'bacancy systems', 'bacancysystems', 'com.bacancysystems'],
  document: { title: 'Custom Key Guide, CCS2 Controller', revision: 'rev. 5', date: '2026-05-06' },
  entries: [
    endpointKey,
    ...rows('configuration-key', '2.1', [
      [
        'PlugAndCharge',
        { access: 'RW', type: 'int', range: '0, 1' },
        'Laden ohne Karte',
        'Charging without a card',
        '0: Nutzer muss sich ausweisen; 1: Laden beginnt beim Einstecken. Hat mit ISO 15118 nichts zu tun. Auch vor Ort mit dem CDM-Werkzeug zu ändern.',
        '0: the user has to identify; 1: charging begins on plugging in. Nothing to do with ISO 15118. May be changed on site with the CDM tool as well.',
      ],
    ]),
    ...rows('configuration-key', '2.2', [
      [
        'DefaultTag',
        { access: 'RW', type: 'String (CiString20Type)', range: 'up to 20 characters', example: '1234A2C4' },
        'Ersatz-idTag',
        'Stand-in idTag',
        'Unter dieser idTag laufen Ladungen ohne Karte, online wie offline. Viele Ladungen mit derselben idTag sind also kein Missbrauch.',
        'Charges without a card run under this idTag, online and offline. Many charges of one idTag are no sign of abuse.',
      ],
    ]),
    ...rows('configuration-key', '2.4', [
      [
        'FreeMode',
        { access: 'RW', type: 'boolean', range: 'True, False' },
        'Freies Laden',
        'Free charging',
        'True: alle laden ohne Ausweis; gemeldet wird DefaultTag.',
        'True: everybody charges without identifying; DefaultTag is reported.',
      ],
    ]),
    ...rows('configuration-key', '2.5', [
      [
        'APN',
        { access: 'R', type: 'string' },
        'APN der SIM-Karte',
        'APN of the SIM card',
        'Nur lesbar; hilft bei der Frage, warum kein Mobilfunk da ist.',
        'Read only; helps to see why there is no mobile link.',
      ],
    ]),
    ...rows('configuration-key', '2.6', [
      [
        'ICCID',
        { access: 'R', type: 'string' },
        'Nummer der SIM-Karte',
        'Number of the SIM card',
        'Damit findet der Anbieter die Karte; in Berichten maskieren.',
        'The provider finds the card by it; mask it in reports.',
      ],
    ]),
    ...rows('configuration-key', '2.7', [
      [
        'PowerLimitConfigurations',
        { access: 'RW', type: 'int', range: '0 to 800' },
        'Leistungsgrenze',
        'Power limit',
        'Begrenzt Leistung oder Strom je Ladepunkt; die Einheit nennt das Handbuch nicht. Bei langsamem Laden hier nachsehen.',
        'Limits power or current per connector; the manual names no unit. Look here when charging is slow.',
      ],
    ]),
    ...rows('configuration-key', '2.8', [
      [
        'SetMaxSOC',
        { access: 'RW', type: 'int', range: '1 to 100', unit: '%' },
        'Höchster Ladestand',
        'Highest state of charge',
        'Bei diesem Ladestand endet die Ladung, wenn die Begrenzung eingeschaltet ist.',
        'Charging ends at this state of charge if the limit is switched on.',
      ],
    ]),
    ...rows('configuration-key', '2.9', [
      [
        'SOCLimitDisable',
        { access: 'RW', type: 'Boolean', range: 'True, False' },
        'Begrenzung des Ladestands',
        'Limit on state of charge',
        'Schaltet die Begrenzung von SetMaxSOC aus oder ein. Dem Namen nach schaltet True sie aus; das Handbuch sagt es nicht, also nachmessen.',
        'Turns the limit of SetMaxSOC off or on. Going by the name True turns it off; the manual does not say, so try.',
      ],
    ]),
    ...rows('configuration-key', '2.10', [
      [
        'IMEI',
        { access: 'R', type: 'string', range: '15 digits' },
        'Gerätenummer des Modems',
        'Number of the modem',
        'In Berichten maskieren.',
        'Mask it in reports.',
      ],
    ]),
    ...rows('configuration-key', '2.11', [
      [
        'SimultaneousChargeEnable',
        { access: 'RW', type: 'boolean', range: 'True, False', state: 'to be defined' },
        'Gleichzeitig laden',
        'Charging at the same time',
        'Ob mehrere Ladepunkte zugleich laden dürfen; im Handbuch noch als offen gekennzeichnet.',
        'Whether several connectors may charge at once; still marked as open in the manual.',
      ],
    ]),
    ...rows('configuration-key', '2.12', [
      [
        'Currency',
        { access: 'RW', type: 'string', state: 'to be defined' },
        'Währung',
        'Currency',
        'Währung der Preisanzeige, wie der Name sagt; noch offen.',
        'Currency of the price display, as the name says; still open.',
      ],
    ]),
    ...rows('configuration-key', '2.13', [
      [
        'PerUnitRate',
        { access: 'RW', type: 'string', state: 'to be defined' },
        'Preis je Einheit',
        'Price per unit',
        'Preis, der angezeigt wird; noch offen. Maßgeblich bleibt, was das Backend abrechnet.',
        'Price for display; still open. What the backend bills is what counts.',
      ],
    ]),
    ...rows('configuration-key', '2.14', [
      [
        'HelplineNo',
        { access: 'RW', type: 'string', state: 'to be defined' },
        'Rufnummer der Hilfe',
        'Helpline number',
        'Nummer, an die sich Fahrer wenden; noch offen.',
        'Number for drivers to call; still open.',
      ],
    ]),
  ],
  samples: [
    { query: 'OCPPEndpointToBackend', finds: 'OCPPEndpointToBackend' },
    { query: '{"key":"SOCLimitDisable","readonly":false,"value":"True"}', finds: 'SOCLimitDisable' },
    { query: 'plug and charge', finds: 'PlugAndCharge' },
  ],
};
