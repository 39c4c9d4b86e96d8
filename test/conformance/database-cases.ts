import { mkdtempSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { SessionRow } from '../../main/api/views/session-views.ts';
import { createEngine } from '../../main/engine/engine.ts';
import { asking, ended } from '../main/ask-engine.ts';
import { storeVariations } from '../fixtures/databases/store-variations.ts';
import { backendSchemas } from '../fixtures/databases/backend-schemas.ts';
import { unknownSchemas } from '../fixtures/databases/unknown-schemas.ts';
import type { ExpectedSession } from '../fixtures/databases/store-variations.ts';

/** What a database gave and what it should have given. */
export interface DatabaseLine {
  readonly name: string;
  readonly reader: string;
  readonly expected: readonly ExpectedSession[];
  readonly actual: readonly ExpectedSession[];
  readonly issues: readonly string[];
}

const corpus = fileURLToPath(new URL('../../../shared/corpus/databases/', import.meta.url));
export const corpusDatabases = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.db')) : [];

const folder = mkdtempSync(join(tmpdir(), 'database-case-'));
const engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
const ask = asking(() => engine);
let cases = 0;

/** To be called when no more databases are read: the engine that read them all ends, its cases go. */
export async function endReading(): Promise<void> {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Imports a file into a case of its own and asks for what the screens would show. */
async function readDatabase(path: string, zone: string): Promise<Pick<DatabaseLine, 'reader' | 'actual' | 'issues'>> {
  cases += 1;
  const { caseId } = await engine.caseAt(join(folder, `${cases}.ladeakte`));
  const { token } = await engine.grantFile(path);
  await ended(ask, await ask('import.start', { files: [token], caseId, zone }));
  const sessions = await ask('sessions.list', { caseId, limit: 1_000 });
  const sources = await ask('sources.list', { caseId });
  await ask('case.close', { caseId });
  return {
    reader: sources[0]?.account.reader ?? '',
    actual: sessions.rows.map(sessionOf),
    issues: sources.flatMap(({ issues }) => issues.map(({ code }) => code)),
  };
}

function sessionOf(row: SessionRow): ExpectedSession {
  const { transactionId, connector, start, stop, energyWh, station, idTag, reason } = row;
  return { transactionId, connector, start, stop, energyWh, station, idTag, reason };
}

/** Our own stores: a database a variation. */
export async function variationLines(wanted: (name: string) => boolean = () => true): Promise<readonly DatabaseLine[]> {
  const lines: DatabaseLine[] = [];
  for (const variation of [...storeVariations, ...unknownSchemas, ...backendSchemas]) {
    if (!wanted(variation.name)) continue;
    const database = new Database(':memory:');
    variation.build(database);
    const folder = mkdtempSync(join(tmpdir(), 'database-file-'));
    const path = join(folder, 'store.db');
    writeFileSync(path, database.serialize());
    database.close();
    try {
      const read = await readDatabase(path, variation.zone);
      lines.push({ name: variation.name, expected: variation.sessions, ...read });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return lines;
}

/** What SQL says about the sessions of the databases of the corpus, by queries written by hand for their layouts. */
const truths: readonly { readonly table: string; readonly query: string }[] = [
  {
    table: 'TRANSACTIONS',
    query: `SELECT CASE WHEN TRANSACTION_ID < 0 THEN NULL ELSE TRANSACTION_ID END AS id, CONNECTOR AS connector, TIME_START AS start, TIME_END AS stop,
      METER_STOP - METER_START AS energy FROM TRANSACTIONS`,
  },
  {
    table: 'StartTransaction',
    query: `SELECT s.TransactionID AS id, s.ConnectorID AS connector, s.Timestamp AS start, e.Timestamp AS stop, e.MeterStop - s.MeterStart AS energy
      FROM StartTransaction s LEFT JOIN StopTransaction e USING (TransactionID)`,
  },
  {
    table: 'RequestFifo',
    query: `SELECT transaction_id AS id, id AS connector, transaction_start AS start, NULL AS stop, NULL AS energy FROM Connectors WHERE transaction_start > 0`,
  },
];

function truthOf(path: string): readonly ExpectedSession[] {
  const database = new Database(path, { readonly: true });
  try {
    const names = database.prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`).all();
    const truth = truths.find(({ table }) => names.some(({ name }) => name === table));
    if (truth === undefined) throw new Error(`no query was written for ${path}`);
    type Row = {
      id: number | null;
      connector: number;
      start: string | number;
      stop: string | number | null;
      energy: number | null;
    };
    const time = (value: string | number): string =>
      new Date(typeof value === 'number' ? value * (value < 1e11 ? 1000 : 1) : value).toISOString();
    return database
      .prepare<[], Row>(truth.query)
      .all()
      .map(({ id, connector, start, stop, energy }) => ({
        transactionId: id === null ? null : String(id),
        connector,
        start: time(start),
        stop: stop === null ? null : time(stop),
        energyWh: energy === null ? null : String(energy),
      }));
  } finally {
    database.close();
  }
}

export async function corpusLines(): Promise<readonly DatabaseLine[]> {
  const lines: DatabaseLine[] = [];
  for (const name of corpusDatabases) {
    lines.push({ name, expected: truthOf(join(corpus, name)), ...(await readDatabase(join(corpus, name), 'UTC')) });
  }
  return lines;
}

/** Sessions in one order, as lines of text that can be compared. */
export function inOrder(
  sessions: readonly ExpectedSession[],
  like: readonly ExpectedSession[] = sessions,
): readonly string[] {
  const told = like[0] ?? {};
  return sessions
    .map((session) => {
      const { transactionId, connector, start, stop, energyWh } = session;
      const energy = energyWh === null ? '-' : String(Number(energyWh));
      const more = (['station', 'idTag', 'reason'] as const).flatMap((name) =>
        name in told ? [session[name] ?? '-'] : [],
      );
      return `${start ?? '-'} ${transactionId ?? '-'} @${connector ?? '-'} until ${stop ?? '-'} ${energy} Wh ${more.join(' ')}`.trim();
    })
    .sort();
}
