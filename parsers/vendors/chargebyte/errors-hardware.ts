import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';
import { cause, impact, onSite, remote } from './shared-texts.ts';

/** StatusNotification errors 3.3.4.1 to 3.3.4.6: contactor and plug lock. */
export const contactorAndLockErrors: readonly CatalogueEntry[] = [
  entry(
    'error',
    '3.3.4.1',
    'PowerSwitchFailure',
    both('Schütz meldet einen anderen Zustand als befohlen', 'Contactor reports another state than commanded'),
    both(
      'Die Rückmeldung des Schützes passt nicht zum Schaltbefehl. Verklebt das Schütz, kann am Kabel weiter Spannung anliegen: vor dem Anfassen spannungsfrei prüfen.',
      'The feedback contact disagrees with the switching command. A welded contactor may leave the cable live: test for absence of voltage before touching it.',
    ),
    {
      ocppErrorCode: 'PowerSwitchFailure',
      causes: [
        both(
          'Rückmeldung falsch konfiguriert (Öffner oder Schließer)',
          'feedback configured the wrong way round (NC or NO)',
        ),
        both('Schütz defekt oder verklebt', 'contactor broken or welded shut'),
      ],
      impact: [
        impact.stoppedOrBlocked,
        impact.unlocked,
        impact.duty0,
        both(
          'an Kabel oder Stecker kann gefährliche Spannung stehen',
          'cable or connector may still carry dangerous voltage',
        ),
      ],
      remote: [
        both(
          'ports[0]/contactor/feedback_type in customer.json mit der Station vergleichen',
          'compare ports[0]/contactor/feedback_type in customer.json with the station',
        ),
      ],
      onSite: [
        both('Rückmeldekontakt prüfen', 'check the feedback contact'),
        both('Schütz tauschen', 'swap the contactor'),
      ],
      facts: { priority: '1', connectorId: '>= 1', mqttCondition: 'contactor/error = 1' },
    },
  ),
  entry(
    'error',
    '3.3.4.2',
    'PlugLockMotorCapNotCharged',
    both('Kondensator der Verriegelung lädt nicht', 'Capacitor of the plug lock does not charge'),
    both(
      'Der Kondensator, aus dem der Riegelmotor gespeist wird, war nach der erwarteten Zeit nicht geladen.',
      'The capacitor that feeds the lock motor was not full when it should have been.',
    ),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [
        both('Kondensator auf der Platine defekt', 'capacitor on the board is broken'),
        both('Ausgangsspannung des Netzteils stimmt nicht', 'output voltage of the power supply is off'),
      ],
      impact: [impact.lockUnreliable, impact.duty100, impact.noCharging],
      onSite: [
        both('Riegelmotor und Leitungen prüfen', 'check lock motor and wires'),
        both('Netzteilspannung messen: mindestens 12 V', 'measure the power supply: 12 V or more'),
        onSite.replaceBoard,
      ],
      facts: {
        priority: '2',
        connectorId: '>= 1',
        mqttCondition: 'plug_lock/permanent_failure = PlugLockMotorCapNotCharged',
      },
    },
  ),
  entry(
    'error',
    '3.3.4.3',
    'PlugLockMotorUnexpectedOpen',
    both('Verriegelung meldet offen, obwohl verriegelt', 'Lock reports open although it was closed'),
    both(
      'Während der Stecker verriegelt sein soll, meldet der Riegel offen; das Laden wird abgebrochen.',
      'The bolt reports open while the plug has to be locked, so the charge is cut off.',
    ),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [cause.wrongMotorType, cause.plugForced],
      impact: [impact.duty100, impact.interrupted],
      remote: [remote.lockType],
      onSite: [onSite.lockAndWires],
      facts: {
        priority: '3',
        connectorId: '>= 1',
        mqttCondition: 'plug_lock/permanent_failure = PlugLockMotorUnexpectedOpen',
      },
    },
  ),
  entry(
    'error',
    '3.3.4.4',
    'PlugLockMotorUnexpectedClose',
    both('Verriegelung meldet zu, obwohl entriegelt', 'Lock reports closed although it was opened'),
    both(
      'Der Riegel meldet verriegelt, obwohl er offen sein soll.',
      'The bolt reports closed at a time when it has to be open.',
    ),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [cause.wrongMotorType, cause.plugForced],
      impact: [impact.lockUnreliable, impact.noCharging],
      remote: [remote.lockType],
      onSite: [onSite.evPlug, onSite.lockAndWires],
      facts: {
        priority: '4',
        connectorId: '>= 1',
        mqttCondition: 'plug_lock/permanent_failure = PlugLockMotorUnexpectedClose',
      },
    },
  ),
  entry(
    'error',
    '3.3.4.5',
    'PlugLockCannotLock',
    both('Stecker lässt sich nicht verriegeln', 'Plug cannot be locked'),
    both(
      'Der Riegelmotor ist gefahren, aber die Rückmeldung „verriegelt“ blieb aus.',
      'The lock motor was driven but never confirmed the locked position.',
    ),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [cause.wrongMotorType, cause.plugDamaged, cause.lockStuck],
      impact: [impact.lockUnreliable, impact.duty100, impact.noCharging],
      remote: [remote.unlock, remote.lockType],
      onSite: [onSite.evPlug, onSite.lockAndWires],
      facts: { priority: '5', connectorId: '>= 1', mqttCondition: 'plug_lock/permanent_failure = PlugLockCannotLock' },
    },
  ),
  entry(
    'error',
    '3.3.4.6',
    'PlugLockCannotUnlock',
    both('Stecker lässt sich nicht entriegeln', 'Plug cannot be released'),
    both(
      'Der Riegelmotor ist gefahren, aber der Riegel meldet nicht die erwartete Stellung; das Kabel steckt fest.',
      'The lock motor was driven but the bolt did not confirm the expected position; the cable stays caught.',
    ),
    {
      ocppErrorCode: 'ConnectorLockFailure',
      causes: [cause.wrongMotorType, cause.plugDamaged, cause.lockStuck],
      impact: [impact.lockUnreliable, both('Kabel lässt sich nicht abziehen', 'the cable cannot be pulled out')],
      remote: [remote.unlock, remote.lockType],
      onSite: [onSite.evPlug, onSite.lockAndWires],
      facts: {
        priority: '6',
        connectorId: '>= 1',
        mqttCondition: 'plug_lock/permanent_failure = PlugLockCannotUnlock',
      },
    },
  ),
];
