import type { FindingSeverity } from '../../../../parsers/model/finding.ts';
import type { Direction, FrameKind } from '../../../../parsers/model/frame.ts';
import type { Language } from '../../../../parsers/model/language.ts';
import type { SessionWitness } from '../../../../parsers/model/session.ts';
import type { ConfigRow } from '../../../api/views/configuration-views.ts';
import type { SourceRow } from '../../../api/views/source-views.ts';

/** The words of the lists that `show` prints for a person; `--json` and `--csv` keep their codes. */
export interface ListWords {
  readonly yes: string;
  readonly no: string;
  /** A state of a connector that nothing tells. */
  readonly unknown: string;
  readonly severity: Readonly<Record<FindingSeverity, string>>;
  readonly direction: Readonly<Record<Direction, string>>;
  readonly kind: Readonly<Record<FrameKind, string>>;
  readonly witness: Readonly<Record<SessionWitness, string>>;
  readonly state: Readonly<Record<SourceRow['state'], string>>;
  readonly setBy: Readonly<Record<ConfigRow['setBy'], string>>;
  readonly effect: Readonly<Record<ConfigRow['effect'], string>>;
  readonly otherwise: (value: string) => string;
  readonly pending: string;
  readonly connector: (number: number) => string;
  readonly todo: string;
  /** A rule that a file turned off. */
  readonly off: (by: string) => string;
  /** A table that a known layout reads as a whole. */
  readonly layout: string;
  /** Actions of the journal. */
  readonly action: Readonly<Record<string, string>>;
  readonly title: Readonly<Record<Title, string>>;
}

type Title =
  | 'id'
  | 'station'
  | 'connector'
  | 'session'
  | 'duration'
  | 'energy'
  | 'card'
  | 'reason'
  | 'witnesses'
  | 'signature'
  | 'billing'
  | 'findings'
  | 'time'
  | 'direction'
  | 'kind'
  | 'action'
  | 'transaction'
  | 'latency'
  | 'message'
  | 'evidence'
  | 'status'
  | 'errorCode'
  | 'vendorCode'
  | 'info'
  | 'format'
  | 'context'
  | 'meter'
  | 'readable'
  | 'keyOrigin'
  | 'why'
  | 'via'
  | 'curve'
  | 'fingerprint'
  | 'problem'
  | 'usedBy'
  | 'key'
  | 'value'
  | 'meaning'
  | 'holds'
  | 'readonly'
  | 'setBy'
  | 'effect'
  | 'since'
  | 'changes'
  | 'source'
  | 'state'
  | 'bytes'
  | 'understood'
  | 'readAs'
  | 'issues'
  | 'table'
  | 'rows'
  | 'column'
  | 'role'
  | 'samples'
  | 'at'
  | 'who'
  | 'what'
  | 'about'
  | 'text'
  | 'standing';

const german: ListWords = {
  yes: 'ja',
  no: 'nein',
  unknown: 'unbekannt',
  severity: { critical: 'kritisch', warning: 'Warnung', info: 'Hinweis' },
  direction: { 'station-to-csms': 'zum Backend', 'csms-to-station': 'zur Station', unknown: 'unbekannt' },
  kind: { call: 'Anfrage', result: 'Antwort', error: 'Fehler', other: 'andere' },
  witness: { log: 'Protokoll', database: 'Datenbank', signed: 'Messwert' },
  state: { complete: 'vollständig', partial: 'teilweise', unread: 'nicht gelesen', duplicate: 'doppelt' },
  setBy: { csms: 'Backend', station: 'Station', file: 'Datei' },
  effect: {
    observed: 'gelesen',
    accepted: 'angenommen',
    'reboot-required': 'nach Neustart',
    rejected: 'abgelehnt',
    'not-supported': 'nicht unterstützt',
    error: 'Fehler',
    'no-answer': 'keine Antwort',
    'unknown-key': 'unbekannt',
  },
  otherwise: (value) => `in einer Datei ohne Datum: ${value}`,
  pending: 'wirkt nach dem nächsten Neustart',
  connector: (number) => `Ladepunkt ${number}`,
  todo: 'Zu tun',
  off: (by) => `aus: ${by}`,
  layout: 'bekannter Aufbau',
  action: {
    mark: 'Markierung',
    note: 'Notiz',
    'pin-key': 'Schlüssel festgelegt',
    'read-as': 'anders gelesen',
    'map-tables': 'Tabellen zugeordnet',
    undo: 'Rücknahme',
  },
  title: {
    id: 'Nr.',
    station: 'Station',
    connector: 'Ladepunkt',
    session: 'Ladevorgang',
    duration: 'Dauer',
    energy: 'Energie (kWh)',
    card: 'Karte',
    reason: 'Grund',
    witnesses: 'bekannt aus',
    signature: 'Signatur',
    billing: 'Abrechnung',
    findings: 'Befunde',
    time: 'Zeit',
    direction: 'Richtung',
    kind: 'Art',
    action: 'Aktion',
    transaction: 'Transaktion',
    latency: 'Antwortzeit',
    message: 'Inhalt',
    evidence: 'Beleg',
    status: 'Status',
    errorCode: 'Fehlercode',
    vendorCode: 'Herstellercode',
    info: 'Angabe',
    format: 'Format',
    context: 'Kontext',
    meter: 'Zähler',
    readable: 'Lesbarkeit',
    keyOrigin: 'Herkunft des Schlüssels',
    why: 'Warum',
    via: 'über',
    curve: 'Kurve',
    fingerprint: 'Fingerabdruck',
    problem: 'Mangel',
    usedBy: 'benutzt',
    key: 'Schlüssel',
    value: 'Wert',
    meaning: 'Bedeutung',
    holds: 'gilt',
    readonly: 'nur lesbar',
    setBy: 'gesagt von',
    effect: 'Wirkung',
    since: 'seit',
    changes: 'Änderungen',
    source: 'Quelle',
    state: 'Stand',
    bytes: 'Größe',
    understood: 'verstanden',
    readAs: 'gelesen als',
    issues: 'Mängel',
    table: 'Tabelle',
    rows: 'Zeilen',
    column: 'Spalte',
    role: 'Rolle',
    samples: 'Beispiele',
    at: 'wann',
    who: 'wer',
    what: 'was',
    about: 'zu',
    text: 'Text',
    standing: 'gilt',
  },
};

const english: ListWords = {
  yes: 'yes',
  no: 'no',
  unknown: 'unknown',
  severity: { critical: 'critical', warning: 'warning', info: 'note' },
  direction: { 'station-to-csms': 'to backend', 'csms-to-station': 'to station', unknown: 'unknown' },
  kind: { call: 'request', result: 'answer', error: 'error', other: 'other' },
  witness: { log: 'log', database: 'database', signed: 'reading' },
  state: { complete: 'complete', partial: 'partial', unread: 'not read', duplicate: 'duplicate' },
  setBy: { csms: 'backend', station: 'station', file: 'file' },
  effect: {
    observed: 'read',
    accepted: 'accepted',
    'reboot-required': 'after a restart',
    rejected: 'rejected',
    'not-supported': 'not supported',
    error: 'error',
    'no-answer': 'no answer',
    'unknown-key': 'unknown',
  },
  otherwise: (value) => `in a file without a date: ${value}`,
  pending: 'works after the next restart',
  connector: (number) => `connector ${number}`,
  todo: 'To do',
  off: (by) => `off: ${by}`,
  layout: 'known layout',
  action: {
    mark: 'mark',
    note: 'note',
    'pin-key': 'key pinned',
    'read-as': 'read otherwise',
    'map-tables': 'tables assigned',
    undo: 'taking back',
  },
  title: {
    id: 'no.',
    station: 'station',
    connector: 'connector',
    session: 'session',
    duration: 'duration',
    energy: 'energy (kWh)',
    card: 'card',
    reason: 'reason',
    witnesses: 'known from',
    signature: 'signature',
    billing: 'billing',
    findings: 'findings',
    time: 'time',
    direction: 'direction',
    kind: 'kind',
    action: 'action',
    transaction: 'transaction',
    latency: 'latency',
    message: 'content',
    evidence: 'evidence',
    status: 'status',
    errorCode: 'error code',
    vendorCode: 'vendor code',
    info: 'info',
    format: 'format',
    context: 'context',
    meter: 'meter',
    readable: 'readable',
    keyOrigin: 'origin of the key',
    why: 'why',
    via: 'via',
    curve: 'curve',
    fingerprint: 'fingerprint',
    problem: 'problem',
    usedBy: 'used',
    key: 'key',
    value: 'value',
    meaning: 'meaning',
    holds: 'holds',
    readonly: 'read-only',
    setBy: 'said by',
    effect: 'effect',
    since: 'since',
    changes: 'changes',
    source: 'source',
    state: 'state',
    bytes: 'size',
    understood: 'understood',
    readAs: 'read as',
    issues: 'issues',
    table: 'table',
    rows: 'rows',
    column: 'column',
    role: 'role',
    samples: 'samples',
    at: 'when',
    who: 'who',
    what: 'what',
    about: 'about',
    text: 'text',
    standing: 'standing',
  },
};

export function listWords(language: Language): ListWords {
  return language === 'de' ? german : english;
}
