import { rows } from '../entry.ts';

/** Tables 49 and 50 (14.1): LEDs and the rotary switch SW2. */
export const ledAndSwitchParameters = rows('parameter', '14.1', [
  [
    'leds[0]/gpios',
    { file: '/etc/secc/leds.json', type: 'Array of Integer [3]', default: '[84]' },
    'Ausgänge der LED',
    'Outputs of the LED',
    'Digitalausgänge in der Reihenfolge rot, grün, blau.',
    'Digital outputs, in the order red, green, blue.',
  ],
  [
    'leds[0]/behaviors[]/condition',
    {
      file: '/etc/secc/leds.json',
      type: 'String',
      range:
        'init, updating, auth_pending, auth_accepted, auth_rejected, ready, deactivated, reserved, connected, charge_request, ventilation_request, charge_1, ventilation_1, error, failure',
    },
    'Anlass der Anzeige',
    'When to show it',
    'Zustand der Station, in dem dieses Verhalten gilt.',
    'State of the station in which this behaviour holds.',
  ],
  [
    'leds[0]/behaviors[]/mode',
    { file: '/etc/secc/leds.json', type: 'String ("solid", "blink_slow", "blink_fast")' },
    'Art des Leuchtens',
    'Way of lighting',
    'Dauernd, langsam (1 s an, 1 s aus) oder schnell (100 ms) blinkend.',
    'Steady, slow (1 s on, 1 s off) or fast (100 ms) blinking.',
  ],
  [
    'leds[0]/behaviors[]/color',
    {
      file: '/etc/secc/leds.json',
      type: 'String ("black", "white", "red", "green", "blue", "cyan", "yellow", "magenta")',
    },
    'Farbe',
    'Colour',
    'black heißt aus.',
    'black means off.',
  ],
  [
    'leds[0]/behaviors[]/duration',
    { file: '/etc/secc/leds.json', type: 'Integer', default: '0', unit: '1/100 ms' },
    'Dauer der Anzeige',
    'How long to show it',
    '0 heißt: solange der Anlass besteht.',
    '0 means for as long as the condition lasts.',
  ],
  [
    'rotary_switch_1[0..15]/phase_count',
    { file: '/etc/secc/rotaryencd.json', type: 'Integer (1 , 3)', defaultPositions: '0-7: 1, 8-F: 3' },
    'Phasenzahl je Schalterstellung',
    'Phases per switch position',
    'Wie viele Phasen eine Stellung von SW2 bedeutet; [10] bis [15] sind A bis F.',
    'How many phases a position of SW2 stands for; [10] to [15] are A to F.',
  ],
  [
    'rotary_switch_1[0..15]/current_limit',
    {
      file: '/etc/secc/rotaryencd.json',
      type: 'Integer (1 .. 10000)',
      unit: 'A',
      defaultPositions: '0/8: 6, 1/9: 10, 2/A: 13, 3/B: 16, 4/C: 20, 5/D: 32, 6/E: 40, 7/F: 63',
    },
    'Stromgrenze je Schalterstellung',
    'Current per switch position',
    'Netzseitige Grenze je Phase einer Stellung von SW2. Zwischen zwei Rasten ist der Schalter ungültig; nur spannungsfrei verstellen.',
    'Grid limit per phase for a position of SW2. Between two detents the switch is invalid; turn it with the power off only.',
  ],
]);

/** Tables 51 and 56 (14.2): network and mobile uplink, `/etc/secc/customer.json`. */
export const networkParameters = [
  ...rows('parameter', '14.2', [
    [
      'network/skip_configuration',
      { type: 'Boolean', default: 'false', ocpp: 'yes' },
      'Netz selbst verwalten',
      'Manage the network yourself',
      'true: die Station erzeugt keine Netzeinstellungen, es gelten eigene Dateien in /etc/systemd/network.',
      'true: the station writes no network settings and own files in /etc/systemd/network apply.',
    ],
    [
      'network/ipv4/dhcp',
      { type: 'Boolean', default: 'true', ocpp: 'yes' },
      'DHCP auf br0',
      'DHCP on br0',
      'Bei false braucht es network/ipv4/address. Rückfalladresse ist 169.254.12.53.',
      'With false, network/ipv4/address is needed. The fallback address is 169.254.12.53.',
    ],
    [
      'network/ipv4/address',
      { type: 'String', default: 'none', ocpp: 'yes', example: '192.168.178.2/24' },
      'Feste IPv4-Adresse',
      'Static IPv4 address',
      'Mit Präfixlänge; nur ohne DHCP.',
      'With prefix length; without DHCP only.',
    ],
    [
      'network/ipv4/gateway',
      { type: 'String or Array of Strings', default: 'none', ocpp: 'yes' },
      'Standardgateway',
      'Default gateway',
      'Fehlt es bei fester Adresse, ist das Backend nicht erreichbar.',
      'If it is missing with a static address, the backend is out of reach.',
    ],
    [
      'network/ipv4/dns',
      { type: 'String or Array of Strings', default: 'none', ocpp: 'yes' },
      'DNS-Server',
      'DNS server',
      'Nötig, wenn das Backend mit Namen angegeben ist.',
      'Needed when the backend is given by name.',
    ],
    [
      'network/ntp',
      { type: 'String or Array of Strings', default: 'none', ocpp: 'yes' },
      'NTP-Server',
      'NTP server',
      'Nur wenn weder DHCP noch die eingebauten Server taugen. Ohne Uhrzeit keine brauchbaren Signaturen.',
      'Only where neither DHCP nor the built-in servers will do. No time, no useful signatures.',
    ],
  ]),
  ...rows('parameter', '14.2.1', [
    [
      'uplink/apn_name',
      { type: 'String', default: '<empty>', ocpp: 'yes' },
      'APN des Mobilfunks',
      'APN of the mobile link',
      'Muss gesetzt sein, damit die Station den Stick einstellt und ICCID und IMSI meldet.',
      'Has to be set before the station configures the dongle and reports ICCID and IMSI.',
    ],
    [
      'uplink/apn_username',
      { type: 'String', default: 'Null', ocpp: 'yes' },
      'APN-Benutzer',
      'APN user',
      'Nur wenn der Anbieter ihn verlangt.',
      'Only where the provider asks for it.',
    ],
    [
      'uplink/apn_password',
      { type: 'String', default: 'Null', ocpp: 'yes' },
      'APN-Passwort',
      'APN password',
      'Geheim: nicht in Berichte übernehmen.',
      'A secret. Keep it out of reports.',
    ],
  ]),
];

/** Table 82 (15.20): switching between one and three phases. */
export const phaseSwitchParameters = rows('parameter', '15.20', [
  [
    'ports[0]/switch3to1phase/enable',
    { type: 'boolean', default: 'false' },
    'Phasenumschaltung',
    'Phase switching',
    'Schaltet zwischen 1 und 3 Phasen über Relais 2; schließt den Lüfter aus. Der Hersteller nennt es experimentell.',
    'Changes between 1 and 3 phases by relay 2; rules out the fan. The vendor calls it experimental.',
  ],
  [
    'ports[0]/switch3to1phase/feedback_type',
    { type: 'string', default: 'no' },
    'Rückmeldung des zweiten Schützes',
    'Feedback of the second contactor',
    'Öffner (nc) oder Schließer (no).',
    'Normally closed (nc) or normally open (no).',
  ],
  [
    'ports[0]/switch3to1phase/switch_delay',
    { type: 'integer', range: '10 - 300', default: '20', unit: 's' },
    'Pause beim Umschalten',
    'Pause while switching',
    'So lange sind beim Wechsel alle Phasen aus, bevor dem Fahrzeug die neue Zahl angeboten wird.',
    'For that long every phase is off before the vehicle is offered the new number.',
  ],
]);
