import type { Bilingual, Language } from '../model/language.ts';

/*
 * What the settings of a rule are called. A name means the same in most rules; where it does not, the entry with the rule's id counts. A guard
 * finds a threshold without words.
 */

const byName: Readonly<Record<string, Bilingual>> = {
  absurd: { de: 'ab hier ein Fehler des Fühlers', en: 'a fault of the sensor from here on' },
  acceptedMs: { de: 'nach angenommenem Neustart warten', en: 'wait after an accepted reset' },
  afterMs: { de: 'so lange nach dem Firmware-Update', en: 'this long after the firmware update' },
  alertMs: { de: 'Abstand zur Meldung höchstens', en: 'at most apart from the alert by' },
  answerMs: { de: 'auf die Antwort warten', en: 'wait for the answer' },
  apartMs: { de: 'mindestens so weit auseinander', en: 'at least this far apart' },
  awayMs: { de: 'so lange ohne Verbindung', en: 'this long without a connection' },
  bootWithinMs: { de: 'Neustart spätestens nach', en: 'restart at the latest after' },
  checkedPerAction: { de: 'geprüft je Aktion', en: 'checked for each action' },
  coveredPercent: { de: 'von anderen Aufzeichnungen abgedeckt', en: 'covered by other records' },
  dailyMs: { de: 'Abweichung von ganzen Tagen', en: 'deviation from whole days' },
  deadA: { de: 'eine Phase gilt als tot unter', en: 'a phase counts as dead below' },
  deafMs: { de: 'dieselbe Karte wird überhört für', en: 'the same card is not heard for' },
  deviationPercent: { de: 'erlaubte Abweichung', en: 'deviation allowed' },
  earliestMs: { de: 'frühestens nach', en: 'at the earliest after' },
  factor: { de: 'mehr als das, was die Leistung hergibt', en: 'more than the power explains' },
  fallPercent: { de: 'fällt um mehr als', en: 'falls by more than' },
  fewest: { de: 'mindestens', en: 'at least' },
  fewestKeys: { de: 'mindestens gelesene', en: 'at least read' },
  fullPercent: { de: 'gilt als voll ab', en: 'counts as full from' },
  goesOnMs: { de: 'läuft danach weiter für', en: 'goes on afterwards for' },
  graceMs: { de: 'Nachfrist', en: 'grace period' },
  heartbeats: { de: 'mehr als so viele Heartbeat-Abstände', en: 'more than this many heartbeat intervals' },
  highA: { de: 'hoher Strom ab', en: 'high current from' },
  holds: { de: 'der Speicher fasst', en: 'the store holds' },
  intervals: { de: 'länger als so viele übliche Abstände', en: 'longer than this many usual intervals' },
  lastingMs: { de: 'hält an für', en: 'lasting for' },
  laterMs: { de: 'auch noch danach', en: 'still afterwards' },
  latestMs: { de: 'spätestens nach', en: 'at the latest after' },
  least: { de: 'mindestens', en: 'at least' },
  leastA: { de: 'Strom mindestens', en: 'current at least' },
  leastMs: { de: 'mindestens', en: 'at least' },
  leastS: { de: 'Abstand mindestens', en: 'interval at least' },
  leastSignedS: { de: 'Abstand signierter Werte mindestens', en: 'interval of signed values at least' },
  leastW: { de: 'Leistung mindestens', en: 'power at least' },
  leastWh: { de: 'Energie mindestens', en: 'energy at least' },
  limiterMs: { de: 'die Begrenzung greift nach', en: 'the limiter acts after' },
  liveA: { de: 'eine Phase gilt als stromführend über', en: 'a phase counts as live above' },
  longestMs: { de: 'höchstens', en: 'at most' },
  marginMs: { de: 'Spielraum um den Beginn', en: 'margin around the start' },
  most: { de: 'höchstens', en: 'at most' },
  mostMs: { de: 'höchstens', en: 'at most' },
  mostW: { de: 'Leistung höchstens', en: 'power at most' },
  mostWh: { de: 'Energie höchstens', en: 'energy at most' },
  nearMs: { de: 'Abstand höchstens', en: 'at most apart by' },
  nearPercent: { de: 'gilt als fast voll ab', en: 'counts as nearly full from' },
  nextMs: { de: 'der nächste Versuch folgt innerhalb von', en: 'the next attempt follows within' },
  offlineMs: { de: 'gilt als offline nach', en: 'counts as offline after' },
  orderedMs: {
    de: 'gilt als angeordnet, wenn der Auftrag höchstens zurückliegt um',
    en: 'counts as ordered when the order is at most this old',
  },
  olderMs: { de: 'der Messwert ist älter als', en: 'the reading is older than' },
  openMs: { de: 'eine Anfrage bleibt offen für', en: 'a request stays open for' },
  plugMs: { de: 'Abstand zum Einstecken', en: 'apart from plugging in by' },
  queuedMs: { de: 'nachgesendet, wenn älter als', en: 'sent later when older than' },
  ratePercent: { de: 'Anteil mindestens', en: 'share at least' },
  resetMs: { de: 'nach einem Reset zusätzlich', en: 'after a reset in addition' },
  retries: { de: 'Zahl der Versuche', en: 'number of retries' },
  retryMs: { de: 'Abstand der Versuche', en: 'time between retries' },
  roundingWh: { de: 'als Rundung gilt bis', en: 'counts as rounding up to' },
  scheduledMs: { de: 'nach vorgemerktem Neustart warten', en: 'wait after a scheduled reset' },
  shortestMs: { de: 'länger als', en: 'longer than' },
  silentMs: { de: 'ohne Antwort seit', en: 'without an answer for' },
  singly: { de: 'einzeln gemeldet bis', en: 'told one by one up to' },
  slowMs: { de: 'langsam ab', en: 'slow from' },
  soonMs: { de: 'danach innerhalb von', en: 'afterwards within' },
  startMs: { de: 'am Anfang der Aufzeichnung nicht', en: 'not at the beginning of the log' },
  steady: { de: 'gleichmäßig davor und danach', en: 'steady before and after' },
  togetherMs: { de: 'gilt als gleichzeitig innerhalb von', en: 'counts as at the same time within' },
  toleranceMs: { de: 'Toleranz', en: 'tolerance' },
  toleranceWh: { de: 'Toleranz', en: 'tolerance' },
  toleranceWhPerSession: { de: 'Toleranz je Ladevorgang', en: 'tolerance for each session' },
  usualMs: { de: 'üblich bis', en: 'usual up to' },
  verySlowMs: { de: 'sehr langsam ab', en: 'very slow from' },
  waitMs: { de: 'so lange abwarten', en: 'wait this long' },
  withinMs: { de: 'innerhalb von', en: 'within' },
  withinWithoutSessionMs: { de: 'innerhalb von (ohne Ladevorgang)', en: 'within (without a session)' },
};

/** Where a name means something of its own. */
const byRule: Readonly<Record<string, Bilingual>> = {
  'transaction.energy-during-fault marginMs': {
    de: 'Spielraum an Beginn und Ende der Störung',
    en: 'margin at the start and the end of the fault',
  },
  'transaction.session-short shortestMs': { de: 'kurz ist unter', en: 'short is below' },
  'connection.silence longestMs': { de: 'länger gilt als abgeschaltet', en: 'longer counts as switched off' },
  'vendor.chargebyte.rcd-test-failed startMs': {
    de: 'gilt als Selbsttest beim Start bis',
    en: 'counts as self-test at the start until',
  },
};

/** Units of counts, in both numbers; what is not here (`A`, `%`) is the same in all languages. */
const counts: Readonly<Record<string, Readonly<Record<Language, readonly [one: string, several: string]>>>> = {
  boots: { de: ['Neustart', 'Neustarts'], en: ['boot', 'boots'] },
  cases: { de: ['Fall', 'Fälle'], en: ['case', 'cases'] },
  changes: { de: ['Wechsel', 'Wechsel'], en: ['change', 'changes'] },
  connections: { de: ['Verbindung', 'Verbindungen'], en: ['connection', 'connections'] },
  episodes: { de: ['Störung', 'Störungen'], en: ['episode', 'episodes'] },
  heartbeats: { de: ['Heartbeat', 'Heartbeats'], en: ['heartbeat', 'heartbeats'] },
  ids: { de: ['Kennung', 'Kennungen'], en: ['id', 'ids'] },
  intervals: { de: ['Abstand', 'Abstände'], en: ['interval', 'intervals'] },
  keys: { de: ['Schlüssel', 'Schlüssel'], en: ['key', 'keys'] },
  messages: { de: ['Nachricht', 'Nachrichten'], en: ['message', 'messages'] },
  'meter values': { de: ['Messwert', 'Messwerte'], en: ['meter value', 'meter values'] },
  readings: { de: ['Ablesung', 'Ablesungen'], en: ['reading', 'readings'] },
  repetitions: { de: ['Wiederholung', 'Wiederholungen'], en: ['repetition', 'repetitions'] },
  requests: { de: ['Anfrage', 'Anfragen'], en: ['request', 'requests'] },
  retries: { de: ['Versuch', 'Versuche'], en: ['retry', 'retries'] },
  sessions: { de: ['Ladevorgang', 'Ladevorgänge'], en: ['session', 'sessions'] },
  silences: { de: ['Funkstille', 'Funkstillen'], en: ['silence', 'silences'] },
  'status changes': { de: ['Statuswechsel', 'Statuswechsel'], en: ['status change', 'status changes'] },
  suspensions: { de: ['Aussetzer', 'Aussetzer'], en: ['suspension', 'suspensions'] },
  'times the power told': { de: ['-fach', '-fach'], en: ['times', 'times'] },
  transactions: { de: ['Transaktion', 'Transaktionen'], en: ['transaction', 'transactions'] },
};

const durations = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** What a setting of a rule is about; its name where it has no words, as in a rule of one's own. */
export function thresholdLabel(rule: string, name: string, language: Language): string {
  const key = `${rule} ${name}`;
  const words = Object.hasOwn(byRule, key) ? byRule[key] : Object.hasOwn(byName, name) ? byName[name] : undefined;
  return words?.[language] ?? name;
}

/** The unit in which a person sets a value, and how many of the rule's own units it is: 600000 ms are set in minutes. */
export function settingUnit(
  standard: number,
  unit: string,
  language: Language,
): { readonly unit: string; readonly factor: number } {
  if (unit !== 'ms') return { unit: countUnit(standard, unit, language), factor: 1 };
  const [name, factor] =
    durations.find(([, size]) => standard >= size && standard % size === 0) ?? (['ms', 1] as const);
  return { unit: name, factor };
}

function countUnit(value: number, unit: string, language: Language): string {
  const words = Object.hasOwn(counts, unit) ? counts[unit]?.[language] : undefined;
  return words === undefined ? unit : words[value === 1 ? 0 : 1];
}

/** A value with its unit: `10 min`, `1,5 h`, `3 Fälle`. */
export function thresholdText(value: number, unit: string, language: Language): string {
  const { factor, unit: name } =
    unit === 'ms' ? settingUnit(value, unit, language) : { factor: 1, unit: countUnit(value, unit, language) };
  const number = decimalText(value / factor, language);
  return name.startsWith('-') ? `${number}${name}` : `${number} ${name}`;
}

function decimalText(value: number, language: Language): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.length < 5 ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, language === 'de' ? '.' : ',');
  return fraction === undefined ? grouped : `${grouped}${language === 'de' ? ',' : '.'}${fraction}`;
}
