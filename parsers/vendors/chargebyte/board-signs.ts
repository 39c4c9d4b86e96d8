import { rows } from '../entry.ts';

/* What can be seen and set at the board itself: LEDs, switches, states of the control pilot, relays (4, 7.7, 7.9.2, 15.3). */

const leds = rows('parameter', '4.1', [
  [
    'LED1',
    { colour: 'green', blinking: 'booting', on: 'operational' },
    'Grüne LED der Platine',
    'Green LED of the board',
    'Blinkt beim Hochfahren; leuchtet sie dauernd, läuft die Ladesoftware. Blinkt sie ohne Ende, kommt die Software nicht hoch.',
    'Blinks while booting; when it stays on, the charging software runs. If it never stops blinking, the software does not come up.',
  ],
  [
    'LED2',
    { colour: 'yellow', on: 'USB stick is searched', blinking: '250 ms on / 250 ms off: update running' },
    'Gelbe LED der Platine',
    'Yellow LED of the board',
    'Dauernd an: Ein USB-Stick wird nach Abbildern durchsucht. Blinkend: Eine Aktualisierung läuft, Stick und Strom dranlassen. Geht sie ohne Blinken aus, passte kein Abbild oder es ist schon eingespielt.',
    'On: a USB stick is being searched for images. Blinking: an update runs, leave stick and supply alone. If it goes out without blinking, no image fitted or it is installed already.',
  ],
  [
    'LED3',
    { colour: 'red', pulsing: 'Linux heartbeat' },
    'Rote LED der Platine',
    'Red LED of the board',
    'Blinkt im Takt der Rechenlast und zeigt nur, dass Linux läuft; eine Störung bedeutet sie nicht.',
    'Its blinking follows the processor load and merely shows that Linux runs; it is no sign of a fault.',
  ],
]);

const statusLed = rows('parameter', '7.9.2', [
  [
    'PUSH_PULL_OUT_1',
    { on: 'ready', slow: '1000 ms / 1000 ms: charging', fast: '100 ms / 100 ms: error', gpio: '84' },
    'Status-LED der Station',
    'Status LED of the station',
    'Dauernd an: bereit. Langsames Blinken: lädt. Schnelles Blinken: Fehler. leds.json kann anderes festlegen.',
    'On: ready. Slow blinking: charging. Fast blinking: error. leds.json may define something else.',
  ],
  [
    'PUSH_PULL_OUT_4',
    { function: 'RCD test trigger', gpio: '87' },
    'Auslöser des RCD-Tests',
    'Trigger of the RCD test',
    'Ab Werk löst dieser Ausgang den Selbsttest des RCD aus.',
    'Unless changed, this output starts the self-test of the RCD.',
  ],
]);

const switches = rows('parameter', '4.2', [
  [
    'SW1',
    { 'positions 1 and 2 on': 'terminated', 'both off': 'not terminated', port: 'X7 (EIA-485 1)' },
    'Abschluss des Busses an X7',
    'Termination of the bus at X7',
    'Beide Schalter an, wenn die Platine am Ende der Leitung sitzt, sonst beide aus. Falsch gestellt fallen Zähler und Leser zeitweise aus.',
    'Both on where the board is at the end of the line, else both off. Set wrongly, meter and reader drop out now and then.',
  ],
  [
    'SW2',
    {
      '0 to 7': '1 phase: 6, 10, 13, 16, 20, 32, 40, 63 A',
      '8 to F': '3 phases: 6, 10, 13, 16, 20, 32, 40, 63 A',
      file: '/etc/secc/rotaryencd.json',
    },
    'Drehschalter für Strom und Phasen',
    'Rotary switch for current and phases',
    'Legt fest, wie viel die Station höchstens zulässt. Lädt sie überall zu langsam, zuerst hier nachsehen.',
    'Sets the most that the station permits. If it charges too slowly everywhere, look here first.',
  ],
]);

const pilotStates = rows('parameter', '15.3', [
  [
    'CP A',
    { voltage: '12 V', A1: '100 %', A2: '5 %' },
    'Kein Fahrzeug',
    'No vehicle',
    'Nichts ist gesteckt; A2 liegt an, während die Station schon ein Signal sendet.',
    'Nothing is plugged in; A2 while the station sends its signal already.',
  ],
  [
    'CP B',
    { voltage: '9 V', B1: '100 %', B2: '5 % (ISO 15118) or 8 to 97 %' },
    'Fahrzeug steckt, lädt aber nicht',
    'Vehicle plugged in, not charging',
    'B1: Die Station erlaubt noch nichts. B2: Sie bietet Strom an, und das Fahrzeug fordert keinen.',
    'B1: the station permits nothing yet. B2: it offers current and the vehicle asks for none.',
  ],
  [
    'CP C',
    { voltage: '6 V', C2: '5 % (ISO 15118) or 8 to 97 %' },
    'Fahrzeug lädt',
    'Vehicle charges',
    'Bei 5 % verhandeln beide den Strom digital, sonst gibt ihn das Tastverhältnis vor.',
    'At 5 % both negotiate the current digitally, else the duty cycle sets it.',
  ],
  [
    'CP E',
    { voltage: '0 V' },
    'Kein Strom oder Kurzschluss',
    'No power or a short',
    'Stromausfall, oder CP hat Schluss gegen PE: Kabel und Stecker prüfen.',
    'Supply failure, or CP is shorted to PE: check cable and plug.',
  ],
  [
    'CP F',
    { voltage: '-12 V' },
    'Station nicht verfügbar',
    'Station not available',
    'Die Station sagt dem Fahrzeug, dass sie nicht laden kann.',
    'The station tells the vehicle that it cannot charge.',
  ],
]);

const relayTopics = rows('mqtt-topic', '7.7', [
  [
    'port0/contactor/state/actual',
    { input: 'S1 (SENSE_1)', gpio: '131' },
    'Rückmeldung des Schützes',
    'Feedback of the contactor',
    'Was der Hilfsschalter an S1 zeigt; weicht es vom Soll ab, klebt oder schließt das Schütz nicht.',
    'What the auxiliary switch at S1 shows; if it differs from the target, the contactor is welded or does not close.',
  ],
]);

/** LEDs, switches, pilot states and relays of the board. */
export const boardSigns = [...leds, ...statusLed, ...switches, ...pilotStates, ...relayTopics];
