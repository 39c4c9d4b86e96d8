import type { FindingTextCatalogue } from './finding-text.ts';

export const authorisationCommandTexts: FindingTextCatalogue = {
  'authorisation.remote-stop-unknown': {
    title: { de: 'Fernstopp für einen Vorgang, der nicht läuft', en: 'Remote stop for a session that is not running' },
    detail: {
      de: 'Das Backend wollte Transaktion {transaction} beenden[[?over: , obwohl sie schon zu Ende war||; die Station kennt sie nicht]].[[ Antwort: {status}.]]',
      en: 'The backend wanted to stop transaction {transaction}[[?over:  although it had ended before||; the station does not know it]].[[ Answer: {status}.]]',
    },
    remedy: {
      de: 'Das Backend führt den Vorgang noch als offen: dort abgleichen, fehlendes Ende nachtragen.',
      en: 'The backend still has the session as open: reconcile it there and enter the missing end.',
    },
  },
  'authorisation.unlock-failed': {
    title: { de: 'Stecker nicht freigegeben', en: 'Connector not released' },
    detail: {
      de: 'UnlockConnector wurde {times}× mit {status} beantwortet.',
      en: 'UnlockConnector was answered with {status} {times}×.',
    },
    remedy: {
      de: 'Kabel entlasten und erneut versuchen; Verriegelung (Motor, Schalter) prüfen. NotSupported: Station hat ein festes Kabel.',
      en: 'Take the strain off the cable and try again; check the lock (motor, switch). NotSupported: the station has a fixed cable.',
    },
  },
  'authorisation.command-refused': {
    title: { de: 'Station lehnte einen Auftrag ab', en: 'Station refused an order' },
    detail: {
      de: '{action}[[ ({about})]][[ zu Transaktion {transaction}]]: {times}× {status}[[; der Ladepunkt war dabei {state}]].',
      en: '{action}[[ ({about})]][[ for transaction {transaction}]]: {times}× {status}[[; the connector was {state}]].',
    },
    remedy: {
      de: 'Status der Station zu dieser Zeit ansehen; manches nimmt sie während eines Ladevorgangs nicht an. NotSupported und UnknownKey: Funktion fehlt in dieser Firmware.',
      en: 'Look at the station’s state at that time; some orders it does not take during a session. NotSupported and UnknownKey: this firmware lacks the function.',
    },
  },
  'authorisation.odd-tag': {
    title: { de: 'Ladevorgänge ohne Karte', en: 'Sessions without a card' },
    detail: {
      de: '[[Vorgänge unter der Kennung eines Fahrzeugs (AutoCharge): {vehicles}]][[Vorgänge unter einer Ersatzkennung: {others}]][[?empty: ; die Kennung ist leer]].',
      en: '[[Sessions under the id of a vehicle (AutoCharge): {vehicles}]][[Sessions under a stand-in id: {others}]][[?empty: ; the id is empty]].',
    },
    remedy: {
      de: 'Mit dem Betreiber klären, ob das so gewollt ist: AutoCharge und Freibetrieb sind keine Freigabe durch eine Person.',
      en: 'Ask the operator whether this is intended: AutoCharge and free operation are no authorisation by a person.',
    },
  },
};
