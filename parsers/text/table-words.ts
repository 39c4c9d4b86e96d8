import type { IssueParams } from '../model/issue.ts';
import type { Bilingual, Language } from '../model/language.ts';
import type { TableUse } from '../model/table-plan.ts';

/** What a table of a database is said to hold. The screens keep a copy; a test compares the two. */
export const tableUseWords: Readonly<Record<TableUse, Bilingual>> = {
  transactions: { de: 'Ladevorgänge', en: 'charging sessions' },
  'transaction-ends': { de: 'Enden von Ladevorgängen', en: 'ends of sessions' },
  messages: { de: 'OCPP-Nachrichten', en: 'OCPP messages' },
  authorisations: { de: 'Karten (Cache oder Liste)', en: 'cards (cache or list)' },
  'meter-samples': { de: 'OCPP-Messwerte (JSON)', en: 'OCPP meter values (JSON)' },
  'meter-readings': { de: 'Zählerstände', en: 'meter readings' },
  configuration: { de: 'Konfiguration', en: 'configuration' },
  reservations: { de: 'Reservierungen', en: 'reservations' },
  'charging-profiles': { de: 'Ladeprofile', en: 'charging profiles' },
  states: { de: 'gemerkte Zustände', en: 'remembered states' },
  'security-events': { de: 'Sicherheitsereignisse', en: 'security events' },
  nothing: { de: 'nichts', en: 'nothing' },
};

/** What the columns of a table are, in the words of the reasons and issues of databases. The names are those of `databases/table-mapping.ts`. */
const roles: Readonly<Record<string, Bilingual>> = {
  station: { de: 'Station', en: 'station' },
  localId: { de: 'eigene Kennung', en: 'own id' },
  transactionId: { de: 'Transaktions-ID', en: 'transaction id' },
  connector: { de: 'Ladepunkt', en: 'connector' },
  idTagStart: { de: 'Karte beim Start', en: 'card at start' },
  idTagStop: { de: 'Karte beim Stopp', en: 'card at stop' },
  parentIdTag: { de: 'Gruppe der Karte', en: 'group of the card' },
  startedAt: { de: 'Startzeit', en: 'start time' },
  stoppedAt: { de: 'Stoppzeit', en: 'stop time' },
  startClock: { de: 'Beginn: Uhrzeit', en: 'start: time of day' },
  stopClock: { de: 'Ende: Uhrzeit', en: 'stop: time of day' },
  meterStart: { de: 'Zähler beim Start', en: 'meter at start' },
  meterStop: { de: 'Zähler beim Stopp', en: 'meter at stop' },
  meterLast: { de: 'letzter Zählerstand', en: 'last meter reading' },
  meterLastAt: { de: 'Zeit des letzten Stands', en: 'time of the last reading' },
  energy: { de: 'Energie', en: 'energy' },
  reason: { de: 'Stoppgrund', en: 'stop reason' },
  acknowledged: { de: 'vom Backend bestätigt', en: 'confirmed by the backend' },
  startMessageId: { de: 'Nachrichten-ID des Starts', en: 'message id of the start' },
  stopMessageId: { de: 'Nachrichten-ID des Stopps', en: 'message id of the stop' },
  genericTime: { de: 'Zeit', en: 'time' },
  deleted: { de: 'als gelöscht markiert', en: 'marked as deleted' },
  message: { de: 'Nachricht', en: 'message' },
  action: { de: 'Aktion', en: 'action' },
  uniqueId: { de: 'Nachrichten-ID', en: 'message id' },
  messageId: { de: 'Nachrichten-ID', en: 'message id' },
  attempts: { de: 'Versuche', en: 'attempts' },
  storedAt: { de: 'Zeit', en: 'time' },
  direction: { de: 'Richtung', en: 'direction' },
  kind: { de: 'Art der Nachricht', en: 'kind of message' },
  answer: { de: 'Antwort', en: 'answer' },
  idTag: { de: 'Karte', en: 'card' },
  status: { de: 'Status', en: 'status' },
  expiresAt: { de: 'gültig bis', en: 'valid until' },
  blocked: { de: 'gesperrt', en: 'blocked' },
  information: { de: 'Angaben', en: 'information' },
  payload: { de: 'Messwerte', en: 'samples' },
  value: { de: 'Wert', en: 'value' },
  reading: { de: 'Zählerstand', en: 'meter reading' },
  at: { de: 'Zeit', en: 'time' },
  measurand: { de: 'Messgröße', en: 'measurand' },
  unit: { de: 'Einheit', en: 'unit' },
  context: { de: 'Anlass', en: 'context' },
  phase: { de: 'Phase', en: 'phase' },
  power: { de: 'Leistung', en: 'power' },
  voltage: { de: 'Spannung', en: 'voltage' },
  current: { de: 'Strom', en: 'current' },
  soc: { de: 'Ladestand', en: 'state of charge' },
  temperature: { de: 'Temperatur', en: 'temperature' },
  key: { de: 'Schlüssel', en: 'key' },
  configurationKey: { de: 'Schlüssel', en: 'key' },
  configurationValue: { de: 'Wert', en: 'value' },
  readonly: { de: 'nur lesbar', en: 'read only' },
  reservationId: { de: 'Reservierungs-ID', en: 'reservation id' },
  profile: { de: 'Profil', en: 'profile' },
  profileId: { de: 'Profil-ID', en: 'profile id' },
  stackLevel: { de: 'Stapelebene', en: 'stack level' },
  purpose: { de: 'Zweck', en: 'purpose' },
  state: { de: 'Zustand', en: 'state' },
  event: { de: 'Ereignis', en: 'event' },
  critical: { de: 'kritisch', en: 'critical' },
  text: { de: 'Text', en: 'text' },
  errorCode: { de: 'Fehlercode', en: 'error code' },
  info: { de: 'Zusatzangabe', en: 'information' },
  vendorErrorCode: { de: 'Fehlercode des Herstellers', en: "vendor's error code" },
  vendorId: { de: 'Herstellerkennung', en: 'vendor id' },
};

/** Every word that has one, for the guard that no role is without. */
export const tableWords = { uses: tableUseWords, roles } as const;

function word(words: Readonly<Record<string, Bilingual>>, name: string, language: Language): string {
  return Object.hasOwn(words, name) ? (words[name]?.[language] ?? name) : name;
}

/** What a table is taken for, in words. */
export function tableUseText(use: string, language: Language): string {
  return word(tableUseWords, use, language);
}

/** What a column is taken for, in words. */
export function tableRoleText(role: string, language: Language): string {
  return word(roles, role, language);
}

/** The values of a sentence about tables with their uses and roles in words: `as`, `role`, and `columns` as `role=column, role=column`. */
export function inTableWords(params: IssueParams, language: Language): IssueParams {
  const { as, role, columns } = params;
  const named = typeof columns === 'string' && /^[A-Za-z]+=/.test(columns);
  if (typeof as !== 'string' && typeof role !== 'string' && !named) return params;
  return {
    ...params,
    ...(typeof as === 'string' ? { as: word(tableUseWords, as, language) } : {}),
    ...(typeof role === 'string' ? { role: word(roles, role, language) } : {}),
    ...(named
      ? {
          columns: columns.replaceAll(
            /(^|, )([A-Za-z]+)=/g,
            (_whole, before: string, name: string) => `${before}${word(roles, name, language)} = `,
          ),
        }
      : {}),
  };
}
