import type { Bilingual } from '../../model/language.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';
import { cause, impact, onSite, remote } from './shared-texts.ts';

const { filesystem, database, noSpace, transactionId } = cause;
const dataAtRisk = [impact.stoppedOrBlocked, impact.transactionsLost, impact.unsentLost];
const blocked = [impact.noCharging];
const repairAndDelete = [onSite.repairFilesystem, onSite.deleteDatabase];
const repairSpaceDelete = [onSite.repairFilesystem, onSite.freeSpace, onSite.deleteDatabase];
const withReset = [remote.diagnostics, remote.reset];

type PersistenceRow = readonly [
  subsection: number,
  suffix: string,
  what: Bilingual,
  causes: readonly Bilingual[],
  impact: readonly Bilingual[],
  remote: readonly Bilingual[],
  onSite: readonly Bilingual[],
];

/** The sixteen faults of the local transaction store; they differ in the step that failed. */
const table: readonly PersistenceRow[] = [
  [
    17,
    'OpenFailed',
    both('Öffnen der Datenbank', 'opening the database'),
    [filesystem],
    blocked,
    withReset,
    repairAndDelete,
  ],
  [
    18,
    'UnlinkDenied',
    both('Löschen der Datenbankdatei', 'removing the database file'),
    [filesystem],
    blocked,
    withReset,
    repairAndDelete,
  ],
  [
    19,
    'ReadOnly',
    both('Schreiben: Datenbank nur lesbar', 'writing: the database is read-only'),
    [filesystem],
    blocked,
    withReset,
    repairAndDelete,
  ],
  [
    20,
    'InvalidType',
    both('Lesen: Wert von falschem Typ', 'reading: a value of the wrong type'),
    [database],
    blocked,
    [remote.diagnostics],
    repairAndDelete,
  ],
  [
    21,
    'CountError',
    both('Zählen der Einträge', 'counting the rows'),
    [database, filesystem],
    blocked,
    withReset,
    repairSpaceDelete,
  ],
  [
    22,
    'ClearError',
    both('Leeren einer Tabelle', 'emptying a table'),
    [database, filesystem],
    blocked,
    withReset,
    repairSpaceDelete,
  ],
  [
    23,
    'NoInsertRowId',
    both('Einfügen: keine Zeilennummer erhalten', 'inserting: no row id came back'),
    [database, filesystem, noSpace],
    dataAtRisk,
    [remote.diagnostics],
    repairSpaceDelete,
  ],
  [
    24,
    'PrepareFailed',
    both('Vorbereiten einer Anweisung', 'preparing a statement'),
    [database, filesystem],
    dataAtRisk,
    [remote.diagnostics],
    repairSpaceDelete,
  ],
  [
    25,
    'UpdateFailed',
    both('Ändern eines Eintrags', 'changing a row'),
    [database, filesystem, noSpace, transactionId],
    dataAtRisk,
    withReset,
    repairSpaceDelete,
  ],
  [
    26,
    'DropFailed',
    both('Entfernen einer Tabelle', 'dropping a table'),
    [database, filesystem],
    blocked,
    withReset,
    repairSpaceDelete,
  ],
  [
    27,
    'TransactionFailed',
    both('Abschluss einer Datenbanktransaktion', 'a database transaction'),
    [database, filesystem, noSpace],
    blocked,
    withReset,
    repairSpaceDelete,
  ],
  [
    28,
    'CreateFailed',
    both('Anlegen der Datenbank', 'creating the database'),
    [database, filesystem, noSpace],
    blocked,
    withReset,
    repairSpaceDelete,
  ],
  [
    29,
    'InsertFailed',
    both('Einfügen eines Eintrags', 'inserting a row'),
    [database, filesystem, noSpace, transactionId],
    dataAtRisk,
    withReset,
    repairSpaceDelete,
  ],
  [
    30,
    'DeleteFailed',
    both('Löschen eines Eintrags', 'deleting a row'),
    [database, filesystem],
    blocked,
    withReset,
    repairAndDelete,
  ],
  [
    32,
    'FinalizeFailed',
    both('Abschließen einer Anweisung', 'finishing a statement'),
    [database, filesystem],
    dataAtRisk,
    withReset,
    repairAndDelete,
  ],
];

/** StatusNotification errors 3.3.4.17 to 3.3.4.32: the local database `/var/lib/ocppd/transactions.db`. */
export const persistenceErrors: readonly CatalogueEntry[] = [
  ...table.map(([subsection, suffix, what, causes, effects, remoteSteps, onSiteSteps]) =>
    entry(
      'error',
      `3.3.4.${subsection}`,
      `Persistence${suffix}`,
      both(`Lokale Datenbank gestört: ${what.de}`, `Local database fault: ${what.en}`),
      both(
        `Die lokale Datenbank meldet einen Fehler, dem Namen nach hier: ${what.de}. In transactions.db liegen Transaktionen und Zählerstände, die noch ans Backend gehen; vor dem Löschen sichern.`,
        `The local database raised an error, going by the name here: ${what.en}. transactions.db holds transactions and readings still owed to the backend; copy it before deleting it.`,
      ),
      {
        ocppErrorCode: 'OtherError',
        causes,
        impact: effects,
        remote: remoteSteps,
        onSite: onSiteSteps,
        facts: { priority: '15', connectorId: '>= 0' },
      },
    ),
  ),
  entry(
    'error',
    '3.3.4.31',
    'PersistenceTooManyTransactions',
    both('Speicher für Offline-Transaktionen voll', 'Store for offline transactions is full'),
    both(
      'Die Station war so lange offline, dass keine weitere Transaktion mehr gespeichert werden kann (Grenze 336, 3.3.2).',
      'The station was offline for so long that no further transaction fits into its store (limit 336, 3.3.2).',
    ),
    {
      ocppErrorCode: 'OtherError',
      causes: [both('Grenze der Offline-Transaktionen erreicht', 'limit of offline transactions is used up')],
      impact: blocked,
      remote: [remote.reset],
      onSite: [
        both('Internetverbindung prüfen und wiederherstellen', 'check the internet connection and bring it back'),
      ],
      facts: { priority: '15', connectorId: '>= 0', limit: '336 transactions' },
    },
  ),
];
