import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';
import { cause, impact, onSite, remote } from './shared-texts.ts';

const duty100Connected = both(
  'bei gestecktem Fahrzeug CP-Tastverhältnis 100 %',
  'CP duty cycle 100 % while a vehicle is plugged in',
);
const lockedUntilUnplugged = both(
  'Stecker bleibt verriegelt, bis das Fahrzeug getrennt ist',
  'the plug stays locked until the vehicle is disconnected',
);

const proximityCauses = [cause.evPlug, cause.evseSocket, cause.evseWiring, cause.boardElectronics];
const proximityImpact = [
  impact.duty100,
  both('beim Laden: Abbruch, Stecker bleibt verriegelt', 'while charging: it stops and the plug stays locked'),
  both('sonst: kein Laden, Stecker bleibt frei', 'otherwise: no charging and the plug stays free'),
];
const proximityOnSite = [onSite.wiringAndBoard, onSite.cable, onSite.lockAndWires];

/** StatusNotification errors 3.3.4.12 to 3.3.4.15 and 3.3.4.33 to 3.3.4.36: residual current, emergency stop, local list, proximity pilot. */
export const safetyErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '3.3.4.12',
    'SpuriousRcdError',
    both('FI ausgelöst, ohne dass geladen wurde', 'RCD tripped although nothing was charging'),
    both(
      'Der FI meldet ausgelöst, obwohl weder geladen noch getestet wird: der Fehler sitzt in der Station. Bleibt bestehen, bis er von Hand behoben ist (15.15.2).',
      'The RCD reports a trip outside of charging and testing, so the fault is inside the station. It stays until somebody clears it by hand (15.15.2).',
    ),
    {
      ocppErrorCode: 'GroundFailure',
      causes: [
        cause.rcdFeedback,
        cause.rcdBroken,
        both('Gleichfehlerstrom, mit dem niemand rechnete', 'an unforeseen DC fault current'),
        both('Polarität der RCD-Rückmeldung vertauscht', 'feedback polarity of the RCD is inverted'),
        cause.rcdConfiguration,
      ],
      impact: [
        impact.duty0,
        impact.noCharging,
        both('Stecker entriegelt und bleibt es', 'the plug is released and cannot be locked again'),
      ],
      remote: [remote.rcdMonitor],
      onSite: [onSite.wiring, onSite.rcd, both('Station neu starten', 'power-cycle the station')],
      facts: {
        priority: '12',
        connectorId: '>= 1',
        mqttCondition: 'rcd/error = "SpuriousRcdError"',
        recoverable: 'no',
      },
    },
  ),
  entry(
    'error',
    '3.3.4.13',
    'RcdTestError',
    both('FI-Selbsttest fehlgeschlagen', 'RCD self-test failed'),
    both(
      'Der selbsttätige Test des FI ging schief. Getestet wird beim Einschalten, vor jeder Ladung und nach 24 h; FI oder Verdrahtung ansehen (15.15.3).',
      'The automatic test of the RCD went wrong. It runs at power-up, ahead of each charge and once 24 h have gone by; look at RCD and wiring (15.15.3).',
    ),
    {
      ocppErrorCode: 'GroundFailure',
      causes: [
        both('Rückmelde- oder Testleitung unterbrochen', 'feedback or test line is broken'),
        both('FI versagte im Test', 'the RCD failed in the test'),
        both(
          'Polarität von Rückmeldung oder Testausgang vertauscht',
          'polarity of feedback or test output is inverted',
        ),
        cause.rcdConfiguration,
      ],
      impact: [
        duty100Connected,
        lockedUntilUnplugged,
        impact.noCharging,
        both(
          'nach dem Trennen: CP-Tastverhältnis 0 %, Stecker frei und nicht mehr zu verriegeln',
          'after unplugging: CP duty cycle 0 %, plug free and not lockable',
        ),
      ],
      remote: [remote.rcdMonitor],
      onSite: [onSite.wiring, onSite.rcd, both('FI tauschen', 'swap the RCD')],
      facts: { priority: '12', connectorId: '>= 1', mqttCondition: 'rcd/error = "RcdTestError"', recoverable: 'no' },
    },
  ),
  entry(
    'error',
    '3.3.4.14',
    'RcdGroundFailure',
    both('FI während des Ladens ausgelöst', 'RCD tripped during a charge'),
    both(
      'Der FI hat bei gestecktem Fahrzeug ausgelöst. Verschwindet die Meldung nach dem Trennen, liegt es am Fahrzeug; bleibt sie, wird daraus SpuriousRcdError und es liegt an der Station (15.15.2).',
      'The RCD tripped with a vehicle plugged in. If the message goes away after unplugging, look at the vehicle; if not, it turns into SpuriousRcdError and the station is at fault (15.15.2).',
    ),
    {
      ocppErrorCode: 'GroundFailure',
      causes: [
        both('Gleichfehlerstrom ist geflossen', 'a DC fault current did flow'),
        cause.rcdFeedback,
        cause.rcdBroken,
        cause.rcdConfiguration,
      ],
      impact: [
        impact.duty100,
        lockedUntilUnplugged,
        impact.stoppedOrBlocked,
        both('nach dem Trennen wird entriegelt', 'the lock opens once the vehicle is gone'),
      ],
      remote: [remote.rcdMonitor],
      onSite: [both('Fahrzeug abstecken', 'unplug the vehicle'), onSite.rcd, onSite.wiring],
      facts: {
        priority: '12',
        connectorId: '>= 1',
        mqttCondition: 'rcd/error = "RcdGroundFailure"',
        recoverable: 'yes, when the EV is disconnected',
      },
    },
  ),
  entry(
    'error',
    '3.3.4.15',
    'EmergencyShutdown',
    both('Not-Aus betätigt', 'Emergency stop pressed'),
    both(
      'Der Not-Aus-Eingang ist aktiv; die Station geht so schnell wie möglich in den sicheren Zustand (15.14).',
      'The emergency input is active; the station goes to its safe state at once (15.14).',
    ),
    {
      ocppErrorCode: 'OtherError',
      causes: [
        both('jemand hat den Not-Aus gedrückt', 'somebody pressed the emergency stop'),
        both('Polarität des Not-Aus-Eingangs vertauscht', 'polarity of the emergency input is inverted'),
      ],
      impact: [impact.duty0, impact.stoppedOrBlocked, impact.unlocked],
      remote: [
        both(
          'Werte unter ports[0]/emergency_alarm in customer.json mit der Station vergleichen',
          'compare the values below ports[0]/emergency_alarm in customer.json with the station',
        ),
      ],
      onSite: [onSite.wiring],
      facts: { priority: '13', connectorId: '>= 0', mqttCondition: 'emergency_shutdown = 1' },
    },
  ),
  entry(
    'error',
    '3.3.4.33',
    'LocalListConflict',
    both('Lokale Liste widerspricht dem Backend', 'Local list disagrees with the backend'),
    both(
      'Die Antwort auf Authorize passt nicht zu dem, was die lokale Berechtigungsliste für dieselbe Karte sagt.',
      'The backend answered Authorize differently from what the local authorisation list says about the same card.',
    ),
    {
      ocppErrorCode: 'LocalListConflict',
      causes: [both('lokale Liste ist veraltet', 'the local list is outdated')],
      impact: [impact.noCharging],
      remote: [
        both(
          'lokale Liste neu senden (SendLocalList; nur updateType Full)',
          'send the local list again (SendLocalList; updateType Full only)',
        ),
      ],
      facts: { priority: '16', connectorId: '= 0' },
    },
  ),
  entry(
    'error',
    '3.3.4.34',
    'ProximityNoCable',
    both('Kein Proximity-Signal', 'No proximity signal'),
    both('Am Proximity Pilot ist kein Kabel zu erkennen.', 'The proximity pilot shows no cable.'),
    {
      ocppErrorCode: 'OtherError',
      causes: proximityCauses,
      impact: proximityImpact,
      remote: [remote.otherCable],
      onSite: proximityOnSite,
      facts: { connectorId: '>= 1', mqttCondition: 'session/proximity_error = ProximityNoCable' },
    },
  ),
  entry(
    'error',
    '3.3.4.35',
    'ProximityInvalid',
    both('Ungültiges Proximity-Signal', 'Invalid proximity signal'),
    both(
      'Der Widerstand am Proximity Pilot gehört zu keinem zulässigen Kabel.',
      'The resistor on the proximity pilot belongs to no permitted cable.',
    ),
    {
      ocppErrorCode: 'OtherError',
      causes: proximityCauses,
      impact: proximityImpact,
      remote: [remote.otherCable],
      onSite: proximityOnSite,
      facts: { connectorId: '>= 1', mqttCondition: 'session/proximity_error = ProximityInvalid' },
    },
  ),
  entry(
    'error',
    '3.3.4.36',
    'ProximityChanged',
    both('Proximity-Signal hat sich beim Laden geändert', 'Proximity signal changed while charging'),
    both(
      'Während einer Ladung änderte sich der am Proximity Pilot gelesene Wert.',
      'The value read from the proximity pilot did not stay the same during a charge.',
    ),
    {
      ocppErrorCode: 'OtherError',
      causes: proximityCauses,
      impact: [
        both(
          'Laden geht mit kleinerer Stromgrenze weiter, bis das Fahrzeug getrennt wird',
          'charging goes on at a lower current until the vehicle is unplugged',
        ),
      ],
      remote: [remote.otherCable],
      onSite: proximityOnSite,
      facts: { connectorId: '>= 1', mqttCondition: 'session/proximity_error = ProximityChanged' },
    },
  ),
];
