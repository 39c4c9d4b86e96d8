import type { Bilingual } from '../model/language.ts';

/** How the value of a field is written in a filter. */
export type QueryFieldKind = 'word' | 'number' | 'energy' | 'duration' | 'instant';

/** A field of the filter language, with its line in the help. */
export interface QueryField {
  readonly name: string;
  readonly kind: QueryFieldKind;
  readonly example: string;
  readonly description: Bilingual;
}

/** All fields; a list that does not have one of them never matches a term on it. */
export const queryFields: readonly QueryField[] = [
  {
    name: 'action',
    kind: 'word',
    example: 'action:StartTransaction',
    description: { de: 'Name der OCPP-Nachricht', en: 'name of the OCPP message' },
  },
  {
    name: 'kind',
    kind: 'word',
    example: 'kind:error',
    description: {
      de: 'Art der Nachricht: call (Anfrage), result (Antwort), error (Fehlerantwort), other; von 2.1 send und result-error',
      en: 'kind of message: call, result, error, other; of 2.1 send and result-error',
    },
  },
  {
    name: 'state',
    kind: 'word',
    example: 'state:truncated',
    description: {
      de: 'Zustand der Nachricht im Log: whole, repaired, truncated, elided',
      en: 'state of the message in the log: whole, repaired, truncated, elided',
    },
  },
  {
    name: 'direction',
    kind: 'word',
    example: 'direction:csms-to-station',
    description: {
      de: 'Richtung: station-to-csms, csms-to-station oder unknown',
      en: 'direction: station-to-csms, csms-to-station or unknown',
    },
  },
  {
    name: 'station',
    kind: 'word',
    example: 'station:CP7*',
    description: { de: 'Kennung der Ladestation', en: 'identity of the charging station' },
  },
  {
    name: 'connector',
    kind: 'number',
    example: 'connector:2',
    description: { de: 'Nummer des Ladepunkts; 0 ist die Station', en: 'connector number; 0 is the station' },
  },
  {
    name: 'tx',
    kind: 'word',
    example: 'tx:4711',
    description: { de: 'Transaktionsnummer', en: 'transaction id' },
  },
  {
    name: 'session',
    kind: 'word',
    example: 'session:4711',
    description: {
      de: 'Ladevorgang: seine Kennung oder ihr letzter Teil, die Transaktionsnummer',
      en: 'session: its id or the last part of it, the transaction id',
    },
  },
  {
    name: 'id',
    kind: 'word',
    example: 'id:1000005',
    description: { de: 'Kennung der Nachricht', en: 'message id' },
  },
  {
    name: 'status',
    kind: 'word',
    example: 'status:Faulted',
    description: {
      de: 'Status in der Nachricht (auch connectorStatus und chargingState) oder des Ladepunkts',
      en: 'status in the message (connectorStatus and chargingState too) or of the connector',
    },
  },
  {
    name: 'code',
    kind: 'word',
    example: 'code:RcdGroundFailure',
    description: {
      de: 'Fehlercode, auch der des Herstellers; bei Messwerten der Code einer Abweichung',
      en: 'error code, the vendor’s too; of readings the code of a deviation',
    },
  },
  {
    name: 'latency',
    kind: 'duration',
    example: 'latency>10s',
    description: { de: 'Zeit bis zur Antwort', en: 'time until the answer' },
  },
  {
    name: 'at',
    kind: 'instant',
    example: 'at:2025-10-26T02:00/PT2H',
    description: {
      de: 'Zeitraum in UTC: Tag, Minute, Beginn/Dauer oder von..bis; ein Versatz wie +01:00 gilt',
      en: 'period in UTC: a day, a minute, start/duration or from..to; an offset such as +01:00 is obeyed',
    },
  },
  {
    name: 'energy',
    kind: 'energy',
    example: 'energy>10kWh',
    description: {
      de: 'Energie des Ladevorgangs, ohne Einheit in Wh',
      en: 'energy of the session, in Wh without a unit',
    },
  },
  {
    name: 'duration',
    kind: 'duration',
    example: 'duration<2min',
    description: { de: 'Dauer des Ladevorgangs', en: 'duration of the session' },
  },
  {
    name: 'idtag',
    kind: 'word',
    example: 'idtag:04A2B3C4',
    description: { de: 'Karte oder Vertrag', en: 'card or contract' },
  },
  {
    name: 'reason',
    kind: 'word',
    example: 'reason:PowerLoss',
    description: {
      de: 'Grund des Endes; bei Nachrichten auch triggerReason und der Grund eines Neustarts',
      en: 'reason for the end; of messages triggerReason and the reason of a restart too',
    },
  },
  {
    name: 'complete',
    kind: 'word',
    example: 'complete:no',
    description: { de: 'Beginn und Ende bekannt: yes oder no', en: 'both ends known: yes or no' },
  },
  {
    name: 'source',
    kind: 'word',
    example: 'source:database',
    description: {
      de: 'Zeuge des Ladevorgangs: log, database, signed',
      en: 'witness of the session: log, database, signed',
    },
  },
  {
    name: 'signature',
    kind: 'word',
    example: 'signature:invalid',
    description: { de: 'Signatur: valid, invalid, unverifiable', en: 'signature: valid, invalid, unverifiable' },
  },
  {
    name: 'readable',
    kind: 'word',
    example: 'readable:broken',
    description: { de: 'Messwert lesbar: ok oder broken', en: 'reading readable: ok or broken' },
  },
  {
    name: 'billing',
    kind: 'word',
    example: 'billing:not-usable',
    description: {
      de: 'Zur Abrechnung: usable, not-usable, undecided',
      en: 'for billing: usable, not-usable, undecided',
    },
  },
  {
    name: 'key',
    kind: 'word',
    example: 'key:enclosed',
    description: {
      de: 'Herkunft oder Fingerabdruck eines Schlüssels; in der Konfiguration der Parameter',
      en: 'origin or fingerprint of a key; in the configuration the parameter',
    },
  },
  {
    name: 'origin',
    kind: 'word',
    example: 'origin:pinned',
    description: { de: 'Herkunft eines Schlüssels', en: 'origin of a key' },
  },
  {
    name: 'curve',
    kind: 'word',
    example: 'curve:secp256r1',
    description: { de: 'Kurve des Schlüssels', en: 'curve of the key' },
  },
  {
    name: 'meter',
    kind: 'word',
    example: 'meter:ISK0004711001',
    description: { de: 'Seriennummer des Zählers', en: 'serial number of the meter' },
  },
  {
    name: 'format',
    kind: 'word',
    example: 'format:ocmf',
    description: { de: 'Format des signierten Messwerts', en: 'format of the signed reading' },
  },
  {
    name: 'severity',
    kind: 'word',
    example: 'severity:critical',
    description: {
      de: 'Schwere des Befunds: critical, warning, info',
      en: 'severity of the finding: critical, warning, info',
    },
  },
  {
    name: 'rule',
    kind: 'word',
    example: 'rule:status.*',
    description: { de: 'Regel, die den Befund ergab', en: 'rule that gave the finding' },
  },
  {
    name: 'via',
    kind: 'word',
    example: 'via:GetConfiguration',
    description: { de: 'Weg, auf dem ein Wert bekannt wurde', en: 'way in which a value became known' },
  },
  {
    name: 'marked',
    kind: 'word',
    example: 'marked:yes',
    description: {
      de: 'von einer Person markiert oder mit einer Notiz: yes oder no',
      en: 'marked by a person or with a note: yes or no',
    },
  },
  {
    name: 'note',
    kind: 'word',
    example: 'note:*customer*',
    description: { de: 'Worte der Notizen an der Zeile', en: 'words of the notes beside the row' },
  },
];

const byName = new Map(queryFields.map((field) => [field.name, field]));

/** The field of this name, without regard to case; `transaction` and `connectorid` are accepted too. */
export function findQueryField(name: string): QueryField | undefined {
  const lower = name.toLowerCase();
  const synonyms: Readonly<Record<string, string>> = {
    transaction: 'tx',
    transactionid: 'tx',
    connectorid: 'connector',
  };
  return byName.get(Object.hasOwn(synonyms, lower) ? (synonyms[lower] ?? lower) : lower);
}

/** The known field that looks most like a mistyped one, for the error message. */
export function nearestFieldName(name: string): string {
  const lower = name.toLowerCase();
  const score = (candidate: string): number => {
    let common = 0;
    while (common < lower.length && lower[common] === candidate[common]) common += 1;
    const letters = lower.split('').filter((letter) => candidate.includes(letter)).length;
    return common * 2 + letters - Math.abs(candidate.length - lower.length);
  };
  return queryFields.reduce(
    (best, { name: candidate }) => (score(candidate) > score(best) ? candidate : best),
    'action',
  );
}
