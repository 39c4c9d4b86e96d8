import { rows } from '../entry.ts';

/** How these stations start, stop and limit charging (2.1, 2.2, 5.2, 5.3.4), by message or property. */
export const chargingBehaviours = [
  ...rows('parameter', '2.1', [
    [
      'Authorize',
      { window: '10 minutes', applies: 'stations with two connectors and one reader' },
      'Eine Karte gilt dem zuletzt gesteckten Fahrzeug',
      'A card counts for the vehicle plugged in last',
      'Bei zwei Ladepunkten mit einem Leser wird zehn Minuten lang nur das zuletzt angesteckte Fahrzeug freigegeben; alle anderen müssen neu gesteckt werden. Ohne wartendes Fahrzeug lehnt die Station jede Karte ab.',
      'With two connectors and one reader only the vehicle plugged in last can be authorised, for ten minutes; all others have to be plugged in anew. While no vehicle waits, every card is refused.',
    ],
    [
      'LockEarly',
      {},
      'Verriegeln beim Einstecken',
      'Lock on plugging in',
      'Ab Werk wird sofort beim Einstecken verriegelt; der Schlüssel verschiebt es bis zur Freigabe. Er fehlt in der Schlüsselliste des Handbuchs.',
      'Unless changed, the plug is locked at once; the key delays that until charging is authorised. It is absent from the list of keys in the manual.',
    ],
  ]),
  ...rows('parameter', '2.2', [
    [
      'StopTransaction',
      { deaf: '30 s after the start', group: 'only when the backend authorised the start' },
      'Beenden mit der Karte',
      'Stopping by card',
      'In den ersten 30 s nach dem Beginn bleibt die Karte ohne Wirkung. Eine Karte derselben Gruppe beendet nur, was das Backend freigegeben hat: Die lokale Liste kennt keine Gruppen. Ausstecken am Fahrzeug beendet immer.',
      'Within 30 s of the start the card does nothing. A card of the same group stops only what the backend authorised: the local list knows no groups. Unplugging at the vehicle always stops.',
    ],
    [
      'RemoteStopTransaction',
      { plug: 'stays locked' },
      'Kabel bleibt nach dem Fernstopp verriegelt',
      'Cable stays locked after a remote stop',
      'Frei wird es, wenn am Fahrzeug ausgesteckt wird, oder mit UnlockConnector; bei manchen Ausführungen verriegelt es nach 30 s wieder.',
      'It comes free when unplugged at the vehicle or by UnlockConnector; some models lock it again after 30 s.',
    ],
  ]),
  ...rows('parameter', '5.2', [
    [
      'Time limit',
      { unit: 's', infinite: '0' },
      'Frist einer Stromgrenze',
      'Time of a current limit',
      'Wird die Grenze so lange nicht aufgefrischt, gilt der Rückfallwert. Laden alle Fahrzeuge plötzlich langsam, sendet die Laststeuerung nicht mehr.',
      'If the limit is not refreshed for so long, the fallback holds. When all vehicles turn slow at once, the load control has stopped sending.',
    ],
    [
      'Fallback value',
      {},
      'Rückfallwert einer Stromgrenze',
      'Fallback of a current limit',
      'Gilt, sobald die Frist ohne neue Vorgabe verstrichen ist; meist sehr klein.',
      'Holds once the time ran out without a new value; usually very low.',
    ],
    [
      'Start value',
      { unit: 'A' },
      'Stromgrenze nach dem Neustart',
      'Current limit after a restart',
      'Gilt vom Neustart an, bis die erste Vorgabe kommt.',
      'Holds from a restart until the first value arrives.',
    ],
    [
      'Minimum',
      { unit: 'A', with: 'Maximum' },
      'Spanne einer Stromgrenze',
      'Range of a current limit',
      'Vorgaben unter Minimum oder über Maximum werden mit VALUE_OUT_OF_RANGE abgelehnt.',
      'Values below minimum or above maximum are refused with VALUE_OUT_OF_RANGE.',
    ],
  ]),
  ...rows('parameter', '5.3.4', [
    [
      'Current limit exceeded',
      { tolerance: '5 s', 'raised limits': 'one outlet per 6 s' },
      'Fahrzeug zieht mehr als erlaubt',
      'Vehicle draws more than permitted',
      'Nach fünf Sekunden über der Grenze öffnet das Schütz. Gesenkte Grenzen gelten für alle sofort, angehobene kommen reihum an.',
      'After five seconds above the limit the contactor opens. Lowered limits hold for all at once, raised ones arrive in turn.',
    ],
  ]),
];
